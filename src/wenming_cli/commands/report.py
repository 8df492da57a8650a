"""``wenming report --month 2020-06``: the monthly report or a form, ready to hand in."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal, get_args

import typer

from wenming_cli import sink, terminal
from wenming_cli.commands import (
    Against,
    AtRevision,
    Directory,
    OutputFile,
    PlanId,
    TrustTemplates,
    offered,
    templates_are_trusted,
)
from wenming_cli.figures.agreed.variance import Variance, variance
from wenming_cli.figures.exam.scoring import latest
from wenming_cli.files import is_stream, pasted
from wenming_cli.formats.pages import ENDINGS
from wenming_cli.formats.word.shipped_masters import REPORT
from wenming_cli.frozen import frozen
from wenming_cli.inputs import days, naming, opening
from wenming_cli.inputs.baselines import baseline_named
from wenming_cli.inputs.output import form_for, write_as
from wenming_cli.inputs.plan_choice import chosen
from wenming_cli.model.assessment import Assessment
from wenming_cli.model.named_period import NamedPeriod
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import Month
from wenming_cli.reports import assessment_report, masters, monthly
from wenming_cli.reports.annexes import LONGEST, parted, without_hints
from wenming_cli.reports.choice import ReportChoice, choose, names
from wenming_cli.reports.environment import TemplateFault, rendered
from wenming_cli.reports.printed_page import printed_page
from wenming_cli.reports.view import View, view_of
from wenming_cli.stop import Stop

ReportForm = Literal["markdown", "json", "xlsx", "docx", "html"]
ShownForm = ReportForm | Literal["text"]
_FORMS: tuple[ReportForm, ...] = get_args(ReportForm)
_ENDINGS: dict[ReportForm, tuple[str, ...]] = {form: ENDINGS[form] for form in _FORMS}
_NONE = "none"


def report(
    directory: Directory = Path(),
    plan: PlanId = None,
    month: Annotated[
        str | None,
        typer.Option(
            "--month",
            "--period",
            metavar="月份或时段",
            help="哪个月或别的时段，如 2020-06、2020-Q2、'#12'"
            "（默认：最近过完的一个月；申报表是今天）",
        ),
    ] = None,
    template: Annotated[
        str,
        typer.Option(
            "--template",
            metavar="名称或路径",
            help="月报、一页通、测评通报、绩效目标申报表、绩效运行监控表、绩效自评表，或者自己的模板",
        ),
    ] = "月报",
    output_format: Annotated[
        ReportForm | None,
        typer.Option(
            "--format",
            help="markdown 是成稿，docx、xlsx、html 是同样内容的文件，json 是交给模板的全部数据；"
            "不写就看 -o 的文件名，再不然是 markdown",
        ),
    ] = None,
    assessment: Annotated[
        str | None,
        typer.Option(
            "--assessment",
            metavar="编号",
            help="测评通报说哪一次测评（默认：最近开始的一次）",
            autocompletion=offered("assessments"),
        ),
    ] = None,
    annexes: Annotated[
        str | None,
        typer.Option(
            "--annexes",
            metavar="文件",
            help="超过 40 行的附表另存到这个文件，none 是不附（docx 默认存在旁边）",
        ),
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="定稿：有错误、缺文字或没过完月就不出")
    ] = False,
    revision: Annotated[
        bool, typer.Option("--revision", help="注明 git 提交号和有没有未提交的改动")
    ] = False,
    rev: AtRevision = None,
    with_evidence: Annotated[
        bool, typer.Option("--with-evidence", help="附上数字来源：算式和每条记录的文件、行")
    ] = False,
    reader: Annotated[
        Literal["circulation"] | None,
        typer.Option(
            "--for",
            help="给谁看：circulation（传阅）是报送别的单位的，不印建议的督办和榜单、内部编号",
        ),
    ] = None,
    against: Against = None,
    trust_templates: TrustTemplates = False,
    output: OutputFile = None,
) -> int:
    """出月报：总体情况、重点任务、资金执行、存在问题、下月安排，连同附表；或者绩效的三张表。

    例：wenming report --month 2020-06 -o 2020-06月报.md

    例：wenming report --template 绩效自评表 -o 自评表.xlsx
    """
    if reader is not None:
        is_numbered = revision or with_evidence or rev is not None
        _refuse_internal(against, is_numbered=is_numbered)
    form = form_for(output_format, output, _ENDINGS, "markdown")
    if rev is None:
        opened = opening.open_plan(directory, plan, refuse_errors=final)
        today, stated = terminal.today(), _revision(opened.folder) if revision else None
    else:
        opened, today, stated = _at(directory, plan, rev, final)
    found = _template(template, opened.folder, trusted=templates_are_trusted(trust_templates))
    when = month or ("last" if found.report.NEEDS_MONTH else None)
    seen = _view(opened, when, today, stated)
    view = replace(
        seen,
        with_evidence=with_evidence,
        for_circulation=reader is not None,
        assessment=_assessment(found, seen, assessment),
        template=found.name,
        against=_against(found, seen, against),
    )
    context = found.content(view)
    if final:
        _refuse_unfinished(context)
    filled = _filled(found, context)
    is_looked_at = output is None and output_format is None and terminal.is_interactive()
    shown: ShownForm = "text" if is_looked_at else form
    if shown == "markdown" and annexes is None:
        terminal.emit_pieces(map(without_hints, filled), output)
        return 0
    text = "".join(filled)
    own = _master(found.folders) if form == "docx" else None
    _write(ReportFile(shown, output, context, own), text, annexes)
    if is_looked_at:
        _tell_how_to_keep(directory, template, view.asked if found.report.NEEDS_MONTH else None)
    return 0


def _refuse_internal(against: str | None, *, is_numbered: bool) -> None:
    """Refuse to print for others what is known inside of the office alone."""
    if is_numbered:
        raise Stop(
            "传阅的不印内部编号：--for circulation 不和 --revision、--with-evidence、--rev 一起写"
        )
    if against is not None:
        raise Stop("传阅的不印内部编号：--for circulation 不和 --against 一起写")


def _template(name: str, folder: Path, *, trusted: bool) -> ReportChoice:
    """The template that goes by a name; one that is none stops the command."""
    try:
        found, known = choose(name, folder, trusted=trusted), names(folder, trusted=trusted)
    except TemplateFault as fault:
        raise Stop(str(fault), code=1) from None
    if found is None:
        raise Stop(f"没有{sink.quoted(name)}这个模板\n现有：{'、'.join(known)}")
    return found


def _assessment(found: ReportChoice, view: View, typed: str | None) -> Assessment | None:
    """The assessment a circular tells of; None for any other report, which tells of none."""
    if found.report is assessment_report:
        return _held(view, typed)
    if typed is not None:
        raise Stop(
            f"--assessment 只用于{assessment_report.NAME}，加上 --template {assessment_report.NAME}"
        )
    return None


def _against(found: ReportChoice, view: View, name: str | None) -> Variance | None:
    """What moved against the baseline that was asked for; only the monthly report tells of it."""
    if name is None:
        return None
    if found.report is not monthly:
        raise Stop(f"--against 只用于{monthly.NAME}")
    return variance(baseline_named(view.plan, name), view.plan, view.as_of)


def _held(view: View, typed: str | None) -> Assessment:
    """The assessment that was asked for, else the latest by the day."""
    if typed is not None:
        return naming.assessment_named(view.plan, typed)
    last = latest(view.plan, view.as_of)
    if last is None:
        raise Stop(
            f"到 {view.as_of} 为止，计划里没有测评\n"
            "先登记一次：wenming add 测评 …，再在巡查里写明属于哪一次（测评）"
        )
    return last


def _filled(found: ReportChoice, context: dict[str, Any]) -> Iterator[str]:
    """The Markdown of a report in pieces; a template that cannot be filled in stops the command."""
    try:
        yield from rendered(found.template, context, found.folders)
    except TemplateFault as fault:
        raise Stop(str(fault), code=1) from None


@frozen
class ReportFile:
    """A report that is written: its form, where to, the data it is of, and its master, if own."""

    form: ShownForm
    output: Path | None
    context: dict[str, Any]
    master: tuple[str, bytes] | None


def _write(file: ReportFile, text: str, annexes: str | None) -> None:
    """Write a report; long annexes go to a file of their own where that is asked for."""
    beside = _annexes_file(file, annexes)
    if beside is None and annexes is None:
        _write_as(file, text)
        return
    told = "这里不附" if beside is None else f"见“{sink.markdown(beside.name)}”"
    parts = parted(text, told)
    _write_as(file, parts.main)
    if beside is not None and parts.annexes:
        form = form_for(None, beside, _ENDINGS, "markdown")
        _write_as(replace(file, form=form, output=beside), parts.annexes)
    elif annexes not in (None, _NONE):
        terminal.tell(f"没有超过 {LONGEST} 行的附表，没有另存")


def _master(folders: Sequence[Path]) -> tuple[str, bytes] | None:
    """The plan's own master of reports, where it has one."""
    try:
        return masters.own_master(REPORT, folders)
    except TemplateFault as fault:
        raise Stop(str(fault), code=1) from None


