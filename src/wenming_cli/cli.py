"""The program: one line per command; what went wrong becomes an exit code, once.

Exits: 0 clean, 1 faults in the plan, 2 wrong usage or nothing readable, 3 a fault of the program
itself, 130 interrupted.
"""

import errno
import os
import re
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from wenming_cli import __version__, sink, terminal, workers
from wenming_cli.interrupted import INTERRUPTED, INTERRUPTED_CODE
from wenming_cli.stop import Stop, interrupts_are_raised

COMMANDS: dict[str, dict[str, str]] = {
    "每天": {
        "validate": "检查计划写得对不对，逐处指出文件、行、列和改法。",
        "status": "一屏看清计划：主要数字、各项重点工作、逾期滞后和未报送的任务、今天要办的事。",
        "next": "今天要联系谁：按单位列出逾期、落后计划、停滞、未报送、临期的事项和超期未回复的文书，附建议的做法。",
        "tasks": "列出任务，可以按单位、重点工作、状态、灯和文字筛选，几个条件同时满足。",
        "findings": "问题台账和各项整改比率，可以按单位、重点工作、街道、类别、程度、状态和文字筛选。",
        "inspections": "每个周期各层级到过多少点位、漏了哪些点位、连续漏了几个周期，以及检查的符合率。",
        "standards": "测评标准：谁负责、看哪些点位、最近哪天观察、得分率、待整改问题、材料；--holes 列出缺口。",
        "assess": "测评结果：得分率、比上次高低、按项目单位街道点位的得分、失分清单和整改、未测的标准。",
        "draw": "抽取点位：分层、不重复，名单由种子和点位编号算出，谁都能重抽一遍核对。",
        "materials": "申报材料：哪个单位该报什么、到什么时限、是什么状态；pack 按编号装成文件夹。",
        "notices": "建议的提醒、督办、通报、约谈，已签发的文书，超期未回复的；draft 写出文书，签发由人决定。",
        "list": "查任何一部分的记录：按字段筛选、分组，状态、灯、逾期天数等算出来的也是字段。",
        "show": "查一条记录：写了什么、写在哪个文件哪一行、到这一天是什么状态、经过了哪些事。",
    },
    "录入": {
        "progress": "报一次进展：wenming progress HW-01 60% --note 已清完两条街；没有 % 的是累计完成的数。",
        "done": "任务办结：wenming done HW-01 --date 2020-06-28；验收通过的那一天，不写就是今天。",
        "extend": "任务或问题延期：wenming extend HW-01 --to 2020-07-31 --reason 雨季 --approved-by 创建办。",
        "pay": "记一笔支出：wenming pay 3.5万元 --line XC --voucher 记-202006-012；退款写负数和 --note。",
        "measure": "填一个指标的实际值：wenming measure SL-01 620 --date 2020-06-30；定性指标写达成情况。",
        "add": "新增一条记录：wenming add 进展 任务=HW-01 日期=今天 完成进度=60%；终端里缺的逐项问。",
        "set": "改一条记录的字段：wenming set HW-01 备注=已移交；时限、办结、目标等该另写记录的会说明。",
    },
    "每月": {
        "report": "出月报：总体情况、重点任务、资金执行、存在问题、下月安排，连同附表；或者绩效的三张表。",
        "verify": "核对印出来的报告：照计划重印一遍，逐处指出对不上的数字、名称、日期和背后的记录。",
        "evidence": "佐证材料：谁有谁没有，换没换过，有没有一张照片用两次；lock 登记每个文件的摘要和拍摄时间。",
        "close": "月结：把上报的数字和当月及以前的记录锁定在 closed/月份.yaml，以后改动都查得出来。",
        "board": "红黑榜建议名单：按单位类别排名，列出得分、分子分母、不参评的原因，和已公布的对照。",
        "budget": "资金执行：预算数、支出、结余，执行率和序时进度比，按目前速度推算全年。",
        "dashboard": "看板：一个网页文件，双击就开，手机也能看，不联网：数字、灯、走势、台账，每个数字都能点开。",
        "site": "网站：每个计划一个看板，加上计划的清单，写进一个文件夹，GitLab、Gitee 的 Pages 可以直接发布。",
        "rollup": "汇总：文件夹里所有的计划合起来算，按市、县、年度、重点工作、月份分组；有误的计划单列。",
        "trend": "走势：一个或几个数字逐月（或逐个巡查周期）是多少，到哪一天为止；S 曲线看计划和办结。",
        "indicators": "绩效运行监控：每项指标的实际值、完成程度、监控灯、全年预计和完成可能性。",
        "score": "绩效自评：预算执行和每项指标的得分、总分、等级；没评完的说明还缺什么。",
    },
    "为什么": {
        "explain": "为什么：一个代码怎么改，一个数字怎么算、算进了哪些记录，一条记录为什么是现在的状态。",
        "why": "数字为什么变了：两天之间，多少是原有记录变的，多少是新增的、不再计入的带来的，逐条列出。",
        "need": "还差多少：一个数字要达到目标，最少还要办几项，哪几项还能办，各是谁的；或者为什么达不到。",
        "audit": "请核实的事：自查和别人查的差得多、日期数字太整齐、照片文字用了几处，逐件列出记录；只问，不下结论。",
        "diff": "说清改了什么、数字因此怎么变：谁的时限动了几天，哪笔支出改了，哪条问题记录没有了。",
        "log": "一条记录的来历：哪次提交、谁、改了什么，从最近的说起；挪过文件、改过文件夹名也认得。",
    },
    "交换": {
        "sheets": "给各单位发填报的表：wenming sheets out；填好收回来：wenming sheets in 填报表。",
        "facts": "数据表：文件夹里所有计划的任务、问题、巡查、支出和数字写成表格，给用 SQL 的人和数据库。",
        "import": "把现成的表格导入计划：wenming import 任务 任务分解表.xlsx；逐列说明，说不清的列出来。",
    },
    "维护": {
        "init": "新建一个能通过检查的小计划，连同 CI、提交前检查和编辑器的设置；已有的文件不动。",
        "baseline": "定基线：把这一天定下的时限、权重、目标、预算存成 baselines/名称.yaml，以后拿来对照。",
        "rollover": "换年度：写出下一年的计划，单位、点位、标准、口径照旧，没办完的任务和问题结转过去。",
        "schema": "输出计划文件的 JSON Schema，编辑器用它补全、悬停提示和检查。",
    },
}
"""Under each heading of the help, the commands: the file in ``commands/`` and what it is for.

A command is loaded when it is typed; a test keeps the line equal to the first one of its file.
"""

