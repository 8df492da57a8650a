"""Where templates are looked for: folders in order, and never outside them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

from wenming_cli import files
from wenming_cli.remembered import readings
from wenming_cli.reports.template_fault import TemplateFault

_MOST_BYTES = 1 << 20

Source = tuple[str, str, Callable[[], bool]]


class Folders(BaseLoader):
    """Template folders, the first that has a template wins.

    A name that leads out of a folder, by ``..`` or through a link, is refused. ``loaded`` are the
    templates read so far, as people see them: ``templates/monthly.md.j2``.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self.loaded: set[str] = set()

    def get_source(self, _: Environment, template: str) -> Source:
        """Text, shown name, and whether it is still the same (it is: one run, one reading)."""
        for folder in self._folders:
            path = folder / template
            if readings.is_file(path) or readings.is_link(path):
                shown = f"{Path(readings.real(folder)).name}/{template}"
                text = _read(folder, path, shown)
                self.loaded.add(shown)
                return text, shown, lambda: True
        raise TemplateNotFound(template)


def _read(folder: Path, path: Path, shown: str) -> str:
    real = Path(readings.real(path))
    if not real.is_relative_to(readings.real(folder)):
        raise TemplateFault("E904", shown, None, "这个模板在模板文件夹以外，不读取")
    try:
        data = readings.text(real)
    except OSError as error:
        raise TemplateFault(
            "E904", shown, None, f"读不了这个模板：{files.reason(error)}"
        ) from error
    if data is None or len(data) > _MOST_BYTES:
        raise TemplateFault("E904", shown, None, "这不是一个普通文件，或者超过 1 MiB")
    return _decoded(data, shown)


def _decoded(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TemplateFault("E901", shown, line, "这里不是 UTF-8 文字，请另存为 UTF-8") from error
