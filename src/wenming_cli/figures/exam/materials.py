"""What has become of each material by a day: handed in, handed back, not worth anything yet."""

from collections.abc import Iterable
from datetime import date

from wenming_cli.frozen import frozen
from wenming_cli.model.assessment import Standard, Window
from wenming_cli.model.material import Material, MaterialReturn
from wenming_cli.model.plan import Plan
from wenming_cli.words.word import Word


class MaterialStage(Word):
    """The state of a material; ``submitted`` alone is complete."""

    NOT_DUE = "not_due", "未到时限"
    DUE = "due", "今天到期"
    OVERDUE = "overdue", "逾期未报"
    RETURNED = "returned", "已退回"
    WITHOUT_EVIDENCE = "without_evidence", "缺佐证材料"
    OUTSIDE_WINDOW = "outside_window", "不在时间范围"
    SUBMITTED = "submitted", "已报送"


WANTING = (
    MaterialStage.OVERDUE,
    MaterialStage.RETURNED,
    MaterialStage.WITHOUT_EVIDENCE,
    MaterialStage.OUTSIDE_WINDOW,
)
"""The stages of materials that are not what was asked for, worst first."""


@frozen
class MaterialState:
    """A material at the end of a day; ``why`` says what is wrong with it, if anything.

    ``standard`` is None where the plan has none of that name; ``missing`` is the evidence that
    names files which are not there. ``overdue_days`` counts while it was never handed in.
    """

    material: Material
    standard: Standard | None
    state: MaterialStage
    why: str | None = None
    missing: tuple[str, ...] = ()
    overdue_days: int = 0

    @property
    def id(self) -> str:
        """The id of the material."""
        return self.material.id

    @property
    def is_complete(self) -> bool:
        """Tell whether it can go into the folder as it is."""
        return self.state is MaterialStage.SUBMITTED


def material_state(plan: Plan, material: Material, as_of: date) -> MaterialState:
    """Find the state of a material at the end of a day; its files are those there are now."""
    standard = plan.standard_by_code.get(material.standard)
    stage, why = _handing_in(material, as_of)
    missing: tuple[str, ...] = ()
    if stage is MaterialStage.SUBMITTED:
        missing = tuple(filter(plan.lacks, material.evidence))
        stage, why = _worth(material, window_of(plan, standard), missing)
    late = (as_of - material.due).days if stage is MaterialStage.OVERDUE else 0
    return MaterialState(material, standard, stage, why, missing, late)


def material_states(plan: Plan, as_of: date) -> tuple[MaterialState, ...]:
    """Find the state of every material at the end of a day, in file order."""
    return tuple(material_state(plan, each, as_of) for each in plan.materials)


def _handing_in(material: Material, as_of: date) -> tuple[MaterialStage, str | None]:
    """How far it is with handing it in, whatever was handed in."""
    handed = max((day for _, day in material.handed_in() if day <= as_of), default=None)
    back = _last([r for r in material.returned if r.date <= as_of])
    if back is not None and (handed is None or back.date >= handed):
        return MaterialStage.RETURNED, f"{back.date} 退回：{back.reason}"
    if handed is not None:
        return MaterialStage.SUBMITTED, None
    if material.due < as_of:
        return MaterialStage.OVERDUE, f"逾期 {(as_of - material.due).days} 天"
    return (MaterialStage.DUE if material.due == as_of else MaterialStage.NOT_DUE), None


def _last(returned: Iterable[MaterialReturn]) -> MaterialReturn | None:
    return max(returned, key=lambda each: each.date, default=None)


def _worth(
    material: Material, window: Window | None, missing: tuple[str, ...]
) -> tuple[MaterialStage, str | None]:
    """What is wrong with a material that was handed in: its files, then its day."""
    if not material.evidence:
        return MaterialStage.WITHOUT_EVIDENCE, "没有写佐证材料"
    if missing:
        return MaterialStage.WITHOUT_EVIDENCE, f"找不到文件：{'、'.join(missing)}"
    if window is None:
        return MaterialStage.SUBMITTED, None
    told = f"时间范围 {window.start} 至 {window.end}"
    if material.dated is None:
        return MaterialStage.OUTSIDE_WINDOW, f"没有写形成日期，{told}"
    if not window.holds(material.dated):
        return MaterialStage.OUTSIDE_WINDOW, f"形成日期 {material.dated}，{told}"
    return MaterialStage.SUBMITTED, None


def window_of(plan: Plan, standard: Standard | None) -> Window | None:
    """Find the days in which materials of a standard must have come about; None: any will do."""
    system = None if standard is None else plan.system_by_id.get(standard.system)
    return None if system is None else system.window
