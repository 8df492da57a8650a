"""A printed report is held against its plan: what was changed in it is found, and named."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, MakeRepo, Repo, Wenming
from wenming_cli.commands import verify as command
from wenming_cli.commands.of_verify.imprint import Imprint, imprint_of
from wenming_cli.commands.of_verify.reprinting import PrintingWay, Reprint, reprinted
from wenming_cli.exchange.printed import PrintedFile, lines_of
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan
from wenming_cli.screens.verification import Told

FORMS = ("md", "docx", "html", "xlsx")
JUNE = ("report", "--month", "2020-06")
TOKENS = os.environ.get("WENMING_TOKENS", "sample")
STEP = 1 if TOKENS == "all" else 149
"""Every number of the demo's report is changed with ``WENMING_TOKENS=all``, else a few."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture
def printed(small: Path, wenming: Wenming, tmp_path: Path) -> Callable[..., Path]:
    """Prints the report of June of the small plan in a form."""

    def make(form: str, *options: str) -> Path:
        file = tmp_path / f"月报.{form}"
        assert wenming("-C", small, *JUNE, *options, "-o", file).code == 0
        return file

    return make


def edited(file: Path, old: str, new: str) -> None:
    """Change a text in a file, also in one that is an archive."""
    if file.suffix in (".md", ".html"):
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        return
    rewritten(file, lambda _, data: data.replace(old.encode(), new.encode(), 1))


def rewritten(file: Path, change: Callable[[str, bytes], bytes]) -> None:
    out = BytesIO()
    changed = False
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            changed |= data != old.read(name)
            new.writestr(name, data)
    assert changed
    file.write_bytes(out.getvalue())


def found(wenming: Wenming, folder: Path, file: Path, *options: str) -> tuple[int, Any]:
    ran = wenming("verify", file, "-C", folder, *options, "--format", "json")
    return ran.code, json.loads(ran.out)


# --- an untouched file is clean -------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_file_is_clean(
    form: str, small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    ran = wenming("verify", printed(form), "-C", small)
    assert (ran.code, ran.err) == (0, "")
    assert "2020-06 月报：一致" in ran.out
    assert "就是现在的计划" in ran.out


