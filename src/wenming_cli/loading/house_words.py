"""Words of the plan's own: wherever a tier or a group of boards is written, what it means here.

Which words there are is known when all files are read, so that they are put in between reading and
typing. A record holds its tier under the word the plan prints; a word that is none of the plan's
becomes the fault that typing reports where it stands.
"""

from collections.abc import Iterator, Mapping

from wenming_cli.loading.shaping import Data
from wenming_cli.model.inspection import Tier
from wenming_cli.model.owner import OwnerKind
from wenming_cli.model.scalars import Fault, plain_word
from wenming_cli.model.settings import Settings

Table = Mapping[str, Tier]


def put_in_words(sections: dict[str, list[Data]]) -> None:
    """Let records hold tiers, and groups that are called otherwise, as this plan calls them."""
    names = [each["names"] for each in sections.get("settings", ()) if "names" in each][:1]
    tiers = Tier.spelt(Tier.under(_words(names, "tiers")))
    for visit in sections.get("inspections", ()):
        if "tier" in visit:
            visit["tier"] = _tier(visit["tier"], tiers)
    for holder, field in _lists(sections):
        if field in holder:
            holder[field] = [_tier(word, tiers) for word in holder[field]]
    own = _words(names, "groups")
    groups = OwnerKind.spelt(OwnerKind.under(own)) if own else {}
    for board in sections.get("boards", ()):
        if "group" in board:
            board["group"] = groups.get(board["group"], board["group"])


def by_default(settings: Settings) -> Settings:
    """Where nobody says which tiers have to come, all do that the plan has, under its words."""
    inspection = settings.inspection
    if not settings.names.tiers or inspection.written("tiers") in inspection.place.keys:
        return settings
    asked = inspection.model_copy(update={"tiers": settings.names.every_tier})
    return settings.model_copy(update={"inspection": asked})


def _words(names: list[Data], field: str) -> dict[str, str]:
    """The words of the plan by key, as far as they can be read."""
    table = names[0].get(field, {}) if names else {}
    return {key: plain_word(word) for key, word in table.items() if plain_word(word)}


def _lists(sections: dict[str, list[Data]]) -> Iterator[tuple[Data, str]]:
    """The records that hold several tiers, and under which field."""
    for settings in sections.get("settings", ()):
        yield settings.get("inspection", {}), "tiers"
    for scheme in sections.get("schemes", ()):
        for row in scheme.get("rows", ()):
            yield row.get("when", {}), "tier"


def _tier(word: str, table: Table) -> Tier | Fault:
    return table.get(word) or Tier.none_of(word, table)
