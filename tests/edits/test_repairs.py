"""What is repaired, each as lines before and after, and what is left to people."""

from pathlib import Path

import pytest

from wenming_cli import repairs as edits
from wenming_cli.loading import load
from wenming_cli.repairs import trying

TASK = """\
tasks:
- id: NM-1
  title: 任务
  workstream: NM
  due: 2020-06-30
"""
UPDATES = TASK + "  updates:\n  - "
PAYMENT = "payments:\n- date: 2020-02-01\n  line: XC\n  amount: "
MONTH = "narratives:\n- {month: 2020-06, section: tasks, text: 好}\n"

REPAIRED: tuple[tuple[str, str, str], ...] = (
    # --- marks in the place of syntax
    ("colon", TASK.replace("due: ", "due："), TASK),
    ("colon before a space", TASK.replace("due: ", "due： "), TASK),
    ("colon of a section", TASK.replace("tasks:", "tasks："), TASK),
    ("several colons", TASK.replace(": ", "："), TASK),
    ("dash", TASK.replace("- id", "－ id"), TASK),
    ("dash joined", TASK.replace("- id: ", "—id："), TASK),
    (
        "dash before a key",
        TASK.replace("- id: NM-1", "－id: NM-1 # 一"),
        TASK.replace("NM-1", "NM-1 # 一"),
    ),
    (
        "dash before braces",
        UPDATES[:-2] + "－{date: 2020-02-01, note: 好}\n",
        UPDATES + "{date: 2020-02-01, note: 好}\n",
    ),
    ("key", TASK.replace("title", "ｔｉｔｌｅ"), TASK),
    ("space behind a colon", TASK.replace("due: ", "due:　"), TASK),
    ("quotation mark", TASK + '  note: "好”\n', TASK + '  note: "好"\n'),
    (
        "brackets and comma of a list",
        TASK + "  support: ［市场局，甲街道］ # 注释\n",
        TASK + "  support: [市场局, 甲街道] # 注释\n",
    ),
    (
        "braces with everything",
        UPDATES + "｛date：2020/2/1，progress：１０％，note：“好，很好”｝\n",
        UPDATES + "{date: 2020-02-01, progress: 10%, note: “好，很好”}\n",
    ),
    (
        "half-width braces with full-width marks in them",
        "进展:\n- {任务：NM-1，日期：2020-02-01，完成进度：40%，备注：已摸底，很好}\n" + TASK,
        "进展:\n- {任务: NM-1, 日期: 2020-02-01, 完成进度: 40%, 备注: 已摸底，很好}\n" + TASK,
    ),
    ("no space behind a colon", TASK.replace("id: ", "id:"), TASK),
    (
        "no space behind colons in braces",
        UPDATES + "{date:2020-02-01, progress:10%}\n",
        UPDATES + "{date: 2020-02-01, progress: 10%}\n",
    ),
    ("no space behind a dash", TASK.replace("- id", "-id"), TASK),
    ("a tab", TASK.replace("  due", "\tdue"), TASK),
    ("tabs", TASK.replace("  ", "\t"), TASK),
    ("wide blanks", TASK.replace("  ", "\u3000"), TASK),
    ("a character without width", TASK.replace("NM-1", "NM-\u200b1"), TASK),
    ("a joiner in text", TASK.replace("任务", "任\u200d务"), TASK),
    ("a quoted key", TASK.replace("title: ", "“title”："), TASK),
    ("a quoted key with a half-width colon", TASK.replace("title", "“title”"), TASK),
    ("a quoted first key", TASK.replace("id: ", "“id”："), TASK),
    (
        "a brace behind a bracket",
        UPDATES + "{date: 2020-02-01, evidence: [http://a]｝\n",
        UPDATES + "{date: 2020-02-01, evidence: [http://a]}\n",
    ),
    (
        "enumeration commas between fields",
        UPDATES + "{date: 2020-02-01、note: 甲、乙；progress: 10}\n",
        UPDATES + "{date: 2020-02-01, note: 甲、乙, progress: 10}\n",
    ),
    ("marks and a date behind them", TASK.replace("due: 2020-06-30", "due：2020.6.30"), TASK),
    ("quotes around a name", TASK + "  owner: “办”\n", TASK + "  owner: 办\n"),
    ("quotes around a word", TASK + "  source: ‘meeting’\n", TASK + "  source: meeting\n"),
    # --- dates, money, numbers
    *(
        (date, TASK.replace("2020-06-30", date), TASK)
        for date in (
            "2020/6/30",
            "2020.6.30",
            "2020-6-30",
            "2020年6月30日",
            "2020 年 06 月 30 号",
            "20200630",
            "２０２０－０６－３０",
            "2020—06—30",
            "“2020-06-30”",
        )
    ),
    (
        "a date in quotation marks stays in them",
        TASK.replace("2020-06-30", "'2020/6/30' # 期限"),
        TASK.replace("2020-06-30", "'2020-06-30' # 期限"),
    ),
    *(
        (month, MONTH.replace("2020-06", month), MONTH)
        for month in ("2020/6", "2020.6", "2020-6", "2020年6月", "２０２０-０６")
    ),
    *(
        (f"money {money}", PAYMENT + money + " # 元\n", PAYMENT + right + " # 元\n")
        for money, right in (
            ("12.5万", "12.5万元"),
            ("¥1000元", "1000元"),
            ("￥12.5万", "12.5万元"),
            ("人民币1000元整", "1000元"),
            ("1000圆整", "1000元"),
            ("1000块", "1000元"),
            ("１，０００元", "1,000元"),
        )
    ),
    *(
        (
            f"percent {percent}",
            UPDATES + f"{{date: 2020-02-01, progress: {percent}}}\n",
            UPDATES + f"{{date: 2020-02-01, progress: {right}}}\n",
        )
        for percent, right in (("80％", "80%"), ("８０", "80"), ("“80”", "80"))
    ),
    ("thousands in a number", TASK + "  weight: 1,234\n", TASK + "  weight: 1234\n"),
    # --- text that would be lost
    ("hash", TASK + "  note: 圆通街 #12号\n", TASK + "  note: '圆通街 #12号'\n"),
    ("hash at once", TASK + "  note: #12号\n", TASK + "  note: '#12号'\n"),
    (
        "hash, then what is no comment",
        TASK + "  note: 圆通街 #12号 的　# 注释\n",
        TASK + "  note: '圆通街 #12号 的　# 注释'\n",
    ),
    (
        "hash, then a comment",
        TASK + "  note: 圆通街 #12号   # 注释\n",
        TASK + "  note: '圆通街 #12号'   # 注释\n",
    ),
    (
        "hash and a single quotation mark",
        TASK + "  note: a'b #12\n",
        TASK + '  note: "a\'b #12"\n',
    ),
    (
        "hash and both quotation marks",
        TASK + "  note: a'b\" #12\n",
        TASK + "  note: 'a''b\" #12'\n",
    ),
    (
        "hash in brackets",
        TASK + "  updates: [{date: 2020-02-01, note: 圆通街 #12号, progress: 10}]\n",
        TASK + "  updates: [{date: 2020-02-01, note: '圆通街 #12号', progress: 10}]\n",
    ),
    (
        "comma that cuts text",
        UPDATES + "{date: 2020-02-01, note: 完成1,234个,又 2,3 个, progress: 10}\n",
        UPDATES + "{date: 2020-02-01, note: '完成1,234个,又 2,3 个', progress: 10}\n",
    ),
    (
        "comma that cuts money",
        "payments:\n- {date: 2020-02-01, line: XC, amount: 1,234元}\n",
        "payments:\n- {date: 2020-02-01, line: XC, amount: '1,234元'}\n",
    ),
    # --- references
    (
        "list in brackets",
        TASK + "  support: [市管局、甲街道；乙街道]\n",
        TASK + "  support: [市管局, 甲街道, 乙街道]\n",
    ),
    (
        "list of one item a line",
        TASK + "  support:\n  - 市场局、甲街道  # 注释\n  - 乙街道\n",
        TASK + "  support:\n  - 市场局\n  - 甲街道  # 注释\n  - 乙街道\n",
    ),
    ("no list", TASK + "  support: 市场局，各街道\n", TASK + "  support: [市场局, 各街道]\n"),
    ("no list of one", TASK + "  support: 市场局\n", TASK + "  support: [市场局]\n"),
)

