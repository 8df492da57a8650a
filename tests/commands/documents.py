"""What a command says as data."""

import json
from typing import Any

from tests.conftest import Wenming


def said(wenming: Wenming, *arguments: object) -> dict[str, Any]:
    """What the command says as JSON."""
    ran = wenming(*arguments, "--format", "json")
    assert ran.code == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    return document
