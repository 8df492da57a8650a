"""``wenming notices draft``: the documents, and the entries that record them."""

from pathlib import Path

import pytest

from tests.commands.supervised import DAY, PLAN, RECORDS, TASKS
from tests.conftest import Golden, MakePlan, Wenming
from wenming_cli.loading import load
from wenming_cli.model.plan import Plan

GOLDEN = Path(__file__).parent / "golden" / "drafts"
REGISTER = "签发登记-2020-06-30.txt"


@pytest.fixture
def plan(make_plan: MakePlan) -> Path:
    return make_plan(PLAN, tasks=TASKS, records=RECORDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "文书"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read(folder: Path) -> Plan:
    loaded = load(folder, folder)
    assert loaded.plan is not None
    assert not loaded.diagnostics
    return loaded.plan


def test_one_document_a_unit_and_step(
    plan: Path, folder: Path, wenming: Wenming, golden: Golden
) -> None:
    ran = wenming("-C", plan, "notices", "draft", *DAY, "-o", folder)
    assert ran.code == 0
    assert names(folder) == [
        "2020-06-30-提醒函-区城市管理局.md",
        "2020-06-30-督办单-东华街道.md",
        "2020-06-30-督办单-区城市管理局.md",
        "2020-06-30-督办单-未明确单位.md",
        "2020-06-30-约谈通知书-区城市管理局.md",
        "2020-06-30-通报-区城市管理局.md",
        "2020-06-30-通报-拓东街道.md",
        REGISTER,
    ]
    for path in folder.iterdir():
        golden(GOLDEN / path.name, path.read_text("utf-8"))
    assert ran.out == (folder / REGISTER).read_text("utf-8")


def test_the_same_plan_and_day_give_the_same_bytes(
    plan: Path, folder: Path, wenming: Wenming
) -> None:
    wenming("-C", plan, "notices", "draft", *DAY, "-o", folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ran = wenming("-C", plan, "notices", "draft", *DAY, "-o", folder)
    assert ran.code == 0
    assert ran.err.count("没有变化") == len(before)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_one_document_an_item(plan: Path, folder: Path, wenming: Wenming) -> None:
    more = "- {id: HW-5, title: 灯光, due: 2020-06-20}\n"
    (plan / "tasks.yaml").write_text(TASKS + more, "utf-8")
    options = ("--kind", "supervise", "--owner", "城管局", "-o", folder)
    wenming("-C", plan, "notices", "draft", *DAY, *options)
    assert names(folder) == ["2020-06-30-督办单-区城市管理局.md", REGISTER]
    text = (folder / "2020-06-30-督办单-区城市管理局.md").read_text("utf-8")
    assert "# 区创建领导小组办公室关于公厕改造等2项的督办单" in text
    assert "2项工作" in text
    (folder / REGISTER).unlink()
    wenming("-C", plan, "notices", "draft", *DAY, *options, "--per", "notice")
    assert names(folder)[:2] == [
        "2020-06-30-督办单-区城市管理局-HW-2.md",
        "2020-06-30-督办单-区城市管理局-HW-5.md",
    ]


def test_interviews_are_held_with_a_unit_about_everything(
    plan: Path, folder: Path, wenming: Wenming
) -> None:
    records = RECORDS.replace("tasks: [HW-1]}", "tasks: [HW-1, HW-4]}")
    (plan / "records.yaml").write_text(records, "utf-8")
    options = ("--kind", "interview", "--per", "notice", "-o", folder)
    wenming("-C", plan, "notices", "draft", *DAY, *options)
    assert names(folder)[0] == "2020-06-30-约谈通知书-区城市管理局.md"
    assert "HW-1" in (folder / names(folder)[0]).read_text("utf-8")
    assert "HW-4" in (folder / names(folder)[0]).read_text("utf-8")


def test_forms_for_closing_findings(
    plan: Path, folder: Path, wenming: Wenming, golden: Golden
) -> None:
    wenming("-C", plan, "notices", "draft", *DAY, "--kind", "closure", "-o", folder)
    assert names(folder) == [
        "2020-06-30-销号申请表-东华街道.md",
        "2020-06-30-销号申请表-临江社区.md",
        REGISTER,
    ]
    for path in folder.iterdir():
        golden(GOLDEN / "closure" / path.name, path.read_text("utf-8"))


def test_forms_of_one_unit(plan: Path, folder: Path, wenming: Wenming) -> None:
    options = ("--kind", "closure", "--owner", "拓东街道", "--per", "notice", "-o", folder)
    wenming("-C", plan, "notices", "draft", *DAY, *options)
    assert names(folder) == ["2020-06-30-销号申请表-临江社区-W-2.md", REGISTER]


def test_the_entries_load_back_and_the_steps_are_out(
    plan: Path, folder: Path, wenming: Wenming
) -> None:
    wenming("-C", plan, "notices", "draft", *DAY, "-o", folder)
    before = read(plan)
    (plan / "签发.yaml").write_text((folder / REGISTER).read_text("utf-8"), "utf-8")
    added = read(plan).notices[len(before.notices) :]
    assert [(n.id, n.kind.value, n.owners, n.tasks + n.findings) for n in added] == [
        ("DB-11", "interview", ("区城市管理局",), ("HW-1",)),
        ("DB-12", "circulate", ("区城市管理局",), ("HW-4",)),
        ("DB-13", "circulate", ("拓东街道",), ("W-1",)),
        ("DB-14", "supervise", ("区城市管理局",), ("HW-2",)),
        ("DB-15", "supervise", ("东华街道",), ("W-4",)),
        ("DB-16", "supervise", (), ("NM-1",)),
        ("DB-17", "remind", ("区城市管理局",), ("HW-3",)),
    ]
    assert {str(n.date) for n in added} == {"2020-06-30"}
    assert [str(n.reply_due) for n in added] == ["2020-07-10"] * 6 + ["2020-07-03"]
    assert added[0].reason == "HW-1：2020-06-10通报（DB-08），满10天仍未办结"
    checked = wenming("-C", plan, "validate", "--as-of", "2020-07-31")
    assert "签发.yaml" not in checked.out
    assert "没有建议" in wenming("-C", plan, "notices", *DAY).out
    nothing = wenming("-C", plan, "notices", "draft", *DAY, "-o", folder / "again")
    assert nothing.err == "没有要写的文书\n"
    assert not (folder / "again").exists()


def test_the_closing_entries_load_back(plan: Path, folder: Path, wenming: Wenming) -> None:
    wenming("-C", plan, "notices", "draft", *DAY, "--kind", "closure", "-o", folder)
    (plan / "销号.yaml").write_text((folder / REGISTER).read_text("utf-8"), "utf-8")
    closed = {f.id: f.log[-1] for f in read(plan).findings if f.id in ("W-2", "W-3")}
    assert {name: (e.event.value, e.by, str(e.date)) for name, e in closed.items()} == {
        "W-2": ("closed", "区创建办", "2020-06-30"),
        "W-3": ("closed", "区创建办", "2020-06-30"),
    }


AWKWARD = """\
owners:
- {name: "局: '甲' #1", kind: department}
tasks:
- {id: X-1, title: "标题 | *星* ../..", workstream: NM, owner: "局: '甲' #1", due: 2020-06-20}
- {id: X-2, title: 二, workstream: NM, owner: "局: '甲' #1", due: 2020-06-20}
notices:
- {id: 督-9, kind: remind, date: 2020-01-05, number: "7号: \\"急\\""}
"""


def test_awkward_names_stay_data(plan: Path, folder: Path, wenming: Wenming) -> None:
    (plan / "z.yaml").write_text(AWKWARD, "utf-8")
    options = ("--kind", "supervise", "--owner", "局: '甲' #1", "--per", "notice", "-o", folder)
    wenming("-C", plan, "notices", "draft", *DAY, *options)
    assert names(folder)[0] == "2020-06-30-督办单-局_甲_1-X-1.md"
    assert "标题 \\| \\*星\\* ../.." in (folder / names(folder)[0]).read_text("utf-8")
    (plan / "签发.yaml").write_text((folder / REGISTER).read_text("utf-8"), "utf-8")
    added = {notice.id: notice for notice in read(plan).notices}
    assert added["督-10"].owners == ("局: '甲' #1",)
    assert added["督-11"].tasks == ("X-2",)


def test_a_number_that_is_taken_is_passed_over(plan: Path, folder: Path, wenming: Wenming) -> None:
    more = "notices: [{id: db-11, kind: remind, date: 2020-01-05}, {id: DB-10a, kind: remind,"
    (plan / "a.yaml").write_text(f"{more} date: 2020-01-05}}]\n", "utf-8")
    wenming("-C", plan, "notices", "draft", *DAY, "--kind", "remind", "-o", folder)
    assert "- id: DB-12\n" in (folder / REGISTER).read_text("utf-8")


def test_a_reminder_about_a_finding(plan: Path, folder: Path, wenming: Wenming) -> None:
    finding = "id: W-9, found: 2020-06-24, source: self, category: 灯光, text: 灯不亮。"
    (plan / "z.yaml").write_text(f"findings: [{{{finding}, owner: 东华街道}}]\n", "utf-8")
    wenming(
        "-C",
        plan,
        "notices",
        "draft",
        *DAY,
        "--owner",
        "东华街道",
        "--kind",
        "remind",
        "-o",
        folder,
    )
    text = (folder / "2020-06-30-提醒函-东华街道.md").read_text("utf-8")
    assert "1. 灯不亮（W-9）：2020年6月24日自查发现，一般问题，整改时限2020年7月1日。\n" in text


def test_file_names_never_clash(plan: Path, folder: Path, wenming: Wenming) -> None:
    owners = "owners: [{name: 甲?, kind: other}, {name: 甲!, kind: other}]\n"
    tasks = "".join(
        f"- {{id: X-{n}, title: 二, workstream: NM, owner: 甲{mark}, due: 2020-06-20}}\n"
        for n, mark in enumerate("?!")
    )
    (plan / "z.yaml").write_text(f"{owners}tasks:\n{tasks}", "utf-8")
    wenming("-C", plan, "notices", "draft", *DAY, "--kind", "supervise", "-o", folder)
    assert {"2020-06-30-督办单-甲_.md", "2020-06-30-督办单-甲_-1.md"} <= set(names(folder))


def test_the_first_notice_of_a_plan_has_a_number(
    make_plan: MakePlan, folder: Path, wenming: Wenming
) -> None:
    plan = make_plan(
        PLAN.replace("- {name: 区创建办, full_name: 区创建领导小组办公室, kind: office}\n", ""),
        tasks=TASKS,
    )
    wenming("-C", plan, "notices", "draft", *DAY, "--kind", "remind", "-o", folder)
    assert "- id: DB-01\n" in (folder / REGISTER).read_text("utf-8")
    assert "\n区文明办\n" in (folder / names(folder)[0]).read_text("utf-8")


# --- files ----------------------------------------------------------------------------------------


def test_nothing_is_overwritten_without_a_word(plan: Path, folder: Path, wenming: Wenming) -> None:
    folder.mkdir()
    mine = folder / "2020-06-30-督办单-东华街道.md"
    mine.write_text("改过的", "utf-8")
    refused = wenming("-C", plan, "notices", "draft", *DAY, "-o", folder)
    assert refused.code == 2
    assert mine.name in refused.err
    assert "--overwrite" in refused.err
    assert names(folder) == [mine.name]
    ran = wenming("-C", plan, "notices", "draft", *DAY, "-o", folder, "--overwrite")
    assert f"已改写 {mine}" in ran.err
    assert mine.read_text("utf-8") != "改过的"


def test_dry_run(plan: Path, folder: Path, wenming: Wenming) -> None:
    ran = wenming("-C", plan, "notices", "draft", *DAY, "-o", folder, "--dry-run")
    assert ran.code == 0
    assert ran.err.count("会写 ") == 8
    assert "notices:" in ran.out
    assert not folder.exists()


def test_the_folder_has_a_name(
    plan: Path, tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wenming("-C", plan, "notices", "draft", *DAY, "--kind", "remind")
    assert names(tmp_path / "督办文书") == ["2020-06-30-提醒函-区城市管理局.md", REGISTER]


def test_a_folder_that_cannot_be(plan: Path, tmp_path: Path, wenming: Wenming) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    ran = wenming("-C", plan, "notices", "draft", *DAY, "-o", blocked)
    assert ran.code == 2
    assert "写不了" in ran.err


# --- templates ------------------------------------------------------------------------------------


def test_the_plans_own_template_comes_first(
    plan: Path, folder: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = plan / "templates" / "remind.md.j2"
    own.parent.mkdir()
    own.write_text("自己的 {{ to }} {{ items[0].id }}\n", "utf-8")
    options = ("--kind", "remind", "-o", folder)
    wenming("-C", plan, "notices", "draft", *DAY, *options)
    written = folder / "2020-06-30-提醒函-区城市管理局.md"
    assert written.read_text("utf-8") == "自己的 盘龙区城市管理局 HW-3\n"
    monkeypatch.setenv("CI", "true")
    wenming("-C", plan, "notices", "draft", *DAY, *options, "--overwrite")
    assert "自己的" not in written.read_text("utf-8")
    wenming("-C", plan, "notices", "draft", *DAY, *options, "--overwrite", "--trust-templates")
    assert "自己的" in written.read_text("utf-8")


def test_a_fault_of_a_template(plan: Path, folder: Path, wenming: Wenming) -> None:
    own = plan / "templates" / "remind.md.j2"
    own.parent.mkdir()
    own.write_text("{{ nobody }}\n", "utf-8")
    ran = wenming("-C", plan, "notices", "draft", *DAY, "-o", folder)
    assert ran.code == 1
    assert "templates/remind.md.j2:1: 错误 E902" in ran.err
    assert not folder.exists()


def test_every_day_has_a_register_of_its_own(plan: Path, folder: Path, wenming: Wenming) -> None:
    assert wenming("-C", plan, "notices", "draft", *DAY, "-o", folder).code == 0
    first = (folder / REGISTER).read_bytes()
    ran = wenming("-C", plan, "notices", "draft", "--as-of", "2020-07-01", "-o", folder)
    assert ran.code == 0
    assert (folder / REGISTER).read_bytes() == first
    assert (folder / "签发登记-2020-07-01.txt").exists()


def test_the_register_of_a_day_is_continued(plan: Path, folder: Path, wenming: Wenming) -> None:
    for owner in ("东华街道", "拓东街道", "东华街道"):
        ran = wenming("-C", plan, "notices", "draft", *DAY, "--owner", owner, "-o", folder)
        assert ran.code == 0, ran.err
    (plan / "签发.yaml").write_text((folder / REGISTER).read_text("utf-8"), "utf-8")
    assert [(n.id, n.owners) for n in read(plan).notices[-2:]] == [
        ("DB-11", ("东华街道",)),
        ("DB-12", ("拓东街道",)),
    ]
    (folder / REGISTER).write_text("改过\n", "utf-8")
    ran = wenming("-C", plan, "notices", "draft", *DAY, "-o", folder)
    assert ran.code == 2
    assert "不覆盖" in ran.err


def test_entries_are_in_the_language_of_the_plan(make_plan: MakePlan, wenming: Wenming) -> None:
    plan = make_plan(
        "计划: {编号: p, 项目名称: 2024年创建工作, 年度: 2024, 实施单位: 办}\n"
        "单位名录: [{简称: 办, 类别: 办公室}, {简称: 甲街道, 类别: 街道}]\n"
        "重点工作: [{编号: W, 名称: 工作, 类别: 其他, 牵头单位: 甲街道}]\n"
        "任务: [{编号: A, 任务名称: 改造, 所属工作: W, 完成时限: 2024-05-31}]\n"
        "问题:\n"
        "  - {编号: F, 发现日期: 2024-05-01, 问题来源: 暗访, 类别: 占道,\n"
        "     存在问题: 摊, 责任单位: 甲街道, 办理记录: [{日期: 2024-05-02, 事件: 已整改}]}\n"
    )
    day, folder = ("--as-of", "2024-06-10"), plan.parent / "文书"
    ran = wenming("-C", plan, "notices", "draft", *day, "--kind", "supervise", "-o", folder)
    assert "督办文书:\n" in ran.out
    assert "    类别: 督办\n    签发日期: 2024-06-10\n    对象: [甲街道]\n" in ran.out
    closing = wenming("-C", plan, "notices", "draft", *day, "--kind", "closure", "-o", folder)
    assert "  - {问题: F, 日期: 2024-06-10, 事件: 销号, 经办单位: 办}\n" in closing.out
    book = (folder / "签发登记-2024-06-10.txt").read_text("utf-8")
    (plan / "签发.yaml").write_text(book, "utf-8")
    assert read(plan).findings[0].log[-1].event.value == "closed"
    assert [notice.owners for notice in read(plan).notices] == [("甲街道",)]


def test_posts_and_the_day_of_a_reason_are_printed(make_plan: MakePlan, wenming: Wenming) -> None:
    plan = make_plan(
        "plan: {id: p, name: 2024年创建工作, year: 2024, owner: 办}\n"
        "owners: [{name: 办, kind: office, contact: 督查岗}]\n"
        "workstreams: [{id: W, name: 工作, kind: other, owner: 办}]\n"
        "tasks:\n"
        "  - {id: C, title: 补齐人员, workstream: W, due: 2024-09-30, contact: 人事岗, updates:\n"
        "     [{date: 2024-03-31, progress: 10, reason: 春季缺人, next_step: 四月补员},\n"
        "      {date: 2024-08-30, progress: 85, note: 人员已到位}]}\n"
        "  - {id: D, title: 装灯, workstream: W, due: 2024-09-30,\n"
        "     updates: [{date: 2024-09-01, progress: 10, reason: 缺料}]}\n"
    )
    folder = plan.parent / "文书"
    wenming("-C", plan, "notices", "draft", "--as-of", "2024-10-31", "-o", folder)
    text = (folder / "2024-10-31-督办单-办.md").read_text("utf-8")
    assert "责任岗位：人事岗。" in text
    assert "联系岗位：办督查岗。" in text
    assert "春季缺人" not in text
    assert "四月补员" not in text
    assert "单位2024年9月1日报告的原因：缺料。" in text


def test_no_entry_commands_a_build_server(plan: Path, folder: Path, wenming: Wenming) -> None:
    (plan / "z.yaml").write_text(AWKWARD.replace("局: '甲' #1", "##vso[task.x]局"), "utf-8")
    options = ("--kind", "supervise", "--owner", "##vso[task.x]局", "-o", folder)
    wenming("-C", plan, "notices", "draft", *DAY, *options)
    register = (folder / REGISTER).read_text("utf-8")
    assert "##" not in register
    (plan / "签发.yaml").write_text(register, "utf-8")
    assert "##vso[task.x]局" in {name for notice in read(plan).notices for name in notice.owners}
