"""Documents for Word: the master's looks, the page's text, and nothing of a plan is a mark."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT

from tests.conftest import DEMO, Wenming
from wenming_cli.formats.pages import Look, docx
from wenming_cli.formats.word.master import LARGEST, MasterFaultError
from wenming_cli.formats.word.shipped_masters import NAMES, OFFICIAL, REPORT, packed, shipped_master
from wenming_cli.pages.blocks import Column, Paragraph, Run, Table
from wenming_cli.pages.from_markdown import document_of
from wenming_cli.pages.page import Page, Title

HEAD = '<w:p><w:r><w:t xml:space="preserve">'
BODY = f"{HEAD}{{{{正文}}}}</w:t></w:r></w:p>"


def page_of(text: str, **marks: str) -> Page:
    document = document_of(text)
    return Page(Title(document.title, "", None), document.blocks, dict, marks=marks)


def written(text: str, master: tuple[str, bytes] | None = None, **marks: str) -> bytes:
    return docx.write([page_of(text, **marks)], Look(master=master))


def opened(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def said(data: bytes) -> list[tuple[str, str]]:
    """The style and the text of every paragraph outside of tables."""
    return [(str(p.style.name) if p.style else "", p.text) for p in opened(data).paragraphs]


def changed(name: str, part: str, old: str, new: str) -> bytes:
    """A shipped master with something else in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(shipped_master(name))) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new).encode()
    return packed(parts)


TEXT = """\
# 督办通知

<!-- 字号 -->

（待编号）

<!-- 主送 -->

双龙街道：

截至今天，**三项**没有办结：

1. 公厕改造
2. 垃圾清运

## 一、要求

### （一）按时

#### 1.写明

<!-- 落款 -->

区文明办

| 项 | 数 |
|---|---:|
| 甲 | 1 |
"""


def test_each_block_has_the_style_of_its_kind() -> None:
    data = written(TEXT)
    assert said(data) == [
        ("公文标题", "督办通知"),
        ("Normal", "（待编号）"),
        ("主送", "双龙街道："),
        ("Normal", "截至今天，三项没有办结："),
        ("Normal", "1. 公厕改造"),
        ("Normal", "2. 垃圾清运"),
        ("一级标题", "一、要求"),
        ("二级标题", "（一）按时"),
        ("三级标题", "1.写明"),
        ("落款", "区文明办"),
        ("表格", ""),
    ]
    (table,) = opened(data).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["项", "数"], ["甲", "1"]]
    runs = opened(data).paragraphs[3].runs
    assert [run.text for run in runs if run.bold] == ["三项"]


def test_the_same_text_gives_the_same_bytes_without_a_time() -> None:
    assert written(TEXT) == written(TEXT)
    with zipfile.ZipFile(io.BytesIO(written(TEXT))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sheets_are_those_of_official_documents() -> None:
    (section,) = opened(written(TEXT)).sections
    size = (section.page_width, section.page_height)
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in size if each] == [210, 297]
    assert [round(each.mm) for each in edges if each] == [37, 35, 28, 26]
    document = opened(written(TEXT))
    assert document.settings.odd_and_even_pages_header_footer
    assert [p.text for p in section.footer.paragraphs] == ["— 1 —"]
    assert [p.text for p in section.even_page_footer.paragraphs] == ["— 1 —"]
    styles = zipfile.ZipFile(io.BytesIO(written(TEXT))).read("word/styles.xml").decode()
    assert 'w:line="579"' in styles
    assert '<w:spacing w:val="-5"/>' in styles
    assert "docGrid" not in styles


def test_fonts_have_a_name_in_every_slot_and_another_to_fall_back_on() -> None:
    with zipfile.ZipFile(io.BytesIO(written(TEXT))) as archive:
        styles = archive.read("word/styles.xml").decode()
        table = archive.read("word/fontTable.xml").decode()
    faces = re.findall(r"<w:rFonts ([^>]*)/>", styles)
    assert faces
    for face in faces:
        names = dict(re.findall(r'w:(\w+)="([^"]*)"', face))
        assert set(names) == {"ascii", "hAnsi", "eastAsia", "cs"}
        assert len(set(names.values())) == 1
        assert f'w:name="{names["ascii"]}"' in table
    assert table.count("<w:font ") == table.count("<w:altName ")


def test_heads_of_tables_come_again_and_rows_stay_whole() -> None:
    rows = "".join(f"| {n} | 文 |\n" for n in range(60))
    (table,) = opened(written(f"| 号 | 文 |\n|---:|---|\n{rows}")).tables
    xml = table._tbl.xml
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 61