SUB_WORDS: dict[str, tuple[str, ...]] = {"findings": ("add", "log"), "materials": ("pack",)}
"""By command, the words behind it that are commands of their own: ``wenming findings add``."""

NAMES = tuple(name for named in COMMANDS.values() for name in named)

VERSION = f"wenming {__version__}\n"

LAST_MONTH = "last"
"""What a bare ``--month`` stands for."""


_COMPLETION_HELP = {
    "install_completion": "给当前的命令行安装 Tab 补全",
    "show_completion": "显示 Tab 补全的脚本，可以复制或修改",
}


class _Chinese:
    """Help in Chinese: the few words of Typer's own that people see."""

    def get_help_option(self, ctx: typer.Context) -> Any:
        """The help option with a Chinese description."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这份帮助"
        return option

    def get_params(self, ctx: typer.Context) -> Any:
        """The options: of tab completion described in Chinese, flags without a type, all plain."""
        params = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            param.metavar = "" if getattr(param, "is_flag", False) else param.metavar
            param.help = _COMPLETION_HELP.get(param.name, getattr(param, "help", None))
            param.get_runtime_param = _Plainly
        return params

    def get_usage(self, ctx: typer.Context) -> str:
        """The usage line."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        words = {"Usage: ": "用法：", "[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 …"}
        for english, chinese in words.items():
            usage = usage.replace(english, chinese)
        return usage

    def format_help(self, ctx: typer.Context, formatter: Any) -> None:
        """The help page, drawn by rich."""
        from wenming_cli.help_pages import in_chinese  # noqa: PLC0415  rich, for help alone

        in_chinese()
        super().format_help(ctx, formatter)  # type: ignore[misc]


class _Plainly:
    """What puts the words of options into their types; what needs no validator gets none.

    Typer makes them with pydantic, which takes longer to load than a plan to be read.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value in its type; Typer is asked where there may be something wrong with it."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        plain = _plain(param.type_descriptor.annotation, value)
        if plain is not None:
            return plain
        return type(param).get_runtime_param(param).coerce(value, param=param, ctx=ctx)


def _plain(kind: Any, value: Any) -> Any:
    """A value in its type where it surely is one of it; None where it may be none."""
    if kind is Path and isinstance(value, str | Path):
        is_fine = "\0" not in str(value)
        is_fine = is_fine and (os.access(value, os.R_OK) or not os.access(value, os.F_OK))
        return Path(value) if is_fine else None
    if get_origin(kind) is Literal:
        return value if value in get_args(kind) else None
    if kind == list[str] and isinstance(value, list | tuple):
        return [*value] if all(isinstance(each, str) for each in value) else None
    return value if kind in {str, bool} and isinstance(value, kind) else None


class _Command(_Chinese, TyperCommand):  # type: ignore[misc]
    """A command with Chinese help; the words its options take are Chinese ones too."""

    def get_params(self, ctx: Any) -> Any:
        """The options; tab completion offers their words in both languages."""
        params = super().get_params(ctx)
        if ctx.resilient_parsing and self.callback is not None:
            _spellings().offer(params, self.callback)
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help page, with the words of each closed list."""
        _spellings().describe(self.get_params(ctx), self.callback)
        super().format_help(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; all is loaded, from here on an interrupt may find something to tidy."""
        interrupts_are_raised()
        colour, readers = ctx.params.pop("colour"), ctx.params.pop("readers", 1)
        with terminal.coloured(colour), workers.at_most(readers), terminal.patience():
            return super().invoke(ctx)


_SETTINGS = {"help_option_names": ["-h", "--help"]}


class _Group(_Chinese, TyperGroup):  # type: ignore[misc]
    """The program with Chinese help; it knows its commands by name and loads the one typed."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for heading, named in COMMANDS.items():
            for name, line in named.items():
                short = _on_one_line(line)
                command = _Command(name, help=line, short_help=short, rich_help_panel=heading)
                self.add_command(command)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was typed, loaded; ``get_command`` knows what the list of all shows."""
        name, _, rest = super().resolve_command(ctx, args)
        if name is not None and rest[:1] and rest[0] in SUB_WORDS.get(name, ()):
            return f"{name} {rest[0]}", _loaded(f"of_{name}.{name}_{rest[0]}"), rest[1:]
        return name, None if name is None else _loaded(name), rest


_ROOM = 62
"""The columns a command has for what it is for, in a list of all in 80."""


def _on_one_line(text: str) -> str:
    """As many clauses of a text as stand on a line."""
    if sink.width(text) <= _ROOM:
        return text
    kept = sink.clipped(text, _ROOM)
    return kept[: max(kept.rfind(stop) for stop in "，；：。")]


def _loaded(name: str) -> Any:
    """A command with its options; Typer makes one of the function its module is named after."""
    alone = typer.Typer(add_completion=False)
    module = import_module(f"wenming_cli.commands.{name}")
    function = getattr(module, name.rpartition(".")[2])
    alone.command(cls=_Command, context_settings=_SETTINGS)(function)
    command = typer.main.get_command(alone)
    own = {word for param in command.params for word in param.opts}
    command.params += (param for param in _of_every_command() if own.isdisjoint(param.opts))
    return command


def _of_every_command() -> Any:
    """The options that every command has; no command sees them."""
    alone = typer.Typer(add_completion=False)
    alone.command()(_looks)
    return typer.main.get_command(alone).params


def _looks(
    colour: Annotated[
        Literal["auto", "always", "never"],
        typer.Option(
            "--color", metavar="词", help="是否用颜色；可以写：auto 看是不是终端、always、never"
        ),
    ] = "auto",
    readers: Annotated[
        int | None,
        typer.Option(
            "--workers", metavar="个数", min=1, help="大的计划几个进程一起读；不写就是处理器核数"
        ),
    ] = None,
) -> None:
    """What every command takes; ``--workers`` of many plans is a command's own."""


app = typer.Typer(
    name="wenming",
    cls=_Group,
    help="创文计划写成文件，交给 git 管：检查、算数、出报告。",
    epilog="第一次用：wenming init 我们区创文，再 wenming -C 我们区创文 status。\n\n"
    "每个命令怎么写、有什么例子：wenming 命令 --help。",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


def _show_version(value: bool) -> None:
    if value:
        terminal.emit(VERSION)
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_show_version, is_eager=True, help="显示版本号"),
    ] = False,
) -> None:
    """创文计划写成文件，交给 git 管：检查、算数、出报告。"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return the exit code."""
    terminal.prepare_streams()
    typed = sys.argv[1:] if arguments is None else list(arguments)
    try:
        return _answered(typed)
    except Stop as stop:
        return _stopped(stop)
    except (KeyboardInterrupt, typer.Abort):
        terminal.tell(INTERRUPTED)
        return INTERRUPTED_CODE
    except Exception as fault:  # noqa: BLE001  the edge: no traceback reaches a user
        return _own_fault(fault)


