"""What is said of each kind of change, and which of them ask for attention."""

from datetime import date
from pathlib import Path

import pytest

from wenming_cli.changes import Change, compare
from wenming_cli.loading import load_contents
from wenming_cli.model.plan import Plan

PLAN = """\
plan: {id: p, name: 创建计划, year: 2020, owner: 办, basis: [{title: 通知, kind: mandate}]}
owners:
- {name: 办, kind: office}
- {name: 甲局, kind: department}
- {name: 乙局, kind: department}
- {name: 东街道, kind: subdistrict}
- {name: 西街道, kind: subdistrict}
workstreams:
- {id: NM, name: 农贸市场, kind: rectification, owner: 甲局, indicators: [ZL]}
- {id: BJ, name: 背街小巷, kind: rectification}
tasks:
- id: A
  title: 改造
  workstream: NM
  owner: 甲局
  support: [乙局]
  due: 2020-06-30
  target: {value: 20, unit: 个}
  updates:
  - {date: 2020-03-31, progress: 20%}
  - {date: 2020-05-31, progress: 40%, note: 过半}
- id: B
  title: 清运
  workstream: BJ
  due: 2020-06-30
  done: 2020-06-28
- {id: C, title: 点灯, workstream: BJ, due: 2020-12-31, parts: [{owner: 东街道}, {owner: 西街道}]}
budget:
  total: 100万元
  lines: [{id: GG, name: 公益广告, amount: 60万元}, {id: CT, name: 其他, amount: 40万元}]
payments:
- {date: 2020-06-10, line: GG, amount: 8.64万元, task: A, payee: 某公司}
indicators:
- {id: ZL, level1: 产出, level2: 质量, name: 履约率, nature: ≥, target: 95, unit: "%", weight: 10,
   accrual: level, actuals: [{date: 2020-03-31, value: 88}]}
- {id: TS, level1: 效益, level2: 社会效益, name: 投诉数, nature: ≤, target: 30, weight: 5,
   accrual: cumulative}
samples:
- {date: 2020-06-30, indicator: ZL, owner: 东街道, checked: 50, passed: 48}
sites:
- {id: S, name: 一号市场, type: 市场, owner: 甲局}
inspections:
- {date: 2020-06-03, tier: office, by: 办, sites: [S], checks: [{site: S, item: 地面, result: pass}]}
findings:
- {id: W, found: 2020-06-01, source: inspection, workstream: NM, category: 环境, text: 门前有积水,
   owner: 甲局, due: 2020-06-08, log: [{date: 2020-06-05, event: rectified, by: 甲局}]}
notices:
- {id: D, kind: supervise, date: 2020-07-01, owners: [甲局], tasks: [A]}
boards:
- {month: 2020-06, group: department, red: [甲局], date: 2020-07-05}
narratives:
- {month: 2020-06, section: overall, text: 总体平稳。}
settings:
  rules: {E304: warning}
"""
DAY = "2020-07-05"


def plan_of(*texts: str) -> Plan:
    files = {"plan.yaml": texts[0]} | {f"x{at}.yaml": text for at, text in enumerate(texts[1:])}
    loaded = load_contents(Path(), ((n, t.encode()) for n, t in sorted(files.items())))
    assert loaded.is_readable, loaded.diagnostics
    assert loaded.plan is not None
    return loaded.plan


def edited(old: str, new: str) -> Plan:
    assert PLAN.count(old) == 1, old
    return plan_of(PLAN.replace(old, new))


def told(changes: tuple[Change, ...]) -> list[str]:
    """Each change on a line, ``!`` before those that ask for attention."""
    return [
        f"{'!' if change.attention else ''}{change.workstream or ''}|{change.subject}|{change.sentence}"
        for change in changes
        if not change.is_told_elsewhere
    ]


