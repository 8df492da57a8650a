"""Plan text in every sink: data, never markup, formula or a line of its own."""

import codecs
import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli import sink

ANY = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("普通文字", "普通文字"),
        ("a\nb", "a\\x0ab"),
        ("\x1b[31m红", "\\x1b[31m红"),
        ("反\u202e向", "反\\u202e向"),
        ("[red]不是标记[/]", "[red]不是标记[/]"),
        ("##[error]假的", "\\x23#[error]假的"),
        ("###vso[task.complete]", "#\\x23#vso[task.complete]"),
        ("## 标题 [x]", "## 标题 [x]"),
        ("\U000e0041\uffff", "\\U000e0041\\uffff"),
    ],
)
def test_terminal(text: str, shown: str) -> None:
    assert sink.terminal(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲|乙", "甲\\|乙"),
        ("一\n二", "一 二"),
        ("<b>粗</b>", "&lt;b&gt;粗&lt;/b&gt;"),
        ("http://e.x/<img src=http://e.x/p.png>", "http://e.x/&lt;img src=http://e.x/p.png&gt;"),
        ("www.e.x/<!-- 藏起来", "www.e.x/&lt;!-- 藏起来"),
        ("a@e.x<details>", "a@e.x&lt;details&gt;"),
        ("a &lt; b", "a &amp;lt; b"),
        ("[x](javascript:alert)", "\\[x\\](javascript:alert)"),
        ("1. 列表", "1\\. 列表"),
        ("2) 列表", "2\\) 列表"),
        ("93.33%", "93.33%"),
        ("::error::x", "\\::error::x"),
        ("- 列表", "\\- 列表"),
        ("# 标题", "\\# 标题"),
        ("", ""),
        ("东街社区 门口（WT-001）", "东街社区 门口（WT-001）"),
        ("东街  门口 ", "东街 门口"),
        ("东街\u3000门口", "东街 门口"),
        ("东街\u200b门口", "东街\\\\u200b门口"),
        ("东街_门口", "东街\\_门口"),
        ("1.", "1\\."),
        ("甲##[x]", "甲\\\\x23#\\[x\\]"),
    ],
)
def test_markdown(text: str, shown: str) -> None:
    assert sink.markdown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("计划/任务.yaml", "计划/任务.yaml"),
        ("::error::x.yaml", "./::error::x.yaml"),
        (" :", "./ :"),
        ("a::b", "a::b"),
        ("\n::x", "\\x0a::x"),
    ],
)
def test_line_start(text: str, shown: str) -> None:
    assert sink.line_start(text) == shown


@given(ANY)
def test_json_reads_back(text: str) -> None:
    written = sink.json_text({"值": text})
    assert json.loads(written) == {"值": text}
    assert "##[" not in written


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1+1", "-1+2", "@x", "\t=1", "\n=1+1", "\t任务", " =1", "\u3000=1"),
        *("＝1+1", "－2+3", "＋1", "＠SUM(1)", " \n＝1", "﹦1", "+8%+1"),
    ],
)
def test_csv_formula(text: str) -> None:
    assert sink.csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-1", "+3.50", "-12.50%", "-", "", "1=1", "甲-乙", "1-2-3"])
def test_csv_of_what_is_no_formula(text: str) -> None:
    assert sink.csv_cell(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::warning::x", "\\x3a:warning::x"),
        ("一\n  ::error::x", "一\n  \\x3a:error::x"),
        ("##vso[task.setvariable]x", "\\x23#vso[task.setvariable]x"),
        ("a::b", "a::b"),
        ("\r=1", "\\x0d=1"),
        ("\x1b[31m", "\\x1b[31m"),
    ],
)
def test_csv_holds_no_command(text: str, shown: str) -> None:
    assert sink.csv_cell(text) == shown


@given(ANY)
def test_terminal_is_one_clean_line(text: str) -> None:
    shown = sink.terminal(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in shown)


@given(ANY)
def test_annotation_is_one_line(text: str) -> None:
    for cleaned in (sink.annotation(text), sink.annotation_property(text)):
        assert "\n" not in cleaned
        assert "\r" not in cleaned


@given(ANY)
def test_csv_reads_back(text: str) -> None:
    cell = sink.csv_cell(text)
    out = io.StringIO()
    csv.writer(out).writerow([cell, "x"])
    read = next(csv.reader(io.StringIO(out.getvalue(), newline="")))[0]
    shown = sink.no_commands(sink.layout(text))
    assert read in (shown, f"'{shown}")
    assert not any(line.lstrip().startswith("::") for line in read.splitlines())


@given(ANY, st.integers(min_value=2, max_value=40))
def test_clipped_fits(text: str, columns: int) -> None:
    assert sink.width(sink.clipped(text, columns)) <= columns


def test_width() -> None:
    assert sink.width("abc") == 3
    assert sink.width("任务A") == 5
    assert sink.width("e\u0301") == 1
    assert sink.padded("任务", 6) == "任务  "


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("计划", "计划"),
        ("计划".encode().decode("ascii", "surrogateescape"), "计划"),
        ("\udcff\udcfe.yaml", "\\udcff\\udcfe.yaml"),
        ("\ud800\udcff", "\\ud800\\udcff"),
    ],
)
def test_names_from_a_locale_without_chinese(given: str, shown: str) -> None:
    assert sink.terminal(given) == shown


def test_a_quoted_name_stays_on_its_line() -> None:
    assert sink.quoted("a\n::error::b") == "“a\\x0a::error::b”"


@pytest.mark.parametrize(
    ("codec", "given", "shown"),
    [
        ("gbk", "甲💣é乙", "甲\\ud83d\\udca3é乙"),
        ("ascii", "甲é", "\\u7532\\u00e9"),
        ("cp437", "≥㎡", "≥\\u33a1"),
    ],
)
def test_what_a_code_page_lacks(codec: str, given: str, shown: str) -> None:
    codecs.register_error("tests.lacking", sink.lacking)
    assert given.encode(codec, "tests.lacking").decode(codec) == shown
    assert json.loads(f'"{shown}"') == given


def test_only_writing_lacks_characters() -> None:
    fault = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x")
    with pytest.raises(UnicodeDecodeError):
        sink.lacking(fault)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A 标题: a; b # c %% d", "A 标题： a； b ＃ c ％％ d"),
        ("gantt 甲", "ｇantt 甲"),
        ("gantt甲", "ｇantt甲"),
        ("GANTT-1", "ＧANTT-1"),
        ("ganttx", "ganttx"),
        ("2020-01-01", "２020-01-01"),
        ("一\n二", "一 二"),
        ("", ""),
    ],
)
def test_nothing_is_syntax_to_mermaid(text: str, shown: str) -> None:
    assert sink.mermaid(text) == shown
