"""Pages for browsers, looked at without one: what is in them, what is not, and how large."""

import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import DEMO, MakePlan, Wenming
from tests.dashboard.hostile import MARK, PLAN, RECORDS
from wenming_cli import terminal
from wenming_cli.dashboard.markup import Markup, tag

JUNE = ("--month", "2020-06")
_VOID = {"meta", "link", "rect", "line", "circle", "polyline"}


class Parsed(HTMLParser):
    """A document as a list of elements, with the text outside of look and script."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "\n".join(self.words)


def page_of(wenming: Wenming, plan: Path, *arguments: str) -> str:
    ran = wenming("-C", plan, "dashboard", *arguments)
    assert ran.code == 0, ran.err
    return ran.out


_pages: dict[Path, str] = {}


@pytest.fixture
def demo(wenming: Wenming) -> str:
    """The page of the demo plan, made once for all who look at it."""
    if DEMO not in _pages:
        _pages[DEMO] = page_of(wenming, DEMO, *JUNE)
    return _pages[DEMO]


@pytest.fixture
def hostile(make_plan: MakePlan) -> Path:
    return make_plan(PLAN, records=RECORDS)


def test_every_element_is_closed_and_every_id_its_own(demo: str) -> None:
    parsed = Parsed(demo)
    assert parsed.open == []
    assert len(set(parsed.ids)) == len(parsed.ids)
    links = {value for name, value in parsed.attributes if name == "href"}
    assert {link[1:] for link in links if link and link.startswith("#")} <= set(parsed.ids)


def test_it_asks_nothing_of_anybody(demo: str) -> None:
    addresses = [v for name, v in Parsed(demo).attributes if name in ("src", "href", "action")]
    assert [each for each in addresses if each and not each.startswith(("#", "data:,"))] == []
    assert "url(" not in demo
    assert "@import" not in demo


def test_only_its_own_look_and_script_may_act(demo: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', demo)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (text,) = re.findall(rf"<{name}>(.*?)</{name}>", demo, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in rules
    assert not [name for name, _ in Parsed(demo).attributes if name == "style" or name[:2] == "on"]


def test_the_demo_is_small_and_always_the_same(demo: str, wenming: Wenming) -> None:
    assert len(demo.encode()) <= 400_000
    assert page_of(wenming, DEMO, *JUNE) == demo


WORDS = [
    "2020年创建全国文明城市工作",
    "截至 2020-06-30",
    "含示例数据",
    "34.52%",
    "较上月末 +9.22个百分点",
    "已办结的任务 ÷ 全部任务（不含已取消的）",
    "29 ÷ 84 = 34.52%",
    "tasks/BJ-lanes.yaml:8",
    "S 曲线：计划办结和办结的任务数",
    "任务台账 86 条",
    "问题台账 123 条",
]


def test_what_it_says(demo: str) -> None:
    text = Parsed(demo).text
    assert [words for words in WORDS if words not in text] == []


def test_every_figure_of_the_plan_opens(demo: str, wenming: Wenming) -> None:
    text = Parsed(demo).text
    shown = wenming("-C", DEMO, "explain", "口径", *JUNE).out
    assert shown
    for label in ("总体办结率", "应结办结率", "巡查覆盖率", "合格率", "自评总分", "全年预计支出"):
        assert label in text
    assert Parsed(demo).tags["details"] > 28


def test_the_plan_to_the_end_and_what_is_done_so_far(demo: str) -> None:
    curve = demo[demo.index("<caption>S 曲线") :]
    rows = re.findall(
        r'<tr><th scope="row">(.*?)</th><td class="n">(.*?)</td><td class="n">(.*?)<', curve
    )
    assert rows[5] == ("2020-06", "30", "29")
    assert rows[6] == ("2020-07", "38", "—")
    assert rows[11][0] == "2020-12"


def test_what_may_be_done_by_the_plans_end(demo: str, wenming: Wenming) -> None:
    curve = demo[demo.index("<caption>S 曲线") :]
    rows = [
        tuple(re.findall(r">([^<>]*)</t[hd]>", row))
        for row in re.findall(r"<tr>(.*?)</tr>", curve[: curve.index("</table>")])
    ]
    head, *periods = rows
    assert head[2:] == ("办结", "办结（预测）", "最少（预测）", "最多（预测）")
    assert all(row[3:] == ("—", "—", "—") for row in periods[:6])
    assert "预测照最近三个整月的办结速度推算，不是计划" in demo
    told = wenming("-C", DEMO, "trend", "S曲线", *JUNE, "--format", "json").out
    expected = json.loads(told)["forecast"]["points"]
    assert [(row[0], *row[3:]) for row in periods[6:]] == [
        (each["period"], each["done"], each["least"], each["most"]) for each in expected
    ]


def test_nothing_is_foretold_of_a_plan_that_has_just_begun(wenming: Wenming) -> None:
    page = page_of(wenming, DEMO, "--as-of", "2020-02-20")
    assert "S 曲线" in page
    assert "（预测）" not in page


def test_places_are_the_same_from_anywhere(
    wenming: Wenming, demo: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert page_of(wenming, DEMO, *JUNE) == demo


def test_texts_stay_texts(hostile: Path, wenming: Wenming) -> None:
    page = page_of(wenming, hostile, *JUNE)
    parsed = Parsed(page)
    assert parsed.open == []
    assert (parsed.tags["script"], parsed.tags["img"], parsed.tags["i"]) == (1, 0, 0)
    assert MARK in parsed.text
    assert "<img" not in page


@pytest.mark.parametrize("as_of", ["2019-06-30", "2020-01-01", "2021-06-30"])
def test_any_day_has_a_page(as_of: str, hostile: Path, wenming: Wenming) -> None:
    parsed = Parsed(page_of(wenming, hostile, "--as-of", as_of))
    assert parsed.open == []
    assert f"截至 {as_of}" in parsed.text


def test_a_plan_without_records_has_one(make_plan: MakePlan, wenming: Wenming) -> None:
    plan = make_plan("plan: {id: p, name: 空计划, year: 2020, owner: 办}\n")
    text = Parsed(page_of(wenming, plan, *JUNE)).text
    assert text.count("这里还没有记录") == 4


def test_it_is_written_to_a_file(wenming: Wenming, tmp_path: Path, demo: str) -> None:
    file = tmp_path / "看板.html"
    assert wenming("-C", DEMO, "dashboard", *JUNE, "-o", file).code == 0
    assert file.read_text("utf-8") == demo
    ran = wenming("-C", DEMO, "dashboard", "-o", tmp_path / "看板.docx")
    assert ran.code == 2


def test_a_terminal_is_not_flooded(wenming: Wenming, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "is_interactive", lambda: True)
    ran = wenming("-C", DEMO, "dashboard")
    assert (ran.code, ran.out) == (2, "")
    assert "-o 看板.html" in ran.err


# --- several plans --------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> Path:
    for name in ("b", "a"):
        folder = tmp_path / "plans" / name
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(PLAN.replace("id: small", f"id: {name}-年"), "utf-8")
        (folder / "records.yaml").write_text(RECORDS, "utf-8")
    return tmp_path


def test_a_site_has_a_page_a_plan_and_a_list(two: Path, wenming: Wenming) -> None:
    out = two / "public"
    ran = wenming("-C", two, "site", "--as-of", "2020-06-30", "-o", out)
    assert ran.code == 0
    assert "2 个计划" in ran.err
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == ["index.html", "plans/a-年.html", "plans/b-年.html"]
    index = Parsed((out / "index.html").read_text("utf-8"))
    links = [value for name, value in index.attributes if name == "href" and value != "data:,"]
    assert links == ["plans/a-%E5%B9%B4.html", "plans/b-%E5%B9%B4.html"]
    assert MARK in index.text
    page = Parsed((out / "plans" / "a-年.html").read_text("utf-8"))
    assert ("href", "../index.html") in page.attributes
    assert page.open == index.open == []


def test_two_plans_are_never_one_file(two: Path, wenming: Wenming) -> None:
    file = two / "plans" / "b" / "plan.yaml"
    file.write_text(file.read_text("utf-8").replace("id: b-年", "id: A-年"), "utf-8")
    ran = wenming("-C", two, "site", "-o", two / "public")
    assert ran.code == 2
    assert "写成同一个文件" in ran.err
    assert not (two / "public").exists()


# --- markup ---------------------------------------------------------------------------------------


def test_what_is_not_markup_is_escaped() -> None:
    inner = tag("b", "<i>", None, Markup("<u>x</u>"))
    assert inner == "<b>&lt;i&gt;<u>x</u></b>"
    assert tag("a", inner, href='"&', hidden=True, title=None, data_x=1, class_="k") == (
        '<a href="&quot;&amp;" hidden data-x="1" class="k"><b>&lt;i&gt;<u>x</u></b></a>'
    )
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8"/>'
