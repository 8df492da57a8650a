"""``wenming schema``: the JSON Schema of a plan file, for editors."""

from wenming_cli.commands import OutputFile


def schema(output: OutputFile = None) -> int:
    """输出计划文件的 JSON Schema，编辑器用它补全、悬停提示和检查。"""
    from wenming_cli import sink, terminal
    from wenming_cli.model.schema import json_schema

    terminal.emit(sink.json_text(json_schema()), output)
    return 0
