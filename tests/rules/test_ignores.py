"""Comments that say to ignore a fault: what they reach, what is said of those that are wrong."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from tests.work import calls_in
from wenming_cli.diagnostic import Diagnostic, Severity
from wenming_cli.inputs import codes
from wenming_cli.loading import load
from wenming_cli.loading.manual import MANUAL as READING
from wenming_cli.model.place import Source
from wenming_cli.rules import EVERY_RULE
from wenming_cli.rules.ignores import MANUAL, Sifted, comments_of, sift
from wenming_cli.rules.run import check

HEAD = """\
plan: {id: demo, name: 示例, year: 2020, owner: 区城管局}
owners: [{name: 区城管局, kind: department}]
workstreams: [{id: HW, name: 环境卫生, kind: rectification, owner: 区城管局}]
tasks:
"""
EARLY = "- {id: T-1, title: 清运, workstream: HW, start: 2020-06-01, due: 2020-05-01}"
FINE = "- {id: T-2, title: 清运, workstream: HW, start: 2020-06-01, due: 2020-07-01}"
BOTH = "- {id: T-1, title: 清运, workstream: HW, start: 2021-06-01, due: 2021-05-01}"


def sifted(folder: Path, body: str, as_of: date | None = None) -> Sifted:
    (folder / "plan.yaml").write_text(HEAD + body + "\n", "utf-8")
    loaded = load(folder)
    found = list(loaded.diagnostics)
    if loaded.plan is not None:
        found += check(loaded.plan, as_of, loaded.broken_lines)
    return sift(found, loaded, as_of)


def told(found: Iterable[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


@pytest.mark.parametrize(
    "comment",
    [
        "# wenming: 忽略E301 领导同意",
        "# Wenming: ignore E301 领导同意",
        "# WENMING：忽略 E301 领导同意",
        "# wenming ignore E301 领导同意",
        "# wenming E301 领导同意",
        "# wenming: ignored E301 领导同意",
        "# wenming: 这里不改",
    ],
)
def test_a_comment_that_cannot_be_read_is_told(tmp_path: Path, comment: str) -> None:
    found = sifted(tmp_path, f"{EARLY} {comment}")
    assert sorted(told(found.kept)) == ["E301", "E354"]
    assert "读不懂" in next(d.message for d in found.kept if d.code == "E354")


@pytest.mark.parametrize(
    "comment", ["# wenming validate 查过了", "# wenming-cli 的例子", "# 用 wenming: 查", "#Wenming"]
)
def test_a_comment_about_the_program_is_one(tmp_path: Path, comment: str) -> None:
    assert told(sifted(tmp_path, f"{FINE} {comment}").kept) == []


# --- what they reach ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        EARLY + " # wenming: ignore E301 原计划如此",
        EARLY + "\t#wenming：ignore e301，原计划如此",
        EARLY + " # wenming: 忽略 E301 原计划如此",
        EARLY + " # wenming: ignore E301（原计划如此）",
        "# wenming: ignore E301 原计划如此\n" + EARLY,
        "  # wenming: ignore E301 原计划如此\n" + EARLY,
        "# wenming: ignore E301 原计划如此\n# wenming: ignore E304 跨年\n" + BOTH,
        EARLY.replace("清运", "'清 # 运'") + " # wenming: ignore E301 '原计划如此'",
    ],
)
def test_a_comment_with_a_reason_takes_its_fault_away(tmp_path: Path, body: str) -> None:
    found = sifted(tmp_path, body)
    assert "E301" not in told(found.kept)
    assert "E301" in told(w.diagnostic for w in found.ignored)
    assert set(told(found.kept)) <= {"E304"}


@pytest.mark.parametrize("comma", [",", "，", "、", " , "])
def test_several_codes(tmp_path: Path, comma: str) -> None:
    found = sifted(tmp_path, f"{BOTH} # wenming: ignore E301{comma}E304 跨年任务")
    assert told(found.kept) == []
    assert set(told(w.diagnostic for w in found.ignored)) == {"E301", "E304"}


def test_other_faults_and_other_lines_stay(tmp_path: Path) -> None:
    body = f"{BOTH} # wenming: ignore E304 跨年任务\n{EARLY.replace('T-1', 'T-3')}"
    assert told(sifted(tmp_path, body).kept) == ["E301", "E301"]


@pytest.mark.parametrize(
    "body",
    [
        "# wenming: ignore E301 理由\n\n" + EARLY,
        "# wenming: ignore E301 理由\n# 别的注释\n" + EARLY,
        EARLY + "\n# wenming: ignore E301 理由",
        f"{FINE} # wenming: ignore E301 理由\n{EARLY}",
    ],
)
def test_a_comment_further_away_reaches_nothing(tmp_path: Path, body: str) -> None:
    found = sifted(tmp_path, body)
    assert told(found.kept) == ["E301", "E353"]
    assert found.ignored == ()


@pytest.mark.parametrize(
    "title",
    [
        '"清 # wenming: ignore E301 理由"',
        "'清 # wenming: ignore E301 理由'",
        "'它''清 # wenming: ignore E301 理由'",
        "清#wenming:ignoreE301",
        '"清\\" # wenming: ignore E301 理由"',
        '"清 # wenming: ignore E301\n    换行"',
    ],
)
def test_text_is_no_comment(tmp_path: Path, title: str) -> None:
    found = sifted(tmp_path, EARLY.replace("清运", title))
    assert told(found.kept) == ["E301"]


def test_a_comment_behind_text_that_looks_like_one(tmp_path: Path) -> None:
    title = '"清 # wenming: ignore E304 理由"'
    body = EARLY.replace("清运", title) + " # wenming: ignore E301 理由"
    assert told(sifted(tmp_path, body).kept) == []


def test_lines_may_end_in_a_carriage_return(tmp_path: Path) -> None:
    found = sifted(tmp_path, EARLY + " # wenming: ignore E301\r")
    assert told(found.kept) == ["E301", "E352"]


# --- what is said of them -----------------------------------------------------------------------


def only(found: Sifted) -> Diagnostic:
    (diagnostic,) = (d for d in found.kept if d.code in MANUAL)
    assert diagnostic.severity is Severity.WARNING
    return diagnostic


def marked(diagnostic: Diagnostic, body: str) -> str:
    """The text at the place of a diagnostic."""
    at = diagnostic.location
    line = (HEAD + body).split("\n")[at.line - 1]
    return line[at.column - 1 : at.end_column - 1]


def test_a_reason_is_asked_for(tmp_path: Path) -> None:
    body = EARLY + " # wenming: ignore E301 。"
    found = sifted(tmp_path, body)
    assert told(found.kept) == ["E301", "E352"]
    assert marked(only(found), body) == "# wenming: ignore E301 。"


@pytest.mark.parametrize("reason", ["", " 理由"])
def test_a_code_is_asked_for(tmp_path: Path, reason: str) -> None:
    found = sifted(tmp_path, f"{FINE} # wenming: ignore{reason}")
    assert told(found.kept) == ["E354"]
    assert "没有写忽略哪个代码" in only(found).message


@pytest.mark.parametrize(
    ("code", "words", "hint"),
    [
        ("E206", "E206 是读取时的错误，不能忽略", "要改对"),
        ("E300", "E300 是读取时的错误，不能忽略", "要改对"),
        ("E353", "E353 不能忽略", "改对或者删去"),
        ("E3O1", "没有“E3O1”这个代码", "是不是 E3"),
        ("Zzzz", "没有“ZZZZ”这个代码", "wenming explain"),
    ],
)
def test_only_what_rules_find_can_be_ignored(
    tmp_path: Path, code: str, words: str, hint: str
) -> None:
    body = f"{FINE} # wenming: ignore {code} 理由"
    diagnostic = only(sifted(tmp_path, body))
    assert (diagnostic.code, diagnostic.message) == ("E354", words)
    assert hint in (diagnostic.hint or "")
    assert marked(diagnostic, body) == code


def test_a_fault_of_reading_stays(tmp_path: Path) -> None:
    body = FINE.replace("2020-07-01", "2020/7/1") + " # wenming: ignore E206 理由"
    assert told(sifted(tmp_path, body).kept) == ["E206", "E354"]


def test_a_comment_nothing_needs_is_reported(tmp_path: Path) -> None:
    body = f"{EARLY} # wenming: ignore E301, E304 理由"
    found = sifted(tmp_path, body)
    assert told(found.kept) == ["E353"]
    assert told(w.diagnostic for w in found.ignored) == ["E301"]
    assert only(found).message == "第 5 行没有 E304，用不着忽略"
    assert marked(only(found), body) == "E304"


def test_a_rule_that_needs_a_day_is_missed_only_on_a_day(tmp_path: Path) -> None:
    body = f"{FINE} # wenming: ignore E325 暂缓"
    assert told(sifted(tmp_path, body).kept) == []
    assert told(sifted(tmp_path, body, date(2020, 6, 2)).kept) == ["E353"]
    assert told(sifted(tmp_path, body, date(2020, 12, 2)).kept) == []


def test_a_rule_that_is_off_is_not_missed(tmp_path: Path) -> None:
    body = f"{EARLY} # wenming: ignore E301 理由\nsettings: {{rules: {{E301: off}}}}"
    assert told(sifted(tmp_path, body).kept) == []


def test_nothing_is_missed_in_a_plan_that_was_not_read_whole(tmp_path: Path) -> None:
    body = f"{FINE} # wenming: ignore E301 理由\n- {{id: T-3}}"
    assert set(told(sifted(tmp_path, body).kept)) == {"E202"}


def test_a_severity_of_the_settings_makes_no_difference(tmp_path: Path) -> None:
    body = f"{EARLY} # wenming: ignore E301 理由\nsettings: {{rules: {{E301: 警告}}}}"
    found = sifted(tmp_path, body)
    assert told(found.kept) == []
    assert [w.diagnostic.severity for w in found.ignored] == [Severity.WARNING]


# --- its pages and its speed --------------------------------------------------------------------


@pytest.mark.parametrize("code", MANUAL)
def test_a_page_has_its_parts(code: str) -> None:
    title, blank, *rest = MANUAL[code].splitlines()
    assert title.endswith("。")
    assert len(title) <= 30
    assert blank == ""
    parts = ("为什么：", "怎么改：", "对：", "错：")
    starts = [part for line in rest for part in parts if line.startswith(part)]
    assert starts == list(parts)
    shown = codes.manual(code)
    assert shown is not None
    assert shown.startswith(f"{code} 警告\n\n{title}")


def test_no_code_means_two_things() -> None:
    assert MANUAL.keys().isdisjoint({*READING, *(rule.CODE for rule in EVERY_RULE)})


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "line",
    [
        "# wenming: ignore E301 理由\n",
        "- {id: A} # wenming: ignore E3x1, E304\n",
        " \"' # wenming: ignore \" ' ",
        "wenming",
        "# wenming: ignore E301 , ",
        " '' # wenming: ignore E301",
    ],
)
def test_work_grows_with_the_text_and_no_faster(line: str) -> None:
    def work(count: int) -> int:
        source = Source("a.yaml", line * count)
        return calls_in(lambda: list(comments_of(source)))

    assert work(4_000) <= 12 * work(400)
