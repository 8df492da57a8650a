"""``wenming findings add 字段=值 …``: a finding, with the next number of its series."""

from pathlib import Path

from wenming_cli.commands import Directory, DryRun, Fields, PlanId
from wenming_cli.inputs.edits.adding import add_record
from wenming_cli.inputs.edits.assignments import assignments
from wenming_cli.inputs.edits.carrying_out import open_desk
from wenming_cli.inputs.edits.record_kinds import kind_of_section


def findings_add(
    fields: Fields = None,
    directory: Directory = Path(),
    plan: PlanId = None,
    dry_run: DryRun = False,
) -> int:
    """登记一个问题：wenming findings add 类别=卫生 存在问题=… 责任单位=…；编号接着排。"""
    typed = assignments(fields or ())
    desk = open_desk(directory, plan)
    return add_record(desk, [kind_of_section("findings")], typed, dry_run=dry_run)
