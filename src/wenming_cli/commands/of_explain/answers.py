"""What ``explain`` is asked, and the answer: a figure, a count or a record of a plan."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from wenming_cli import sink
from wenming_cli.commands.of_explain import terms
from wenming_cli.explaining import Evidence, Scope, count_of, evidence_of
from wenming_cli.explaining.of_board import BoardPlace, place_of
from wenming_cli.explaining.of_points import PointsPlace, points_place
from wenming_cli.explaining.printed_names import figure_printed_as
from wenming_cli.explaining.printed_words import without_surroundings
from wenming_cli.explaining.story import Story
from wenming_cli.figures.counts import count_called
from wenming_cli.figures.days.period import Period
from wenming_cli.figures.definitions import Subject
from wenming_cli.figures.points.leagues import period_name, period_of
from wenming_cli.figures.standing import Group, group_at, standing
from wenming_cli.figures.table import row_called
from wenming_cli.frozen import frozen
from wenming_cli.inputs import naming
from wenming_cli.loading.discovery import find_plans
from wenming_cli.model.plan import Plan
from wenming_cli.model.points import PointsScheme
from wenming_cli.model.scalars import Month
from wenming_cli.pages.page import Page
from wenming_cli.remembered.readings import is_folder
from wenming_cli.screens import explanation as screen
from wenming_cli.screens import record as records
from wenming_cli.screens import stories as telling
from wenming_cli.screens.explanation import Writers
from wenming_cli.screens.screen_head import head, title_on
from wenming_cli.stop import Stop

_CODE = re.compile(r"[eE]\d+")
_MOST_STORIES = 3
"""Stories that are told whole at once: a task has as many as it has parts."""
BOARD = ("board", "红黑榜")
"""What the place of a unit on the board is asked by."""


@frozen
class Answer:
    """A figure or a count of a scope, the stories of records, or what is told of a word."""

    plan: Plan
    as_of: date
    scope: Scope
    name: str
    evidence: Evidence | None
    stories: Sequence[Story]
    place: BoardPlace | None = None
    told: Sequence[str] = ()
    points: PointsPlace | None = None

    def page(self, writers: Writers | None, *, everything: bool = False) -> Page:
        """The answer as a page; ``writers`` tells who wrote each line.

        JSON always holds every record, the others with ``everything``.
        """
        pages = self._pages(writers, everything=everything)
        return Page(
            title_on(self.plan, self.as_of, "为什么"),
            tuple(screen.blocks(pages)),
            partial(self._document, writers),
            screen.rows(pages),
        )

    def _pages(
        self, writers: Writers | None, *, everything: bool
    ) -> "Sequence[screen.ExplanationPage]":
        if self.place is not None:
            return screen.of_place(self.place, self.name, writers, everything=everything)
        if self.points is not None:
            return screen.of_points(self.points, self.name, writers, everything=everything)
        if self.evidence is None and self.told:
            return [screen.of_words(self.name, self.told)]
        if self.evidence is None and len(self.stories) > _MOST_STORIES and not everything:
            return [screen.of_many(self.stories, writers)]
        if self.evidence is None:
            return [screen.of_story(story, "", writers) for story in self.stories]
        of = "" if self.scope.of == "plan" else self.name
        hints = (*self.told, *self._tables())
        page = screen.of_evidence(self.evidence, of, writers, hints=hints, everything=everything)
        return [page]

    def _tables(self) -> Iterator[str]:
        """Where the same is listed by unit."""
        table = screen.table_by_unit(self.evidence) if self.evidence else ""
        if table and self.scope.of == "plan":
            yield f"按单位列表：{table} --as-of {self.as_of}"

    def _document(self, writers: Writers | None) -> dict[str, Any]:
        start = head(self.plan, self.as_of, "explain")
        if self.place is not None:
            return {**start, "board": screen.place_data(self.place, self.name, writers)}
        if self.points is not None:
            return {**start, "board": screen.points_data(self.points, self.name, writers)}
        if self.evidence is None and self.told:
            return {**start, "term": self.name, "told": list(self.told)}
        if self.evidence is None:
            told = [screen.story_data(story, writers) for story in self.stories]
            return {**start, "records": told}
        scope = {"of": self.scope.of, "id": self.scope.id, "name": self.name}
        return {**start, "scope": scope, **screen.evidence_data(self.evidence, writers)}


def require_sense(what: str, directory: Path) -> None:
    """Stop where a word is no number's name and there is no plan it could be a record of."""
    is_number = what in BOARD or row_called(what) or count_called(what)
    if (
        not is_number
        and not terms.is_term(what)
        and is_folder(directory)
        and not find_plans(directory)
    ):
        raise _unknown(what, ())


