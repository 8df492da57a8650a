"""``wenming schema``: the JSON Schema of a plan file, for editors."""

import json
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli import files, sink, terminal
from wenming_cli.commands import OutputFile
from wenming_cli.inputs.output import form_for
from wenming_cli.model.schema import json_schema
from wenming_cli.stop import Stop


def schema(
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="文件", help="只看这个文件是不是现在的模式，不是就退出 1"),
    ] = None,
    output: OutputFile = None,
) -> int:
    """输出计划文件的 JSON Schema，编辑器用它补全、悬停提示和检查。

    例：wenming schema -o wenming.schema.json
    """
    form_for(None, output, {"json": (".json",)}, "json")
    if check is None:
        terminal.emit(sink.json_text(json_schema()), output)
        return 0
    if output is not None:
        raise Stop("--check 和 -o 只写一个")
    name = sink.terminal(str(check))
    if _exported(check) == json_schema():
        terminal.tell(f"{name} 是现在的模式")
        return 0
    terminal.tell(f"{name} 不是现在的模式，重新导出：wenming schema -o {name}")
    return 1


def _exported(path: Path) -> object:
    """The schema in a file, None where it holds no JSON."""
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError):
        raise Stop(f"没有{sink.quoted(path)}这个文件") from None
    except OSError as error:
        name = sink.terminal(str(path))
        raise Stop(f"读不了 {name}：{files.reason(error)}") from error
    except (ValueError, RecursionError):
        return None
