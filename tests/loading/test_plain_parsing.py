"""What is plain makes the same tree, offset for offset, as the events of the parser do."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.loading import event_reading
from wenming_cli.loading.fault_report import FaultReport
from wenming_cli.loading.mending import mends_of
from wenming_cli.loading.plain_parsing import plain_tree
from wenming_cli.loading.shaping import Marked, Shaper
from wenming_cli.loading.tree import MOST_NODES, Collection, Mapping, Node
from wenming_cli.model.place import Place, Source
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.shape import shape_of

RECORDS = """\
# 六月的记录：第一批

findings:
  - id: W-1
    found: 2020-06-02
    text: 南出入口 (东侧) 垃圾, 两处
    evidence: [档案1, 现场照片 2]
    log:
      - {date: 2020-06-03, event: rectified, evidence: [档案1], note: 已劝离}
      - {date: 2020-06-04, event: closed, by: 区创建办}
      - {date: 2020-06-05, event: rechecked, note: "保持, 得好"}
  - {id: W-2, found: 2020-06-03, log: [{date: 2020-06-05, event: void}], text: ""}
  -   id: W-3
      note: "a: {b}, [c] # d"

任务:
- 编号: HW-01
  属地单位: [东街道]
  进展:
  - 日期: 2020-06-30
    进度: 60%
- 编号: HW-02
口径:
    休息日:
    - 2020-10-01
    - "2020-10-02"
    - [a]
    临期: 5
