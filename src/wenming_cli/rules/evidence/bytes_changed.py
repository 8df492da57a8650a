"""佐证文件的内容和登记时、月结时不一样。

为什么：佐证材料要能说明当时的情况。登记或者月结时记下了每个文件的摘要（SHA-256），
事后换一个字节也看得出来；换掉的照片，证明不了当时整改了没有。

怎么改：换回原来的文件。没有月结的，确实要换，运行 wenming evidence lock 重新登记；
已经月结的，运行 wenming close 月份 --amend --reason 原因，原来的摘要和更正后的都留着。

对：
    # evidence/W-1.jpg 登记以后没有动过
    办理记录:
    - {日期: 2020-06-12, 事件: 已整改, 佐证材料: [evidence/W-1.jpg]}

错：
    # 2020-06 已经月结，又把 evidence/W-1.jpg 换成了另一张照片
"""

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.figures.evidence.cited_files import Cited, locked_and_cited
from wenming_cli.figures.months.closed_files import ClosedFile, changed_files
from wenming_cli.model.citation import Citation
from wenming_cli.model.evidence_lock import LockedFile
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import shown
from wenming_cli.rules.grounds.tables import located_keys
from wenming_cli.rules.rule import Breach

CODE = "E640"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every file of evidence that is not what it was when it was locked, or its month closed."""
    closed = {each.path: each for each in changed_files(plan)}
    if closed:
        cited = {**_named_still(plan), **plan.cited_files}
        for each in closed.values():
            yield _of_closing(each, cited.get(each.path, ()))
    for file, citing in _changed(plan):
        if file.path not in closed:
            yield Breach(
                citing[0].location,
                f"{_records(citing)}的佐证“{shown(file.path, 30)}”内容和登记的不一样",
                "换回原来的文件；确实换了新的，运行 wenming evidence lock 重新登记",
            )


def _changed(plan: Plan) -> Iterator[tuple[LockedFile, Sequence[Citation]]]:
    """The files that are other than they were locked, as far as anybody knows."""
    every = [*locked_and_cited(plan)]
    shelf = plan.shelf if every else None
    now = None if shelf is None else shelf.digests([file.path for file, _ in every])
    if now is not None:
        yield from (each for each in every if now.get(each[0].path) != each[0].digest)


def _named_still(plan: Plan) -> Cited:
    """The citations of files that are not there, by the path they would have."""
    found: dict[str, list[Citation]] = {}
    for each in plan.citations:
        if each.is_file and each.text not in plan.evidence_paths:
            found.setdefault(each.text, []).append(each)
    return found


def _of_closing(changed: ClosedFile, citing: Sequence[Citation]) -> Breach:
    closing = changed.closing
    record = f"{_records(citing)}的" if citing else ""
    became = "不见了" if changed.now is None else "内容被换过"
    return Breach(
        citing[0].location if citing else _place(changed),
        f"{closing.month} 已经月结，{record}佐证“{shown(changed.path, 30)}”{became}",
        f"放回原来的文件；确实要更正的，运行 wenming close {closing.month} --amend --reason 原因",
    )


def _records(citing: Sequence[Citation]) -> str:
    more = f"等 {len(citing)} 条记录" if len(citing) > 1 else ""
    return f"{shown(citing[0].record, 30)} {more}"


def _place(changed: ClosedFile) -> Location:
    """Where its digest was kept, the later place where it was kept again."""
    places: Mapping[str, Location] = {
        key: place
        for holder in (changed.closing, *changed.closing.amendments)
        for key, place in located_keys(holder, "files")
    }
    return places.get(changed.path, changed.closing.location())
