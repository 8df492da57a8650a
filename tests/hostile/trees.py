"""Broken plans by seed: a part of the demo plan with a few mutations, its files oddly named."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import DEMO
from tests.hostile.mutations import KINDS, mutated

HEAD = (
    "budget.yaml",
    "categories.yaml",
    "indicators.yaml",
    "indicators_sample.yaml",
    "owners.yaml",
    "owners_communities.yaml",
    "plan.yaml",
    "workstreams.yaml",
)
TEXTS = {
    path.relative_to(DEMO).as_posix(): path.read_text("utf-8")
    for path in sorted(DEMO.rglob("*.yaml"))
}
REST = tuple(name for name in TEXTS if name not in HEAD)
SITES = "sites.yaml"
MOST_SITES, MOST_FILES, MOST_IDS, MOST_MUTATIONS = 16, 3, 8, 4
ITEM = "  - "
WORD = re.compile(r"[\w.-]+")
ID = re.compile(r"^  - \{?id: ([\w.-]+)", re.MULTILINE)
IDS_OF = {name: ID.findall(text) if name in REST else [] for name, text in TEXTS.items()}
IDS = {found for of_file in IDS_OF.values() for found in of_file}
ALWAYS = {found for name in HEAD for found in ID.findall(TEXTS[name])}
SHARE = 0.3
ODD_NAMES = (
    "-rf.yaml",
    "--fix.yaml",
    "::error::x.yaml",
    "a\n::error file=x::假的.yaml",
    "\x1b[31m红.yaml",
    "[red]红[bold].yaml",
    "a\r\nb.yaml",
    "a,b:c%0A.yaml",
    " .yaml",
    "｜甲 | 乙｜.yml",
    "<script>.YAML",
    "\u202e反.yaml",
    "##[error]x.yaml",
    "'\"&;.yaml",
    "💣.yaml",
    "长" * 80 + ".yaml",
)


@dataclass
class Tree:
    """The files of a plan by name, and what was done to them, to be told when a test fails."""

    files: dict[str, bytes]
    done: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Write the files into a folder."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def tree_of(seed: int) -> Tree:
    """A cut-down plan with one to four mutations, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311  no secrets here
    tree = Tree({name: text.encode() for name, text in shortened(rng).items()})
    for _ in range(rng.randint(1, MOST_MUTATIONS)):
        _mutate(rng, tree)
    if rng.random() < 0.2:
        _rename(rng, tree)
    return tree


def whole_tree_of(seed: int) -> Tree:
    """The whole demo plan with as many mutations."""
    rng = random.Random(seed)  # noqa: S311
    tree = Tree({name: text.encode() for name, text in TEXTS.items()})
    for _ in range(rng.randint(1, MOST_MUTATIONS)):
        _mutate(rng, tree)
    return tree


def _mutate(rng: random.Random, tree: Tree) -> None:
    name, kind = rng.choice(sorted(tree.files)), rng.choice(sorted(KINDS))
    change = mutated(rng, tree.files[name], kind)
    if change is not None:
        tree.files[name] = change.data
        tree.done.append(f"{name}:{change.lines.start} {kind}: {change.name}")


def _rename(rng: random.Random, tree: Tree) -> None:
    name = rng.choice(sorted(tree.files.keys() - {"plan.yaml"}))
    odd = rng.choice(ODD_NAMES)
    tree.files[odd] = tree.files.pop(name)
    tree.done.append(f"{name} is called {odd!r}")


# --- cutting down -------------------------------------------------------------------------------


def shortened(rng: random.Random) -> dict[str, str]:
    """The demo plan with few of its records, none of which refers to one that is left out."""
    chosen = sorted({*HEAD, SITES, *rng.sample(REST, rng.randint(1, MOST_FILES))})
    blocks = {name: list(_sampled(rng, name)) for name in chosen}
    while True:
        lost = IDS - set(ID.findall("".join(b for of_file in blocks.values() for b in of_file)))
        kept = {
            name: [b for b in of_file if not b.startswith(ITEM) or lost.isdisjoint(WORD.findall(b))]
            for name, of_file in blocks.items()
        }
        if kept == blocks:
            return {name: "".join(of_file) for name, of_file in kept.items()}
        blocks = kept


def _sampled(rng: random.Random, name: str) -> Iterator[str]:
    """The pieces of a file, of its records only some."""
    most = MOST_SITES if name == SITES else MOST_IDS
    kept = {*ALWAYS, *rng.sample(IDS_OF[name], min(most, len(IDS_OF[name])))}
    for block in _blocks(TEXTS[name]):
        own = ID.match(block)
        is_free = (
            name in HEAD or not block.startswith(ITEM) or not IDS.isdisjoint(WORD.findall(block))
        )
        if own[1] in kept if own and name not in HEAD else is_free or rng.random() < SHARE:
            yield block


def _blocks(text: str) -> Iterator[str]:
    """The text in pieces that start at a section, or at an item of one."""
    block = ""
    for line in text.splitlines(keepends=True):
        if block and (line.startswith(ITEM) or not line.startswith((" ", "\n"))):
            yield block
            block = ""
        block += line
    yield block
