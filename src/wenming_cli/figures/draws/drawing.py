r"""A draw: sites out of the register, by lot, so that anybody can draw them once more.

The lot of a site is the SHA-256 of the seed and its id, so it depends on nothing else: neither on
the order of files nor on a machine. ``printf '种子\n编号' | sha256sum`` gives the same.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Self

from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.months.digest_chain import previous_of
from wenming_cli.frozen import frozen
from wenming_cli.model.plan import Plan
from wenming_cli.model.scalars import folded
from wenming_cli.model.site import Site
from wenming_cli.words.word import Word

_SHOWN_DIGITS = 16


class Stratification(Word):
    """By what the sites are parted before each part is drawn from."""

    TYPE = "type", "点位类型"
    SUBDISTRICT = "subdistrict", "街道"
    NONE = "none", "不分层"


@frozen
class Register:
    """The sites that are in the register on a day; ``pool`` are those that may be drawn.

    ``kinds`` are the types and subdistricts of which the pool is, none where it is of all.
    """

    day: date
    sites: tuple[Site, ...]
    pool: tuple[Site, ...]
    kinds: tuple[str, ...] = ()

    @classmethod
    def on(cls, sites: Iterable[Site], day: date) -> Self:
        """The register on a day out of all sites, each of which may be drawn."""
        there = register_on(sites, day)
        return cls(day, there, there)

    def of(self, types: Collection[str], subdistricts: Collection[str]) -> Self:
        """The same register, of which only sites of some types and subdistricts may be drawn."""
        pool = (site for site in self.pool if not types or site.type in types)
        pool = (site for site in pool if not subdistricts or site.subdistrict in subdistricts)
        return replace(self, pool=tuple(pool), kinds=(*types, *subdistricts))

    @property
    def digest(self) -> str:
        """What identifies all that a draw from it depends on."""
        return register_digest(self.sites)


@frozen
class Stratum:
    """A part of the sites, in the order of their lots, and how many of them are drawn."""

    name: str
    sites: tuple[Site, ...]
    count: int

    @property
    def drawn(self) -> tuple[Site, ...]:
        """The sites that are drawn, those with the smallest lots."""
        return self.sites[: self.count]


@frozen
class Seed:
    """What the lots are made with; ``grounds`` say where it comes from, where nobody chose it."""

    text: str
    grounds: str = ""

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """The seed nobody chooses: what the plan says, and the last month that was closed."""
        closing = previous_of(plan)
        text = " ".join(filter(None, (plan.digest[:_SHOWN_DIGITS], closing)))
        return cls(text, f"种子是计划内容的摘要{'和最近一次月结' if closing else ''}")


@frozen
class Drawing:
    """What was drawn of a register, by which seed, and from which parts."""

    register: Register
    seed: Seed
    by: Stratification
    strata: tuple[Stratum, ...]

    @property
    def sites(self) -> tuple[Site, ...]:
        """The sites that are drawn, in the order of their ids."""
        return tuple(sorted((s for part in self.strata for s in part.drawn), key=lambda s: s.id))

    @property
    def rule(self) -> str:
        """The rule in words, by which anybody can draw the same."""
        seeds = f"；{self.seed.grounds}" if self.seed.grounds else ""
        lots = "按 SHA-256（种子、换行、点位编号，UTF-8）从小到大抽"
        register, count = self.register, len(self.sites)
        kinds = f"（{'、'.join(register.kinds)}）" if register.kinds else ""
        head = f"{register.day} 在册的 {len(register.pool)} 个点位{kinds}抽 {count} 个，不重复"
        if self.by is Stratification.NONE:
            return f"{head}；{lots}{seeds}"
        shares = "名额按点位数的比例分，先取整，余下的按最大余数"
        ties = f"余数相同的看 SHA-256（种子、换行、{self.by.label}名）谁小"
        return f"{head}；按{self.by.label}分层，{shares}，{ties}；层内{lots}{seeds}"


def register_on(sites: Iterable[Site], day: date) -> tuple[Site, ...]:
    """The sites that are in the register on a day."""
    return tuple(site for site in sites if site.is_in_register(day))


def register_digest(sites: Iterable[Site]) -> str:
    """What identifies all that a draw depends on: the ids of sites, their types, where they lie.

    It is that of the register of one day, see ``register_on``: sites that are taken in later with
    their day, or leave later, change nothing in what was drawn.
    """
    rows = sorted(
        "\0".join((site.id, folded(site.type), folded(site.subdistrict or ""))) for site in sites
    )
    return _sha256("\n".join(rows))[:_SHOWN_DIGITS]


def lot(seed: str, name: str) -> str:
    """The lot of a site, or of a part of them; the smaller is drawn first."""
    return _sha256(f"{seed}\n{name}")


def drawn(
    register: Register, count: int, seed: Seed, by: Stratification = Stratification.TYPE
) -> Drawing:
    """Draw so many of the sites of a register that may be drawn."""
    sites = sorted(register.pool, key=lambda site: lot(seed.text, site.id))
    parts = grouped((_part(site, by), site) for site in sites)
    seats = _seats({name: len(own) for name, own in parts.items()}, count, seed.text)
    strata = (Stratum(name, tuple(parts[name]), seats[name]) for name in sorted(parts))
    return Drawing(register, seed, by, tuple(strata))


def _part(site: Site, by: Stratification) -> str:
    """The part a site belongs to, by its name as names are compared."""
    names = {Stratification.TYPE: site.type, Stratification.SUBDISTRICT: site.subdistrict}
    return folded(names.get(by) or "")


def _seats(sizes: Mapping[str, int], count: int, seed: str) -> dict[str, int]:
    """How many are drawn of each part: by its share, what is left over by largest remainder."""
    of_all = sum(sizes.values())
    seats = {name: count * size // of_all for name, size in sizes.items()}
    left = count - sum(seats.values())
    by_remainder = sorted(
        sizes, key=lambda name: (-(count * sizes[name] % of_all), lot(seed, name))
    )
    return {name: seats[name] + (name in by_remainder[:left]) for name in sizes}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