def _answered(typed: Sequence[str]) -> int:
    if typed in (["--version"], ["-V"]):  # answered here: no command need be loaded for it
        terminal.emit(VERSION)
        return 0
    terminal.require_folder()
    try:
        return _run(typed)
    except OSError as error:
        if error.filename is None and error.errno in _OF_STREAMS:
            raise terminal.lost_output(error) from error
        raise


_OF_STREAMS = (errno.EPIPE, errno.ENOSPC, errno.EBADF, errno.EIO, errno.EDQUOT, errno.EFBIG)
"""How standard output fails; the fault of a stream names no file."""


def _stopped(stop: Stop) -> int:
    if stop.message:
        terminal.tell(stop.message)
    return stop.code


def _run(typed: Sequence[str]) -> int:
    try:
        code = app(args=rewritten(typed), prog_name="wenming", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as left:  # so Typer leaves where standard output has no reader
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from left
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            return 0
        terminal.tell(_usage_fault(error, typed))
        return 2
    if code == INTERRUPTED_CODE:  # Typer has seen the interrupt
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _usage_fault(error: TyperException, typed: Sequence[str]) -> str:
    from wenming_cli.inputs.usage import odd_dash, usage_fault  # noqa: PLC0415  for a fault

    context = getattr(error, "ctx", None)
    path = "wenming" if context is None else context.command_path
    options = {name for param in context.command.params for name in param.opts} if context else ()
    return odd_dash(typed) or usage_fault(error.format_message(), typed, path, options, NAMES)


def _own_fault(fault: Exception) -> int:
    if os.environ.get("WENMING_DEBUG"):
        raise fault
    terminal.tell(
        f"程序自身出错：{type(fault).__name__}；设置 WENMING_DEBUG=1 再运行一次可以看到详情"
    )
    return 3


# --- what is typed ------------------------------------------------------------------------------


def rewritten(arguments: Sequence[str]) -> list[str]:
    """The arguments as Typer wants them.

    ``-C DIR`` and ``--plan ID`` may stand before the command; a ``--month`` without a value means
    the last month that has ended; choices may be written in Chinese.
    """
    before: list[str] = []
    rest = list(arguments)
    while rest and (taken := _taken(rest)):
        before += rest[:taken]
        rest = rest[taken:]
    if rest[:1] and rest[0] in SUB_WORDS:
        while rest[1:] and (taken := _taken(rest[1:])):
            before += rest[1 : 1 + taken]
            del rest[1 : 1 + taken]
    named = _named(rest)
    rest = [*rest[:named], *before, *_signed_last(rest[named:])]
    filled = [word for index in range(len(rest)) for word in _month_filled(rest, index)]
    return filled if "".join(filled).isascii() else list(_in_english(filled))


def _named(rest: Sequence[str]) -> int:
    """How many words name the command: none, one, or two where it has sub-words."""
    if not rest or rest[0].startswith("-"):
        return 0
    return 2 if rest[1:] and rest[1] in SUB_WORDS.get(rest[0], ()) else 1


_SIGNED = re.compile(r"-[.\d]")


def _signed_last(words: Sequence[str]) -> list[str]:
    """The words with negative numbers behind ``--``, where they are taken for no options."""
    if "--" in words or not any(map(_SIGNED.match, words)):
        return list(words)
    signed = [
        at
        for at, word in enumerate(words)
        if _SIGNED.match(word) and not (at and _takes_value(words[at - 1]))
    ]
    others = [word for at, word in enumerate(words) if at not in signed]
    return [*others, "--", *(words[at] for at in signed)] if signed else others


def _takes_value(word: str) -> bool:
    """Whether the word behind an option is its value."""
    return word.startswith("-") and "=" not in word and word not in _FLAGS


_FLAGS = ("--dry-run",)
"""What may stand before a negative number and takes no value."""


def _taken(rest: Sequence[str]) -> int:
    """How many words a leading global option takes; 0 if there is none."""
    if rest[0] in ("-C", "--plan"):
        return min(2, len(rest))
    return int(rest[0].startswith(("--plan=", "-C")))


def _month_filled(words: Sequence[str], index: int) -> tuple[str, ...]:
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else "-"
    if word == "--month" and following.startswith("-"):
        return word, LAST_MONTH
    return (word,)


def _spellings() -> ModuleType:
    from wenming_cli.inputs import spellings  # noqa: PLC0415  the model, for Chinese

    return spellings


def _in_english(words: Sequence[str]) -> Iterator[str]:
    """The words, with choices that are written in Chinese as Typer knows them."""
    in_english = _spellings().in_english
    option = ""
    for word in words:
        name, is_joined, value = word.partition("=")
        if is_joined and name.startswith("--"):
            yield f"{name}={in_english(name, value)}"
        else:
            yield in_english(option, word)
        option = word
