"""Suggested steps and boards, computed anew from the text of a plan, slowly and plainly.

As in ``naive``, nothing of the program is used. The first day of a suggestion is found by replaying
day after day backwards.
"""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from statistics import NormalDist

from tests.recomputation.naive import Finding, Record, Status, Task, day, rate, some_day

ORDER = ("remind", "supervise", "circulate", "interview")
FARTHEST = 25
"""How many days are replayed at most."""
WEIGHTS = {
    "on_time_rectification_rate": "0.4",
    "due_rectification_rate": "0.2",
    "pass_rate": "0.2",
    "on_time_rate": "0.2",
}
ONE_DAY = timedelta(days=1)


def wilson(passed: float, checked: float) -> tuple[float, float]:
    """The 95 % interval of a share."""
    z, share = NormalDist().inv_cdf(0.975), passed / checked
    middle = share + z * z / (2 * checked)
    spread = z * math.sqrt(share * (1 - share) / checked + z * z / (4 * checked * checked))
    whole = 1 + z * z / checked
    return max((middle - spread) / whole, 0.0), min((middle + spread) / whole, 1.0)


def overlapping(units: set[str], lies: dict[str, tuple[float, float]]) -> set[str]:
    """Some units, all that overlap any of them, all that overlap those, and so on."""
    more = {
        other
        for other, (c, d) in lies.items()
        if any(lies[each][0] <= d + 1e-9 and c <= lies[each][1] + 1e-9 for each in units)
    }
    return units if more == units else overlapping(more, lies)


@dataclass(frozen=True)
class Step:
    """A suggestion and everything its reason rests on."""

    kind: str
    rule: str
    limit: date
    notice: str | None
    reset: date | None
    held_by: tuple[str, ...] = ()


