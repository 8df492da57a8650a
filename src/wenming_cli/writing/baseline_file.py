"""The file of a baseline: written whole, once; what was agreed is not agreed anew."""

from wenming_cli.loading.tree import Plain
from wenming_cli.model.agreed_terms import FOLDER, AgreedTask, Baseline
from wenming_cli.words.dates import limit_text
from wenming_cli.words.numbers import plain_text
from wenming_cli.writing.rendering import Pen

_HEAD = "# 由 wenming baseline 写成，不要手改；定新的基线，另起一个名字"


def baseline_path(name: str) -> str:
    """The path of a baseline within the plan."""
    return f"{FOLDER}/{name}.yaml"


def baseline_text(baseline: Baseline) -> str:
    """The file of a baseline."""
    said: dict[str, Plain] = {
        "name": baseline.name,
        "made_on": str(baseline.made_on),
        "plan": baseline.plan,
    }
    if baseline.budget is not None:
        said["budget"] = f"{plain_text(baseline.budget)}元"
    pen = Pen(in_flow=True)
    lines = [_HEAD, *pen.fields(said)]
    tables: dict[str, list[Plain]] = {
        "tasks": [_task(name, task) for name, task in baseline.tasks.items()],
        "lines": [{"id": n, "amount": f"{plain_text(a)}元"} for n, a in baseline.lines.items()],
        "indicators": [{"id": n, "target": text} for n, text in baseline.targets.items()],
    }
    for name, rows in tables.items():
        if rows:
            lines += [f"{name}:", *(f"- {pen.flow(row)}" for row in rows)]
    return "\n".join([*lines, ""])


def _task(name: str, task: AgreedTask) -> Plain:
    said: dict[str, Plain] = {"id": name, "due": limit_text(task.due), "weight": str(task.weight)}
    return said if task.target is None else {**said, "target": task.target}
