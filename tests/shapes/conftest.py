"""Plans in the shapes of papers of other places, each with the figures such a paper prints."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.commands.documents import said
from tests.conftest import MakePlan, Wenming

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def asked_of(wenming: Wenming, make_plan: MakePlan) -> Callable[[str], Ask]:
    """Writes a plan, which must raise no question, and returns what asks it as data."""

    def of(text: str) -> Ask:
        folder = make_plan(text)
        checked = wenming("validate", "--strict", folder)
        assert checked.code == 0, checked.out + checked.err

        def ask(*arguments: str) -> dict[str, Any]:
            return said(wenming, *arguments, "-C", folder)

        return ask

    return of