class Steps(Status):
    """What is to be suggested at a date."""

    def convention(self, name: str, default: int) -> int:
        """A number of the convention of the steps."""
        return int(self.settings.get("escalation", {}).get(name, default))

    def steps(self) -> dict[tuple[str, str, str | None], Step]:
        """The step that is due for every task and finding, for each unit that is to act."""
        found: dict[tuple[str, str, str | None], Step] = {}
        for task in self.tasks:
            held_by = tuple(self.blockers(task))
            units = [t.owner for t in self.tasks if t.id in held_by] or [task.owner]
            for unit in units:
                step = self.task_step(task, unit)
                if step is not None:
                    found["task", task.id, unit] = replace(step, held_by=held_by)
        for finding in self.findings:
            step = self.finding_step(finding)
            if step is not None:
                found["finding", finding.id, self.finding_owner(finding)] = step
        return found

    def task_step(self, task: Task, unit: str | None) -> Step | None:
        """The step of a unit for a task, if it exists and has to be worked on."""
        if not self.task_exists(task) or self.state(task) not in ("in_progress", "not_started"):
            return None
        resets = [day(e["date"]) for e in self.by_now(task.extensions)]
        resets += [day(s["start"]) for s in self.by_now(task.suspensions, "start")]
        notices = [n for n in self.by_now(self.all_notices()) if self.concerns(n, task)]
        for written in self.sections["tasks"]:
            if task.is_of(written["id"]) and written.get("depends_on"):
                notices = [n for n in notices if self.was_sent_to(n, unit)]
        given = task.assigned or date.min
        days = int(self.setting("due_soon_days", 5))
        due = self.effective_due(task)
        return self.step(due, resets, notices, 0, urgent=False, given=given, soon_days=days)

    def finding_step(self, finding: Finding) -> Step | None:
        """The step for a finding, if it exists, is open, and nobody appeals."""
        if finding.found > self.as_of or self.finding_state(finding) != "open":
            return None
        if self.is_appealed(finding):
            return None
        log = self.by_now(finding.log)
        resets = [day(e["date"]) for e in log if e["event"] == "extended" and "to" in e]
        notices = [
            n for n in self.by_now(self.all_notices()) if finding.id in n.get("findings", [])
        ]
        taken = self.taken_over(finding)
        if taken is not None:
            resets.append(self.given_on(finding))
            owner = self.finding_owner(finding)
            notices = [n for n in notices if self.was_sent_to(n, owner)]
            log = log[[entry is taken for entry in log].index(True) :]
        returns = sum(1 for entry in log if entry["event"] == "returned")
        return self.step(
            self.finding_due(finding),
            resets,
            notices,
            returns,
            urgent=self.severity(finding) == "urgent",
            given=self.given_on(finding),
            soon_days=int(self.setting("due_soon_days_findings", 2)),
        )

    def was_sent_to(self, notice: Record, owner: str | None) -> bool:
        """Whether a notice went to a unit; one to nobody goes to whoever has it."""
        named = [self.owner_called(name) for name in notice.get("owners", [])]
        return not named or owner in named

    def step(  # noqa: PLR0911  one return for each rule
        self,
        limit: date,
        resets: list[date],
        notices: list[Record],
        returns: int,
        *,
        urgent: bool,
        given: date,
        soon_days: int,
    ) -> Step | None:
        """The next step, from the limit and what has gone out since it last changed."""
        reset = max(resets) if resets else None
        counting = [n for n in notices if reset is None or day(n["date"]) >= reset]
        apart = timedelta(days=self.convention("step_days", 10))

        def last(kind: str) -> Record | None:
            of_kind = [n for n in counting if n["kind"] == kind]
            return of_kind[-1] if of_kind else None

        def ended(notice: Record) -> bool:
            reply_due = some_day(notice, "reply_due") or day(notice["date"]) + apart
            return self.as_of > reply_due

        interview, circulate, supervise = last("interview"), last("circulate"), last("supervise")
        if interview is not None:
            again = Step("interview", "again", limit, interview["id"], reset)
            return again if ended(interview) else None
        if circulate is not None:
            over = self.as_of >= day(circulate["date"]) + apart
            return Step("interview", "persists", limit, circulate["id"], reset) if over else None
        if supervise is not None:
            over = ended(supervise)
            return Step("circulate", "unanswered", limit, supervise["id"], reset) if over else None
        first = "circulate" if urgent else "supervise"
        late = (self.as_of - limit).days
        if late > 0 and late >= self.convention("supervise_after_days", 1):
            return Step(first, "first", limit, None, reset)
        if returns > 0 and returns >= self.convention("rework_limit", 2):
            return Step(first, "first", limit, None, reset)
        left = self.working_days_left(limit)
        if late > 0 or left > soon_days or given >= self.as_of:
            return None
        remind = last("remind")
        if remind is None:
            return Step("remind", "soon", limit, None, reset)
        return Step("remind", "soon", limit, remind["id"], reset) if ended(remind) else None

    def all_notices(self) -> list[Record]:
        """The notices as they are written."""
        notices: list[Record] = self.sections.get("notices", [])
        return notices

    def concerns(self, notice: Record, task: Task) -> bool:
        """Whether a notice is about a task; one on a whole task goes to the units it names."""
        whole, _, unit = task.id.partition("/")
        names = []
        for name in notice.get("tasks", []):
            other, slash, owner = name.partition("/")
            names.append(other + slash + (self.owner_called(owner) if slash else ""))
        if task.id in names:
            return True
        if whole not in names:
            return False
        parts = [t.id.partition("/")[2] for t in self.tasks if t.id.startswith(f"{whole}/")]
        named = [self.owner_called(o) for o in notice.get("owners", [])]
        addressed = [part for part in parts if part in named]
        return unit in (addressed or parts)

    def is_appealed(self, finding: Finding) -> bool:
        """Whether an appeal is not decided yet."""
        appealed = False
        for entry in self.by_now(finding.log):
            if entry["event"] == "appealed":
                appealed = True
            elif entry["event"] in ("upheld", "void"):
                appealed = False
        return appealed

    def written(self, finding: Finding) -> Record:
        """A finding as it is written."""
        for record in self.sections["findings"]:
            if record["id"] == finding.id:
                return dict(record)
        raise KeyError(finding.id)

    def severity(self, finding: Finding) -> str:
        """How bad a finding is."""
        return str(self.written(finding).get("severity", "minor"))


def suggested(sections: Record, as_of: date) -> list[Record]:
    """Every suggestion with its first day; None where that is farther back than is replayed."""
    now = Steps(sections, as_of).steps()
    first: dict[tuple[str, str, str | None], date | None] = {}
    left, when = dict(now), as_of
    while left and (as_of - when).days < FARTHEST:
        before = Steps(sections, when - ONE_DAY).steps()
        for item in list(left):
            if item not in before or before[item] != left[item]:
                first[item] = when
                del left[item]
        when -= ONE_DAY
    return [
        {"kind": step.kind, "owner": owner, kind: name, "since": first.get((kind, name, owner))}
        for (kind, name, owner), step in now.items()
    ]