def test_sections_turned_sideways_end_with_their_section() -> None:
    text = "# 题\n\n文\n\n<!-- 横排 -->\n\n## 附件1\n\n| 甲 |\n|---|\n| 1 |\n\n## 口径\n\n文\n"
    turned = [s.orientation for s in opened(written(text)).sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    last = text.partition("## 口径")[0]
    assert [s.orientation for s in opened(written(last)).sections] == turned[:2]
    alone = last.partition("文\n\n")[2]
    assert [s.orientation for s in opened(written(f"# 附表\n\n{alone}")).sections] == turned[1:2]
    for section in opened(written(last)).sections:
        assert section.footer.paragraphs[0].text == "— 1 —"


def test_tables_next_to_each_other_stay_two() -> None:
    table = "| 甲 |\n|---|\n| 1 |\n"
    body = opened(written(f"{table}\n{table}")).element.body
    assert [each.tag.rpartition("}")[2] for each in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_wide_tables_of_a_page_lie_across() -> None:
    columns = tuple(Column(f"栏{n}") for n in range(9))
    page = Page(Title("计划", "任务", None), (Table(columns, (("文",) * 9,)),), dict)
    (section,) = opened(docx.write([page], Look())).sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    two = opened(docx.write([page, page], Look()))
    assert len(two.sections) == 2


# --- masters --------------------------------------------------------------------------------------


def test_marks_are_filled_before_the_body_goes_in() -> None:
    data = written(
        "# {{正文}}\n\n{{抄送}}和{{印发机关}}\n",
        (OFFICIAL, shipped_master(OFFICIAL)),
        发文机关标志="区文明办文件",
        发文字号="{{正文}}",
        印发机关="区文明办",
        印发日期="2020年6月30日",
    )
    assert [text for _, text in said(data)] == [
        "区文明办文件",
        "{{正文}}",
        "{{正文}}",
        "{{抄送}}和{{印发机关}}",
        "",
        "区文明办\t2020年6月30日印发",
    ]


def test_the_number_stands_in_the_head_alone_where_the_master_shows_it() -> None:
    text = "# 题\n\n<!-- 字号 -->\n\n（待编号）\n\n文\n"
    official = said(written(text, (OFFICIAL, shipped_master(OFFICIAL)), 发文字号="（待编号）"))
    assert [words for _, words in official].count("（待编号）") == 1
    assert ("Normal", "（待编号）") in said(written(text))


def test_a_mark_split_over_runs_is_found() -> None:
    split = "{{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>印发</w:t></w:r><w:r><w:t>机关}}"
    master = changed(OFFICIAL, "word/document.xml", "{{印发机关}}", split)
    assert "区文明办\t印发" in [
        t for _, t in said(written("文", ("母版", master), 印发机关="区文明办"))
    ]
    body = "{{正</w:t></w:r><w:r><w:t>文 }}"
    master = changed(REPORT, "word/document.xml", "{{正文}}", body)
    assert [t for _, t in said(written("文", ("母版", master)))] == ["文"]


TIE = '<Relationship Id="x" Type="y" Target="http://a" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("part", "old", "new", "code", "named"),
    [
        ("word/document.xml", "{{正文}}", "正文", "E909", "{{正文}}"),
        ("word/document.xml", "{{正文}}", "见{{正文}}", "E909", "单独成一段"),
        ("word/document.xml", BODY, BODY * 2, "E909", "一处"),
        ("word/document.xml", "{{正文}}", "{{文号}}", "E910", "“文号”"),
        ("word/styles.xml", '"公文标题"', '"题"', "E911", "“公文标题”"),
        ("word/styles.xml", '"表头"', '"表首"', "E911", "“表头”"),
        ("word/styles.xml", "</w:styles>", "", "E907", "读不懂"),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f"{TIE}</Relationships>",
            "E908",
            "外面",
        ),
        ("[Content_Types].xml", "document.main", "document.macroEnabled.main", "E908", "宏"),
    ],
)
def test_what_is_wrong_with_a_master_is_named(
    part: str, old: str, new: str, code: str, named: str
) -> None:
    with pytest.raises(MasterFaultError) as fault:
        written("文", ("templates/月报.docx", changed(REPORT, part, old, new)))
    assert str(fault.value).startswith(f"templates/月报.docx: 错误 {code} ")
    assert named in str(fault.value)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (LARGEST + 1))
    return out.getvalue()


def with_a_macro() -> bytes:
    with zipfile.ZipFile(io.BytesIO(shipped_master(REPORT))) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return packed({**parts, "word/vbaProject.bin": b""})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E907"),
        (b"\xd0\xcf\x11\xe0 an old or locked one", "E907"),
        (packed({"a.txt": b"no document"}), "E907"),
        (bomb(), "E908"),
        (with_a_macro(), "E908"),
    ],
)
def test_what_is_no_master_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(MasterFaultError, match=f"错误 {code} "):
        written("文", ("母版", data))


def test_the_masters_of_a_plan_are_copied_and_used(tmp_path: Path, wenming: Wenming) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(DEMO, plan)
    assert wenming("init", "--word", plan).code == 0
    assert wenming("init", "--word", plan).code == 0
    own = plan / "templates" / REPORT
    assert {path.name for path in own.parent.iterdir()} == set(NAMES)
    own.write_bytes(
        changed(REPORT, "word/document.xml", BODY, f"{HEAD}本单位</w:t></w:r></w:p>{BODY}")
    )
    out = tmp_path / "月报.docx"
    assert wenming("-C", plan, "report", "--month", "2020-06", "-o", out).code == 0
    assert said(out.read_bytes())[0] == ("Normal", "本单位")
    ran = wenming("init", "--word", plan)
    assert (ran.code, f"templates/{REPORT}" in ran.err) == (2, True)
    own.write_bytes(b"")
    ran = wenming("-C", plan, "report", "--month", "2020-06", "-o", out)
    assert (ran.code, "templates/月报.docx: 错误 E907" in ran.err) == (1, True)
    assert wenming("init", "--word", tmp_path).code == 2


