"""Pages in a real browser: nothing is asked for, nothing clipped, the filters work."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, MakePlan, Wenming
from tests.dashboard.hostile import MARK, PLAN, RECORDS

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright 没有安装（pip install '.[browser]'）"
)
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="这台机器上没有 Chromium")

CLIPPED = """() => {
  const found = [];
  for (const each of document.querySelectorAll("body *")) {
    const look = getComputedStyle(each);
    if (look.display === "none" || each.clientWidth <= 2) continue;
    const clips = [look.overflowX, look.overflowY].some((o) => o === "hidden" || o === "clip");
    const isWide = each.scrollWidth > each.clientWidth + 1;
    const over = isWide || each.scrollHeight > each.clientHeight + 1;
    const scrolls = each.matches(".wide") && isWide;
    if ((clips && over) || scrolls) found.push(`${each.tagName} ${each.textContent.slice(0, 30)}`);
  }
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) found.push(`page ${page.scrollWidth}`);
  return found;
}"""
A4 = {"width": 703, "height": 1000}
"""The width of an A4 side within its margins, at 96 to the inch."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


Visit = Callable[..., Any]


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    """Opens a file; whatever it says or asks for fails the test."""
    said: list[str] = []
    asked: list[str] = []
    opened_files: set[str] = set()
    contexts: list[Any] = []

    def opened(file: Path, **how: Any) -> Any:
        context = browser.new_context(**how)
        contexts.append(context)
        page = context.new_page()
        address = file.as_uri()
        opened_files.add(address)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert set(asked) == opened_files


@pytest.fixture
def demo(wenming: Wenming, tmp_path: Path) -> Path:
    file = tmp_path / "看板.html"
    assert wenming("-C", DEMO, "dashboard", "--month", "2020-06", "-o", file).code == 0
    return file


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_clipped(width: int, demo: Path, visit: Visit) -> None:
    page = visit(demo, viewport={"width": width, "height": 900})
    assert page.evaluate(CLIPPED) == []
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert page.evaluate(CLIPPED) == []


def test_nothing_is_clipped_on_paper(demo: Path, visit: Visit) -> None:
    page = visit(demo, viewport=A4)
    page.emulate_media(media="print")
    assert page.evaluate(CLIPPED) == []
    assert not page.locator("nav").is_visible()


def test_filters(demo: Path, visit: Visit) -> None:
    page = visit(demo)
    tasks = page.locator("#tasks")
    rows, told = tasks.locator("tbody tr:visible"), tasks.locator("output")
    every = rows.count()
    assert told.inner_text() == f"显示 {every} 条，共 {every} 条"
    tasks.get_by_label("灯").select_option("=逾期")
    assert rows.count() == 1
    assert "HW-02/双龙街道" in rows.first.inner_text()
    tasks.get_by_label("灯").select_option("")
    tasks.get_by_label("牵头单位").select_option("=拓东街道")
    tasks.get_by_label("文字").fill("照明")
    assert rows.count() == 1
    tasks.get_by_label("文字").fill("没有这样的")
    assert rows.count() == 0
    assert told.inner_text() == f"显示 0 条，共 {every} 条"
    tasks.get_by_label("文字").press("Enter")
    assert page.locator("#findings tbody tr:visible").count() > 100


def test_a_figure_opens_by_the_keyboard(demo: Path, visit: Visit) -> None:
    page = visit(demo)
    summary = page.locator("article summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("article").first.get_by_text("29 ÷ 84 = 34.52%").is_visible()
    page.keyboard.press("Enter")
    assert not page.locator("article").first.get_by_text("29 ÷ 84 = 34.52%").is_visible()


def test_without_scripts_all_is_there(demo: Path, visit: Visit) -> None:
    page = visit(demo, java_script_enabled=False)
    assert page.locator("#tasks tbody tr").count() == 86
    assert page.locator("form").count() == 0
    page.locator("article summary").first.click()
    assert page.locator("article").first.get_by_text("29 ÷ 84 = 34.52%").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_schemes_have_their_own_paper(scheme: str, demo: Path, visit: Visit) -> None:
    page = visit(demo, color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(244, 246, 249)", "dark": "rgb(18, 22, 28)"}[scheme]


def test_hostile_titles_stay_text(make_plan: MakePlan, wenming: Wenming, visit: Visit) -> None:
    plan = make_plan(PLAN, records=RECORDS)
    file = plan / "out.html"
    assert wenming("-C", plan, "dashboard", "--month", "2020-06", "-o", file).code == 0
    page = visit(file, viewport={"width": 360, "height": 900})
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text() == MARK
    assert page.locator("img").count() == 0
    assert page.evaluate(CLIPPED) == []
    page.locator("#findings").get_by_label("类别").select_option(f"={MARK}")
    assert page.locator("#findings tbody tr:visible").count() == 1


def test_the_list_leads_to_the_pages_and_back(
    make_plan: MakePlan, wenming: Wenming, visit: Visit, tmp_path: Path
) -> None:
    plan = make_plan(PLAN, records=RECORDS)
    out = tmp_path / "public"
    assert wenming("-C", plan, "site", "--month", "2020-06", "-o", out).code == 0
    page = visit(out / "index.html", viewport={"width": 360, "height": 900})
    assert page.locator("tbody a").count() == 1
    assert page.evaluate(CLIPPED) == []
    assert page.locator("tbody a").get_attribute("href") == "plans/small.html"
    there = visit(out / "plans" / "small.html")
    assert there.get_by_role("link", name="全部计划").get_attribute("href") == "../index.html"
