"""Standards, types of sites, items of checks: how each is named, and what a name may be."""

from pathlib import Path

import pytest

from wenming_cli.diagnostic import Diagnostic
from wenming_cli.loading import Loaded, load
from wenming_cli.model.plan import Plan

HEAD = """\
plan: {id: demo, name: 示例, year: 2020, owner: 城管局}
owners:
- {name: 城管局, kind: department, aliases: [区城管]}
- {name: 东街, kind: subdistrict}
- {name: 西街, kind: subdistrict}
systems: [{id: WM, name: 文明城市, kind: city}, {id: WCN, name: 未成年人, kind: minors}]
"""
STANDARD = "item: 公共环境, text: 地面干净, method: field"
ONE = f"standards: [{{code: Ⅱ-8-2), system: WM, {STANDARD}}}]\n"
TWO = f"""\
standards:
- {{code: 3.1.2, system: WM, {STANDARD}, points: 1}}
- {{code: 3.1.2, system: WCN, {STANDARD}, points: 2}}
"""
SITE = "sites: [{id: D1, name: 市场, type: 市场, owner: 城管局}]\n"


def loaded(folder: Path, text: str) -> Loaded:
    (folder / "plan.yaml").write_text(HEAD + text, "utf-8")
    return load(folder)


def read(folder: Path, text: str) -> Plan:
    found = loaded(folder, text)
    assert found.diagnostics == ()
    assert found.plan is not None
    return found.plan


def faults(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    return loaded(folder, text).diagnostics


def round_of(check: str) -> str:
    """A round with one check of a site."""
    checks = f"checks: [{{site: D1, result: pass, {check}}}]"
    return f"inspections: [{{date: 2020-06-01, tier: office, {checks}}}]\n"


def item(standard: str) -> str:
    return f'check_items: [{{name: 地面, standard: "{standard}"}}]\n'


@pytest.mark.parametrize(
    "name", ["Ⅱ-8-2)", "II-8-2)", "Ⅱ-8-2）", "ⅱ-8-2)", "WM:Ⅱ-8-2)", "wm：ii-8-2)"]
)
def test_a_standard_is_found_by_its_code_however_it_is_spelt(tmp_path: Path, name: str) -> None:
    plan = read(tmp_path, ONE + item(name))
    assert plan.check_items[0].standard == "Ⅱ-8-2)"
    assert list(plan.standard_by_code) == ["Ⅱ-8-2)"]


@pytest.mark.parametrize(("name", "points"), [("WM:3.1.2", 1), ("wcn:3.1.2", 2)])
def test_a_code_of_two_systems_is_named_with_its_system(
    tmp_path: Path, name: str, points: int
) -> None:
    plan = read(tmp_path, TWO + item(name))
    assert list(plan.standard_by_code) == ["WM:3.1.2", "WCN:3.1.2"]
    named = plan.check_items[0].standard
    assert named == name.upper()
    assert plan.standard_by_code[named].points == points


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            TWO + item("3.1.2"),
            "测评标准里叫“3.1.2”的不止一个",
            "写成 体系:编号 的样子，写明是哪个体系的",
        ),
        (ONE + item("Ⅱ-8-3)"), "测评标准里没有“Ⅱ-8-3)”", "现有：Ⅱ-8-2)"),
        (
            ONE.replace("WM", "WMM"),
            "测评体系里没有“WMM”",
            "是不是“WM”？",
        ),
        (
            "site_types: [{name: 农贸市场}]\n" + SITE.replace("type: 市场", "type: 农贸市厂"),
            "点位类型里没有“农贸市厂”",
            "是不是“农贸市场”？",
        ),
        (
            "site_types: [{name: 农贸市场}]\n" + ONE.replace("field", "field, site_types: [社区]"),
            "点位类型里没有“社区”",
            "现有：农贸市场",
        ),
        (
            SITE + "check_items: [{name: 地面干净}]\n" + round_of("item: 地面干静"),
            "检查项目里没有“地面干静”",
            "现有：地面干净",
        ),
        (
            SITE
            + "inspections: [{date: 2020-06-01, tier: office, assessment: MC-9, sites: [D1]}]\n",
            "测评里没有“MC-9”",
            "先登记到测评，或者改成已有的名称",
        ),
    ],
)
def test_a_name_that_is_none(tmp_path: Path, text: str, message: str, hint: str) -> None:
    (found,) = faults(tmp_path, text)
    assert (found.code, found.message, found.hint) == ("E300", message, hint)


def test_any_type_and_item_will_do_where_none_are_listed(tmp_path: Path) -> None:
    plan = read(tmp_path, SITE + round_of("item: 地面"))
    assert (plan.sites[0].type, plan.inspections[0].checks[0].item) == ("市场", "地面")


@pytest.mark.parametrize("name", ["农贸市场(大型)", "农贸市场（大型）", "'农贸市场（大型） '"])
def test_a_type_is_the_same_whatever_its_width_and_what_nobody_sees(
    tmp_path: Path, name: str
) -> None:
    listed = "site_types: [{name: 农贸市场（大型）}]\n"
    plan = read(tmp_path, listed + SITE.replace("type: 市场", f"type: {name}"))
    assert plan.sites[0].type == "农贸市场（大型）"


def test_a_check_has_its_own_standard_or_that_of_its_item(tmp_path: Path) -> None:
    text = f"""\
standards:
- {{code: A, system: WM, {STANDARD}}}
- {{code: B, system: WM, {STANDARD}}}
{item("A")}{SITE}
inspections:
- date: 2020-06-01
  tier: office
  checks:
  - {{site: D1, item: 地面, result: pass}}
  - {{site: D1, item: 地面, result: fail, standard: b, lost: 0.5}}
"""
    plan = read(tmp_path, text)
    found = [plan.standard_of(check) for check in plan.inspections[0].checks]
    assert [None if each is None else each.code for each in found] == ["A", "B"]


def test_a_check_of_an_item_without_standard_has_none(tmp_path: Path) -> None:
    plan = read(tmp_path, ONE + SITE + round_of("item: 地面"))
    assert plan.standard_of(plan.inspections[0].checks[0]) is None


def test_owners_of_a_standard_are_units(tmp_path: Path) -> None:
    text = ONE.replace("method: field", "method: field, owners: [区城管, 各街道], support: [东街]")
    (standard,) = read(tmp_path, text).standards
    assert (standard.owners, standard.support) == (("城管局", "东街", "西街"), ("东街",))
