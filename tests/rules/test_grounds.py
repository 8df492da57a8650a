"""What several rules go by."""

from decimal import Decimal

import pytest

from wenming_cli.rules.grounds.likeness import likeness
from wenming_cli.rules.plan.unit_code_wrong import _fault
from wenming_cli.words.money import spoken


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "0元"),
        ("0.50", "0.5元"),
        ("9999.99", "9999.99元"),
        ("10000.00", "1万元"),
        ("3284600.00", "328.46万元"),
        ("-120000", "-12万元"),
        ("12345678.90", "1234.56789万元"),
    ],
)
def test_amounts_are_exact_and_in_words_people_use(amount: str, words: str) -> None:
    assert spoken(Decimal(amount)) == words


def test_likeness_is_looked_up_for_a_few_short_words_only() -> None:
    nearest = likeness(("卫生死角", "路面坑洼"))
    assert nearest("卫生 死角") == "卫生死角"
    assert nearest("卫生死角" * 100) is None
    for number in range(60):
        nearest(str(number))
    assert nearest("卫生死角角") is None
    assert nearest("卫生 死角") == "卫生死角"


@pytest.mark.parametrize("code", ["91350100M000100Y43", "D2143569-X", "D2143569X"])
def test_codes_of_the_standards(code: str) -> None:
    assert _fault(code) is None


@pytest.mark.parametrize(
    "code", ["", "91350100M000100Y4", "91350100m000100y43", "91350100M000100Y53", "D2143569-0"]
)
def test_wrong_codes(code: str) -> None:
    assert _fault(code) is not None
