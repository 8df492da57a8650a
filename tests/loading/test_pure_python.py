"""Without libyaml the parser in Python reads the same, and its complaints are Chinese too."""

import re
from pathlib import Path

import pytest
import yaml

from wenming_cli.loading import Loaded, event_reading, load

ROOT = Path(__file__).parents[2]
SUITE = ROOT.parent / "shared" / "corpora" / "yaml-test-suite"
HEAD = "plan: {id: p, name: 计划, year: 2020, owner: 办}\n"
COMPLAINTS = (
    "a: 'b\n",
    'a: "b\n---\n',
    "a: [b, c\nd: e\n",
    "a: [b]]\n",
    "a: {b: c: d}\n",
    "a: b\n    c: d\n",
    "- a: b\n c: d\n",
    "a:\n  - b\n - c\n",
    "a:\n\t- b\n",
    "a: b\n\tc: d\n",
    "a b\nc: d\n",
    "a: *重\n",
    "a: !重\n",
    "a: !e!x y\n",
    "a: &重 b\n",
    "a: %x\n",
    "a: @x\n",
    "a: >=\n",
    "a: |0\n  x\n",
    "a: | x\n",
    "a: - b\n",
    "a: ? b\n",
    "a: ,b\n",
    "a: b\n...\nc: d\n",
    "{a: b} c\n",
    'a: "\\q"\n',
    'a: "\\xZZ"\n',
    'a: "\\U00110000"\n',
    'a: "\\UFFFFFFFF"\n',
    "%YAML 3.0\n---\na: b\n",
    "%YAML 1.1\n%YAML 1.1\n---\na: b\n",
    "[a,,b]\n",
    '"a\n b": c\n',
)


def read(folder: Path, text: str | bytes, loader: object) -> Loaded:
    (folder / "plan.yaml").write_text(HEAD, "utf-8")
    (folder / "x.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_reading, "_Loader", loader)
        return load(folder)


@pytest.mark.parametrize("text", COMPLAINTS)
def test_every_complaint_is_understood(text: str, tmp_path: Path) -> None:
    by_c = read(tmp_path, text, event_reading._Loader).diagnostics
    pure = read(tmp_path, text, yaml.SafeLoader).diagnostics
    assert pure == by_c
    assert pure
    for found in pure:
        assert not re.search(r"[A-Za-z]{4,} [a-z]{2,}", found.message)


SURROGATE = 'a: "\\ud800"\n'
TAB = "logs: []\t# 一\n"


def test_what_only_one_of_them_refuses_is_refused_all_the_same(tmp_path: Path) -> None:
    assert {d.code for d in read(tmp_path, SURROGATE, yaml.SafeLoader).diagnostics} == {"E104"}
    assert read(tmp_path, TAB, event_reading._Loader).diagnostics == ()
    (found,) = read(tmp_path, TAB, yaml.SafeLoader).diagnostics
    assert (found.location.column, found.code) == (9, "E105")


def test_the_plan_of_the_repository_is_the_same() -> None:
    folder = ROOT / "plans" / "panlong-2020"
    by_c = load(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_reading, "_Loader", yaml.SafeLoader)
        pure = load(folder)
    assert pure.plan == by_c.plan
    assert pure.diagnostics == by_c.diagnostics
    for name, source in by_c.sources.items():
        assert pure.sources[name].text == source.text


def test_most_of_the_suite_is_judged_alike(tmp_path: Path) -> None:
    inputs = [path.read_bytes() for path in sorted(SUITE.glob("*.yaml"))]
    inputs += [text.encode() for text in COMPLAINTS]
    alike = sum(
        read(tmp_path, data, event_reading._Loader).diagnostics
        == read(tmp_path, data, yaml.SafeLoader).diagnostics
        for data in inputs
    )
    assert alike >= len(inputs) * 9 // 10