CASES = [
    # --- limits -----------------------------------------------------------------------------
    (
        "  due: 2020-06-30\n  target",
        "  due: 2020-07-31\n  target",
        DAY,
        "!NM|A 改造|完成时限 2020-06-30 → 2020-07-31（顺延 31 天，已逾期后改动）",
    ),
    (
        "  due: 2020-06-30\n  target",
        "  due: 2020-07-31\n  target",
        "2020-06-30",
        "!NM|A 改造|完成时限 2020-06-30 → 2020-07-31（顺延 31 天）",
    ),
    (
        "  due: 2020-06-30\n  target",
        "  due: 2020-06-20\n  target",
        "2020-06-01",
        "NM|A 改造|完成时限 2020-06-30 → 2020-06-20（提前 10 天）",
    ),
    (
        "  due: 2020-06-30\n  done",
        "  due: 2020-07-31\n  done",
        DAY,
        "!BJ|B 清运|完成时限 2020-06-30 → 2020-07-31（顺延 31 天）",
    ),
    (
        "{owner: 西街道}",
        "{owner: 西街道, due: 2020-11-30}",
        DAY,
        "!BJ|C/西街道 点灯|补上完成时限 2020-11-30",
    ),
    (
        "{owner: 西街道}",
        "{owner: 西街道, due: 2021-11-30}",
        "2021-01-05",
        "!BJ|C/西街道 点灯|补上完成时限 2021-11-30（已逾期后改动）",
    ),
    (
        "{owner: 西街道}",
        "{owner: 西街道, extensions: [{date: 2021-01-02, to: 2021-02-01, reason: 雪, approved_by: 办}]}",
        DAY,
        "!BJ|C/西街道 点灯|延期至 2021-02-01（2021-01-02 批准，办，雪，逾期后延期）",
    ),
    (
        "due: 2020-06-08, ",
        "due: 2020-06-04, ",
        DAY,
        "NM|W 门前有积水|整改时限 2020-06-08 → 2020-06-04（提前 4 天）",
    ),
    (
        "due: 2020-06-08, log: [{date: 2020-06-05, event: rectified, by: 甲局}]",
        "log: [{date: 2020-06-05, event: rectified, by: 甲局}]",
        DAY,
        "!NM|W 门前有积水|去掉整改时限（原为 2020-06-08）",
    ),
    # --- who, done, cancelled ---------------------------------------------------------------
    ("  owner: 甲局\n  support", "  owner: 乙局\n  support", DAY,
     "!NM|A 改造|换牵头单位 甲局 → 乙局"),
    ("  owner: 甲局\n  support", "  support", DAY, "NM|A 改造|换牵头单位 甲局 → 甲局（默认）"),
    ("  title: 清运\n", "  title: 清运\n  owner: 乙局\n", DAY, "BJ|B 清运|补上牵头单位 乙局"),
    ("  support: [乙局]", "  support: [乙局]\n  note: 加急", DAY, "NM|A 改造|补上备注 加急"),
    ("  support: [乙局]", "  support: [办]", DAY, "NM|A 改造|配合单位增加 办，去掉 乙局"),
    ("  done: 2020-06-28\n", "", DAY, "!BJ|B 清运|取消办结（原为 2020-06-28 办结）"),
    ("done: 2020-06-28", "done: 2020-06-29", DAY,
     "!BJ|B 清运|办结日期 2020-06-28 → 2020-06-29"),
    ("  due: 2020-06-30\n  target", "  done: 2020-07-01\n  due: 2020-06-30\n  target", DAY,
     "NM|A 改造|办结（2020-07-01）"),
    ("  done: 2020-06-28\n",
     "  cancelled: {date: 2020-06-20, reason: 并入他项, approved_by: 办}\n  done: 2020-06-28\n", DAY,
     "!BJ|B 清运|取消（日期 2020-06-20，原因 并入他项，批准单位 办）"),
    # --- progress ---------------------------------------------------------------------------
    ("note: 过半}\n", "note: 过半}\n  - {date: 2020-06-15, progress: 70%, reason: 雨, next_step: 抢工}\n", DAY,
     "NM|A 改造|进展 40% → 70%（2020-06-15，滞后原因 雨，下步措施 抢工）"),
    ("note: 过半}\n", "note: 过半}\n  - {date: 2020-06-15, progress: 30%}\n", DAY,
     "!NM|A 改造|进展 40% → 30%（2020-06-15）"),
    ("note: 过半}\n", "note: 过半}\n  - {date: 2020-06-15, value: 8}\n", DAY,
     "NM|A 改造|累计完成 0个 → 8个（2020-06-15）"),
    ("note: 过半}\n", "note: 过半}\n  - {date: 2020-06-15, note: 开工}\n", DAY,
     "NM|A 改造|报送进展（2020-06-15，开工）"),
    ("progress: 40%, note: 过半", "progress: 45%", DAY,
     "!NM|A 改造|改写进展记录（2020-05-31）：完成进度 40% → 45%，去掉备注（原为 过半）"),
    ("  - {date: 2020-03-31, progress: 20%}\n", "", DAY,
     "!NM|A 改造|进展记录被删除（日期 2020-03-31，完成进度 20%）"),
    ("target: {value: 20,", "target: {value: 15,", DAY,
     "!NM|A 改造|数量目标数量 20 → 15"),
    # --- extensions, suspensions ------------------------------------------------------------
    ("  due: 2020-06-30\n  target",
     "  due: 2020-06-30\n  extensions: [{date: 2020-06-20, to: 2020-07-31, reason: 雨, approved_by: 办}]\n"
     "  target", DAY, "NM|A 改造|延期至 2020-07-31（2020-06-20 批准，办，雨）"),
    ("  due: 2020-06-30\n  target",
     "  due: 2020-06-30\n  extensions: [{date: 2020-07-02, to: 2020-07-31, reason: 雨, approved_by: 办}]\n"
     "  target", DAY, "!NM|A 改造|延期至 2020-07-31（2020-07-02 批准，办，雨，逾期后延期）"),
    ("  due: 2020-06-30\n  target",
     "  due: 2020-06-30\n  suspensions: [{start: 2020-02-01, end: 2020-03-01, reason: 疫情, approved_by: 办}]\n"
     "  target", DAY, "NM|A 改造|暂缓（2020-02-01 至 2020-03-01，办，疫情）"),
    # --- money ------------------------------------------------------------------------------
    ("amount: 8.64万元", "amount: 10.99万元", DAY,
     "!NM||改写支出记录（2020-06-10，GG）：金额 8.64万元 → 10.99万元（+2.35万元）"),
    ("payee: 某公司}\n", "payee: 某公司}\n- {date: 2020-06-15, line: CT, amount: 23500元, voucher: 9}\n", DAY,
     "||支出 +2.35万元（2020-06-15，用途 CT，9）"),
    ("payments:\n- {date: 2020-06-10, line: GG, amount: 8.64万元, task: A, payee: 某公司}\n", "", DAY,
     "!NM||支出记录被删除（日期 2020-06-10，用途 GG，金额 8.64万元，任务 A，收款单位 某公司）"),
    ("total: 100万元", "total: 120万元", DAY,
     "!|资金|年初预算数 100.00万元 → 120.00万元（+20.00万元）"),
    ("name: 其他, amount: 40万元", "name: 其他", DAY, "!|CT 其他|去掉金额（原为 40.00万元）"),
    ("  total: 100万元\n",
     "  total: 100万元\n  adjustments: [{date: 2020-06-01, amount: -9元, line: CT, reason: 压减}]\n", DAY,
     "|资金|预算调整 -9元（2020-06-01，用途 CT，压减）"),
    # --- indicators -------------------------------------------------------------------------
    ("target: 95", "target: 90", DAY, "!NM|ZL 履约率|指标值下调 95 → 90"),
    ("target: 95", "target: 98", DAY, "NM|ZL 履约率|指标值上调 95 → 98"),
    ("target: 30", "target: 40", DAY, "!|TS 投诉数|指标值上调 30 → 40"),
    ("target: 30", "target: 三十", DAY, "!|TS 投诉数|指标值 30 → 三十"),
    ("weight: 10", "weight: 8", DAY, "!NM|ZL 履约率|分值 10 → 8"),
    ("value: 88}", "value: 88}, {date: 2020-06-30, value: 95.5}", DAY,
     "NM|ZL 履约率|实际值 88 → 95.5（2020-06-30）"),
    ("value: 88}", "value: 88}, {date: 2020-01-30, value: 80}", DAY,
     "NM|ZL 履约率|实际值 80（2020-01-30）"),
    ("value: 88}", "value: 88}, {date: 2020-06-30, forecast: 能}", DAY,
     "NM|ZL 履约率|报送实际值（日期 2020-06-30，全年预计 能）"),
    ("passed: 48", "passed: 50", DAY,
     "!NM||改写抽查记录（2020-06-30，ZL，东街道）：合格数 48 → 50"),
    ("passed: 48}\n", "passed: 48}\n- {date: 2020-06-30, indicator: ZL, owner: 西街道, checked: 9, passed: 9}\n",
     DAY, "NM||抽查 9 合格 9（2020-06-30，指标 ZL，西街道）"),
    # --- inspections, findings --------------------------------------------------------------
    ("result: pass}]}\n", "result: pass}]}\n- {date: 2020-06-04, tier: owner, sites: [S]}\n", DAY,
     "||巡查 1 个点位（2020-06-04，主责单位）"),
    ("result: pass", "result: fail", DAY,
     "!||改写巡查记录（2020-06-03）：检查项 S 地面：结果 符合 → 不符合"),
    ("by: 甲局}]", "by: 甲局}, {date: 2020-06-07, event: closed, by: 办}]", DAY,
     "NM|W 门前有积水|销号（2020-06-07，经办单位 办）"),
    ("[{date: 2020-06-05, event: rectified, by: 甲局}]", "[]", DAY,
     "!NM|W 门前有积水|办理记录被删除（日期 2020-06-05，事件 已整改，经办单位 甲局）"),
    ("category: 环境", "category: 秩序", DAY, "!NM|W 门前有积水|类别 环境 → 秩序"),
    # --- the rest ---------------------------------------------------------------------------
    ("- {id: S, name: 一号市场,", "- {id: S, name: 二号市场,", DAY, "|S 二号市场|名称 一号市场 → 二号市场"),
    ("red: [甲局]", "red: []", DAY, "!|2020-06 部门榜单|红榜去掉 甲局"),
    ("text: 总体平稳。", "text: 总体向好。", DAY,
     "|2020-06 总体情况|正文 总体平稳。 → 总体向好。"),
    ("owners: [甲局], tasks: [A]", "owners: [甲局], tasks: [A], number: 督1", DAY,
     "NM|D 督1|补上文号 督1"),
    ("{E304: warning}", "{E304: off, E301: error}", DAY,
     "!|口径|规则：E304 警告 → 关闭，增加 E301 错误"),
    ("rules: {E304: warning}", "due_soon_days: 9", DAY, "!|口径|临期工作日数 5 → 9"),
    ("title: 通知", "title: 通知, number: 号", DAY,
     "|计划|改写依据文件：补上文号 号"),
    ("year: 2020, ", "year: 2020, end: 2021-03-31, ", DAY, "!|计划|补上截止日期 2021-03-31"),
    ("{name: 乙局, kind: department}", "{name: 乙局, kind: department, aliases: [乙]}", DAY,
     "|乙局|别名增加 乙"),
    ("support: [乙局]", "support: [乙局, 办]", DAY, "NM|A 改造|配合单位增加 办"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "day", "words"), CASES)