def _annexes_file(file: ReportFile, annexes: str | None) -> Path | None:
    """Where long annexes go: to the file that is named, beside a document that is a file."""
    if annexes is not None:
        if file.form == "json":
            raise Stop("json 里总是全部数据，不用 --annexes")
        if annexes == _NONE:
            return None
        beside = Path(annexes)
        if file.output is not None and os.path.abspath(beside) == os.path.abspath(file.output):  # noqa: PTH100
            raise Stop("--annexes 和 -o 是同一个文件，换一个名字")
        form_for(None, beside, _ENDINGS, "markdown")
        return beside
    is_file = file.output is not None and file.output.suffix and not is_stream(file.output)
    if file.form != "docx" or file.output is None or not is_file:
        return None
    return file.output.with_name(f"{file.output.stem}附表.docx")


def _write_as(file: ReportFile, text: str) -> None:
    if file.form == "markdown":
        terminal.emit(without_hints(text), file.output)
        return
    page = printed_page(text, file.form, file.context)
    write_as([page], file.form, file.output, master=file.master)


def _tell_how_to_keep(directory: Path, template: str, asked: NamedPeriod | None) -> None:
    """Say at the end of what ran over the screen how to have it as a file."""
    at = "" if directory == Path() else f" -C {pasted(directory)}"
    name = PurePath(template).name.partition(".")[0]
    when, option = ("", "") if asked is None else (asked.text, _option(asked))
    of = "" if template == "月报" else f" --template {pasted(Path(template))}"
    file = pasted(Path(f"{when}{name}.md"))
    terminal.tell(sink.terminal(f"要存成文件：wenming{at} report{option}{of} -o {file}"))


