"""What units say they have done, at a date, each with the evidence there is for it."""

from collections.abc import Iterable, Iterator

from wenming_cli.figures.findings.finding_state import FindingState, Log
from wenming_cli.figures.tasks.task_state import State, TaskState
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan


@frozen
class Proof:
    """A task or a finding with the evidence that was given for it by then.

    ``found`` is what there is, ``missing`` the files that are named and are not there.
    """

    state: TaskState | FindingState
    found: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def id(self) -> str:
        """What the task or the finding is called."""
        return self.state.id

    @property
    def is_claim(self) -> bool:
        """Tell whether somebody says it is done, in a way that can be shown."""
        if isinstance(self.state, FindingState):
            return self.state.is_fixed
        return self.state.state is State.DONE and self.state.leaf.task.deliverable is not None

    @property
    def why_none(self) -> str:
        """Why no evidence is asked for."""
        if isinstance(self.state, FindingState):
            return "没有整改的不计"
        return "没有办结的不计" if self.state.state is not State.DONE else "没有写交付成果的不计"

    @property
    def words(self) -> str:
        """What evidence there is, and which file is not there."""
        said = [f"有佐证 {len(self.found)} 份"] if self.found else []
        said += [f"佐证材料“{name}”不在" for name in self.missing[:1]]
        return "，".join(said) or "没有佐证材料"


def proofs(
    plan: Plan, tasks: Iterable[TaskState], findings: Iterable[FindingState]
) -> Iterator[Proof]:
    """Tell of each task and each finding what evidence it has.

    Of a finding that was returned, what was given before is no evidence any more.
    """
    for task in tasks:
        yield _proof(plan, task, (text for update in task.updates for text in update.evidence))
    for finding in findings:
        yield _proof(plan, finding, _of_log(finding))


def _of_log(finding: FindingState) -> Iterable[str]:
    logs = [item.log for item in finding.told_items] or [finding.log]
    return [text for log in logs for text in _since_opened(log)]


def _since_opened(log: Log) -> Iterable[str]:
    given: list[str] = []
    for entry in log:
        given = [] if entry.opens_again else [*given, *entry.evidence]
    return given


def _proof(plan: Plan, state: TaskState | FindingState, texts: Iterable[str]) -> Proof:
    given = tuple(dict.fromkeys(texts))
    if not given:
        return Proof(state, (), ())
    missing = tuple(filter(plan.lacks, given))
    return Proof(state, tuple(t for t in given if t not in missing), missing)
