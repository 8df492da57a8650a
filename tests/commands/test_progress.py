"""``wenming progress``, ``done``, ``extend``: how far a task is, that it is done, till when."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, Repo, Wenming
from wenming_cli.inputs.edits import carrying_out
from wenming_cli.loading import load


@pytest.fixture(autouse=True)
def _there(small: Path, monkeypatch: pytest.MonkeyPatch, at_date: Callable[[str], None]) -> None:
    monkeypatch.chdir(small)
    at_date("2020-05-20")


def _text(name: str) -> str:
    return Path(name).read_text("utf-8")


def _refused(wenming: Wenming, *words: str) -> list[str]:
    """What is said of a command that changes nothing."""
    before = {path: path.read_bytes() for path in Path().rglob("*.yaml")}
    ran = wenming(*words)
    assert ran.code == 1
    assert ran.out == ""
    assert {path: path.read_bytes() for path in Path().rglob("*.yaml")} == before
    *told, last = ran.err.splitlines()
    assert last == "什么也没有改"
    return told


def test_progress_is_told_and_written(wenming: Wenming) -> None:
    ran = wenming("progress", "HW-2", "60%", "--note", "已做 两座", "--next", "月底完工")
    assert ran.code == 0
    assert "HW-2 公厕改造：进展 40% -> 60%（2020-05-20，已做 两座，下步措施 月底完工）" in ran.out
    assert "[records/2020-05.yaml:2]" in ran.out
    assert ran.err.splitlines()[-1] == "已新建 records/2020-05.yaml"
    plan = load(Path()).plan
    assert plan is not None
    update = plan.task_by_id["HW-2"].updates[-1]
    assert (str(update.date), str(update.progress)) == ("2020-05-20", "60")
    assert (update.note, update.next_step) == ("已做 两座", "月底完工")


def test_dry_run_only_tells(wenming: Wenming) -> None:
    ran = wenming("progress", "公厕改造", "60%", "--date", "昨天", "--dry-run")
    assert ran.code == 0
    assert "进展 40% -> 60%（2020-05-19）" in ran.out
    assert ran.err == ""
    assert not Path("records").exists()


@pytest.mark.parametrize(
    ("amount", "way"),
    [
        ("60", "是完成进度的，写 60%；"),
        ("0.6", "是完成进度的，写 60% 还是 0.6%；"),
        ("１２", "是完成进度的，写 12%；"),
    ],
)
def test_a_bare_number_is_refused_with_both_readings(
    wenming: Wenming, amount: str, way: str
) -> None:
    fault, hint = _refused(wenming, "progress", "HW-2", amount)
    assert "没有写 %，任务 HW-2 也没有数量目标" in fault
    assert way in hint
    assert "wenming set HW-2 数量目标.数量=… 数量目标.单位=…" in hint


@pytest.mark.parametrize("amount", ["8", "8处", "８处", "8 处"])
def test_a_bare_number_is_an_amount_of_the_target(
    make_plan: MakePlan, wenming: Wenming, amount: str
) -> None:
    text = _text("plan.yaml")
    task = "{id: HW-1, title: 甲, due: 2020-12-31, target: {value: 10, unit: 处}}"
    make_plan(text, tasks=f"workstream: HW\ntasks: [{task}]\n", records="")
    assert wenming("progress", "HW-1", amount).code == 0
    assert "value: 8\n" in _text("records/2020-05.yaml")


@pytest.mark.parametrize("typed", ["5处", "5 处", "1.2万"])
def test_an_amount_in_another_unit_is_told(
    make_plan: MakePlan, wenming: Wenming, typed: str
) -> None:
    text = _text("plan.yaml")
    task = "{id: HW-1, title: 甲, due: 2020-12-31, target: {value: 10, unit: 座}}"
    make_plan(text, tasks=f"workstream: HW\ntasks: [{task}]\n", records="")
    assert _refused(wenming, "progress", "HW-1", typed) == [
        f"任务 HW-1 的数量目标按座算，“{typed}”不是",
        "  提示：换算成座，像 8座 这样写",
    ]


@pytest.mark.parametrize(
    ("amount", "fault"),
    [("一半", "“一半”不是百分数"), ("160%", "“160%”超出 0–100"), ("60％", "“60％”不是百分数")],
)
def test_what_is_no_percentage_is_told_as_in_a_file(
    wenming: Wenming, amount: str, fault: str
) -> None:
    assert fault in _refused(wenming, "progress", "HW-2", amount)[0]


def test_all_faults_are_told_at_once(wenming: Wenming) -> None:
    told = _refused(wenming, "progress", "HW-2", "160%", "--date", "6月30日")
    assert any("超出 0–100" in line for line in told)
    assert any("写明年份：计划年度的写成 2020-06-30" in line for line in told)


def test_falling_back_is_refused_but_with_a_reason(wenming: Wenming) -> None:
    assert "进度倒退" in _refused(wenming, "progress", "HW-2", "30%")[0]
    assert wenming("progress", "HW-2", "30%", "--reason", "复核核减").code == 0


def test_the_same_again_is_not_written(wenming: Wenming) -> None:
    assert wenming("progress", "HW-2", "60%").code == 0
    text = _text("records/2020-05.yaml")
    again = wenming("progress", "HW-2", "60%")
    assert (again.code, again.out) == (0, "")
    assert again.err == "已经报过了：2020-05-20 60%（records/2020-05.yaml:2），没有再写\n"
    assert _text("records/2020-05.yaml") == text
    more = wenming("progress", "HW-2", "70%")
    assert more.code == 0
    assert "这一天已经报过一次：2020-05-20 60%" in more.err


def test_after_completion_only_earlier_days_are_reported(wenming: Wenming) -> None:
    fault, hint = _refused(wenming, "progress", "HW-1", "60%")
    assert fault.startswith("任务 HW-1 已于 2020-03-30 办结（tasks.yaml:3）")
    assert "--date" in hint
    assert wenming("progress", "HW-1", "60%", "--date", "2020-03-10").code == 0


def test_a_day_to_come_is_told(wenming: Wenming) -> None:
    ran = wenming("progress", "HW-2", "60%", "--date", "2020-05-31")
    assert ran.code == 0
    assert "E307" in ran.err
    assert "还没有到" in ran.err


def test_a_closed_month_is_told_with_the_way_to_amend(wenming: Wenming) -> None:
    assert wenming("close", "2020-04").code == 0
    fault, hint, *_ = _refused(wenming, "progress", "HW-2", "60%", "--date", "2020-04-20")
    assert "2020-04 已经月结" in fault
    assert "wenming close 2020-04 --amend --reason 原因" in hint


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("HW-3", "HW-3 分给了 2 个单位，写明是哪一个：HW-3/东华街道、HW-3/拓东街道"),
        ("HW2", "是不是“HW-2”？"),
        ("公厕", "名称里有这几个字的：HW-2 公厕改造；写编号"),
        ("XC", "“XC”是资金，不是任务"),
        ("无此", "没有“无此”这个任务；现有：HW-1"),
    ],
)
def test_which_task_is_meant(wenming: Wenming, task: str, said: str) -> None:
    ran = wenming("progress", task, "60%")
    assert ran.code == 2
    assert said in ran.err


def test_a_name_that_is_nobodys(make_plan: MakePlan, wenming: Wenming) -> None:
    rows = "".join(f"- {{id: HW-{n}, title: 甲{n}, due: 2020-12-31}}\n" for n in range(10, 20))
    make_plan(_text("plan.yaml"), tasks=f"workstream: HW\ntasks:\n{rows}", records="")
    ran = wenming("progress", "无此", "60%")
    assert (ran.code, ran.err) == (2, "没有“无此”这个任务\n")
    assert "；还没有登记" in wenming("measure", "甲", "1").err


def test_two_tasks_of_one_name(make_plan: MakePlan, wenming: Wenming) -> None:
    rows = "".join(f"- {{id: HW-{n}, title: 保洁, due: 2020-12-31}}\n" for n in (1, 2))
    make_plan(_text("plan.yaml"), tasks=f"workstream: HW\ntasks:\n{rows}", records="")
    ran = wenming("progress", "保洁", "60%")
    assert ran.code == 2
    assert "叫“保洁”的有 2 个：HW-1（任务）、HW-2（任务）；写编号" in ran.err


def test_a_file_that_cannot_be_written(wenming: Wenming, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied", "tasks.yaml")

    monkeypatch.setattr(carrying_out, "write", refuse)
    ran = wenming("done", "HW-2")
    assert ran.code == 1
    assert "写不了 tasks.yaml：" in ran.err


# --- done -----------------------------------------------------------------------------------------


def test_done_is_written_into_the_task(wenming: Wenming) -> None:
    ran = wenming("done", "HW-2")
    assert (ran.code, ran.err) == (0, "已写 tasks.yaml\n")
    assert ran.out.strip() == "HW-2 公厕改造：办结（2020-05-20）  [tasks.yaml:4]"
    assert "due: 2020-05-31, done: 2020-05-20}" in _text("tasks.yaml")
    again = wenming("done", "HW-2", "--date", "今天")
    assert again.code == 0
    assert "没有再写" in again.err
    assert (
        "wenming set HW-2 办结日期=2020-05-19 --reason"
        in _refused(wenming, "done", "HW-2", "--date", "昨天")[1]
    )


def test_done_of_a_part(wenming: Wenming) -> None:
    assert wenming("done", "HW-3/拓东街道").code == 0
    assert "{owner: 拓东街道, done: 2020-05-20}" in _text("tasks.yaml")


def test_a_day_without_a_year_is_refused(wenming: Wenming) -> None:
    fault, hint = _refused(wenming, "done", "HW-2", "--date", "6月30日")
    assert "“6月30日”不是规定写法的日期" in fault
    assert "2020-06-30" in hint


# --- extend ---------------------------------------------------------------------------------------

GROUNDS = ("--reason", "雨季", "--approved-by", "区文明办")


def test_an_extension_is_written_into_the_task(wenming: Wenming) -> None:
    ran = wenming("extend", "HW-2", "--to", "2020-06-30", *GROUNDS)
    assert ran.code == 0
    assert "HW-2 公厕改造：延期至 2020-06-30（2020-05-20 批准，区文明办，雨季）" in ran.out


def test_what_an_extension_lacks_is_told_once(wenming: Wenming) -> None:
    told = _refused(wenming, "extend", "HW-2", "--to", "2020-06-30")
    assert told == [
        "延期缺少 原因、批准单位",
        "  提示：补上 --reason 原因 --approved-by 单位",
    ]


def test_an_extension_after_the_limit_needs_a_document(
    wenming: Wenming, at_date: Callable[[str], None], repo: Repo
) -> None:
    assert repo.folder
    at_date("2020-06-10")
    fault, hint = _refused(wenming, "extend", "HW-2", "--to", "2020-06-30", *GROUNDS)
    assert "E712" in fault
    assert "文号" in hint
    extended = wenming("extend", "HW-2", "--to", "2020-06-30", *GROUNDS, "--document", "盘创8号")
    assert extended.code == 0