def _option(asked: NamedPeriod) -> str:
    """How a period is asked for; the number of a cycle is quoted, or a shell would drop it."""
    if asked.month is not None:
        return f" --month {asked}"
    return f" --period '{asked}'" if asked.text.startswith("#") else f" --period {asked}"


def _at(directory: Path, plan: str | None, rev: str, final: bool) -> tuple[Plan, date, str]:
    """The plan as it was at a revision, its day, and what is stated of it."""
    from wenming_cli.inputs import revisions  # noqa: PLC0415  git, for --rev alone

    commit, every = revisions.plans_at(directory, rev)
    opened = opening.computable(chosen(every, plan), refuse_errors=final)
    return opened, commit.day, f"{commit.short}（这次提交的内容）"


def _view(plan: Plan, month: str | None, today: date, revision: str | None) -> View:

    cutoff = days.cutoff_on(today, plan, None, month)
    if cutoff.note:
        terminal.tell(f"{cutoff.period or cutoff.as_of}：{cutoff.note}")
    view = view_of(plan, cutoff.period or Month.of(cutoff.as_of), cutoff.as_of, revision)
    return replace(view, made=today)


def _revision(folder: Path) -> str:
    """The commit a plan stands at, and whether its files differ from it."""
    from wenming_cli.history import HistoryError, revision_of  # noqa: PLC0415  git, for one option alone

    try:
        return revision_of(folder)
    except HistoryError as reason:
        raise Stop(f"查不到 git 提交号：{reason}") from None


def _refuse_unfinished(context: dict[str, Any]) -> None:

    missing = context["missing"]
    reasons = [f"还没有写：{'、'.join(missing)}"] if missing else []
    if context["is_partial"]:
        reasons.append(f"{context['month']} 还没有过完")
    if context.get("unfinished"):
        reasons.append(context["unfinished"])
    if reasons:
        raise Stop("不能定稿：" + "；".join(reasons), code=1)
