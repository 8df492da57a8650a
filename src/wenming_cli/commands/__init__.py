"""What people type: one file a command, a function of the same name.

A command takes plain values, writes one string and returns its exit code. Only this layer prints,
reads the clock and knows Typer. Its module is loaded when it is typed, so that starting up and
``--version`` stay quick; what one option alone needs is loaded where that option is met. The words
of the options that several commands share stand here.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.formats.pages import Form

Words = list[str]
"""Named here: a command is called ``list``, and its module by then too."""


def offered(kind: str) -> Callable[[typer.Context, str], Words]:
    """What tab completion offers: ``ids``, ``owners``, ``subdistricts``, ``workstreams`` …"""

    def complete(ctx: typer.Context, incomplete: str) -> Words:
        from wenming_cli.inputs import completion  # noqa: PLC0415  for a shell alone

        words = completion.completions(kind, ctx.params.get("directory") or Path())
        return [word for word in words if word.startswith(incomplete)]

    return complete


def templates_are_trusted(asked: bool) -> bool:
    """Whether the plan's own templates are used: in CI only where that is asked for."""
    return asked or not os.environ.get("CI")


Directory = Annotated[
    Path,
    typer.Option(
        "-C",
        metavar="文件夹",
        help="从哪个文件夹开始找计划（默认：当前文件夹）",
        show_default=False,
    ),
]
PlanId = Annotated[
    str | None,
    typer.Option(
        "--plan",
        metavar="编号",
        help="有几个计划时，选其中一个",
        autocompletion=offered("plans"),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="日期", help="算到哪一天，如 2020-06-30（默认：今天）"),
]
InMonth = Annotated[
    str | None,
    typer.Option(
        "--month",
        "--period",
        metavar="月份或时段",
        help="算到哪个月的月末，如 2020-06；只写 --month 指上个月。也可以是别的时段：2020-Q2、"
        "2020-H1、2020-06-上旬、'#12'（巡查周期）、2020-06-01..2020-06-15",
    ),
]
AtRevision = Annotated[
    str | None,
    typer.Option("--rev", metavar="版本", help="看 git 里这个版本的计划，日期默认是提交的那天"),
]
OfOwner = Annotated[
    str | None,
    typer.Option(
        "--owner",
        metavar="单位",
        help="只看这个单位（简称或别名）",
        autocompletion=offered("owners"),
    ),
]
OfWorkstream = Annotated[
    str | None,
    typer.Option(
        "--workstream",
        metavar="编号",
        help="只看这项重点工作",
        autocompletion=offered("workstreams"),
    ),
]
InSubdistrict = Annotated[
    str | None,
    typer.Option(
        "--subdistrict",
        metavar="街道",
        help="只看这个街道",
        autocompletion=offered("subdistricts"),
    ),
]
OfItem = Annotated[
    str | None,
    typer.Option(
        "--item",
        metavar="项目",
        help="只看这个测评项目",
        autocompletion=offered("items"),
    ),
]
OfSiteType = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="类型",
        help="只看这种点位类型",
        autocompletion=offered("site_types"),
    ),
]
FigureName = Annotated[
    str,
    typer.Argument(metavar="数字", help="如 整改率、rectification_rate；名称里的几个字也行"),
]
RecordId = Annotated[
    str,
    typer.Argument(
        metavar="编号",
        help="任务、问题、点位、单位等的编号、名称或名称里的几个字",
        autocompletion=offered("ids"),
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="字段=值...",
        help="字段用中文、英文都行，值里有空格的用引号括起来；日期可以写今天、昨天",
        show_default=False,
    ),
]
Against = Annotated[
    str | None,
    typer.Option("--against", metavar="基线", help="和哪条基线对照，见 wenming baseline"),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="条件",
        help="字段=值，也可以用 != > >= < <= ~（含有），用引号括起来；可写几次，同时满足；"
        "值不写就是问没有写的",
    ),
]
ManyPlans = Annotated[
    Path,
    typer.Argument(
        metavar="文件夹", help="在哪个文件夹里找，不管多深（默认：当前文件夹）", show_default=False
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="个数",
        help="在本机用几个进程算（默认：有几个处理器就几个）；1 就是不另开进程",
        show_default=False,
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="地址",
        help="交给 dask 集群算：tcp://127.0.0.1:8786 或者 tls://主机:8786",
    ),
]
TrustTemplates = Annotated[
    bool, typer.Option("--trust-templates", help="在 CI 里也用计划仓库自己的模板")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只说会改什么，不写")]
OnDay = Annotated[
    str | None,
    typer.Option("--date", metavar="日期", help="哪一天的事，如 2020-06-30、昨天（默认：今天）"),
]
Note = Annotated[str | None, typer.Option("--note", metavar="文字", help="备注")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="原因", help="原因")]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="材料", help="佐证材料：文件路径、网址或档案号（可写几次）"),
]
ApprovedBy = Annotated[str | None, typer.Option("--approved-by", metavar="单位", help="批准单位")]
Document = Annotated[str | None, typer.Option("--document", metavar="文号", help="批准的文号")]
TaskId = Annotated[
    str,
    typer.Argument(metavar="任务", help="任务的编号或名称", autocompletion=offered("tasks")),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="文件", help="写到文件（UTF-8），不写就显示出来"),
]
PageFormat = Annotated[
    Form | None,
    typer.Option("--format", help="输出格式，不写就看 -o 的文件名，再不然是 text"),
]
"""Every form of ``formats.pages``."""
