"""Masters of documents: those of the plan's own templates, and what is put into their marks."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from wenming_cli.remembered import readings
from wenming_cli.reports.template_fault import TemplateFault
from wenming_cli.words.dates import chinese_date

LARGEST = 20 * 1024 * 1024
"""Of a master that is read, in bytes."""


def own_master(name: str, folders: Sequence[Path]) -> tuple[str, bytes] | None:
    """A master of the plan's own ``templates``, by its name as people see it, and its content."""
    path = next((f / name for f in folders[:-1] if readings.is_name(f / name)), None)
    if path is None:
        return None
    shown = f"{path.parent.name}/{name}"
    if not Path(readings.real(path)).is_relative_to(readings.real(path.parent)):
        raise TemplateFault("E904", shown, None, "这个母版是链接，指到模板文件夹以外，不读取")
    try:
        data = readings.content(path)
    except OSError:
        raise TemplateFault("E907", shown, None, "母版读不了") from None
    if data is None:
        raise TemplateFault("E907", shown, None, "母版读不了，不是普通文件")
    if len(data) > LARGEST:
        raise TemplateFault("E908", shown, None, "母版超过 20 MB，不使用")
    return shown, data


def marks(context: Mapping[str, Any]) -> dict[str, str]:
    """What a report or a document puts into the marks of its master."""
    issuer = str(context.get("issuer") or context.get("publisher") or "")
    return {
        "发文机关标志": f"{issuer}文件" if issuer else "",
        "发文字号": str(context.get("number") or ""),
        "抄送": "，".join(context.get("cc") or ()),
        "印发机关": issuer,
        "印发日期": chinese_date(date.fromisoformat(context["as_of"])),
    }