def test_drafts_are_papers_with_a_red_head(tmp_path: Path, wenming: Wenming) -> None:
    words = ("-C", DEMO, "notices", "draft", "--as-of", "2020-06-30", "-o", tmp_path)
    first = wenming(*words, "--format", "docx")
    assert first.code == 0
    files = sorted(tmp_path.glob("*.docx"))
    assert files
    for file in files:
        told = [text for _, text in said(file.read_bytes())]
        assert told[0].endswith("文件")
        assert told[1] == "（待编号）"
        assert told.count("（待编号）") == 1
        assert f"# {file.name}" in first.out
    assert "没有变化" in wenming(*words, "--format", "docx").err
    assert wenming(*words, "--format", "csv").code == 2


# --- annexes --------------------------------------------------------------------------------------


def test_long_annexes_go_beside_a_document(tmp_path: Path, wenming: Wenming) -> None:
    out = tmp_path / "六月.docx"
    words = ("-C", DEMO, "report", "--month", "2020-06")
    assert wenming(*words, "-o", out).code == 0
    told = [text for _, text in said(out.read_bytes())]
    pointers = [text for text in told if "六月附表.docx" in text]
    assert all(re.fullmatch(r"共 \d+ 行，见“六月附表\.docx”。", text) for text in pointers)
    annexes = opened((tmp_path / "六月附表.docx").read_bytes())
    rows = sum(len(table._tbl.tr_lst) - 1 for table in annexes.tables)
    assert rows == sum(int(text.split()[1]) for text in pointers) > 0


def test_annexes_go_where_they_are_asked_to(tmp_path: Path, wenming: Wenming) -> None:
    out, beside = tmp_path / "月报.md", tmp_path / "附表.xlsx"
    words = ("-C", DEMO, "report", "--month", "2020-06", "-o", out)
    assert wenming(*words).code == 0
    whole = out.read_text("utf-8")
    assert "<!--" not in whole
    assert wenming(*words, "--annexes", beside).code == 0
    main = out.read_text("utf-8")
    assert "见“附表.xlsx”" in main
    assert len(main) < len(whole)
    assert beside.read_bytes().startswith(b"PK")
    beside.unlink()
    assert wenming(*words, "--annexes", "none").code == 0
    assert "这里不附" in out.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["月报.md"]
    for wrong in ("附表.pdf", "附表.txt", out):
        assert wenming(*words, "--annexes", wrong).code == 2
    assert wenming(*words[:-1], tmp_path / "m.json", "--annexes", "none").code == 2


# --- looks ----------------------------------------------------------------------------------------


def converted(file: Path, ending: str) -> Path:
    """A document as LibreOffice writes it."""
    program = shutil.which("soffice")
    if program is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice and poppler are not installed")
    out = file.parent / "converted"
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    line = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(out), str(file)]
    subprocess.run(line, check=True, capture_output=True, timeout=120)
    return out / file.with_suffix(f".{ending}").name


def test_a_sheet_holds_22_lines_of_28_characters(tmp_path: Path) -> None:
    file = tmp_path / "满.docx"
    file.write_bytes(written("国" * 28 * 70))
    pdf = converted(file, "pdf")
    done = subprocess.run(
        ["pdftotext", "-f", "2", "-l", "2", "-layout", str(pdf), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    lines = [line.strip() for line in done.stdout.splitlines() if "国" in line]
    assert lines == ["国" * 28] * 22


def test_a_master_that_was_saved_elsewhere_still_works(tmp_path: Path) -> None:
    file = tmp_path / OFFICIAL
    file.write_bytes(shipped_master(OFFICIAL))
    master = (OFFICIAL, converted(file, "docx").read_bytes())
    told = said(written(TEXT, master, 发文机关标志="区文明办文件", 印发机关="区文明办"))
    assert told[0] == ("发文机关标志", "区文明办文件")
    assert ("公文标题", "督办通知") in told
    assert ("一级标题", "一、要求") in told
    assert not any("{{" in text for _, text in told)


# --- hostile --------------------------------------------------------------------------------------


def test_whatever_a_plan_says_is_text() -> None:
    texts = ("=1+1", "<w:p/>", "a|b", "{{正文}}", "\x00\x1b[31m\ufffe", "\ud800", "长" * 50_000)
    blocks = (Paragraph.of(Run(text, is_strong=True) for text in texts), *map(Paragraph, texts))
    table = Table((Column("甲"),), tuple((text,) for text in texts))
    page = Page(Title(texts[3], texts[1], None), (*blocks, table), dict)
    told = said(docx.write([page], Look()))
    assert told[0][1] == "{{正文}}  <w:p/>"
    assert "=1+1" in [text for _, text in told]
    assert any(text.endswith("…（太长，没有写全）") for _, text in told)
