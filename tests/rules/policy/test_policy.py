"""Every rule of the change policy against its example: the marked lines and no others.

An example is two plans parted by a line ``---``: what was agreed on and what it becomes. A line of
the second that ends in ``# E711`` has that fault; its first line stands for the file, where what is
gone without a trace is reported. ``# as_of:`` is the day the change is made on, ``# committed:``
that of the lines, ``# predated:`` a commit of an older day than the one before it.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.loading import Loaded, load
from wenming_cli.model.plan import Plan
from wenming_cli.rules.policy import POLICY, PolicyRule
from wenming_cli.rules.policy.edit import Edit, Predated
from wenming_cli.rules.policy.run import check, switched_off
from wenming_cli.rules.policy.waivers import added

HERE = Path(__file__).parent
EXAMPLES = sorted(HERE.glob("*.yaml"))
MARK = re.compile(r"# (E7\d\d(?: E7\d\d)*)$")
MANUAL_PARTS = ("为什么：", "怎么改：", "对", "错")


def name_of(rule: PolicyRule) -> str:
    return rule.__name__.rpartition(".")[2]


def opened(folder: Path, text: str) -> Loaded:
    folder.mkdir(exist_ok=True)
    (folder / "plan.yaml").write_text(text, "utf-8")
    loaded = load(folder)
    assert not loaded.diagnostics
    return loaded


def read(folder: Path, text: str) -> Plan:
    plan = opened(folder, text).plan
    assert plan is not None
    return plan


def edit(example: Path, folder: Path, **days: str) -> Edit:
    text = example.read_text("utf-8")
    old, new = text.split("---\n")
    said = dict(re.findall(r"# (as_of|committed): (\S+)", text)) | days
    committed = said.get("committed")
    predated = re.findall(r"# predated: (\S+) (\S+) (\S+)", text)
    before, after = (
        opened(folder / name, part).sources for name, part in (("old", old), ("new", new))
    )
    return Edit(
        read(folder / "old", old),
        read(folder / "new", new),
        date.fromisoformat(said["as_of"]),
        lambda _: date.fromisoformat(committed) if committed else None,
        frozenset({"plan.yaml"}),
        tuple(added(before.values(), after.values())),
        tuple(
            Predated(name, date.fromisoformat(day), date.fromisoformat(after_day))
            for name, day, after_day in predated
        ),
    )


def marks(example: Path) -> Counter[tuple[int, str]]:
    new = example.read_text("utf-8").split("---\n")[1]
    found: Counter[tuple[int, str]] = Counter()
    for number, line in enumerate(new.splitlines(), 1):
        mark = MARK.search(line)
        at = 1 if line.startswith("# E") else number
        found.update((at, code) for code in (mark[1].split() if mark else ()))
    return found


def found_in(example: Path, folder: Path) -> list[Diagnostic]:
    return check(edit(example, folder))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_marked_lines_and_no_others(example: Path, tmp_path: Path) -> None:
    found = Counter((d.location.line, d.code) for d in found_in(example, tmp_path))
    assert found == marks(example)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_messages_are_plain_chinese(example: Path, tmp_path: Path) -> None:
    for diagnostic in found_in(example, tmp_path):
        assert len(diagnostic.message) <= 200
        for text in (diagnostic.message, diagnostic.hint):
            assert text is not None
            assert re.search(r"[\u4e00-\u9fff]", text)
            assert "\n" not in text
            assert not re.search(r"None|Decimal|<.*object", text)


@pytest.mark.parametrize("rule", POLICY, ids=name_of)
def test_the_example_shows_the_fault(rule: PolicyRule) -> None:
    example = HERE / f"{name_of(rule)}.yaml"
    assert rule.CODE in {code for _, code in marks(example)}


def test_every_example_belongs_to_a_rule() -> None:
    assert [path.stem for path in EXAMPLES] == sorted(map(name_of, POLICY))


def test_rules_are_in_the_order_of_their_codes() -> None:
    codes = [rule.CODE for rule in POLICY]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"E7[0-3]\d", code) for code in codes)


@pytest.mark.parametrize("rule", POLICY, ids=name_of)
def test_the_docstring_is_a_manual_page(rule: PolicyRule) -> None:
    title, blank, *rest = (rule.__doc__ or "").splitlines()
    assert title.endswith("。")
    assert blank == ""
    starts = [line[: len(part)] for line in rest for part in MANUAL_PARTS if line.startswith(part)]
    assert starts == list(MANUAL_PARTS)


def test_what_people_may_decide_is_a_warning() -> None:
    warned = {name_of(rule) for rule in POLICY if rule.SEVERITY is Severity.WARNING}
    assert warned == {
        "backdated",
        "belonging_changed",
        "commit_predated",
        "plan_renamed",
        "scope_changed",
        "scheme_edited",
        "settings_edited",
        "waiver_added",
    }


@pytest.mark.parametrize(
    "name", ["target_lowered", "task_dropped", "belonging_changed", "scope_changed"]
)
def test_a_plan_that_has_not_begun_may_change(name: str, tmp_path: Path) -> None:
    made = edit(HERE / f"{name}.yaml", tmp_path, as_of="2019-12-31")
    assert check(made) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_plan_against_itself(example: Path, tmp_path: Path) -> None:
    made = edit(example, tmp_path)
    for plan in (made.old, made.new):
        assert check(Edit(plan, plan, made.as_of, made.committed, made.files)) == []


@pytest.mark.parametrize(
    ("level", "severity"),
    [("off", None), ("warning", Severity.WARNING), ("error", Severity.ERROR)],
)
def test_settings_that_were_agreed_on_weigh(
    level: str, severity: Severity | None, tmp_path: Path
) -> None:
    made = edit(HERE / "due_edited.yaml", tmp_path)
    settings = f"settings: {{rules: {{E711: {level}}}}}\n"
    old, new = (
        read(tmp_path / name, (tmp_path / name / "plan.yaml").read_text("utf-8") + settings)
        for name in ("old", "new")
    )
    agreed = Edit(old, new, made.as_of, made.committed, made.files)
    assert {d.severity for d in check(agreed) if d.code == "E711"} == (
        {severity} if severity else set()
    )
    assert bool(switched_off(agreed)) == (severity is None)
    own = Edit(made.old, new, made.as_of, made.committed, made.files)
    assert {d.severity for d in check(own) if d.code == "E711"} == {Severity.ERROR}


def test_the_whole_budget(tmp_path: Path) -> None:
    made = edit(HERE / "budget_edited.yaml", tmp_path)
    bare = (tmp_path / "old" / "plan.yaml").read_text("utf-8").split("budget:")[0]
    new = read(tmp_path / "new", bare)
    found = check(Edit(made.old, new, made.as_of, made.committed, made.files))
    (one,) = found
    assert one.message.startswith("资金这一节被删去，没有写成预算调整（原来在 plan.yaml:10）；")
    assert "预算数 100.00万元 → 无" in one.message
