"""The numbered folder of materials: what goes into it under which name, and what is missing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

from wenming_cli import files
from wenming_cli.figures.exam.materials import MaterialState, material_states
from wenming_cli.figures.grouping import grouped
from wenming_cli.figures.units import answerable
from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Method, Standard
from wenming_cli.model.citation import is_path
from wenming_cli.model.plan import Plan
from wenming_cli.unseen import without_unseen

_ODD = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f]')
_POINTER = b"version https://git-lfs.github.com/spec/"
_LONGEST = 120
"""Of a name, in bytes of UTF-8: paths stay short enough for Windows."""


@frozen
class PackedFile:
    """A file of a material, and the name it goes under."""

    source: Path
    name: str


@frozen
class PackedMaterial:
    """A material with its number and files; ``lack`` says why it cannot go in."""

    state: MaterialState
    number: str
    files: tuple[PackedFile, ...]
    lack: str | None = None


@frozen
class PackedStandard:
    """The folder of a standard: its name below the whole, and its materials.

    ``lack`` says what is wrong with the standard itself; ``standard`` is None where the plan has
    none of that name.
    """

    code: str
    standard: Standard | None
    folder: Path
    materials: tuple[PackedMaterial, ...]
    lack: str | None = None

    @property
    def lacks(self) -> tuple[str, ...]:
        """Everything that is missing, each in a line."""
        own = [f"{self.code}：{self.lack}"] if self.lack else []
        return (*own, *(_told(each) for each in self.materials if each.lack))

    @property
    def whole(self) -> tuple[PackedMaterial, ...]:
        """The materials that go in."""
        return tuple(each for each in self.materials if each.lack is None)


def _told(packed: PackedMaterial) -> str:
    material = packed.state.material
    return f"{material.id} {material.title}（{material.standard}，{material.owner}）：{packed.lack}"


def packed(
    plan: Plan, as_of: date, owner: str | None = None, system: str | None = None
) -> tuple[PackedStandard, ...]:
    """Lay out the folder of a plan, of one unit or one system: standards in file order."""
    states = [
        state
        for state in material_states(plan, as_of)
        if (owner is None or owner in answerable(plan, state.material.owner))
        and (system is None or (state.standard is not None and state.standard.system == system))
    ]
    by_code = grouped((state.material.standard, state) for state in states)
    wanted = [*_asking(plan, owner, system), *by_code]
    order = {code: at for at, code in enumerate(plan.standard_by_code)}
    codes = sorted(dict.fromkeys(wanted), key=lambda code: order.get(code, len(order)))
    return tuple(_Layout(plan).standards((code, by_code.get(code, ())) for code in codes))


def _asking(plan: Plan, owner: str | None, system: str | None) -> Iterator[str]:
    """The standards that are judged by materials."""
    for code, standard in plan.standard_by_code.items():
        is_own = owner is None or owner in standard.owners
        if standard.method is Method.MATERIAL and is_own and system in (None, standard.system):
            yield code


class _Layout:
    """Names that no two things share, and the files that go under them."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._folders = FreeNames()
        used = {standard.system for standard in plan.standards}
        self._is_by_system = len(used) > 1

    def standards(
        self, found: Iterable[tuple[str, Sequence[MaterialState]]]
    ) -> Iterator[PackedStandard]:
        """Each standard with its folder and its materials."""
        for code, states in found:
            standard = self._plan.standard_by_code.get(code)
            names = FreeNames()
            laid = tuple(self._material(at, s, names) for at, s in enumerate(states, start=1))
            lack = None if states else "按材料审核，一份材料也没有"
            lack = "计划里没有这条测评标准" if standard is None else lack
            yield PackedStandard(code, standard, self._folder(code, standard), laid, lack)

    def _folder(self, code: str, standard: Standard | None) -> Path:
        if standard is None or not self._is_by_system:
            return Path(self._folders.taken(portable(code)))
        system = self._plan.system_by_id.get(standard.system)
        above = portable(system.name if system else standard.system)
        return Path(above) / self._folders.taken(portable(standard.code), above=above)

    def _material(self, at: int, state: MaterialState, names: "FreeNames") -> PackedMaterial:
        material = state.material
        code = material.standard if state.standard is None else state.standard.code
        number = material.number or f"{code}-{at}"
        if not state.is_complete:
            why = f"，{state.why}" if state.why else ""
            return PackedMaterial(state, number, (), f"{state.state.label}{why}")
        sources = list(dict.fromkeys(self._sources(material.evidence)))
        lack = next(filter(None, map(_fault_of, sources)), None)
        if not sources:
            lack = f"只写了 {'、'.join(material.evidence)}，没有文件"
        if lack:
            return PackedMaterial(state, number, (), lack)
        stems = _stems(f"{number} {material.title}", len(sources))
        laid = (
            PackedFile(source, names.taken(portable(stem), _ending(source)))
            for source, stem in zip(sources, stems, strict=True)
        )
        return PackedMaterial(state, number, tuple(laid))

    def _sources(self, evidence: Iterable[str]) -> Iterator[Path]:
        """The files that evidence names; of a folder all that are in it, but for hidden ones."""
        known = (self._plan.evidence_paths.get(text) for text in evidence)
        for path in (self._plan.folder / name for name in known if name is not None):
            yield from sorted(filter(_is_shown, path.rglob("*"))) if path.is_dir() else [path]


def _is_shown(path: Path) -> bool:
    """Whether it is a file that belongs to a folder, not one a system left there."""
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".")


def _stems(stem: str, files: int) -> list[str]:
    """The names of the files of a material, counted where there are several."""
    return [stem] if files == 1 else [f"{stem}（{nth}）" for nth in range(1, files + 1)]


def _ending(path: Path) -> str:
    """The ending of a file, without what no name may hold."""
    return _ODD.sub("-", without_unseen(path.suffix)).rstrip(" .")


def _fault_of(path: Path) -> str | None:
    """Why a file that is there is worth nothing."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_POINTER))
    except OSError as error:
        return f"{path.name} 读不了：{files.reason(error)}"
    if not start:
        return f"{path.name} 是空的"
    return f"{path.name} 只是 Git LFS 的指针，先运行 git lfs pull" if start == _POINTER else None


def other_evidence(state: MaterialState) -> list[str]:
    """What evidence is no file: pages, numbered documents."""
    return [text for text in state.material.evidence if not is_path(text)]


# --- names ----------------------------------------------------------------------------------------


class FreeNames:
    """Names given out once each, whatever their case; one that is taken gets a number."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, str]] = set()

    def taken(self, stem: str, ending: str = "", above: str = "") -> str:
        """Take a name, or the next one like it that is free in the folder ``above``."""
        names = (f"{stem}{f'~{nth}' if nth > 1 else ''}{ending}" for nth in count(1))
        free = next(n for n in names if (above.casefold(), n.casefold()) not in self._taken)
        self._taken.add((above.casefold(), free.casefold()))
        return free


def portable(text: str) -> str:
    """A text as the start of a name that every system bears: odd marks become ``-``."""
    clean = _ODD.sub("-", " ".join(without_unseen(text).split()))
    while len(clean.encode("utf-8")) > _LONGEST:
        clean = clean[:-1]
    name = clean.rstrip(" .") or "-"
    return name if files.is_portable_name(name) else f"_{name}"