def test_one_change(old: str, new: str, day: str, words: str) -> None:
    changes = compare(plan_of(PLAN), edited(old, new), date.fromisoformat(day))
    expected = [words, "!|口径|临期工作日数 5 → 9"] if "rules:" in old else [words]
    if "rules:" in old:
        expected = ["!|口径|临期工作日数 5 → 9", "!|口径|规则：去掉 E304（原为 警告）"]
    assert told(changes) == expected


def test_a_task_that_is_taken_up_again() -> None:
    cancelled = (
        "  cancelled: {date: 2020-06-20, reason: 并入他项, approved_by: 办}\n  done: 2020-06-28\n"
    )
    before = edited("  done: 2020-06-28\n", cancelled)
    assert told(compare(before, plan_of(PLAN), date(2020, 7, 5))) == [
        "!BJ|B 清运|恢复（原已取消：日期 2020-06-20，原因 并入他项，批准单位 办）"
    ]


def test_tables_that_keep_some_keys() -> None:
    before = edited("{E304: warning}", "{E304: warning, E301: error}")
    after = edited("{E304: warning}", "{E304: warning}  # 同")
    assert told(compare(before, after, date(2020, 7, 5))) == ["!|口径|规则：去掉 E301（原为 错误）"]
    turned = edited("{E304: warning}", "{E301: error, E304: warning}")
    assert compare(before, turned, date(2020, 7, 5)) == ()