TEMPLATES = ("一页通", "绩效目标申报表", "绩效运行监控表", "绩效自评表", "任务分工表", "点位包保表")


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_can_be_checked(template: str, wenming: Wenming, tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    assert wenming("-C", DEMO, *JUNE, "--template", template, "-o", file).code == 0
    ran = wenming("verify", file, "-C", DEMO)
    assert (ran.code, f"2020-06 {template}：一致" in ran.out) == (0, True)


@pytest.mark.parametrize("period", ["2020-Q2", "2020-06-上旬", "2020-06-03..2020-06-15", "#5"])
@pytest.mark.parametrize("form", ["md", "docx"])
def test_the_period_it_was_printed_of_is_known_again(
    period: str, form: str, small: Path, wenming: Wenming, tmp_path: Path
) -> None:
    file = tmp_path / f"简报.{form}"
    assert wenming("-C", small, "report", "--period", period, "-o", file).code == 0
    code, told = found(wenming, small, file)
    assert (code, told["period"], told["differences"]) == (0, period, [])


def test_days_that_are_none_are_no_period() -> None:
    text = "（2020年2月30日至3月1日）\n（2020年6月5日至6月1日）\n（2020年12月20日至2021年1月2日）\n"
    read = imprint_of(tuple(lines_of("markdown", "x.md", text.encode())))
    assert [str(day) for day in read.span or ()] == ["2020-12-20", "2021-01-02"]


def test_a_report_against_a_baseline_needs_the_baseline(
    small: Path, wenming: Wenming, tmp_path: Path
) -> None:
    file = tmp_path / "月报.md"
    assert wenming("-C", small, "baseline", "年初", "--as-of", "2020-02-01").code == 0
    assert wenming("-C", small, *JUNE, "--against", "年初", "-o", file).code == 0
    assert found(wenming, small, file)[0] == 0
    edited(file, "时限没变", "时限全变")
    assert found(wenming, small, file)[0] == 1
    (small / "baselines" / "年初.yaml").unlink()
    ran = wenming("verify", file, "-C", small)
    assert (ran.code, "没有“年初”这条基线" in ran.err) == (2, True)


OPTIONS = {
    "传阅的": ("--for", "circulation"),
    "附数字来源": ("--with-evidence",),
    "": ("--annexes", "none"),
}


@pytest.mark.parametrize("said", OPTIONS)
@pytest.mark.parametrize("form", ["md", "docx"])
def test_how_it_was_printed_is_known_again(
    said: str, form: str, wenming: Wenming, tmp_path: Path
) -> None:
    file = tmp_path / f"月报.{form}"
    wenming("-C", DEMO, *JUNE, *OPTIONS[said], "-o", file)
    ran = wenming("verify", file, "-C", DEMO)
    assert (ran.code, said in ran.out) == (0, True)


def test_annexes_apart_are_checked_too(wenming: Wenming, tmp_path: Path) -> None:
    main, annexes = tmp_path / "月报.docx", tmp_path / "月报附表.docx"
    wenming("-C", DEMO, *JUNE, "-o", main)
    assert wenming("verify", main, "-C", DEMO).code == 0
    ran = wenming("verify", annexes, "-C", DEMO)
    assert (ran.code, "附表另存的文件）：一致" in ran.out) == (0, True)
    edited(annexes, "文明交通进校园宣传", "文明交通进校园活动")
    assert wenming("verify", annexes, "-C", DEMO).code == 1


def test_a_month_that_was_not_over(
    small: Path, printed: Callable[..., Path], wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-06-18")
    file = printed("html")
    at_date("2020-09-01")
    code, data = found(wenming, small, file)
    assert (code, data["as_of"], data["month"]) == (0, "2020-06-18", "2020-06")


def test_a_template_of_the_plans_own(
    small: Path, wenming: Wenming, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = small / "templates" / "街道简报.md.j2"
    own.parent.mkdir()
    own.write_text(
        "# 简报\n\n{{ overall.paragraph }}\n\n数据截止：{{ as_of | chinese_date }}\n\n"
        "计划内容摘要：{{ digest }}（{{ plan.id }}，{{ template }}）\n",
        "utf-8",
    )
    file = tmp_path / "简报.md"
    assert wenming("-C", small, *JUNE, "--template", "街道简报", "-o", file).code == 0
    code, data = found(wenming, small, file)
    assert (code, data["template"]) == (0, "街道简报")
    monkeypatch.setenv("CI", "1")
    assert wenming("verify", file, "-C", small).code == 2
    assert wenming("verify", file, "-C", small, "--trust-templates").code == 0


# --- what was changed is found and named ----------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_name_that_was_changed(
    form: str, small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed(form)
    edited(file, "公厕改造", "公厕改建")
    code, data = found(wenming, small, file)
    assert (code, data["same"]) == (1, False)
    told = data["differences"][0]
    assert "公厕改造"[-1] in told["expected"]
    assert told["record"] in ("HW-2", "HW")
    assert told["file"].endswith((".yaml",))
    assert told["line"] > 0


def test_a_figure_a_date_and_a_record(
    small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed("md")
    edited(file, "预算执行率12.50%", "预算执行率21.50%")
    edited(
        file,
        "| HW-2 | 公厕改造 | 区城市管理局 | 2020年5月31日 |",
        "| HW-2 | 公厕改造 | 区城市管理局 | 2020年6月30日 |",
    )
    code, data = found(wenming, small, file)
    assert (code, data["count"]) == (1, 2)
    figure, date = data["differences"]
    assert (figure["kind"], figure["printed"], figure["expected"]) == ("number", "21.50%", "12.50%")
    assert figure["figure"] == "budget_execution_rate"
    assert figure["name"] == "预算执行率"
    assert figure["place"] == f"“一、总体情况” 第 {line_of(file, '21.50%')} 行"
    assert (date["kind"], date["printed"], date["expected"]) == (
        "date",
        "2020年6月30日",
        "2020年5月31日",
    )
    assert (date["record"], date["line"]) == ("HW-2", 4)
    assert date["file"].endswith("tasks.yaml")
    assert "“完成时限”栏" in date["place"]
    ran = wenming("verify", file, "-C", small)
    assert "2 处对不上" in ran.out
    assert "21.50%" in ran.out


def line_of(file: Path, text: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_rows_that_were_taken_out_or_put_in(
    small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed("md")
    lines = file.read_text("utf-8").splitlines(keepends=True)
    row = next(line for line in lines if "HW-2 |" in line)
    lines[lines.index(row)] = ""
    lines.insert(10, "另外补充一句。\n")
    file.write_text("".join(lines), "utf-8")
    _, data = found(wenming, small, file)
    kinds = {told["kind"]: told for told in data["differences"]}
    assert set(kinds) == {"missing", "extra"}
    assert kinds["missing"]["record"] == "HW-2"
    assert kinds["extra"]["printed"] == "另外补充一句。"


@pytest.mark.parametrize("form", ["docx", "html"])
def test_places_are_those_a_person_finds(
    form: str, small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed(form)
    edited(file, "预算执行率12.50%", "预算执行率12.80%")
    _, data = found(wenming, small, file)
    assert data["differences"][0]["place"] == "“一、总体情况” 第 1 段"


def test_a_cell_of_a_workbook_is_named(
    small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed("xlsx")
    edited(file, "公厕改造</t>", "公厕</t>")
    _, data = found(wenming, small, file)
    assert re.search(r"![A-Z]+\d+", data["differences"][0]["place"])


def test_numbers_shown_otherwise_are_the_same(
    small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    """The format of a cell is not its value."""
    file = printed("xlsx")
    rewritten(
        file,
        lambda name, data: data.replace(b"0.00%", b"0.0%") if name.endswith("styles.xml") else data,
    )
    assert wenming("verify", file, "-C", small).code == 0


def test_tracked_changes_and_hidden_words(
    small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed("docx")
    struck = b"<w:del w:id='1' w:author='x'><w:r><w:delText>99</w:delText></w:r></w:del></w:p>"
    rewritten(
        file,
        lambda name, data: (
            data.replace(b"</w:p>", struck, 1) if name == "word/document.xml" else data
        ),
    )
    assert wenming("verify", file, "-C", small).code == 0
    put_in = b"<w:ins w:id='2' w:author='x'><w:r><w:t>99</w:t></w:r></w:ins></w:p>"
    rewritten(
        file,
        lambda name, data: (
            data.replace(b"</w:p>", put_in, 1) if name == "word/document.xml" else data
        ),
    )
    code, data = found(wenming, small, file)
    assert (code, data["differences"][0]["printed"]) == (1, "99")


def test_hidden_words_are_not_there(
    small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed("docx")
    hidden = b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r></w:p>"
    rewritten(
        file,
        lambda name, data: (
            data.replace(b"</w:p>", hidden, 1) if name == "word/document.xml" else data
        ),
    )
    assert wenming("verify", file, "-C", small).code == 0


def mutated(text: str) -> Iterator[tuple[str, str]]:
    """The text with one number after the other changed, and the number."""
    for match in list(NUMBER.finditer(text))[::STEP]:
        token = match[0]
        other = token[:-1] + str((int(token[-1]) + 1) % 10)
        yield text[: match.start()] + other + text[match.end() :], token


@pytest.mark.no_cover
def test_every_number_of_the_report_of_june(
    wenming: Wenming, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed one at a time, each is found in one place, and what it is of has a name."""
    file = tmp_path / "月报.md"
    wenming("-C", DEMO, *JUNE, "-o", file)
    plan = load(DEMO).plan
    assert plan is not None
    made: dict[tuple[object, ...], Reprint] = {}

    def once(plan: Plan, way: PrintingWay, imprint: Imprint, printed: PrintedFile) -> Reprint:
        key = (way, imprint.revision, imprint.has_evidence, imprint.apart, imprint.is_annexes)
        if key not in made:
            made[key] = reprinted(plan, way, imprint, printed)
        return made[key]

    monkeypatch.setattr(command, "reprinted", once)
    known = command.KnownContent(plan, plan, None, is_found=True)
    missed, unnamed, every = [], [], 0
    for text, token in mutated(file.read_text("utf-8")):
        lines = tuple(lines_of("markdown", file.name, text.encode()))
        printed = PrintedFile(file.name, "markdown", lines)
        made_anew, changes = command._nearest(known, imprint_of(lines), printed, trusted=True)
        told = list(command._told(printed, made_anew, changes))
        every += 1
        missed += [token] if len(told) != 1 else []
        unnamed += [each for each in told if not is_named(each)]
    assert every > 10
    assert (missed, unnamed) == ([], []), f"of {every} numbers"


def is_named(told: Told) -> bool:
    return bool(told.figure or told.file or told.name)


# --- which content --------------------------------------------------------------------------------


@pytest.fixture
def kept(small: Path, make_repo: MakeRepo) -> Repo:
    return make_repo(small)


def test_the_revision_it_was_printed_at(
    kept: Repo, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed("docx")
    records = kept.folder / "records.yaml"
    records.write_text(records.read_text("utf-8").replace("12.5万元", "13.5万元"), "utf-8")
    short = kept.git("rev-parse", "HEAD")[:12]
    kept.commit("改支出", day="2020-07-03")
    code, data = found(wenming, kept.folder, file)
    assert (code, data["found"], data["revision"][:12]) == (0, True, short)
    assert data["since"]["amendments"] == []
    assert data["since"]["differences"] > 0
    ran = wenming("verify", file, "-C", kept.folder)
    assert "照现在的计划重印" in ran.out
    edited(file, "12.50%", "13.50%")
    assert wenming("verify", file, "-C", kept.folder).code == 1


def test_an_assessment_that_is_gone_since(
    kept: Repo, wenming: Wenming, tmp_path: Path, at_date: Callable[[str], None]
) -> None:
    at_date("2020-07-02")
    exam = kept.folder / "exam.yaml"
    exam.write_text(
        "systems: [{id: CS, name: 城市体系, kind: city}]\n"
        "assessments:\n"
        "- {id: MN-1, name: 第一次模拟, kind: mock, system: CS, start: 2020-06-01, end: 2020-06-02,"
        " totals: [{of: all, score: 82.5, full: 100}]}\n",
        "utf-8",
    )
    kept.commit("测评", day="2020-07-02")
    file = tmp_path / "通报.md"
    assert wenming("-C", kept.folder, "report", "--template", "测评通报", "-o", file).code == 0
    exam.write_text("systems: [{id: CS, name: 城市体系, kind: city}]\n", "utf-8")
    code, data = found(wenming, kept.folder, file)
    assert (code, data["found"]) == (0, True)
    assert data["since"]["differences"] > 0


def test_a_month_that_was_amended_since(
    kept: Repo, printed: Callable[..., Path], wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2020-07-02")
    assert wenming("-C", kept.folder, "close", "2020-06").code == 0
    kept.commit("月结", day="2020-07-02")
    file = printed("html")
    records = kept.folder / "records.yaml"
    records.write_text(records.read_text("utf-8").replace("12.5万元", "13.5万元"), "utf-8")
    at_date("2020-07-20")
    assert (
        wenming("-C", kept.folder, "close", "2020-06", "--amend", "--reason", "漏记一笔").code == 0
    )
    code, data = found(wenming, kept.folder, file)
    assert code == 0
    assert data["since"]["amendments"] == [{"date": "2020-07-20", "reason": "漏记一笔"}]
    ran = wenming("verify", file, "-C", kept.folder)
    assert "印了以后 2020-06 更正过：2020-07-20 漏记一笔" in ran.out


def test_the_revision_it_says_is_looked_up(
    kept: Repo, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed("md", "--revision")
    assert wenming("verify", file, "-C", kept.folder).code == 0
    short = kept.git("rev-parse", "HEAD")[:12]
    edited(file, short, "0" * 12)
    code, data = found(wenming, kept.folder, file)
    assert (code, data["count"], data["differences"][0]["name"]) == (1, 1, "版本")


def test_a_digest_nobody_knows(small: Path, printed: Callable[..., Path], wenming: Wenming) -> None:
    file = printed("md")
    digest = re.search(r"计划内容摘要：([0-9a-f]{12})", file.read_text("utf-8"))
    assert digest is not None
    edited(file, digest[1], "0123456789ab")
    code, data = found(wenming, small, file)
    assert (code, data["found"], data["count"]) == (1, False, 1)
    assert data["differences"][0]["expected"] in digest[1]
    assert "git 里也没有找到" in wenming("verify", file, "-C", small).out


def test_the_day_it_says_is_tried_with_the_month(
    small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    file = printed("md")
    edited(file, "数据截止：2020年6月30日", "数据截止：2020年5月30日")
    code, data = found(wenming, small, file)
    assert (code, data["month"], data["count"]) == (1, "2020-06", 1)


# --- what is not ours, and what nobody can read ---------------------------------------------------


def made_docx(names: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return out.getvalue()


SPACES = 70 * 1024 * 1024
ENTITY = b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><d><w:p><w:t>&a;</w:t></w:p></d>"
HOSTILE = {
    "别的.md": ("# 会议纪要\n\n今天开会。\n".encode(), "不像是这个计划印出来的"),
    "别的.html": (b"<html><body><p>hello</p></body></html>", "不像是这个计划印出来的"),
    "空的.md": (b"", "不像是这个计划印出来的"),
    "图片.png": (b"\x89PNG", "不核对 .png"),
    "没有结尾": (b"x", "不核对"),
    "坏的.docx": (b"PK\x03\x04 not really", "损坏"),
    "不是.docx": (b"plain text", "损坏"),
    "别的包.docx": (made_docx({"x.txt": b"x"}), "不是 Word 文档"),
    "宏.docx": (
        made_docx({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}),
        "带有宏",
    ),
    "实体.docx": (made_docx({"word/document.xml": ENTITY}), "损坏"),
    "断的.docx": (made_docx({"word/document.xml": b"<w:document><w:p>"}), "损坏"),
    "坏的.xlsx": (b"PK\x03\x04 not really", "损坏"),
    "假的.md": (b"PK\x03\x04", "对不上"),
    "假的.html": (b"%PDF-1.4", "对不上"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_that_are_none_of_ours(
    name: str, small: Path, wenming: Wenming, tmp_path: Path
) -> None:
    data, said = HOSTILE[name]
    file = tmp_path / name
    file.write_bytes(data)
    ran = wenming("verify", file, "-C", small)
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)


def test_a_word_file_that_unpacks_to_far_too_much(
    small: Path, wenming: Wenming, tmp_path: Path
) -> None:
    file = tmp_path / "炸弹.docx"
    file.write_bytes(made_docx({"word/document.xml": b"<w:p/>" + b" " * SPACES}))
    ran = wenming("verify", file, "-C", small)
    assert (ran.code, ran.out, "太大" in ran.err) == (2, "", True)


def test_no_file_and_a_folder(small: Path, wenming: Wenming, tmp_path: Path) -> None:
    assert "没有这个文件" in wenming("verify", tmp_path / "无.md", "-C", small).err
    assert "文件夹" in wenming("verify", small, "-C", small).err


def test_a_report_of_another_plan(printed: Callable[..., Path], wenming: Wenming) -> None:
    ran = wenming("verify", printed("md"), "-C", DEMO)
    assert (ran.code, "不像是这个计划印出来的" in ran.err) == (2, True)


def test_pages_written_as_older_programs_do(
    small: Path, printed: Callable[..., Path], wenming: Wenming
) -> None:
    """WPS saves pages in GB2312, with tags that nothing closes."""
    file = printed("html")
    text = file.read_text("utf-8").replace("utf-8", "gb2312").replace("</td>", "")
    file.write_bytes(text.replace("</p>", "\n").encode("gb18030"))
    assert wenming("verify", file, "-C", small).code == 0


# --- saved again by another program ---------------------------------------------------------------


@pytest.mark.no_cover
@pytest.mark.skipif(shutil.which("soffice") is None, reason="这里没有 LibreOffice")
def test_saved_again_by_libreoffice(wenming: Wenming, tmp_path: Path) -> None:
    files = [tmp_path / f"月报.{form}" for form in ("docx", "xlsx", "html")]
    for file in files:
        wenming("-C", DEMO, *JUNE, "-o", file)
        done = saved_again(file)
        ran = wenming("verify", done, "-C", DEMO)
        assert (ran.code, "一致" in ran.out) == (0, True), ran.out


def saved_again(file: Path) -> Path:
    folder = file.parent / "again"
    home = f"-env:UserInstallation=file://{file.parent}/home"
    form = file.suffix[1:]
    words = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return folder / file.name
