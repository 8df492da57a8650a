"""The limits of reading and showing, one below, at and one above, as large as they really are."""

import json

import pytest

from tests.conftest import MakePlan, Wenming
from wenming_cli.loading import load

PLAN = "plan: {id: p, name: 计划, year: 2020, owner: 办}\n"
LONGEST_KEY = 1024
MOST_BYTES = 2 * 1024 * 1024
MOST_NODES = 200_000
MOST_DEPTH = 50
MOST_SHOWN = 100


def codes(make_plan: MakePlan, **files: str) -> list[str]:
    return [d.code for d in load(make_plan(PLAN, **files)).diagnostics]


@pytest.mark.no_cover
@pytest.mark.parametrize(("extra", "expected"), [(-1, []), (0, []), (1, ["E102"])])
def test_size(extra: int, expected: list[str], make_plan: MakePlan) -> None:
    text = f"# {'文' * 100}\n".encode()
    rest = MOST_BYTES + extra - len(text)
    folder = make_plan(PLAN)
    (folder / "x.yaml").write_bytes(text + b"#" * rest)
    assert [d.code for d in load(folder).diagnostics] == expected


@pytest.mark.parametrize(("extra", "expected"), [(-1, []), (0, []), (1, ["E108"])])
def test_nodes(extra: int, expected: list[str], make_plan: MakePlan) -> None:
    around = len(("{", "workstreams", "[", "{", *("key", "value") * 3, "standards", "["))
    items = "a," * (MOST_NODES + extra - around)
    text = f"workstreams: [{{id: A, name: 甲, kind: other, standards: [{items}]}}]\n"
    assert codes(make_plan, x=text) == expected


@pytest.mark.parametrize(("depth", "is_refused"), [(-1, False), (0, False), (1, True)])
@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_depth(depth: int, is_refused: bool, pair: str, make_plan: MakePlan) -> None:
    opener = "[" if pair == "[]" else "{a: "
    levels = MOST_DEPTH + depth
    text = opener * levels + pair[1] * levels + "\n"
    assert ("E108" in codes(make_plan, x=text)) is is_refused


def test_depth_by_indentation(make_plan: MakePlan) -> None:
    for levels in (MOST_DEPTH - 1, MOST_DEPTH, MOST_DEPTH + 1):
        text = "".join(f"{' ' * n}a:\n" for n in range(levels))
        assert ("E108" in codes(make_plan, x=text)) is (levels > MOST_DEPTH)


@pytest.mark.parametrize("extra", [-1, 0, 1])
@pytest.mark.parametrize(
    "form", ["KEY: 一\n", "settings:\n  rules:\n    KEY: error\n", "{KEY: 一}\n", "? KEY\n: 一\n"]
)
def test_key(extra: int, form: str, make_plan: MakePlan) -> None:
    text = form.replace("KEY", "k" * (LONGEST_KEY + extra))
    found = load(make_plan(PLAN, x=text)).diagnostics
    assert all(d.code in {"E108", "E203"} for d in found) or extra < 1
    assert not any(d.code == "E108" for d in found) or extra == 1
    assert all(len(d.message) + len(d.hint or "") < 400 for d in found)


@pytest.mark.parametrize("count", [MOST_SHOWN - 1, MOST_SHOWN, MOST_SHOWN + 1])
def test_diagnostics(count: int, make_plan: MakePlan, wenming: Wenming) -> None:
    folder = make_plan(PLAN, x="".join(f"odd{n:03}: 一\n" for n in range(count)))
    shown = wenming("validate", folder).out
    assert shown.count("错误 E201") == min(count, MOST_SHOWN)
    assert ("还有 1 条没有列出" in shown) is (count > MOST_SHOWN)
    document = json.loads(wenming("validate", folder, "--format", "json").out)
    assert len(document["diagnostics"]) == count


def test_what_is_told_of_a_long_text_is_short(make_plan: MakePlan, wenming: Wenming) -> None:
    long = "长" * 60_000
    text = f"owners:\n- {{name: {long}, kind: {long}, {long}: 一}}\nupdates:\n- task: {long}\n"
    ran = wenming("validate", make_plan(PLAN, x=text))
    assert ran.code == 1
    assert all(len(line) < 500 for line in ran.out.splitlines())
