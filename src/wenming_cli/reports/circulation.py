"""A paper that goes to others holds nothing of the office's own: neither ids nor digests."""

from typing import Any

_INTERNAL = ("id", "digest", "revision")
"""What is known inside of the office alone, by its name in the context of a template."""


def without_numbers(content: dict[str, Any]) -> dict[str, Any]:
    """What a template is given, without internal numbers; which plan it is stays known."""
    kept = {key: _cleared(value) for key, value in content.items()}
    return {**kept, "plan": content["plan"], "digest": None, "revision": None}


def _cleared(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: None if k in _INTERNAL else _cleared(v) for k, v in value.items()}
    return [_cleared(each) for each in value] if isinstance(value, list) else value
