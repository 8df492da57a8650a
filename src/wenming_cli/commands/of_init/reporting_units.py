"""The units that report in a new plan: their entries in the directory, their files of records."""

import re
from collections.abc import Iterable, Sequence
from string import Template

from wenming_cli import sink
from wenming_cli.loading.tree import Plain
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import SEPARATORS, Fault, folded, parse_month, parse_name, shown
from wenming_cli.stop import Stop
from wenming_cli.writing.rendering import Pen, indented
from wenming_cli.writing.target_files import file_of_unit

QUESTION = "哪些单位要报进展？写简称，用、分开；没有或者还没定，直接回车："

_KNOWN = ("区文明办", "区城市管理局", "城管局")
"""The units of every new plan."""
_OF_EXAMPLES = ("东街街道", "西街街道", "西街办", "西一社区")
"""Those of the examples; where none report, one of them stands for the subdistricts."""
_KINDS = (
    ("街道|街道办|镇|乡", OwnerKind.SUBDISTRICT),
    ("社区", OwnerKind.COMMUNITY),
    ("学校|小学|中学", OwnerKind.SCHOOL),
    ("公司|集团", OwnerKind.ENTERPRISE),
    ("局|委|部|中心|大队|支队|法院|检察院", OwnerKind.DEPARTMENT),
    ("办|办公室", OwnerKind.OFFICE),
)
_LAYOUT = """
# 新记录写到 records/月份/单位.yaml，各单位只写自己的文件，不会改到一处。
口径:
  记录分文件: 按单位
"""


def units_of(typed: Iterable[str]) -> tuple[str, ...]:
    """The units in what was typed, each once."""
    names = [name for text in typed for name in re.split(f"[{SEPARATORS}]", text) if name.strip()]
    return tuple({folded(name): _sound(name) for name in reversed(names)}.values())[::-1]


def _sound(name: str) -> str:
    """The name of a unit; stops where it can be none."""
    try:
        found = parse_name(name)
    except Fault as fault:
        raise Stop(f"单位“{shown(name)}”：{fault.message}") from None
    if sink.terminal(found) != found:
        raise Stop(f"单位{sink.quoted(name)}里有看不见的字符，删去它")
    return found


def unit_words(units: Sequence[str], *, examples: bool) -> dict[str, str]:
    """What the plan of some units says of them: in its directory, and where their records go."""
    known = (*_KNOWN, *(_OF_EXAMPLES if examples else ()))
    own = ([_OF_EXAMPLES[0]] if examples or not units else []) + [
        u for u in units if u not in known
    ]
    records: list[dict[str, Plain]] = [
        {"简称": unit, "类别": str(_kind_of(unit).label)} for unit in own
    ]
    lines = (line for record in records for line in Pen().item(record, in_flow=False))
    is_apart = len(units) > 1
    return {
        "units": "\n".join(indented(lines, 2)),
        "layout": _LAYOUT if is_apart and not examples else "",
        "own_layout": "\n  记录分文件: 按单位" if is_apart and examples else "",
    }


def _kind_of(unit: str) -> OwnerKind:
    """What sort of unit it seems to be, by the end of its name."""
    found = (kind for ends, kind in _KINDS if re.search(f"(?:{ends})$", unit))
    return next(found, OwnerKind.OTHER)


def unit_files(units: Sequence[str], template: str, month: str) -> dict[str, bytes]:
    """The files of the records of a month, one a unit, where more than one reports."""
    if len(units) < 2:
        return {}
    return {
        file_of_unit(parse_month(month), unit): Template(template)
        .substitute(unit=unit, month=month)
        .encode("utf-8")
        for unit in units
    }
