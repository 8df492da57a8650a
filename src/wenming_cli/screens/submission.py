"""The papers of a folder of materials: a sheet for each standard, and the index of all."""

from collections.abc import Iterable, Sequence

from wenming_cli.figures.exam.materials import MaterialState
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Standard
from wenming_cli.pages.blocks import Block, Caution, Column, Facts, Heading, Items, Table
from wenming_cli.pages.page import Page, Title
from wenming_cli.words.numbers import plain_text

_NUMBER, _TITLE = Column("材料编号", is_whole=True), Column("标题", most=40)
_SHEET = (
    _NUMBER,
    _TITLE,
    Column("类别"),
    Column("责任单位", most=20),
    Column("形成日期", is_whole=True),
    Column("文件", most=40),
)
_INDEX = (
    Column("测评标准", most=20),
    _NUMBER,
    _TITLE,
    Column("责任单位", most=20),
    Column("报送日期", is_whole=True),
    Column("文件", most=40),
)


@frozen
class SubmittedLine:
    """A material that is in the folder: its number, its files there, other evidence of it."""

    state: MaterialState
    number: str
    files: tuple[str, ...]
    others: tuple[str, ...] = ()


@frozen
class Submission:
    """What is handed in for a standard, and what is missing of it."""

    code: str
    standard: Standard | None
    lines: tuple[SubmittedLine, ...]
    lacks: tuple[str, ...]


def sheet(plan: Title, submission: Submission) -> Page:
    """提交表: the standard in its words, what is handed in for it, what is missing."""
    rows = tuple(map(_sheet_row, submission.lines))
    blocks: list[Block] = [Facts(tuple(_facts(submission))), Table(_SHEET, rows)]
    if submission.lacks:
        blocks += [Caution("不齐"), Items(submission.lacks, heading="缺")]
    return Page(_titled(plan, f"材料提交表 {submission.code}"), tuple(blocks), dict)


def index(plan: Title, submissions: Sequence[Submission]) -> Page:
    """The index: every material and where it is; before it what is missing, if anything."""
    lacks = tuple(lack for each in submissions for lack in each.lacks)
    rows = tuple(row for each in submissions for row in _index_rows(each))
    blocks: list[Block] = [Table(_INDEX, rows, heading=f"材料 {len(rows)} 份")]
    if lacks:
        blocks = [Caution(f"不齐，缺 {len(lacks)} 项"), *blocks, Heading("缺的材料"), Items(lacks)]
    return Page(_titled(plan, "申报材料目录"), tuple(blocks), dict)


def _titled(plan: Title, subject: str) -> Title:
    return Title(plan.plan, subject, plan.as_of, is_sample=plan.is_sample, also=plan.also)


def _facts(submission: Submission) -> Iterable[tuple[str, str]]:
    standard = submission.standard
    if standard is None:
        return
    points = "" if standard.points is None else plain_text(standard.points)
    told = (
        ("测评项目", standard.item),
        ("测评内容", standard.content or ""),
        ("测评标准", standard.text),
        ("测评方法", str(standard.method.label)),
        ("分值", points),
        ("责任单位", "、".join(standard.owners)),
        ("配合单位", "、".join(standard.support)),
    )
    yield from ((word, said) for word, said in told if said)


def _sheet_row(line: SubmittedLine) -> tuple[str, ...]:
    material = line.state.material
    dated = "" if material.dated is None else material.dated.isoformat()
    held = "、".join((*line.files, *line.others))
    return line.number, material.title, material.kind.label, material.owner, dated, held


def _index_rows(submission: Submission) -> Iterable[tuple[str, ...]]:
    for line in submission.lines:
        material = line.state.material
        handed = "" if material.submitted is None else material.submitted.isoformat()
        held = "、".join((*line.files, *line.others))
        yield submission.code, line.number, material.title, material.owner, handed, held
