"""Is the plan right? One file a rule, in families, named after what is wrong.

A rule's docstring is its manual page. To add one: write the module and name it in the table of its
family.
"""

from wenming_cli.rules import (
    evidence,
    exam,
    findings,
    indicators,
    inspections,
    money,
    months,
    notices,
    plan,
    tasks,
)
from wenming_cli.rules.rule import DatedRule, Rule

FAMILIES = (
    plan,
    tasks,
    money,
    indicators,
    inspections,
    findings,
    evidence,
    notices,
    exam,
    months,
)

RULES: tuple[Rule, ...] = (
    *plan.RULES,
    *tasks.RULES,
    *money.RULES,
    *indicators.RULES,
    *inspections.RULES,
    *findings.RULES,
    *evidence.RULES,
    *notices.RULES,
    *exam.RULES,
    *months.RULES,
)

DATED_RULES: tuple[DatedRule, ...] = (
    *plan.DATED_RULES,
    *tasks.DATED_RULES,
    *money.DATED_RULES,
    *indicators.DATED_RULES,
    *months.DATED_RULES,
)

EVERY_RULE: tuple[Rule | DatedRule, ...] = (*RULES, *DATED_RULES)