"""

PLAIN = {
    "records": RECORDS,
    "no line feed at the end": "plan:\n  id: demo\n  name: 示例",
    "comment at the end": "plan:\n  id: demo\n  # 完\n\n  # 真的完",
    "deeper and back": "a:\n  b:\n    c:\n      d: 一\ne: 二\n",
    "list under its key": "a:\n- b: 一\n  c:\n  - d\n  - e\n- f: 二\n",
    "wide dash": "a:\n  -    b: 一\n       c: 二\n  -    d\n",
    "wide commas": "a: {b: 一,  c: 二}\n",
    "twice": "a: 一\na: 二\n",
    "full-width colon": "a: 一：二\n",
    "less than nothing": "a: -1.26万元\n",
    "figure": "a: figure:coverage_rate\n",
    "dashes in a text": "a: 北京路——人民东路口〔2020〕\nb:\n- 2018－2020年\n",
    "list on several lines": "a:\n  - b: [\n      TD-01, TD-02,\n      TD-03\n    ]\n    c: 一\n",
    "lists in one on several lines": "a: [一, [二,\n   三], {b: 四},\n  {c: [五]} \n ]\n",
}

NOT_PLAIN = {
    "nothing": "",
    "list": "- a\n",
    "text": "文字\n",
    "text goes on": "a: 一\n  二\n",
    "text goes on in the list": "a:\n- 一\n  二\n",
    "key in a text": "a: 一\n  b: 二\n",
    "deeper than its list": "a:\n- b\n  - c\n",
    "no value": "a:\nb: 一\n",
    "no value at the end": "a: 一\nb:\n",
    "between two columns": "a:\n    b: 一\n  c: 二\n",
    "item in a mapping": "a: 一\n- b\n",
    "key in a list": "a:\n  - b\n  c: 一\n",
    "dash alone": "a:\n  -\n    b: 一\n",
    "tab": "a:\t一\n",
    "carriage return": "a: 一\r\nb: 二\r\n",
    "anchor": "a: &b 一\n",
    "tag": "a: !b 一\n",
    "block of text": "a: |\n  一\n",
    "single quotes": "a: '一'\n",
    "escape": 'a: "\\n"\n',
    "text behind quotes": 'a: "一" 二\n',
    "comment behind a value": "a: 一 # 二\n",
    "space at the end": "a: 一 \n",
    "open brace": "a: {b: 一\n",
    "list that ends in the first column": "a: [\n  一\n]\n",
    "list with an empty line": "a: [一,\n\n  二]\n",
    "text on two lines of a list": "a: [一,\n  二\n  三]\n",
    "full-width colon in a list": "a:\n- 一：二\n",
    "less than a word": "a: -一\n",
    "less than nothing in a list": "a:\n- -1\n",
    "dash at the start": "a: —一\n",
    "brace on two lines": "a: {b: 一,\n  c: 二}\n",
    "nothing in braces": "a: {}\n",
    "comma at the end": "a: [一, ]\n",
    "pair in brackets": "a: [b: 一]\n",
    "text behind a brace": "a: {b: 一} 二\n",
    "colon in a text": "a: 一:二\n",
    "two documents": "a: 一\n---\nb: 二\n",
    "directive": "%YAML 1.1\n",
    "deep": "".join(f"{'  ' * n}a:\n" for n in range(30)) + f"{'  ' * 30}a: 一\n",
    "deep in brackets": f"a: {'[' * 30}一{']' * 30}\n",
}

LINES = st.sampled_from(
    [
        *RECORDS.splitlines(),
        *(line for text in (*PLAIN.values(), *NOT_PLAIN.values()) for line in text.splitlines()),
        "a:",
        "a: [",
        "一, 二,",
        "一, 二]",
        "]",
        "- a:",
        "- b: 一",
        "- - b",
        "  # 注",
        "",
    ]
)


def dump(node: Node) -> Any:
    if not isinstance(node, Collection):
        return node
    children = [dump(child) for child in node.children]
    kind = "mapping" if isinstance(node, Mapping) else "list"
    return (kind, node.start, node.closed, list(node.spans), children)


def parsed(text: str) -> Any:
    """The tree as the parser has it, with all that it reports."""
    report = FaultReport()
    root = event_reading.parsed(Source("x.yaml", text), text, report)
    return dump(root), report.diagnostics


def shaped(text: str, root: Mapping) -> Any:
    """What is made of a tree: data, with every place in it, and faults."""
    report, marks = FaultReport(), Marked()
    data = Shaper(Source("x.yaml", text), report, marks).record(root, shape_of(PlanFile))
    names = [(placed(holder), found.name) for holder, found in marks]
    return placed(data), names, report.diagnostics


def placed(value: Any) -> Any:
    """All that a record holds, where it stands too, and where each text of its lists does."""
    if isinstance(value, Place):
        return value.start, value.keys, [*value.spans], value.broken, value.end
    if not isinstance(value, dict):
        return [placed(inner) for inner in value] if isinstance(value, list) else value
    texts = [name for name, inner in value.items() if isinstance(inner, list) and inner]
    return [
        *((name, placed(inner)) for name, inner in value.items()),
        *(value["place"].items.get(name) for name in texts if isinstance(value[name][0], str)),
    ]


@pytest.mark.parametrize("name", PLAIN)
def test_plain(name: str) -> None:
    tree = plain_tree(PLAIN[name], MOST_NODES)
    assert tree is not None
    assert (dump(tree), []) == parsed(PLAIN[name])


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_not_plain(name: str) -> None:
    assert plain_tree(NOT_PLAIN[name], MOST_NODES) is None


def test_what_may_have_too_many_nodes_is_not_plain() -> None:
    text = "a: [" + ", ".join("一" * 100) + "]\n"
    assert plain_tree(text, 102) is None
    assert plain_tree(text, 103) is not None


@given(st.lists(st.tuples(st.integers(0, 3), LINES), max_size=8))
def test_any_lines(lines: list[tuple[int, str]]) -> None:
    text = "\n".join("  " * indent + line for indent, line in lines)
    tree = plain_tree(text, MOST_NODES)
    assert tree is None or (dump(tree), []) == parsed(text)
    if tree is not None:
        assert mends_of(text) == []


TEXTS = st.sampled_from(["一", "2020-06-01", "南门 东侧", "-5", "figure:on_time", "早：晚"])
WORDS = st.sampled_from(["甲", "东街道", "10%", "a-1 b"])
LISTS = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: f"[{', '.join(words)}]")
ONE = WORDS.map(lambda word: f"[{word}]")
ROWS = st.dictionaries(
    st.sampled_from(["date", "event", "evidence", "依据", "note", "odd"]),
    st.one_of(WORDS, ONE),
    min_size=1,
).map(lambda pairs: "{" + ", ".join(f"{key}: {text}" for key, text in pairs.items()) + "}")
FIELDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["id", "text", "evidence", "log", "target", "support", "编号", "odd", "id"]
        ),
        st.one_of(TEXTS, LISTS, ROWS, st.lists(ROWS, min_size=1, max_size=3), st.just('"一: 二"')),
    ),
    min_size=1,
    max_size=5,
)


def written(fields: list[tuple[str, str | list[str]]], step: int) -> str:
    """A record on lines, its lists of mappings so far to the right."""
    lines = []
    for key, value in fields:
        rows = value if isinstance(value, list) else []
        lines.append(f"    {key}:" + ("" if rows else f" {value}"))
        lines += [f"{' ' * (4 + step)}- {row}" for row in rows]
    return "  - " + "\n".join(lines)[4:] + "\n"


@given(
    st.sampled_from(["findings", "tasks", "owners"]),
    st.lists(st.tuples(FIELDS, st.sampled_from([0, 2, 2, 2, 4]), st.sampled_from(["", "", "\n"]))),
)
def test_any_records(section: str, records: list[Any]) -> None:
    body = "".join(written(fields, step) + gap for fields, step, gap in records)
    text = f"{section}:\n{body or '  - a'}"
    tree = plain_tree(text, MOST_NODES)
    own = event_reading.parsed(Source("x.yaml", text), text, FaultReport())
    assert tree is not None
    assert own is not None
    assert shaped(text, tree) == shaped(text, own)
    assert dump(tree) == dump(own)


@given(st.data(), st.sampled_from(sorted(PLAIN)), st.sampled_from(" \n-:,{}[]\"'#a一：，&?\u3000"))
def test_a_character_more_or_less(data: st.DataObject, name: str, character: str) -> None:
    text = PLAIN[name]
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from([character, ""])) + text[at + 1 :]
    tree = plain_tree(text, MOST_NODES)
    assert tree is None or (dump(tree), []) == parsed(text)
    if tree is not None:
        assert mends_of(text) == []
