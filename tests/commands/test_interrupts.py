"""Ctrl-C, from the first moment of the program on: a word, never a traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Wenming
from wenming_cli import stop
from wenming_cli.commands import status

BEGUN = """
import gc
from wenming_cli.__main__ import main
off = gc.disable
gc.disable = lambda: (print(flush=True), off())
main()
"""
"""Tells when the program has made ready for Ctrl-C, which is the first thing it does."""


@pytest.mark.skipif(os.name == "nt", reason="other signals there")
@pytest.mark.parametrize("command", ["status", "--help"])
def test_ctrl_c_while_the_program_starts(command: str, small: Path) -> None:
    for delay in (3, 10, 20, 35, 50, 75, 100):
        running = subprocess.Popen(
            [sys.executable, "-c", BEGUN, command],
            cwd=small,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert running.stdout is not None
        running.stdout.read(1)
        time.sleep(delay / 1000)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()
        if running.returncode == 130:
            assert err.decode() == "已中断\n"
        else:
            assert (running.returncode, err) in {(0, b""), (-signal.SIGINT, b"")}


IN_A_CALLBACK = """
import gc, signal, weakref
from wenming_cli.__main__ import main
class Module:
    pass
def interrupted():
    module = Module()
    reference = weakref.ref(module, lambda _: signal.raise_signal(signal.SIGINT))
    del module
gc.disable = interrupted
main()
"""
"""Ctrl-C where Python throws away what is raised: a lock of an import is let go in such a place."""


def test_ctrl_c_where_nothing_can_be_raised(small: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", IN_A_CALLBACK, "status"], check=False, cwd=small, capture_output=True
    )
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (130, b"", "已中断\n")


def test_other_faults_where_nothing_can_be_raised_are_told(small: Path) -> None:
    failing = IN_A_CALLBACK.replace("signal.raise_signal(signal.SIGINT)", "1 / 0")
    ran = subprocess.run(
        [sys.executable, "-c", failing, "--version"], check=False, cwd=small, capture_output=True
    )
    assert ran.returncode == 0
    assert b"ZeroDivisionError" in ran.stderr


def test_ctrl_c_while_a_command_runs(
    small: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(status, "_opened", interrupt)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        ran = wenming("-C", small, "status")
    finally:
        signal.signal(signal.SIGINT, before)
    assert (ran.code, ran.out, ran.err) == (130, "", "已中断\n")


def test_interrupts_that_are_ignored_stay_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        stop.interrupts_end_at_once()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        stop.interrupts_are_raised()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop.interrupts_end_at_once()
        assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        stop.interrupts_are_raised()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