def test_records_that_come_and_go() -> None:
    gone = {
        "A": "!NM|A 改造|任务被删除（牵头单位 甲局，完成时限 2020-06-30）",
        "W": "!NM|W 门前有积水|问题记录被删除（责任单位 甲局，发现日期 2020-06-01）",
    }
    small = plan_of(PLAN[: PLAN.index("tasks:")].replace(", indicators: [ZL]", ""))
    removed = told(compare(plan_of(PLAN), small, date(2020, 7, 5)))
    for words in gone.values():
        assert words in removed
    added = told(compare(small, plan_of(PLAN), date(2020, 7, 5)))
    assert "NM|A 改造|新增任务（牵头单位 甲局，完成时限 2020-06-30）" in added
    assert "NM|W 门前有积水|新增问题（责任单位 甲局，发现日期 2020-06-01）" in added
    assert (
        "|2020-06 部门榜单|新增公布榜单（月份 2020-06，组别 部门，公布日期 2020-07-05，红榜 甲局）"
        in added
    )
    part = edited("{owner: 西街道}", "{owner: 办}")
    assert told(compare(plan_of(PLAN), part, date(2020, 7, 5))) == [
        "!BJ|C/西街道 点灯|分解被删除",
        "BJ|C/办 点灯|新增分解",
    ]


