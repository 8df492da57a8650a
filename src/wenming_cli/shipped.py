"""What ships with the program: templates and the demo plan.

In a wheel they lie inside the package; in a source tree and an editable install at the root of the
repository.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE.parent.parent


def shipped(name: str) -> Path:
    """The folder ``templates`` or ``plans`` that came with the program."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _ROOT / name
