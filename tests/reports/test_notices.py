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
    january = context(NOTICES, "2020-01")["notices"]
    assert january["issued_words"] == "本月没有签发督办、通报和约谈文书。"
    assert january["owed_words"] == ""
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
