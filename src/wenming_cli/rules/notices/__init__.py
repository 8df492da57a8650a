"""Rules about notices: the three steps."""

from wenming_cli.rules.notices import (
    notice_out_of_time,
    replied_before_notice,
    reply_of_another,
    step_skipped,
)
from wenming_cli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    replied_before_notice,
    notice_out_of_time,
    step_skipped,
    reply_of_another,
)
