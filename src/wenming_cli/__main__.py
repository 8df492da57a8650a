"""``python -m wenming_cli`` and the script ``wenming``."""

import gc
import os
import sys

from wenming_cli.stop import interrupts_end_at_once


def main() -> None:
    """Run the program and leave with its exit code.

    A run is short and makes no cycles worth collecting, and plugins of other packages have no
    business in reading a plan: both are switched off before anything is imported.
    """
    interrupts_end_at_once()
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from wenming_cli.cli import main as run  # noqa: PLC0415  Ctrl-C while loading

    code = run()
    interrupts_end_at_once()
    sys.exit(code)


if __name__ == "__main__":
    main()