LEFT: tuple[tuple[str, str], ...] = (
    ("full-width marks in text", TASK + "  note: 甲：乙，［丙］“丁”１２３、2020/6/1、80％\n"),
    ("full-width marks in a title", TASK.replace("任务", "第一：任务，［重点］")),
    ("comments", TASK + "  note: 好 # 注释，＃＃\n# 整行：注释\n"),
    *(
        (date, TASK.replace("2020-06-30", date))
        for date in (
            "2020/13/01",
            "2020-02-30",
            "20/6/1",
            "6/1/2020",
            "2020/6-1",
            "2020年6月",
            "2020-06-30 12:00",
            "六月",
            '""',
        )
    ),
    *(
        (f"money {money}", PAYMENT + money + "\n")
        for money in ("1000", "¥1000", "12.5", "1,23元", "1、000元", "约1000元", "10000分", "'")
    ),
    ("number with a unit", TASK + "  weight: 3个\n"),
    ("number with another comma", TASK + "  weight: 1,5\n"),
    ("comment without a space behind a date", TASK.replace("06-30", "06-30 #期限")),
    ("comment behind a quoted text", TASK + "  note: '好' #12\n"),
    ("hash in a text of two lines", TASK + "  note: 圆通街\n    滨江街 #12号\n"),
    ("hash behind a mark of a block", TASK + "  note: | #12号\n    好\n"),
    ("hash behind no value", TASK + "  note:   #\n"),
    ("comma before a key", TASK + "  updates: [{date: 2020-02-01, note: 好, progress}]\n"),
    ("comma before a word", TASK + "  updates: [{date: 2020-02-01, note: 好, progres}]\n"),
    ("comma behind a date", TASK + "  updates: [{date: 2020-02-01, 好, progress: 10}]\n"),
    ("comma at a line's end", TASK + "  updates: [{date: 2020-02-01, note: 好,\n    很好}]\n"),
    ("an enumeration comma before no key", TASK + "  updates: [{date: 2020-02-01、甲: 乙}]\n"),
    ("names in one value", TASK + "  owner: 市场局、办\n"),
    ("a name that is not known", TASK + "  support: [市场局、丙街道]\n"),
    ("no list of names", TASK + "  evidence: 甲、乙\n"),
    ("names in a strange text", TASK + "  support: '[市场局、甲街道]'\n"),
    ("names on two lines", TASK + "  support:\n  - 市场局、\n    甲街道\n"),
    ("quotes around an unknown name", TASK + "  owner: “丙局”\n"),
    ("quotes around nothing", TASK + "  owner: “”\n"),
    ("a continued text that looks like a key", TASK + "  note: 好\n  第二条：好\n"),
    ("a mark that turns text around", TASK.replace("任务", "任\u202e务")),
    ("a record for a list", TASK + "  support: {甲: 乙}\n"),
    ("a list for a section", "tasks: 市场局\n"),
)


