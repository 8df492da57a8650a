"""点位巡查: rounds, sites seen, what the checks found."""

from tests.reports.conftest import Context, Markdown
from tests.reports.texts import SITES


def test_inspections(context: Context) -> None:
    given = context(
        SITES + "inspections:\n"
        "  - {date: 2020-05-31, tier: office, sites: [S2]}\n"
        "  - {date: 2020-06-01, tier: district, sites: [S1]}\n"
        "  - date: 2020-06-30\n"
        "    tier: owner\n"
        "    checks:\n"
        "      - {site: S1, item: 亮证, result: pass}\n"
        "      - {site: S1, item: 地面, result: fail}\n"
        "      - {site: S1, item: 停车, result: na}\n"
    )["inspections"]
    assert given["sentence"] == (
        "本月开展巡查2次，到过点位1个；检查2项次，符合1项次、不符合1项次，符合率50.00%。"
    )
    assert given["tiers"] == [
        {"name": "区级领导", "rounds": 1, "sites": 1, "passed": 0, "failed": 0, "pass_rate": "—"},
        {
            "name": "主责单位",
            "rounds": 1,
            "sites": 1,
            "passed": 1,
            "failed": 1,
            "pass_rate": "50.00%",
        },
    ]
    assert given["types"] == [
        {"name": "农贸市场", "sites": 1, "passed": 1, "failed": 1, "pass_rate": "50.00%"}
    ]


def test_inspections_of_another_month(context: Context, markdown: Markdown) -> None:
    text = SITES + "inspections: [{date: 2020-05-31, tier: office, sites: [S2]}]\n"
    assert context(text)["inspections"]["sentence"] == "本月没有开展巡查。"
    assert "巡查层级 |" not in markdown(text)
    may = context(text, "2020-05")["inspections"]
    assert may["sentence"] == "本月开展巡查1次，到过点位1个。"
    assert may["types"] == []
