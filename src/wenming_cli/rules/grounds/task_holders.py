"""Where the records of a task stand: in it, and in each of its parts."""

from collections.abc import Iterator

from wenming_cli.model.task import Part, Task


def task_holders(task: Task) -> Iterator[tuple[str, Task | Part]]:
    """A task and its parts, each once as it is written, by its id."""
    yield task.id, task
    for part in task.parts:
        yield f"{task.id}/{part.owner}", part