@pytest.mark.parametrize(
    ("before", "after"), [row[1:] for row in REPAIRED], ids=[row[0] for row in REPAIRED]
)
def test_is_repaired(before: str, after: str, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(before.encode())
    (fixed,) = edits.fix(folder)
    assert fixed.new.decode() == after
    assert all(0 < repaired.line <= after.count("\n") for repaired in fixed.repaired)
    edits.write(fixed)
    assert load(folder).diagnostics == ()
    assert edits.fix(folder) == ()


@pytest.mark.parametrize("text", [row[1] for row in LEFT], ids=[row[0] for row in LEFT])
def test_is_left(text: str, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(text.encode())
    assert edits.fix(folder) == ()


FULL_WIDTH = """\
任务：
  - 编号：NM-3
    任务名称：甲
    所属工作：NM
    牵头单位：市场局
    完成时限：2020-11-15
"""


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("市场局", "丙局", "E300"),
        ("2020-11-15", "2020年底", "E206"),
        ("NM-3", "NM 3", "E211"),
        ("完成时限", "截止日期", "E201"),
        ("    任务名称：甲\n", "", "E202"),
    ],
)
def test_a_repair_is_kept_beside_what_it_uncovers(
    right: str, wrong: str, code: str, folder: Path
) -> None:
    text = FULL_WIDTH.replace(right, wrong)
    (folder / "a.yaml").write_bytes(text.encode())
    (fixed,) = edits.fix(folder)
    assert fixed.new.decode() == text.replace("：\n", ":\n").replace("：", ": ")
    edits.write(fixed)
    assert code in {d.code for d in load(folder).diagnostics}
    assert edits.fix(folder) == ()


