"""An edit from the command line, carried out: asked for, judged, told in words, written."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wenming_cli import files, sink, terminal
from wenming_cli.changes import compare
from wenming_cli.changes.change import Change
from wenming_cli.diagnostic import Diagnostic
from wenming_cli.frozen import frozen
from wenming_cli.inputs import plan_checking, plan_choice
from wenming_cli.inputs.edits.agreed import Agreement
from wenming_cli.inputs.edits.asking import Asking, missing, words_for
from wenming_cli.inputs.edits.assignments import Assignment, Gathered, Misfit, gathered
from wenming_cli.inputs.edits.looked_up import day_named, meaning
from wenming_cli.loading import Loaded, load
from wenming_cli.model.base import Entry
from wenming_cli.model.plan import Plan
from wenming_cli.model.shape import FieldShape, shape_of
from wenming_cli.patching.changed_file import Fixed
from wenming_cli.screens.comparison import change_words
from wenming_cli.stop import Stop
from wenming_cli.writing.edit import Edit, Typed
from wenming_cli.writing.editing import Edited, edited, write
from wenming_cli.writing.refusal import EditRefusedError, Refused

_MOST_LISTED = 10

_BESIDE = re.compile(r"-\d+\.yaml$")
"""How a file is called that stands beside another: ``2020-06-2.yaml``."""


@dataclass(frozen=True)
class WritingDesk:
    """A plan that is open to be edited, and the day it is."""

    loaded: Loaded
    plan: Plan
    today: date

    def day(self, typed: str | None) -> str:
        """A day as it was typed, today where none was."""
        return str(self.today) if typed is None else day_named(typed, self.today)

    def gathered(
        self, model: type[Entry], typed: Iterable[Assignment], written: Collection[str] = ()
    ) -> Gathered:
        """The fields of a record out of what was typed; ``written`` are those it has already."""
        return gathered(model, typed, meaning(self.plan, self.today), written)

    def canonical(self, model: type[Entry], values: Mapping[str, str | None]) -> dict[str, Typed]:
        """The values of options by field, each as the plan calls it; those not typed left out."""
        fields, means = shape_of(model).fields, meaning(self.plan, self.today)
        given = {name: text for name, text in values.items() if text is not None}
        return {name: means(fields[name], text) for name, text in given.items()}


def open_desk(directory: Path, plan_id: str | None) -> WritingDesk:
    """The plan found, to be edited; one that can't be read stops the command."""
    loaded = load(plan_choice.chosen_folder(directory, plan_id), Path.cwd(), {})
    if loaded.plan is None or not loaded.is_readable:
        terminal.tell(plan_checking.unreadable(loaded))
        raise Stop("计划有读不懂的地方，先改好再写", code=1)
    return WritingDesk(loaded, loaded.plan, terminal.today())


# --- what is missing ------------------------------------------------------------------------------


def completed(
    desk: WritingDesk,
    model: type[Entry],
    found: Gathered,
    given: Iterable[str] = (),
    spelt: Mapping[str, str] | None = None,
) -> tuple[dict[str, Typed], list[Misfit]]:
    """The values with what was asked for at a terminal; elsewhere what is missing is a misfit.

    ``given`` are fields that somebody else fills in, ``spelt`` are the options of fields that are
    not typed as ``字段=值``.
    """
    fields = missing(shape_of(model), found.values, {*found.meant, *given})
    misfits = list(found.misfits)
    if fields and not misfits and terminal.can_ask():
        return {**found.values, **Asking(desk.plan, desk.today).all_of(fields)}, misfits
    return dict(found.values), [*misfits, *_lacking(desk.plan, model, fields, spelt or {})]


def _lacking(
    plan: Plan, model: type[Entry], fields: Sequence[FieldShape], spelt: Mapping[str, str]
) -> list[Misfit]:
    if not fields:
        return []
    titles = tuple(found.title for found in fields)
    hint = "补上 " + " ".join(spelt.get(found.name, f"{found.title}=…") for found in fields)
    hint += "".join(
        f"；{found.title}可以写：{few}" for found in fields if (few := _few(plan, found))
    )
    return [Misfit(f"{model.LABEL}缺少 {'、'.join(titles)}", hint, titles)]


def _few(plan: Plan, found: FieldShape) -> str:
    """What may be written in a field, where it is not much."""
    words = words_for(plan, found)
    return "、".join(words) if len(words) <= _MOST_LISTED else ""


# --- judged and written ---------------------------------------------------------------------------


