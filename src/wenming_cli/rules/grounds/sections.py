"""The sections a plan is built of."""

from wenming_cli.loading.assembly import SECTIONS

EVERY: tuple[str, ...] = tuple(SECTIONS)
"""All of them: what a rule asks for that counts everything there is."""
