"""What people install: a wheel that brings its templates and the demo plan."""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "plans" / "panlong-2020"


def _lend_libraries(place: Path) -> None:
    """Let the new environment see the libraries of this one, after its own packages."""
    (packages,) = place.rglob("site-packages")
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")


def test_a_wheel_reports_outside_the_repository(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", tmp_path, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    place = tmp_path / "venv"
    venv.create(place)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-compile"]
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True, capture_output=True)
    _lend_libraries(place)
    elsewhere = tmp_path / "办公室"
    elsewhere.mkdir()
    theirs = ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE")
    environment = {k: v for k, v in os.environ.items() if k not in theirs}

    def wenming(*arguments: str) -> str:
        run = subprocess.run(
            [python, "-m", "wenming_cli", *arguments],
            cwd=elsewhere,
            env=environment | {"PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    assert "一、总体情况" in wenming("-C", str(PLAN), "report", "--month", "2020-06")
    wenming("init", "demo", "--demo")
    assert "一、总体情况" in wenming("-C", "demo", "report", "--month", "2020-06")
    wenming("init", "new")
    wenming("validate", "--strict", "new")
