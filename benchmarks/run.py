"""Measures ``wenming`` beside other readers of the same files and writes down the result.

``python benchmarks/run.py`` prints a table for each size and puts them into README.md. What is
compared, and why that is fair, stands there.
"""

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
README = HERE / "README.md"
MARKS = re.compile(r"(?<=<!-- results -->\n).*(?=<!-- end of results -->)", re.DOTALL)

AS_OF = "2020-06-30"
SUPERVISED_AS_OF = "2022-12-31"
YAMLLINT_RULES = "{extends: default, rules: {line-length: disable, document-start: disable}}"
REVISIONS = ("HEAD~1..HEAD", "--as-of", AS_OF)
SLOW_FROM = 100_000
PACKAGES = ("pydantic", "PyYAML", "typer", "rich", "check-jsonschema", "jsonschema", "yamllint")
FORGETTING = "WENMING_NO_CACHE"
NOTHING = ("-c", "pass")
BARE, OURS = "`python -c pass`", "`wenming validate`"


@dataclass(frozen=True)
class Contender:
    """A command that is measured; ``slow`` ones may be left out of large sizes."""

    name: str
    arguments: tuple[str, ...]
    slow: bool = False


@dataclass
class Result:
    """What the runs of a command took: processor seconds each, peak memory in MiB."""

    cpu: list[float] = field(default_factory=list)
    peak: float = 0.0
    failure: str | None = None


# --- what is measured ---------------------------------------------------------------------------


def contenders(plan: Path, schema: Path) -> Iterator[Contender]:
    """Every command, each to read the same plan."""
    files = tuple(str(path) for path in sorted(plan.rglob("*.yaml")))
    yield Contender(BARE, NOTHING)
    yield Contender(OURS, ("-m", "wenming_cli", "validate", str(plan)))
    yield Contender("`wenming status`", status_of(plan))
    yield Contender("`wenming diff`", ("-m", "wenming_cli", "-C", str(plan), "diff", *REVISIONS))
    yield Contender("naive reader", (str(HERE / "naive.py"), str(plan)))
    against = ("--schemafile", str(schema), *files)
    yield Contender("check-jsonschema", ("-m", "check_jsonschema", *against), slow=True)
    yield Contender("yamllint", ("-m", "yamllint", "-d", YAMLLINT_RULES, *files), slow=True)


def supervision(plan: Path) -> Iterator[Contender]:
    """What is asked of a plan of findings and inspections."""
    yield Contender(OURS, ("-m", "wenming_cli", "validate", str(plan)))
    asked = ("-m", "wenming_cli", "-C", str(plan))
    for command in ("status", "inspections", "findings"):
        day = ("--as-of", SUPERVISED_AS_OF)
        yield Contender(f"`wenming {command}`", (*asked, command, *day))


def status_of(plan: Path) -> tuple[str, ...]:
    """The arguments of ``wenming status``."""
    return ("-m", "wenming_cli", "-C", str(plan), "status", "--as-of", AS_OF)


def environment(memory: str | None = None) -> dict[str, str]:
    """The environment of every command: this checkout, compiled modules kept.

    Answers are remembered in the folder ``memory``; without one none are.
    """
    dropped = ("PYTHONDONTWRITEBYTECODE", FORGETTING)
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    paths = (str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")]))
    own = {FORGETTING: "1"} if memory is None else {"XDG_CACHE_HOME": memory}
    forced = {"PYTHONHASHSEED": "0", "NO_COLOR": "1", **own}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), **forced}


def tab_behind(typed: str) -> dict[str, str]:
    """What a shell says when Tab is pressed."""
    at = str(typed.count(" "))
    return {"_WENMING_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": at}


# --- measuring ----------------------------------------------------------------------------------


def measured(chosen: list[Contender], rounds: int) -> dict[str, Result]:
    """Results by name. One round runs every command once, so that all share the same weather."""
    results = {contender.name: Result() for contender in chosen}
    for contender in chosen:
        results[contender.name].failure = warmed_up(contender)
    for number in range(rounds):
        for contender in chosen:
            result = results[contender.name]
            if result.failure is None:
                show_progress(f"{number + 1}/{rounds} {contender.name}")
                run(contender, result)
    show_progress("")
    return results