# --- boards ---------------------------------------------------------------------------------------


class Boards(Steps):
    """The board of the month a date lies in, as of that date."""

    def in_period(self, when: date) -> bool:
        """Whether a day lies in the month, up to the date."""
        return self.as_of.replace(day=1) <= when <= self.as_of

    def components(self, owner: str) -> dict[str, tuple[Fraction, Fraction]]:
        """The rates the board weighs: numerator and denominator."""
        figures = self.task_rates(owner) | self.finding_rates(owner)
        figures["pass_rate"] = self.pass_rate(owner)
        return {name: figures[name] for name, weight in self.weights().items() if weight > 0}

    def weights(self) -> dict[str, Fraction]:
        """The weight of each rate."""
        written = self.settings.get("board", {}).get("weights", WEIGHTS)
        return {name: Fraction(weight) for name, weight in written.items()}

    def own_tasks(self, owner: str) -> list[Task]:
        """The tasks a unit leads that are neither cancelled nor not there yet."""
        here = [t for t in self.tasks if t.owner == owner and self.task_exists(t)]
        return [task for task in here if not self.is_cancelled(task)]

    def due_tasks(self, owner: str) -> list[Task]:
        """Those of them whose limit lies in the month."""
        active = [task for task in self.own_tasks(owner) if not self.is_suspended(task)]
        return [task for task in active if self.in_period(self.effective_due(task))]

    def task_rates(self, owner: str) -> dict[str, tuple[Fraction, Fraction]]:
        """The rates of a unit's tasks."""

        def on_time(task: Task) -> bool:
            done = task.done
            return self.is_done(task) and done is not None and done <= self.effective_due(task)

        due = self.due_tasks(owner)
        rates = {
            "completion_rate": rate(self.own_tasks(owner), self.is_done),
            "due_completion_rate": rate(due, self.is_done),
            "on_time_rate": rate(due, on_time),
        }
        return {name: (each.numerator, each.denominator) for name, each in rates.items()}

    def own_findings(self, owner: str) -> list[Finding]:
        """The findings of a unit that count: of others, not void, not under appeal."""
        own = [f for f in self.known(self.findings) if not self.is_appealed(f)]
        own = [f for f in own if self.written(f)["source"] != "self"]
        return [f for f in own if self.stands_for(owner, self.finding_owner(f))]

    def due_findings(self, owner: str) -> list[Finding]:
        """Those of them whose limit lies in the month."""
        short = [f for f in self.own_findings(owner) if self.finding_state(f) != "long_term"]
        return [finding for finding in short if self.in_period(self.finding_due(finding))]

    def finding_rates(self, owner: str) -> dict[str, tuple[Fraction, Fraction]]:
        """The rates of a unit's findings."""
        due = self.due_findings(owner)
        found = [f for f in self.own_findings(owner) if self.in_period(f.found)]
        rates = {
            "rectification_rate": rate(found, self.is_fixed),
            "due_rectification_rate": rate(due, self.is_fixed),
            "on_time_rectification_rate": rate(due, self.is_fixed_on_time),
        }
        return {name: (each.numerator, each.denominator) for name, each in rates.items()}

    def judged(self, owner: str) -> list[str]:
        """The results of the month's checks at a unit's sites, without those that did not apply."""
        sites = [s["id"] for s in self.sections.get("sites", []) if s["owner"] == owner]
        return [
            check["result"]
            for inspection in self.sections.get("inspections", [])
            if self.in_period(day(inspection["date"]))
            for check in inspection.get("checks", [])
            if check["site"] in sites and check["result"] != "na"
        ]

    def pass_rate(self, owner: str) -> tuple[Fraction, Fraction]:
        """What was met among what was checked."""
        results = self.judged(owner)
        return Fraction(results.count("pass")), Fraction(len(results))

    def records(self, owner: str) -> int:
        """How many different tasks, findings and checks the weighed rates look at."""
        names = self.components(owner).keys()
        tasks, findings = set(), set()
        if names & {"on_time_rate", "due_completion_rate"}:
            tasks |= {task.id for task in self.due_tasks(owner)}
        if "completion_rate" in names:
            tasks |= {task.id for task in self.own_tasks(owner)}
        if names & {"on_time_rectification_rate", "due_rectification_rate"}:
            findings |= {finding.id for finding in self.due_findings(owner)}
        if "rectification_rate" in names:
            own = self.own_findings(owner)
            findings |= {finding.id for finding in own if self.in_period(finding.found)}
        checks = len(self.judged(owner)) if "pass_rate" in names else 0
        return len(tasks) + len(findings) + checks

    def score(self, owner: str) -> Fraction | None:
        """The weighted mean of the rates that have records, times a hundred."""
        weights = self.weights()
        present = {n: r for n, r in self.components(owner).items() if r[1]}
        whole = sum(weights[name] for name in present)
        if not whole:
            return None
        weighed = sum((weights[n] * r[0] / r[1] for n, r in present.items()), Fraction(0))
        return 100 * weighed / whole

    def group(self, kind: str) -> Record:
        """One group: who is ranked where, and who is not."""
        settings = self.settings.get("board", {})
        owners = [owner["name"] for owner in self.owners if owner["kind"] == kind]
        scores: dict[str, Fraction] = {}
        for owner in owners:
            score = self.score(owner)
            if score is not None and self.records(owner) >= int(settings.get("minimum", 3)):
                scores[owner] = score
        ranked = []
        alike = self.alike(scores)
        for owner, score in scores.items():
            own = [scores[other] for other in alike[owner]]
            rank = 1 + sum(1 for other in scores.values() if other > max(own))
            from_below = sum(1 for other in scores.values() if other < min(own))
            last = from_below + (1 if self.is_exact() else len(own))
            colour = None
            if max(own) < Fraction(settings.get("black_below", "85")):
                colour = "black" if last <= int(settings.get("bottom", 3)) else None
            if score >= Fraction(settings.get("red_min", "90")):
                colour = "red" if rank <= int(settings.get("top", 3)) else colour
            row: Record = {"owner": owner, "rank": rank, "score": score, "list": colour}
            row["months_before"] = self.months_before(kind, owner, colour)
            ranked.append(row | {"records": self.records(owner)})
        return {
            "ranked": {row["owner"]: row for row in ranked},
            "unranked": {owner: self.records(owner) for owner in owners if owner not in scores},
        }

    def is_exact(self) -> bool:
        """Whether equal scores alone share a rank."""
        return bool(self.settings.get("board", {}).get("tie", "interval") == "exact")

    def alike(self, scores: dict[str, Fraction]) -> dict[str, set[str]]:
        """With whom a unit shares its place: who overlaps it, and who overlaps those."""
        if self.is_exact():
            return {a: {b for b in scores if scores[a] == scores[b]} for a in scores}
        lies = {owner: self.interval(owner) for owner in scores}
        return {owner: overlapping({owner}, lies) for owner in scores}

    def interval(self, owner: str) -> tuple[float, float]:
        """Where a score lies: what its rates lie beside their values, by subject and by squares."""
        weights, below, above = self.weights(), [0.0] * 3, [0.0] * 3
        present = {n: r for n, r in self.components(owner).items() if r[1]}
        whole = float(sum(weights[name] for name in present))
        for name, (passed, checked) in present.items():
            of = 0 if name == "pass_rate" else 1 if "rectification" in name else 2
            low, high = wilson(float(passed), float(checked))
            value = float(passed / checked)
            below[of] += 100 * float(weights[name]) / whole * (value - low)
            above[of] += 100 * float(weights[name]) / whole * (high - value)
        score = float(self.score(owner) or 0)
        return max(score - math.hypot(*below), 0.0), min(score + math.hypot(*above), 100.0)

    def months_before(self, kind: str, owner: str, colour: str | None) -> int:
        """For how many months in a row a unit was published on a list before this month."""
        count, month = 0, self.as_of.replace(day=1) - ONE_DAY
        while colour is not None:
            lists = [
                board
                for board in self.sections.get("boards", [])
                if board["group"] == kind and board["month"] == str(month)[:7]
                if day(board["date"]) <= self.as_of
            ]
            if not any(owner in board[colour] for board in lists):
                break
            count, month = count + 1, month.replace(day=1) - ONE_DAY
        return count
