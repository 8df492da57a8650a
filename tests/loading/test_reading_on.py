"""One run tells everything: behind a mark that is not quite syntax, the file is read as meant."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from wenming_cli.loading import Loaded, load, mending
from wenming_cli.loading.mending import mends_of

HEAD = """\
plan: {id: p, name: 测试计划, year: 2020, owner: 区文明办}
owners:
  - {name: 区文明办, kind: office}
  - {name: 区城管局, kind: department}
  - {name: 东街街道, kind: subdistrict}
workstreams:
  - {id: HW, name: 环境卫生, kind: rectification, owner: 区城管局}
tasks:
  - {id: HW-01, title: 清运, workstream: HW, due: 2020-06-30}
"""
RIGHT = """\
任务:
  - 编号: HW-03
    任务名称: 甲
    所属工作: HW
    牵头单位: 区城管局
    完成时限: 2020-11-15
  - 编号: HW-04
    任务名称: 乙
    所属工作: HW
    配合单位: [区城管局, 东街街道]
    完成时限: 2020-11-15
进展:
  - {任务: HW-01, 日期: 2020-04-30, 完成进度: 40%, 备注: 已摸底}
  - {任务: HW-03, 日期: 2020-05-31, 完成进度: 50%}
"""


def read(folder: Path, text: str) -> Loaded:
    (folder / "plan.yaml").write_text(HEAD, "utf-8")
    (folder / "x.yaml").write_bytes(text.encode())
    return load(folder)


def said(folder: Path, text: str) -> list[str]:
    found = read(folder, text).diagnostics
    return [f"{d.location.line}:{d.location.column} {d.code}" for d in found]


MEANT: tuple[tuple[str, Callable[[str], str], int], ...] = (
    ("colons", lambda text: text.replace(": ", "：").replace(":\n", "：\n"), 19),
    ("colons before a space", lambda text: text.replace(": ", "： "), 17),
    ("marks in braces", lambda text: text.replace(", 日", "，日").replace("进度: ", "进度："), 4),
    ("semicolons", lambda text: text.replace(", 日", "；日"), 2),
    ("enumeration commas", lambda text: text.replace(", 日", "、日"), 2),
    ("braces", lambda text: text.replace("{", "｛").replace("}", "｝"), 4),
    ("brackets", lambda text: text.replace("[", "【").replace("]", "】"), 2),
    ("dashes without a space", lambda text: text.replace("- 编", "-编"), 2),
    ("full-width dashes", lambda text: text.replace("- 编", "－编"), 2),
    ("dashes before braces", lambda text: text.replace("- {", "—{"), 2),
    ("colons without a space", lambda text: text.replace("编号: ", "编号:"), 2),
    ("colons without a space in braces", lambda text: text.replace("日期: ", "日期:"), 2),
    ("CRLF", lambda text: text.replace(": ", "：").replace("\n", "\r\n"), 17),
    ("a dash alone", lambda text: text.replace("- 编号: HW-03", "-\n    编号：HW-03"), 1),
)


@pytest.mark.parametrize(("damage", "count"), [r[1:] for r in MEANT], ids=[r[0] for r in MEANT])
def test_a_mark_is_told_and_read_as_meant(
    damage: Callable[[str], str], count: int, tmp_path: Path
) -> None:
    right, meant = read(tmp_path, RIGHT), read(tmp_path, damage(RIGHT))
    assert right.diagnostics == ()
    assert len(meant.diagnostics) == count
    assert {d.code for d in meant.diagnostics} <= {"E105", "E109"}
    assert right.plan is not None
    assert meant.plan is not None
    assert (meant.plan.tasks, meant.plan.payments) == (right.plan.tasks, right.plan.payments)


def test_places_behind_a_mark_are_those_of_the_file(tmp_path: Path) -> None:
    text = "任务：\n  -编号：HW-03\n    任务名称：甲\n    所属工作：XX\n    完成时限：2020/6/30\n"
    assert said(tmp_path, text) == [
        "1:3 E109",
        *("2:3 E105", "2:6 E109"),
        "3:9 E109",
        *("4:9 E109", "4:10 E300"),
        *("5:9 E109", "5:10 E206"),
    ]


UNTOUCHED = (
    "  备注: 已完成，日期：待定\n",
    "  备注: 三件事\n    任务：清运\n",
    "  备注: |\n    任务：清运\n    - 编号：甲\n",
    "  备注: >\n    任务：清运\n",
    '  备注: "三件事\n    任务：清运"\n',
    "  备注: 【急】三件事\n",
    "  备注: 见附件【1】\n",
    "  备注: 10:30 到场\n",
    "  进展:\n  - {date: 2020-03-01, progress: 10, 备注: 已完成，日期：待定}\n",
    "  进展:\n  - {date: 2020-03-01, progress: 10, evidence: [【2020】5号, 见【附件】, 'a，b']}\n",
    "  进展:\n  - {date: 2020-03-01, progress: 10, note: '，日期：'}\n",
    "  updates:\n  - date: 2020-03-01\n    佐证材料:\n    - 内容：甲\n    - 【1】乙\n    - —丙\n",
    "  # 任务：清运\n",
)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_free_text_is_left_alone(text: str, tmp_path: Path) -> None:
    task = "tasks:\n- id: T\n  title: 题\n  workstream: HW\n  due: 2020-06-30\n"
    assert said(tmp_path, task + text) == []


def test_a_joined_dash_in_a_list_of_texts(tmp_path: Path) -> None:
    text = "workstreams:\n- id: X\n  name: 名\n  kind: rectification\n  standards:\n  -甲：乙\n"
    assert said(tmp_path, text) == ["6:3 E105"]


# --- the law: what is told in the first run is all there is -----------------------------------

MARKS: tuple[tuple[str, str], ...] = (
    (": ", "："),
    (": ", "： "),
    (":\n", "：\n"),
    ("号: ", "号:"),
    ("称: ", "称:"),
    ("- 编", "-编"),
    ("- 编", "—编"),
    ("{任", "｛任"),
    ("%}", "%｝"),
    ("底}", "底｝"),
    (", 日期", "，日期"),
    (", 完成进度", "，完成进度"),
    ("区城管局", "区城\u200b管局"),
    ("HW-01", "HW\u00ad-01"),
)
FAULTS: tuple[tuple[str, str], ...] = (
    ("2020-11-15", "2020/11/15"),
    ("2020-04-30", "2020-04-31"),
    ("工作: HW", "工作: XX"),
    ("工作：HW", "工作：XX"),
    ("区城管局", "区城管菊"),
    ("40%", "四成"),
    ("任务: HW-01", "任务: HW-77"),
    ("任务名称", "任务名成"),
)


def replaced_at_random(text: str, pairs: tuple[tuple[str, str], ...], dice: random.Random) -> str:
    for old, new in dice.choices(pairs, k=dice.randint(1, 5)):
        places = [at for at in range(len(text)) if text.startswith(old, at)]
        if places:
            at = dice.choice(places)
            text = text[:at] + new + text[at + len(old) :]
    return text


def undone(text: str) -> str:
    """A text without damage of the kind that is mended, as whoever reads the report would do."""
    for old, new in MARKS:
        text = text.replace(new, old)
    return text


@pytest.mark.parametrize("seed", range(200))
def test_the_second_run_tells_nothing_new(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311  no secret
    faulty = replaced_at_random(RIGHT, FAULTS, dice)
    damaged = replaced_at_random(faulty, MARKS, dice)
    first = {(d.code, d.location.line) for d in read(tmp_path, damaged).diagnostics}
    second = {(d.code, d.location.line) for d in read(tmp_path, undone(damaged)).diagnostics}
    assert second <= first, damaged


def test_a_file_without_such_marks_is_not_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "_Walk", None)
    assert mends_of(HEAD + RIGHT + "# 备注：（一）清运，乙、丙；\n") == []
