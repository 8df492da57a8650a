"""The baseline that was typed: read from the folder of the plan, or why it can't be had."""

from pathlib import Path

from wenming_cli.files import is_portable_name
from wenming_cli.inputs.naming import near
from wenming_cli.loading.baseline_reading import NoBaselineError, baseline_of
from wenming_cli.model.agreed_terms import FOLDER, Baseline
from wenming_cli.model.plan import Plan
from wenming_cli.remembered import readings
from wenming_cli.sink import quoted
from wenming_cli.stop import Stop

_ENDING = ".yaml"


def require_name(name: str) -> None:
    """Refuse a name that can't be that of a file on every computer."""
    is_plain = "/" not in name and not name.startswith((".", "-"))
    if not is_plain or not is_portable_name(f"{name}{_ENDING}"):
        raise Stop(f"基线不能叫{quoted(name)}\n提示：用汉字、字母、数字，像 年初、2020-Q1 这样")


def baseline_named(plan: Plan, name: str) -> Baseline:
    """The baseline of a plan that is called so."""
    require_name(name)
    path = plan.folder / FOLDER / f"{name}{_ENDING}"
    known = _known(plan.folder)
    if name not in known:
        listed = f"\n现有：{'、'.join(known)}" if known else "；还没有定过，见 wenming baseline"
        raise Stop(f"没有{quoted(name)}这条基线{near(name, known)}{listed}")
    try:
        return baseline_of(path.name, readings.whole(path))
    except (NoBaselineError, OSError):
        message = f"{quoted(f'{FOLDER}/{path.name}')}读不懂，像是改过"
        raise Stop(f"{message}\n提示：从 git 里取回原来的，或者另定一条基线") from None


def _known(folder: Path) -> list[str]:
    try:
        names = [entry.name for entry in readings.entries(folder / FOLDER)]
    except OSError:
        return []
    return [name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)]
