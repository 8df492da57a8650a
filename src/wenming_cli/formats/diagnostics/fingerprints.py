"""Fingerprints: how a build server knows a fault again after lines above it came or went."""

from collections import Counter
from hashlib import sha256

from wenming_cli.formats.diagnostics.outcome import Outcome

LONGEST = 500
"""How much of a line has a part in it."""


def fingerprints(outcome: Outcome) -> list[str]:
    """One for each diagnostic and then for what is ignored, in order; no two are the same.

    It is made of the file, the code, the text of the line, and how many of this kind came before;
    the number of the line has no part in it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    ignored = (waived.diagnostic for waived in outcome.ignored)
    for diagnostic in (*outcome.diagnostics, *ignored):
        at = diagnostic.location
        kind = (at.file, diagnostic.code, outcome.line(at.file, at.line)[:LONGEST].strip())
        text = "\0".join((*kind[:2], str(seen[kind]), kind[2]))
        made.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
        seen[kind] += 1
    return made
