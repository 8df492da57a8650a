"""closed 文件夹里的月结文件是空的，没有月结。

为什么：写到一半被打断，就会留下这样的文件。看上去这个月已经月结，其实什么也没有锁定。

怎么改：再运行一次 wenming close 月份，它会换掉这个文件；不要月结的，删去它。

对：
    # closed/2020-06.yaml
    月结:
    - 月份: 2020-06
      结账日期: 2020-07-03
      上报数字: {done: 10}

错：
    # closed/2020-06.yaml 里一个字也没有
"""

from collections.abc import Iterator
from pathlib import Path

from wenming_cli.diagnostic import Location, Severity
from wenming_cli.loading import shown_name
from wenming_cli.model.closing import FOLDER, month_of_file, says_nothing
from wenming_cli.model.plan import Plan
from wenming_cli.remembered import readings
from wenming_cli.rules.rule import Breach

CODE = "E705"
SEVERITY = Severity.ERROR
WHOLE: tuple[str, ...] = ()


def check(plan: Plan) -> Iterator[Breach]:
    """Every file named after a closed month that says nothing."""
    for path, month in _files(plan.folder / FOLDER):
        yield Breach(
            Location(shown_name(path, Path.cwd()), 1, 1, 1, 1),
            sentence(month),
            f"重新运行 wenming close {month}，它会换掉这个文件；不要月结的，删去它",
        )


def sentence(month: str) -> str:
    """What is wrong with the file of a month."""
    return f"{month} 的月结文件是空的，没有月结"


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    try:
        names = [entry.name for entry in readings.entries(folder)]
    except OSError:
        return
    for name in names:
        month = month_of_file(name)
        content = None if month is None else readings.text(folder / name)
        if month is not None and content is not None and says_nothing(content):
            yield folder / name, month
