"""Laws of repairs, over plans with random slips in them."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import DEMO
from wenming_cli import repairs as edits
from wenming_cli.loading import load
from wenming_cli.patching.located_text import TextRole, written
from wenming_cli.patching.splice import Splice, Splices

EXAMPLES = int(os.environ.get("WENMING_EXAMPLES", "60"))

TEXT = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
# 单位：各处，各街道
owners:
- {name: 办, kind: office}
- {name: 市场局, kind: department, aliases: [市管局]}
- {name: 甲街道, kind: subdistrict} # 甲
workstreams:
- {id: NM, name: 农贸, kind: rectification, owner: 办, support: [市场局, 甲街道]}
tasks:
- id: NM-1 # 第一条
  title: 任务：整治，［重点］
  workstream: NM
  due: 2020-06-30
  weight: 2.5
  support:
  - 市场局
  - 甲街道
  updates:
  - {date: 2020-02-01, progress: 10%, note: "好，很好"}
  - {date: 2020-03-01, progress: 20%, note: 圆通街12号}
budget:
  total: 1,000元
  lines: [{id: XC, name: 宣传, amount: 1000元}]
"""
SLIPS = (
    (": ", "："), (": ", "： "), (", ", "，"), ("[", "［"), ("]", "］"), ("{", "｛"),
    ("}", "｝"), ("- ", "－"), ('"', "”"), ("2020-", "2020/"), ("-0", "-"),
    ("-02-01", ".2.1"), ("10%", "１０％"), ("000元", "000"), ("元", ""), ("元", "圆"),
    (", ", "、"), ("12号", " #12号"), ("\n", "\r\n"), ("  ", " "), ("办", "“办”"),
    ("局\n  - ", "局、"), ("\n", ""), ("1", "１"), (" ", "\t"), ("整治", "整治 #"),
    ("好", "好,很好"), ("]", ""), ("#", "#注"), ("id", "ｉｄ"),
)  # fmt: skip

slips = st.lists(st.tuples(st.sampled_from(SLIPS), st.integers(0, 60)), min_size=1, max_size=5)


def with_slips(text: str, made: list[tuple[tuple[str, str], int]]) -> str:
    """The text with each slip at one of the places where it can happen."""
    for (right, wrong), which in made:
        pieces = text.split(right)
        if len(pieces) > 1:
            at = which % (len(pieces) - 1) + 1
            text = right.join(pieces[:at]) + wrong + right.join(pieces[at:])
    return text


@settings(max_examples=EXAMPLES, deadline=None)
@given(slips)
@example([((": ", "："), 0), ((" ", "\t"), 39), ((" ", "\t"), 42)])
def test_repairs_repair_and_nothing_else(made: list[tuple[tuple[str, str], int]]) -> None:
    with TemporaryDirectory() as name:
        check_laws(Path(name), with_slips(TEXT, made))


def check_laws(folder: Path, text: str) -> None:
    path = folder / "plan.yaml"
    path.write_bytes(text.encode())
    before = load(folder).diagnostics
    found = edits.fix(folder)
    assert path.read_bytes() == text.encode()
    for fixed in found:
        edits.write(fixed)
    after = load(folder).diagnostics
    if not any(d.code in ("E104", "E105", "E109") for d in before):
        assert len(after) + len(found) <= len(before)
        assert {d.code for d in after} <= {d.code for d in before}
    assert edits.fix(folder) == ()
    for fixed in found:
        check_lines(text, fixed)
        check_values(text, fixed.new.decode())


def check_lines(text: str, fixed: edits.Fixed) -> None:
    """Lines without a repair are the same bytes; comments are what they were everywhere."""
    touched = {repaired.line for repaired in fixed.repaired}
    new, old = fixed.new.decode().split("\n"), text.split("\n")
    if len(new) == len(old):
        pairs = enumerate(zip(old, new, strict=True), 1)
        assert all(before == after or line in touched for line, (before, after) in pairs)
    for comment in ("# 单位：各处，各街道", " # 甲", " # 第一条"):
        assert (comment in text) <= (comment in fixed.new.decode())


def check_values(text: str, new: str) -> None:
    """What was a value in a line that is the same still is one."""
    lines = set(new.split("\n"))
    is_same = [line in lines for line in text.split("\n")]
    values = [w for w in written(text) if w.role in (TextRole.VALUE, TextRole.ITEM)]
    same = {w.text for w in values if is_same[text.count("\n", 0, w.start)] and "\n" not in w.text}
    assert same <= {w.text for w in written(new)}


def test_a_sound_plan_needs_no_repair() -> None:
    assert edits.fix(DEMO) == ()


splices = st.lists(
    st.builds(
        lambda start, length, new: Splice(start, start + length, new, ""),
        st.integers(0, 40),
        st.integers(1, 5),
        st.text("甲乙", max_size=4),
    )
)


@given(splices)
def test_offsets_move_with_their_text(made: list[Splice]) -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 50)))
    several = Splices(made)
    new = several.applied(text)
    for offset, character in enumerate(text):
        if several.touch(offset, offset + 1):
            splice = next(s for s in several.kept if s.start <= offset < s.end)
            assert several.moved(offset) == several.moved(splice.start)
        else:
            assert new[several.moved(offset)] == character
    assert several.moved(len(text)) == len(new)
