"""One picture that is to prove several things."""

from collections.abc import Iterator

from wenming_cli.figures.audit.question import AsRecorded, Ground, Question
from wenming_cli.figures.days.period import known
from wenming_cli.figures.grouping import grouped

ID = "reused_evidence"
TITLE = "一份佐证用了几处"
PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".mp4")
FROM = (
    "同一张照片（按文件路径）证明两个以上不同点位的问题，或者两个以上任务："
    "台账、文件可以证明几件事，照片拍的只是一处"
)

_Proof = tuple[str, str, Ground]
"""A file, what it is to prove, and the record that names it."""


def questions(recorded: AsRecorded) -> Iterator[Question]:
    """Every picture that stands behind findings of several sites, or several tasks."""
    proofs = (*_of_findings(recorded), *_of_tasks(recorded))
    for own in grouped((path, (path, what, ground)) for path, what, ground in proofs).values():
        proven = {what for _, what, _ in own}
        if len(proven) > 1:
            yield Question(
                None,
                f"照片 {own[0][0]} 用在 {len(proven)} 处",
                "请核实照片拍的是哪一处，其余的补上各自的",
                tuple(ground for _, _, ground in own),
                {"uses": str(len(proven))},
            )


def _of_findings(recorded: AsRecorded) -> Iterator[_Proof]:
    for finding in recorded.plan.findings:
        what = finding.site or finding.id
        for entry in known(finding.entries, recorded.as_of):
            for index, path in _pictures(entry.evidence):
                words = f"{entry.date} {entry.event.label}"
                yield path, what, Ground(finding.id, words, entry, "evidence", index)


def _of_tasks(recorded: AsRecorded) -> Iterator[_Proof]:
    for leaf in recorded.plan.leaves:
        for update in known(leaf.course.updates, recorded.as_of):
            for index, path in _pictures(update.evidence):
                words = f"{update.date} 进展"
                yield path, leaf.id, Ground(leaf.id, words, update, "evidence", index)


def _pictures(evidence: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for index, text in enumerate(evidence):
        if text.lower().endswith(PICTURES):
            yield index, text.replace("\\", "/").removeprefix("./")
