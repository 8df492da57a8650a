"""``wenming materials`` and ``pack``: what is due, and the folder, whole or not at all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Wenming

HEAD = """\
plan: {id: demo, name: 创建计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 教体局, kind: department}
systems:
- {id: city, name: 城市测评, kind: city, window: {start: 2019-01-01, end: 2020-12-31}}
"""


def standard(code: str, method: str = "material", **more: str) -> str:
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return (
        f'- {{code: "{code}", system: city, item: 思想, text: 有方案有总结, method: {method}, '
        f"owners: [区文明办]{extra}}}\n"
    )


def material(name: str, code: str, evidence: str, fields: str = "", title: str = "方案") -> str:
    return (
        f'- {{id: {name}, standard: "{code}", title: {title}, kind: document, due: 2020-06-10, '
        f"{'' if 'owner' in fields else 'owner: 区文明办, '}"
        f"{fields or 'dated: 2020-03-01, submitted: 2020-06-01'}, evidence: [{evidence}]}}\n"
    )


SEVERAL = (
    "standards:\n"
    + standard("Ⅰ-1-1)")
    + standard("Ⅰ-1-2)")
    + standard("Ⅱ-1-1)", "field")
    + "materials:\n"
    + material("M1", "Ⅰ-1-1)", "a.txt, 图/b.PNG, 盘创建〔2020〕3号")
    + material("M2", "Ⅰ-1-2)", "a.txt", "owner: 教体局, submitted: 2020-06-01, dated: 2018-01-01")
    + material("M3", "Ⅰ-1-2)", "a.txt", "number: Ⅰ-1-2)-①, owner: 教体局")
)


@pytest.fixture
def several(
    make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]
) -> Path:
    at_date("2020-06-15")
    folder = make_plan(HEAD, exam=SEVERAL)
    (folder / "a.txt").write_text("甲", "utf-8")
    (folder / "图").mkdir()
    (folder / "图" / "b.PNG").write_bytes(b"\x89PNG")
    monkeypatch.chdir(folder)
    return folder


def test_the_list_says_how_each_stands(several: Path, wenming: Wenming) -> None:
    assert several
    ran = wenming("materials")
    assert ran.code == 0
    assert "列出 3 份，共 3 份：" in ran.out
    assert "材料齐全率 33.33% (1/3)" in ran.out
    assert "形成日期 2018-01-01，时间范围 2019-01-01 至 2020-12-31" in ran.out
    assert "教体局       2     2         2    0.00% (0/2)" in ran.out


def test_a_plan_without_materials_says_so(make_plan: MakePlan, wenming: Wenming) -> None:
    ran = wenming("-C", make_plan(HEAD), "materials", "--as-of", "2020-06-15")
    assert ran.out.splitlines()[-1] == "计划里没有写申报材料（materials）"


def test_json_has_the_keys_of_the_contract(several: Path, wenming: Wenming) -> None:
    assert several
    found = json.loads(wenming("materials", "--owner", "教体局", "--format", "json").out)
    assert found["schema"] == "wenming.materials/1"
    assert found["figures"]["material_rate"]["denominator"] == "2"
    (first, second) = found["materials"]
    assert (first["id"], first["standard"], first["owner"], first["due"], first["state"]) == (
        "M2", "Ⅰ-1-2)", "教体局", "2020-06-10", "outside_window"
    )  # fmt: skip
    assert second["state"] == "overdue"


def test_what_is_listed_can_be_chosen(several: Path, wenming: Wenming) -> None:
    assert several
    assert "M1" not in wenming("materials", "--due").out
    listed = wenming("materials", "--state", "逾期未报", "--format", "csv").out
    assert listed.count("\n") == 2
    assert "列出 1 份，共 1 份" in wenming("materials", "①").out


def test_a_folder_that_lacks_something_is_not_packed(several: Path, wenming: Wenming) -> None:
    ran = wenming("materials", "pack")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "计划有 1 处错误，数字照算；详情见 wenming validate\n"
        "不齐，缺 2 项：\n"
        "  M2 方案（Ⅰ-1-2)，教体局）：不在时间范围，"
        "形成日期 2018-01-01，时间范围 2019-01-01 至 2020-12-31\n"
        "  M3 方案（Ⅰ-1-2)，教体局）：逾期未报，逾期 5 天\n"
        "提示：补齐再装，或者加 --partial 有什么装什么\n"
    )
    assert not (several / "申报材料").exists()


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_what_there_is_can_be_packed(several: Path, wenming: Wenming) -> None:
    ran = wenming("materials", "pack", "--partial", "--format", "markdown", "-o", "装好")
    assert ran.code == 0
    assert "已写 装好：2 条标准，材料 1 份\n不齐，缺 2 项：" in ran.err
    assert names(several / "装好") == [
        "Ⅰ-1-1)/Ⅰ-1-1)-1 方案（1）.txt",
        "Ⅰ-1-1)/Ⅰ-1-1)-1 方案（2）.PNG",
        "Ⅰ-1-1)/提交表.md",
        "Ⅰ-1-2)/提交表.md",
        "目录.md",
    ]
    sheet = (several / "装好" / "Ⅰ-1-1)" / "提交表.md").read_text("utf-8")
    assert "测评标准 有方案有总结" in sheet
    assert "Ⅰ-1-1)-1 方案（1）.txt、Ⅰ-1-1)-1 方案（2）.PNG、盘创建〔2020〕3号" in sheet
    lacking = (several / "装好" / "Ⅰ-1-2)" / "提交表.md").read_text("utf-8")
    assert "逾期未报，逾期 5 天" in lacking
    assert "不齐，缺 2 项" in (several / "装好" / "目录.md").read_text("utf-8")
    assert (several / "装好" / "Ⅰ-1-1)" / "Ⅰ-1-1)-1 方案（2）.PNG").read_bytes() == b"\x89PNG"


def hundred(missing: int | None = None) -> dict[str, str]:
    codes = [f"{part}-{at}" for part in "ABCDEFGHIJ" for at in range(1, 11)]
    standards = "".join(standard(code) for code in codes)
    handed = "".join(
        material(f"M{at}", code, "没有.txt" if at == missing else "a.txt")
        for at, code in enumerate(codes)
    )
    return {"exam": f"standards:\n{standards}materials:\n{handed}"}


def test_a_hundred_standards_with_one_file_missing_are_refused(
    make_plan: MakePlan, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_plan(HEAD, **hundred(missing=57))
    (folder / "a.txt").write_text("甲", "utf-8")
    monkeypatch.chdir(folder)
    ran = wenming("materials", "pack", "--format", "markdown")
    assert ran.code == 1
    assert ran.err.splitlines()[:2] == [
        "不齐，缺 1 项：",
        "  M57 方案（F-8，区文明办）：缺佐证材料，找不到文件：没有.txt",
    ]
    assert not (folder / "申报材料").exists()
    make_plan(HEAD, **hundred())
    assert wenming("materials", "pack", "--format", "markdown").code == 0
    assert len(names(folder / "申报材料")) == 201


def test_a_folder_that_is_there_is_not_written_over(several: Path, wenming: Wenming) -> None:
    (several / "装好").mkdir()
    pack = ("materials", "pack", "--partial", "--format", "markdown", "-o", "装好")
    assert wenming(*pack).code == 0
    before = names(several / "装好")
    ran = wenming(*pack)
    assert ran.code == 1
    assert "已经有“装好”，不覆盖；用 -o 换一个文件夹，或者先移走" in ran.err
    assert names(several / "装好") == before


def test_nothing_is_left_of_a_folder_that_cannot_be_written(
    several: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    before = names(several)
    ran = wenming("materials", "pack", "--partial", "--format", "markdown")
    assert ran.code == 2
    assert "写不了 申报材料：磁盘满了" in ran.err
    assert names(several) == before


ODD = [
    ("方案", "方案", "X 方案.txt", "X 方案~2.txt"),
    ("'方案: 一/二?'", "总结", "X 方案- 一-二-.txt", "X 总结.txt"),
    ("'方案.'", "'  方案'", "X 方案.txt", "X 方案~2.txt"),
    ("'" + "长" * 90 + "'", "abc", "X " + "长" * 39 + ".txt", "X abc.txt"),
    ("ABC", "abc", "X ABC.txt", "X abc~2.txt"),
]


@pytest.mark.parametrize(("one", "two", "first", "second"), ODD)
def test_odd_names_and_names_that_come_twice(  # noqa: PLR0917
    make_plan: MakePlan,
    wenming: Wenming,
    monkeypatch: pytest.MonkeyPatch,
    one: str,
    two: str,
    first: str,
    second: str,
) -> None:
    fields = "number: X, dated: 2020-03-01, submitted: 2020-06-01"
    handed = material("M1", "1", "a.txt", fields, one) + material("M2", "1", "a.txt", fields, two)
    folder = make_plan(HEAD, exam=f"standards:\n{standard('1')}materials:\n{handed}")
    (folder / "a.txt").write_text("甲", "utf-8")
    monkeypatch.chdir(folder)
    assert wenming("materials", "pack", "--format", "markdown").code == 0
    assert names(folder / "申报材料") == sorted(
        [f"1/{first}", f"1/{second}", "1/提交表.md", "目录.md"]
    )


LACKING = [
    ("'https://example.gov.cn/1'", "只写了 https://example.gov.cn/1，没有文件"),
    ("空.txt", "空.txt 是空的"),
    ("空/", "只写了 空/，没有文件"),
    ("指针.mp4", "指针.mp4 只是 Git LFS 的指针，先运行 git lfs pull"),
]


@pytest.mark.parametrize(("evidence", "message"), LACKING)
def test_files_that_are_worth_nothing_are_missing(
    make_plan: MakePlan,
    wenming: Wenming,
    monkeypatch: pytest.MonkeyPatch,
    evidence: str,
    message: str,
) -> None:
    exam = f"standards:\n{standard('1')}materials:\n{material('M1', '1', evidence)}"
    folder = make_plan(HEAD, exam=exam)
    (folder / "空.txt").write_bytes(b"")
    (folder / "空").mkdir()
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    (folder / "指针.mp4").write_bytes(pointer)
    monkeypatch.chdir(folder)
    ran = wenming("materials", "pack", "--format", "markdown")
    assert ran.code == 1
    assert f"  M1 方案（1，区文明办）：{message}\n" in ran.err


def test_all_files_of_a_folder_go_in(
    make_plan: MakePlan, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    exam = f"standards:\n{standard('1')}materials:\n{material('M1', '1', '图/')}"
    folder = make_plan(HEAD, exam=exam)
    for name in ("一.jpg", "二.jpg", "深/三.jpg", ".DS_Store"):
        (folder / "图" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "图" / name).write_bytes(b"x")
    monkeypatch.chdir(folder)
    assert wenming("materials", "pack", "--format", "markdown").code == 0
    packed = [name for name in names(folder / "申报材料") if name.endswith(".jpg")]
    assert packed == ["1/1-1 方案（1）.jpg", "1/1-1 方案（2）.jpg", "1/1-1 方案（3）.jpg"]


def test_a_standard_without_a_material_is_missing(
    make_plan: MakePlan, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_plan(HEAD, exam=f"standards:\n{standard('1')}{standard('2', 'field')}")
    monkeypatch.chdir(folder)
    ran = wenming("materials", "pack")
    assert ran.code == 1
    assert "  1：按材料审核，一份材料也没有\n" in ran.err
    assert "  2：" not in ran.err


def test_two_systems_have_folders_of_their_own(
    make_plan: MakePlan, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "- {id: kids, name: 未成年人测评, kind: minors}\n"
    standards = standard("1") + standard("1").replace("system: city", "system: kids")
    handed = material("M1", "city:1", "a.txt") + material("M2", "kids:1", "a.txt")
    exam = f"standards:\n{standards}materials:\n{handed}"
    folder = make_plan(HEAD + other, exam=exam)
    (folder / "a.txt").write_text("甲", "utf-8")
    monkeypatch.chdir(folder)
    assert wenming("materials", "pack", "--format", "markdown").code == 0
    assert names(folder / "申报材料") == [
        "城市测评/1/1-1 方案.txt",
        "城市测评/1/提交表.md",
        "未成年人测评/1/1-1 方案.txt",
        "未成年人测评/1/提交表.md",
        "目录.md",
    ]
    ran = wenming("materials", "pack", "--system", "未成年人测评", "-o", "未", "--format", "html")
    assert ran.code == 0
    assert names(folder / "未")[-1] == "目录.html"


def test_sheets_and_index_are_documents(several: Path, wenming: Wenming) -> None:
    pytest.importorskip("docx")
    ran = wenming("materials", "pack", "--partial", "-o", "装好")
    assert ran.code == 0
    assert (several / "装好" / "目录.docx").read_bytes()[:2] == b"PK"
    first = {p: p.read_bytes() for p in (several / "装好").rglob("*") if p.is_file()}
    (several / "装好").rename(several / "前次")
    wenming("materials", "pack", "--partial", "-o", "装好")
    assert {p: p.read_bytes() for p in (several / "装好").rglob("*") if p.is_file()} == first


STORIES = [
    ("M1", "已报送", "2020-06-01  报送"),
    ("M2", "不在时间范围", "形成日期 2018-01-01，时间范围 2019-01-01 至 2020-12-31"),
    ("M3", "逾期未报", "报送时限 2020-06-10"),
]


@pytest.mark.parametrize(("name", "state", "decisive"), STORIES)
def test_why_a_material_is_as_it_is(
    several: Path, wenming: Wenming, name: str, state: str, decisive: str
) -> None:
    assert several
    told = wenming("explain", name).out
    assert f"  {state}" in told
    (line,) = [line for line in told.splitlines() if "（状态按它）" in line]
    assert decisive in line