@frozen
class Intent:
    """What is to be changed, and what cannot be used of what was typed.

    By code of the change policy: ``cures`` says the command that writes the right record instead,
    ``grounds`` holds what is written beside so that the change is accounted for. ``notes`` are told
    when all is well.
    """

    edits: Sequence[Edit]
    misfits: Sequence[Misfit] = ()
    cures: Mapping[str, str] = field(default_factory=dict)
    grounds: Mapping[str, Sequence[Edit]] = field(default_factory=dict)
    notes: Sequence[str] = ()


def carry_out(desk: WritingDesk, intent: Intent, *, dry_run: bool) -> int:
    """Make edits, tell the difference in words and write; refused ones stop, all reasons told."""
    done = _edited(desk, intent)
    found = Agreement(desk.loaded, desk.today).objections(done.before, done.after)
    errors = [d for d in found if d.is_error]
    beside = _grounds(errors, intent)
    if beside:
        return carry_out(desk, Intent([*intent.edits, *beside]), dry_run=dry_run)
    if errors:
        raise _stop([_objection(d, intent.cures) for d in errors])
    changes = compare(done.before, done.after, desk.today)
    show_changes(changes)
    for note in (*intent.notes, *(_sentence(_objection(warning, {})) for warning in found)):
        terminal.tell(note)
    if changes and not dry_run:
        write_all(done)
        for fixed in done.files:
            terminal.tell(_written(desk, fixed))
    return 0


def show_changes(changes: Iterable[Change]) -> None:
    """Show what changes in words, one line each, or that nothing does."""
    lines = [change_words(change) for change in changes if not change.is_told_elsewhere]
    terminal.emit_sentences(lines or ["没有改动"])


def _edited(desk: WritingDesk, intent: Intent) -> Edited:
    """The plan with the edits; all reasons at once why it can't be had."""
    try:
        done = edited(desk.loaded, intent.edits)
    except EditRefusedError as error:
        lacking = {title for misfit in intent.misfits for title in misfit.lacking}
        fresh = [each for each in error.refused if not _is_lack(each, lacking)]
        raise _stop([*intent.misfits, *(_refused(desk.plan, each) for each in fresh)]) from None
    if intent.misfits:
        raise _stop(intent.misfits)
    return done


def _is_lack(refused: Refused, titles: Collection[str]) -> bool:
    """Whether it says that a field is missing that was called so already."""
    _, lacks, named = refused.message.partition("缺少 ")
    return bool(lacks) and named.split(" ")[-1] in titles


def _grounds(errors: Iterable[Diagnostic], intent: Intent) -> list[Edit]:
    codes = dict.fromkeys(d.code for d in errors)
    return [edit for code in codes for edit in intent.grounds.get(code, ())]


def _objection(found: Diagnostic, cures: Mapping[str, str]) -> Misfit:
    return Misfit(f"{found.code} {found.message}", cures.get(found.code, found.hint))


def _refused(plan: Plan, refused: Refused) -> Misfit:
    for closing in plan.closings:
        if f"{closing.month} 已经月结" in refused.message:
            amend = f"wenming close {closing.month} --amend --reason 原因"
            hint = f"按还没有月结的日子记，在备注里说明；确实要更正的，写进文件以后运行 {amend}"
            return Misfit(refused.message, hint)
    return Misfit(refused.message, refused.hint)


def _stop(misfits: Sequence[Misfit]) -> Stop:
    lines = [*dict.fromkeys(_sentence(misfit) for misfit in misfits), "什么也没有改"]
    return Stop("\n".join(lines), code=1)


def _sentence(misfit: Misfit) -> str:
    message = sink.terminal(misfit.message)
    return message + (f"\n  提示：{sink.terminal(misfit.hint)}" if misfit.hint else "")


def write_all(done: Edited) -> None:
    """Write the files of an edit; one that can't be written stops the command."""
    try:
        write(done)
    except OSError as error:
        name = error.filename or "、".join(fixed.name for fixed in done.files)
        raise Stop(f"写不了 {sink.terminal(str(name))}：{files.reason(error)}", code=1) from error


def _written(desk: WritingDesk, fixed: Fixed) -> str:
    """That a file was written and, where it is a new one beside one of invented records, why."""
    name = sink.terminal(fixed.name)
    beside = _BESIDE.sub(".yaml", fixed.name)
    if fixed.name in desk.loaded.sources:
        return f"已写 {name}"
    if beside != fixed.name and beside in desk.loaded.sources:
        source = desk.loaded.sources[beside]
        why = "是示例数据" if source.is_sample else "不能再写进去"
        return f"已新建 {name}：{sink.terminal(beside)} {why}，真实的记录写在另一个文件里"
    return f"已新建 {name}"
