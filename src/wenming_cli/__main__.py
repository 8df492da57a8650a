"""``python -m wenming_cli`` and the script ``wenming``."""

import gc
import os
import sys

from wenming_cli.remembered.recall import recall_of


def main() -> None:
    """Run the program and leave with its exit code; what is remembered is said from memory.

    A run is short and makes no cycles worth collecting, and plugins of other packages have no
    business in reading a plan: both are switched off before anything is imported.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    recall = recall_of(sys.argv[1:])
    code = None if recall is None else recall.answered()
    if code is not None:
        os._exit(code)  # all is said, and nothing was begun that would have to be tidied up
    from wenming_cli.working import worked_out  # noqa: PLC0415  all that memory does without

    code = worked_out(recall)
    gc.freeze()  # nobody looks for cycles among what ends with the program
    sys.exit(code)


if __name__ == "__main__":
    main()