def show_progress(words: str) -> None:
    """Say where the measuring is, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r{words:<40}\r", end="", file=sys.stderr, flush=True)


def warmed_up(contender: Contender) -> str | None:
    """Run a command once, uncounted; its failure, if it is one."""
    command = [sys.executable, *contender.arguments]
    done = subprocess.run(
        command, capture_output=True, env=environment(), check=False, encoding="utf-8"
    )
    if done.returncode == 0:
        return None
    *_, last = (done.stderr or done.stdout).splitlines() or [""]
    print(f"{contender.name}: {last}", file=sys.stderr)
    return f"exit {done.returncode}"


def run(contender: Contender, result: Result) -> None:
    """Run a command once and add what it took."""
    _, cpu, peak = took(contender.arguments, environment())
    result.cpu.append(cpu)
    result.peak = max(result.peak, peak)


def took(arguments: tuple[str, ...], around: dict[str, str]) -> tuple[int, float, float]:
    """The exit code of one silent run of Python, its processor seconds, its peak memory in MiB."""
    silent = subprocess.DEVNULL
    command = [sys.executable, *arguments]
    process = subprocess.Popen(command, stdout=silent, stderr=silent, env=around)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def paired(
    arguments: tuple[str, ...], around: dict[str, str], rounds: int
) -> list[tuple[float, float]]:
    """Processor seconds of a program that does nothing, and of a command right behind it.

    Both share the weather of the machine; a command that fails ends the measuring.
    """
    return [(_sound(NOTHING, around), _sound(arguments, around)) for _ in range(rounds)]


def _sound(arguments: tuple[str, ...], around: dict[str, str]) -> float:
    code, cpu, _ = took(arguments, around)
    if code:
        sys.exit(f"{' '.join(arguments)}: exit {code}")
    return cpu


def printed(script: str, *arguments: str) -> str:
    """What another measuring of this folder prints."""
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout.strip()


def generate(tasks: int, folder: Path, *more: str) -> None:
    """Write a plan, in a process of its own: a child's peak memory starts from its parent's."""
    command = [sys.executable, str(HERE / "generate.py"), str(tasks), str(folder), *more]
    subprocess.run(command, check=True)


def commit_twice(plan: Path) -> None:
    """Make a plan a repository of two revisions that differ in every file of tasks."""
    git(plan, "init", "-q")
    git(plan, "add", "-A")
    git(plan, "commit", "-q", "-m", "before")
    for path in sorted(plan.rglob("*.yaml")):
        text = path.read_text("utf-8")
        path.write_text(text.replace("title: 清理背街小巷", "title: 清洗背街小巷"), "utf-8")
    git(plan, "commit", "-q", "-a", "-m", "after")


def git(folder: Path, *arguments: str) -> None:
    """Run git as nobody in particular."""
    who = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, env=environment())


def write_schema(path: Path) -> None:
    """Write our JSON Schema for check-jsonschema."""
    code = (
        "import json; from wenming_cli.model.schema import json_schema as s; print(json.dumps(s()))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, env=environment())
    path.write_bytes(done.stdout)


# --- writing it down ----------------------------------------------------------------------------


def table(results: dict[str, Result], base: str) -> str:
    """The results as Markdown; ratios are those of the medians to ``base``."""
    lines = [
        f"| command | CPU s, median | min | ratio to {base} | peak MiB |",
        "|---|---:|---:|---:|---:|",
    ]
    reference = results.get(base)
    for name, result in results.items():
        if result.failure is not None:
            lines.append(f"| {name} | failed ({result.failure}) | | | |")
            continue
        median = statistics.median(result.cpu)
        ratio = "—"
        if reference is not None and reference.failure is None:
            ratio = f"{median / statistics.median(reference.cpu):.2f}"
        lines.append(
            f"| {name} | {median:.3f} | {min(result.cpu):.3f} | {ratio} | {result.peak:.0f} |"
        )
    return "\n".join(lines)


def machine(rounds: int) -> str:
    """When, on what, and with which versions."""
    system = f"{platform.system()} {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {rounds} rounds, {cpu_model()}, {os.cpu_count()} cores, "
        f"{system}, {python}; {versions}."
    )


def cpu_model() -> str:
    """What the processor is called."""
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or "unknown processor"


def size_of(plan: Path) -> str:
    """How much there is to read."""
    sizes = [path.stat().st_size for path in plan.rglob("*.yaml")]
    return f"{len(sizes)} files, {sum(sizes) / 1e6:.1f} MB"


def numbers(written: str) -> list[int]:
    """Sizes from the command line; none where nothing is written."""
    return [int(size) for size in written.split(",") if size]


def main() -> int:
    """Measure, print, write down; 1 where a command failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of tasks")
    parser.add_argument("--findings", default="5000,20000", help="numbers of findings")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--demo", type=Path, help="a small plan, to measure status on")
    parser.add_argument("--all", action="store_true", help="slow readers at 100000 tasks too")
    parser.add_argument("--dry-run", action="store_true", help="leave README.md as it is")
    options = parser.parse_args()

    blocks, failed = [machine(options.rounds)], False
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder) / "schema.json"
        write_schema(schema)
        for tasks in numbers(options.sizes):
            plan = Path(folder) / str(tasks)
            generate(tasks, plan)
            commit_twice(plan)
            chosen = [
                contender
                for contender in contenders(plan, schema)
                if options.all or tasks < SLOW_FROM or not contender.slow
            ]
            results = measured(chosen, options.rounds)
            failed |= any(result.failure for result in results.values())
            blocks.append(f"### {tasks:,} tasks ({size_of(plan)})\n\n{table(results, OURS)}")
        for found in numbers(options.findings):
            plan, visits = Path(folder) / f"findings-{found}", found * 3 // 4
            generate(300, plan, "--findings", str(found), "--visits", str(visits))
            results = measured(list(supervision(plan)), options.rounds)
            failed |= any(result.failure for result in results.values())
            title = f"{found:,} findings and {visits:,} inspections"
            blocks.append(f"### {title} ({size_of(plan)})\n\n{table(results, OURS)}")
        if options.demo is not None:
            chosen = [
                Contender(BARE, NOTHING),
                Contender("`wenming status`", status_of(options.demo.resolve())),
            ]
            results = measured(chosen, options.rounds)
            failed |= any(result.failure for result in results.values())
            blocks.append(f"### The demo plan ({size_of(options.demo)})\n\n{table(results, BARE)}")
            demo = str(options.demo)
            blocks.append(printed("start.py", demo, "--rounds", str(options.rounds)))
            remembered = printed("warm.py", "--plan", demo)
            blocks.append(f"### The demo plan, remembered\n\n{remembered}")
    report = "\n\n".join(blocks) + "\n"
    print(report)
    if not options.dry_run and not failed:
        text = README.read_text("utf-8")
        README.write_text(MARKS.sub(lambda _: f"\n{report}\n", text), "utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
