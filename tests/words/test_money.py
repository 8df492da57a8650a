"""One amount, spelled for a table, for a sentence, for a change and for evidence."""

from decimal import Decimal

import pytest

from wenming_cli.words.money import quoted_money, spoken, ten_thousands, wan, yuan


@pytest.mark.parametrize(
    ("amount", "table", "exact", "change", "evidence"),
    [
        ("0", "0.00", "0元", "0元", "0.00元"),
        ("8640", "0.86", "8640元", "+8640元", "8,640.00元"),
        ("9999.99", "1.00", "9999.99元", "+9999.99元", "9,999.99元"),
        ("10000", "1.00", "1万元", "+1.00万元", "10,000.00元"),
        ("12000", "1.20", "1.2万元", "+1.20万元", "12,000.00元"),
        ("-23500", "-2.35", "-2.35万元", "-2.35万元", "-23,500.00元"),
        ("10000.01", "1.00", "1.000001万元", "+1.000001万元", "10,000.01元"),
        ("3284600", "328.46", "328.46万元", "+328.46万元", "3,284,600.00元"),
        ("1E+6", "100.00", "100万元", "+100.00万元", "1,000,000.00元"),
    ],
)
def test_spellings(amount: str, table: str, exact: str, change: str, evidence: str) -> None:
    money = Decimal(amount)
    assert (ten_thousands(money), wan(money), wan(amount)) == (
        table,
        f"{table}万元",
        f"{table}万元",
    )
    assert spoken(money) == exact
    assert quoted_money(money, signed=True) == change
    assert quoted_money(money) == change.removeprefix("+")
    assert yuan(money) == evidence