def test_a_record_in_another_file_is_no_change() -> None:
    start = PLAN.index("- {id: C,")
    end = PLAN.index("budget:")
    moved = f"tasks:\n{PLAN[start:end]}"
    apart = PLAN.replace("  updates:\n  - {date: 2020-03-31, progress: 20%}\n", "  updates:\n")
    update = "updates: [{task: A, date: 2020-03-31, progress: 20%}]\n"
    there = plan_of(apart.replace(PLAN[start:end], ""), moved, update)
    assert compare(plan_of(PLAN), there, date(2020, 7, 5)) == ()


def test_where_a_change_stands() -> None:
    (change,) = compare(
        plan_of(PLAN),
        edited("  due: 2020-06-30\n  target", "  due: 2020-07-31\n  target"),
        date(2020, 7, 5),
    )
    before, after = change.difference.before_at, change.difference.after_at
    assert before is not None
    assert after is not None
    assert (before.line, before.column, after.line, after.column) == (17, 8, 17, 8)
    (change,) = compare(
        plan_of(PLAN), edited("target: {value: 20,", "target: {value: 9,"), date(2020, 7, 5)
    )
    assert str(change.difference.after_at) == "plan.yaml:18:19"


def test_repeated_names_are_matched_in_their_order() -> None:
    twice = PLAN.replace(
        "- {month: 2020-06, group: department, red: [甲局], date: 2020-07-05}\n",
        "- {month: 2020-06, group: department, red: [甲局], date: 2020-07-05}\n" * 2,
    )
    assert told(compare(plan_of(PLAN), plan_of(twice), date(2020, 7, 5))) == [
        "|2020-06 部门榜单|新增公布榜单（月份 2020-06，组别 部门，公布日期 2020-07-05，红榜 甲局）"
    ]


def test_no_plans_no_changes() -> None:
    assert compare(None, None, date(2020, 7, 5)) == ()
    assert (
        compare(
            plan_of(PLAN),
            edited("target: 95", "target: 90"),
            date(2020, 7, 5),
            frozenset({"indicators"}),
        )
        == ()
    )
