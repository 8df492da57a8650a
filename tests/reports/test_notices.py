"""督办通报约谈 and 红黑榜: what was issued, what is owed, what was published."""

from tests.reports.conftest import Context, Markdown
from tests.reports.texts import NOTICES


def test_notices(context: Context) -> None:
    given = context(NOTICES)["notices"]
    assert given["issued_words"] == "本月签发提醒1份。"
    (issued,) = given["issued"]
    assert issued == (
        "提醒（n2）：6月20日签发，对象为东华街道、联盟街道、青云街道等3个单位；"
        "办理时限7月5日，尚未回复。"
    )
    assert given["owed_words"] == "截至6月30日，尚未回复2份，其中超过办理时限1份。"
    assert given["owed"] == [
        "督办（创督〔2020〕1号），对象为城管局：办理时限5月30日，超期31天。",
        "提醒（n2），对象为东华街道、联盟街道、青云街道等3个单位：办理时限7月5日。",
    ]


def test_notices_answered_and_none_issued(context: Context) -> None:
    (issued,) = context(NOTICES, "2020-05")["notices"]["issued"]
    assert issued == (
        "督办（创督〔2020〕1号）：5月20日签发，对象为城管局；涉及“整治”；事由：进度滞后；"
        "办理时限5月30日，尚未回复。"
    )
    july = context(NOTICES, "2020-07")["notices"]
    assert july["issued"] == ["约谈（n3）：7月1日签发，对象为城管局。"]
    assert context(NOTICES, "2020-01")["notices"] is None  # those of later months are not known yet
    august = context(NOTICES.replace("7-05", "7-05, replied: 2020-07-04"), "2020-08")["notices"]
    assert august["issued_words"] == "本月没有签发督办、通报和约谈文书。"
    assert august["owed_words"] == "截至8月31日，要求回复的文书均已回复。"


def test_boards_are_those_published_in_the_month(context: Context, markdown: Markdown) -> None:
    text = (
        "boards: [{month: 2020-05, group: subdistrict, red: [东华街道, 联盟街道], date: 2020-06-05,"
        " document: 创通〔2020〕1号, reason: 并列。}]\n"
    )
    assert context(text, "2020-05")["board"] is None
    (board,) = context(text)["board"]["boards"]
    assert board == {
        "title": "2020年5月街道组（6月5日公布，创通〔2020〕1号）",
        "red": "东华街道、联盟街道",
        "black": "",
        "reason": "并列",
    }
    assert "红榜：东华街道、联盟街道。黑榜空缺。说明：并列。\n" in markdown(text)


STEPS = """tasks:
  - {id: A-1, title: 市场改造, workstream: A, due: 2020-06-10}
  - {id: A-2, title: 立面整治, workstream: A, due: 2020-06-12}
  - {id: A-3, title: 摊位规整, workstream: A, due: 2020-06-25}
  - {id: B-1, title: “雨水”管网, workstream: B, due: 2020-07-02}
sites: [{id: S1, name: 一号点, type: 市场, owner: 城管局}]
findings:
  - {id: W-1, found: 2020-06-01, source: covert, site: S1, category: 占道, text: 出店经营。,
     owner: 联盟街道, severity: urgent}
  - {id: W-2, found: 2020-06-01, source: covert, category: 占道, text: 出店, owner: 城管局}
notices:
  - {id: n1, number: 创督3号, kind: circulate, date: 2020-06-16, tasks: [A-1, A-2]}
"""


def test_suggested_steps_stand_apart_from_what_was_issued(
    context: Context, markdown: Markdown
) -> None:
    given = context(STEPS)["notices"]
    assert given["issued_words"] == "本月签发通报1份。"
    assert given["suggested_words"] == (
        "截至6月30日，按口径建议约谈2件、通报1件、督办2件、提醒1件，是否签发由领导决定。"
        "除提醒外同一单位的合并，列为3条："
    )
    assert given["suggested"] == [
        (
            "建议对城管局约谈：“市场改造”（A-1），6月16日通报（创督3号），满10天仍未办结；"
            "“立面整治”（A-2），6月16日通报（创督3号），满10天仍未办结。"
        ),
        (
            "建议对联盟街道通报：“一号点：出店经营”（W-1），整改时限6月2日，已逾期28天，"
            "紧急问题直接通报。"
        ),
        (
            "建议对城管局督办：“摊位规整”（A-3），完成时限6月25日，已逾期5天；"
            "“出店”（W-2），整改时限6月8日，已逾期22天。"
        ),
    ]
    assert "1. 建议对城管局约谈：“市场改造”（A-1）" in markdown(STEPS)


def test_reminders_alone_are_only_counted(context: Context) -> None:
    text = "tasks: [{id: A-1, title: 改造, workstream: A, due: 2020-07-02}]\n"
    given = context(text)["notices"]
    assert given["suggested_words"] == "截至6月30日，按口径建议提醒1件，是否签发由领导决定。"
    assert given["suggested"] == []
    assert context(text, "2020-05")["notices"] is None


def test_nothing_suggested(context: Context) -> None:
    given = context("notices: [{id: n1, kind: remind, date: 2020-06-16}]\n")["notices"]
    assert given["suggested_words"] == "截至6月30日，按口径没有需要提醒、督办、通报、约谈的事项。"


BOARD = """findings:
  - {id: W-1, found: 2020-06-01, source: covert, category: 占道, text: 出店, owner: 东华街道,
     log: [{date: 2020-06-05, event: rectified}]}
  - {id: W-2, found: 2020-06-01, source: covert, category: 占道, text: 出店, owner: 联盟街道}
boards:
  - {month: 2020-05, group: subdistrict, red: [青云街道], black: [联盟街道], date: 2020-06-05}
  - {month: 2020-04, group: subdistrict, red: [], black: [联盟街道], date: 2020-05-05}
settings: {board: {minimum: 1, tie: exact}}
"""


def test_suggested_lists_stand_beside_the_published_ones(
    context: Context, markdown: Markdown
) -> None:
    given = context(BOARD)["board"]
    (group,) = given["groups"]
    assert group["heading"] == "（一）街道组"
    assert group["lists"] == ["红榜：东华街道", "黑榜：联盟街道"]
    assert group["unranked"] == "青云街道没有记录。"
    assert group["rows"][0] == {
        "rank": 1,
        "owner": "东华街道",
        "score": "100.00",
        "list": "红榜",
        "rates": ["100.00%（1/1）", "100.00%（1/1）", "—", "—"],
        "remarks": "折算",
    }
    assert group["rows"][1]["remarks"] == "折算，此前已连续2个月公布在黑榜"
    (published,) = given["boards"]
    assert (published["red"], published["black"]) == ("青云街道", "联盟街道（连续2个月）")
    text = markdown(BOARD)
    assert "## 四、红黑榜（建议名单）" in text
    assert "| 2 | 联盟街道 | 0.00 | 黑榜 | 0.00%（0/1） | 0.00%（0/1） | — | — |" in text
    assert "- 符合率：" in text


def test_a_month_with_nothing_to_rank_or_publish_says_so(markdown: Markdown) -> None:
    assert "本月没有可以评比的单位，没有建议名单。" in markdown(BOARD, "2020-05")
    nothing_out = markdown(BOARD.replace("2020-06-05", "2020-07-05"))
    assert "本月没有公布榜单。" in nothing_out
    assert "榜单：" not in nothing_out
    assert "红黑榜（" not in markdown(BOARD, "2020-03")
    assert "- 符合率：" not in markdown(BOARD, "2020-05")
