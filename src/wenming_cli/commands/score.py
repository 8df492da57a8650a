"""``wenming score``: the self-evaluation."""

from pathlib import Path

from wenming_cli.commands import AsOf, Directory, InMonth, OutputFile, PageFormat, PlanId
from wenming_cli.figures.indicators.scores import evaluate
from wenming_cli.figures.standing import figures_at
from wenming_cli.inputs import opening
from wenming_cli.inputs.output import show
from wenming_cli.screens import score as screens


def score(
    directory: Directory = Path(),
    plan: PlanId = None,
    as_of: AsOf = None,
    month: InMonth = None,
    output_format: PageFormat = None,
    output: OutputFile = None,
) -> int:
    """绩效自评：预算执行和每项指标的得分、总分、等级；没评完的说明还缺什么。

    例：wenming score --as-of 2020-12-31
    """
    opened, cutoff = opening.open_at(directory, plan, as_of, month)
    evaluation = evaluate(opened, cutoff.as_of, figures_at(opened, cutoff.as_of))
    show([screens.page(evaluation, cutoff)], output_format, output)
    return 0
