"""The end of a program that was interrupted, with nothing imported that takes time."""

import os
import sys

INTERRUPTED = "已中断"
INTERRUPTED_CODE = 130


def end_interrupted(*_: object) -> None:
    """Say so and be gone."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    try:
        os.write(2, f"{INTERRUPTED}\n".encode(encoding, "backslashreplace"))
    finally:
        os._exit(INTERRUPTED_CODE)
