"""佐证材料的文件不存在。

为什么：佐证材料写的是仓库里的文件，找不到就等于没有佐证，检查时拿不出来。

怎么改：把文件放进仓库，或者改正路径。路径从计划文件夹或仓库根目录算起，用 / 分隔，
不能指到仓库以外。
网址、文号（带〔〕）和没有扩展名、不带 / 的文字不当作文件。

对：
    佐证材料: [evidence/2020-06/清运前后.jpg, "https://example.gov.cn/1", 盘创建〔2020〕3号]

错（没有这个文件）：
    佐证材料: [evidence/2020-06/没有这张.jpg]
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from wenming_cli.diagnostic import Severity
from wenming_cli.model.budget import Payment
from wenming_cli.model.finding import LogEntry
from wenming_cli.model.indicator import Actual, Sample
from wenming_cli.model.notice import Notice
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.model.task import Update
from wenming_cli.rules.rule import Breach

CODE = "E350"
SEVERITY = Severity.WARNING
WHOLE: tuple[str, ...] = ()

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")


def check(plan: Plan) -> Iterator[Breach]:
    """Every piece of evidence that looks like a file of the repository and is not there."""
    folder = plan.folder.absolute()
    places = tuple(dict.fromkeys((folder, _root(folder))))
    known: dict[str, bool] = {}
    for entry in _entries(plan):
        for index, text in enumerate(entry.evidence):
            if text not in known:
                known[text] = not _is_path(text) or _exists(text, places)
            if known[text]:
                continue
            yield Breach(
                entry.location("evidence", index),
                f"仓库里没有佐证材料“{shown(text)}”",
                "把文件放进仓库，或者改正路径（从计划文件夹或仓库根目录算起）",
            )


def _entries(plan: Plan) -> Iterator[Update | LogEntry | Actual | Sample | Payment | Notice]:
    """Every record that gives evidence."""
    for leaf in plan.leaves:
        yield from (update for update in leaf.course.updates if update.evidence)
    for finding in plan.findings:
        yield from (entry for entry in finding.log if entry.evidence)
    for indicator in plan.indicators:
        yield from (actual for actual in indicator.actuals if actual.evidence)
    yield from (sample for sample in plan.samples if sample.evidence)
    yield from (payment for payment in plan.payments if payment.evidence)
    yield from (notice for notice in plan.notices if notice.evidence)


def _is_path(text: str) -> bool:
    if "://" in text or "〔" in text or text.startswith("www."):
        return False
    return "/" in text or _EXTENSION.fullmatch(Path(text).suffix) is not None


def _exists(text: str, places: tuple[Path, ...]) -> bool:
    """Whether it is there below the plan's folder or the repository's root."""
    path = Path(os.path.normpath(text))
    if path.is_absolute() or path.parts[:1] == (os.pardir,):
        return False
    return any((place / path).exists() for place in places)


def _root(folder: Path) -> Path:
    """The repository's root; the folder itself outside of one."""
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), folder)