def answer(plan: Plan, as_of: date, what: str, scope: Scope) -> Answer:
    """What there is to say of a word at a date; a word that stands for nothing stops."""
    if what in BOARD:
        return _board(plan, as_of, scope)
    row, count = row_called(what), count_called(what)
    is_figure = row is not None or count is not None
    scheme = _scheme_called(plan, what) if scope.of == "owner" and not is_figure else None
    if scheme is not None:
        return _points(plan, as_of, scheme, scope)
    if not is_figure:
        printed = None if records.find(plan, what) else figure_printed_as(what)
        if printed is not None:
            return answer(plan, as_of, printed, scope)
        return _of_name(plan, as_of, what, scope)
    group = _group(plan, as_of, scope)
    evidence = evidence_of(plan, group, scope, row) if row else None
    evidence = count_of(group, count) if count else evidence
    told = terms.told(plan, as_of, what) if count else ()
    return Answer(plan, as_of, scope, group.name, evidence, (), told=told)


def _of_name(plan: Plan, as_of: date, what: str, scope: Scope) -> Answer:
    """The stories of the records called so; else what is told of a word that tables print."""
    found = records.find(plan, what)
    told = [] if found else terms.told(plan, as_of, what)
    if told:
        return Answer(plan, as_of, scope, what, None, (), told=told)
    found = found or records.called(plan, what)
    if not found:
        return _of_part(plan, as_of, what, scope)
    stories = [story for each in found for story in _stories_of(plan, as_of, each)]
    return Answer(plan, as_of, scope, "", None, stories)


def _of_part(plan: Plan, as_of: date, part: str, scope: Scope) -> Answer:
    """The one figure or record that has this in its name; several are listed, none is told."""
    labels = (label for label in screen.figure_labels() if part in label and len(part) > 1)
    figures = [label for label in labels if plan.standards or not _is_of_exam(label)]
    found = records.containing(plan, part)
    inner = next((w for w in without_surroundings(part) if _is_known(plan, w)), None)
    if inner is not None and len(figures) + len(found) != 1:
        return answer(plan, as_of, inner, scope)
    if len(figures) + len(found) > 1:
        raise naming.several(part, [*figures, *map(naming.line_of, found)])
    if figures:
        return answer(plan, as_of, figures[0], scope)
    if not found:
        raise _unknown(part, [each.id for each in records.named(plan)])
    return Answer(plan, as_of, scope, "", None, _stories_of(plan, as_of, found[0]))


def _is_of_exam(label: str) -> bool:
    """Whether a figure is there in plans with standards alone."""
    row = row_called(label)
    return row is not None and row.subject in (Subject.OBSERVATIONS, Subject.MATERIALS)


def _is_known(plan: Plan, word: str) -> bool:
    """Whether a word is the whole name of something, or a word that is told of."""
    is_figure = row_called(word) or count_called(word) or figure_printed_as(word)
    is_record = records.find(plan, word) or records.called(plan, word)
    return bool(is_figure or is_record or terms.is_known(plan, word))


def _board(plan: Plan, as_of: date, scope: Scope) -> Answer:
    """The place of a unit on the board of the month."""
    if scope.of != "owner":
        raise Stop("红黑榜的位次按单位说明，加上 --owner 单位")
    month = Month.of(as_of)
    place = place_of(plan, scope.id, Period.of_month(month).until(as_of))
    if place is None:
        raise Stop(f"{scope.id} 不在单位名录里，没有榜")
    return Answer(plan, as_of, scope, f"{month} {scope.id}", None, (), place)


def _scheme_called(plan: Plan, what: str) -> PointsScheme | None:
    return next((each for each in plan.schemes if what in (each.id, each.name)), None)


def _points(plan: Plan, as_of: date, scheme: PointsScheme, scope: Scope) -> Answer:
    """The points of a unit by a scheme, in the period the day lies in."""
    period = period_of(scheme, Month.of(as_of))
    place = points_place(plan, scheme, scope.id, period.until(as_of))
    if place is None:
        raise Stop(f"{scope.id} 不在{sink.quoted(scheme.name)}的分组里，不计分")
    name = f"{period_name(scheme, period)} {scope.id}"
    return Answer(plan, as_of, scope, name, None, (), points=place)


def _group(plan: Plan, as_of: date, scope: Scope) -> Group:
    if scope.of == "plan":
        return group_at(plan, as_of)
    if scope.of == "workstream":
        return next(g for g in standing(plan, as_of).workstreams if g.id == scope.id)
    group = group_at(plan, as_of, scope.id)
    has_any = group.tasks or group.findings or (group.patrol and group.patrol.sites)
    if not (has_any or (group.exam and group.exam.standards)):
        raise Stop(f"截至 {as_of}，{scope.id} 没有任务、问题和点位")
    return group


def _stories_of(plan: Plan, as_of: date, found: records.Found) -> Sequence[Story]:
    return telling.of_record(plan, as_of, found)


def _unknown(what: str, ids: Sequence[str]) -> Stop:
    if _CODE.fullmatch(what):
        return Stop(f"没有 {what.upper()} 这个代码；代码是 wenming validate 报出来的那种")
    known = [*BOARD, *screen.figure_names(), *ids]
    return Stop(f"没有{sink.quoted(what)}这个代码、数字或编号{naming.near(what, known)}")