@pytest.mark.parametrize(
    ("head", "wrong"), [(TASK[:-16], "due：2020/13/01\n"), (PAYMENT[:-8], "amount：5000\n")]
)
def test_a_line_that_was_not_read_is_read_and_what_is_wrong_in_it_is_left(
    head: str, wrong: str, folder: Path
) -> None:
    (folder / "a.yaml").write_bytes((head + wrong).encode())
    (fixed,) = edits.fix(folder)
    assert fixed.new.decode() == head + wrong.replace("：", ": ")


def test_only_what_can_be_repaired_is(folder: Path) -> None:
    text = TASK + "  owner: 丙局\n" + PAYMENT + "1000\n  note：一千元：整\n"
    (folder / "a.yaml").write_bytes(text.encode())
    (fixed,) = edits.fix(folder)
    assert fixed.new.decode() == text.replace("note：", "note: ")
    assert list(map(str, fixed.repaired)) == ["第 11 行：全角“：”改成半角“:”"]


def test_several_files_and_the_lines_of_the_new_text(folder: Path) -> None:
    (folder / "b").mkdir()
    text = TASK.replace("due: ", "due：") + "  support:\n  - 市场局、甲街道\n  note：好\n"
    (folder / "b" / "a.yml").write_bytes(text.encode())
    (folder / "z.yaml").write_bytes(b"budget")
    plan = (folder / "plan.yaml").read_bytes()
    (folder / "plan.yaml").write_bytes(plan.replace(b": p", "：p".encode()))
    first, second = edits.fix(folder, folder.parent)
    assert [first.name, second.name] == ["计划/b/a.yml", "计划/plan.yaml"]
    assert [repaired.line for repaired in first.repaired] == [5, 7, 9]
    assert second.path == folder / "plan.yaml"


@pytest.mark.parametrize("wrong", [1, 40])
def test_marks_are_repaired_beside_what_only_a_person_can_mend(wrong: int, folder: Path) -> None:
    task = TASK.removeprefix("tasks:\n")
    tasks = [task.replace("NM-1", f"NM-{n}") for n in range(40)]
    text = "tasks:\n" + "".join(tasks[:-1]) + tasks[-1] * wrong
    (folder / "a.yaml").write_bytes(text.replace("due: ", "due：").encode())
    new = [fixed.new.decode() for fixed in edits.fix(folder)]
    assert new == [text]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TASK.replace("due: 2020-06-30", "due：2020/13/01"), TASK.replace("06-30", "13-01")),
        (TASK + "  nmte：好\n", TASK + "  nmte: 好\n"),
    ],
)
def test_a_mark_is_repaired_before_another_fault(before: str, after: str, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(before.encode())
    (fixed,) = edits.fix(folder)
    assert fixed.new.decode() == after.replace("-13-", "/13/")


def test_each_code_has_one_repair() -> None:
    codes = [code for module in trying.REPAIRS for code in module.CODES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("limit", "value"), [("MOST_STEPS", 1), ("MOST_TRIALS", 0)])
def test_there_is_an_end_to_trying(
    limit: str, value: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, limit, value)
    text = TASK.replace("due: 2020-06-30", "due：2020/6/30") + "  weight: １\n"
    (folder / "a.yaml").write_bytes(text.encode())
    new = [fixed.new.decode() for fixed in edits.fix(folder)]
    right = text.replace("１", "1")
    assert new in ([], [right], [right.replace("：2020/6/30", ": 2020-06-30")])
