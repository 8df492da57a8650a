"""What a run says, heard as it goes out, byte for byte and in order."""

import io
import sys
from typing import Any

from wenming_cli.remembered.recall import Said


class Hearing:
    """Standard output and error of this run; what a stream did not take leaves a doubt."""

    def __init__(self) -> None:
        self.said: Said = []
        self.is_doubtful = False
        sys.stdout = self._heard(sys.stdout, 1)
        sys.stderr = self._heard(sys.stderr, 2)

    def _heard(self, stream: Any, number: int) -> io.TextIOWrapper:
        return io.TextIOWrapper(
            io.BufferedWriter(_Heard(self, number)),
            encoding=stream.encoding,
            errors=stream.errors,
            newline="\n",
            line_buffering=stream.line_buffering,
            write_through=stream.write_through,
        )


class _Heard(io.FileIO):
    """A descriptor that tells what it took."""

    def __init__(self, hearing: Hearing, number: int) -> None:
        super().__init__(number, "wb", closefd=False)
        self._hearing = hearing
        self._number = number

    def write(self, data: Any) -> int:
        """Write what can be written."""
        try:
            count = super().write(data)
        except OSError:
            self._hearing.is_doubtful = True
            raise
        taken = bytes(memoryview(data)[:count])
        if not taken.startswith(b"\r"):  # how far it is, which is wiped away again
            self._hearing.said.append((self._number, taken))
        return count
