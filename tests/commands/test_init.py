"""``wenming init``: a plan that passes, with the settings people chose, and nothing overwritten."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from tests.conftest import Wenming
from wenming_cli import terminal
from wenming_cli.commands.of_init.starter import RECIPES, Server
from wenming_cli.loading import load
from wenming_cli.model.plan import PlanFile
from wenming_cli.model.settings import Layout
from wenming_cli.model.shape import shape_of
from wenming_cli.writing.edit import Append
from wenming_cli.writing.editing import edited


def files_of(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() and ".git" not in path.relative_to(folder).parts
    }


PLAN = {"plan.yaml", "tasks/huanjing-weisheng.yaml", "examples.yaml"}
SETTINGS = {
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    ".vscode/extensions.json",
    ".vscode/wenming.schema.json",
}
WRITTEN = {
    "github": {".github/workflows/wenming.yml"},
    "gitlab": {".gitlab-ci.yml"},
    "gitee": {".workflow/wenming.yml"},
    "jenkins": {"Jenkinsfile"},
    "none": set[str](),
}


def test_the_servers_offered_are_those_there_are() -> None:
    assert get_args(Server) == tuple(RECIPES) == tuple(WRITTEN)


@pytest.mark.parametrize("server", WRITTEN)
def test_the_settings_of_one_server(
    server: str, tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date("2021-03-15")  # a year whose holidays are known
    folder = tmp_path / "新计划"
    assert wenming("init", folder, "--ci", server).code == 0
    assert files_of(folder) - {f for f in files_of(folder) if f.startswith("records/")} == (
        PLAN | SETTINGS | WRITTEN[server]
    )
    ran = wenming("validate", folder, "--strict")
    assert (ran.code, ran.out) == (0, "检查了 4 个文件，没有发现问题\n")
    schema = folder / ".vscode" / "wenming.schema.json"
    assert wenming("schema", "--check", schema).code == 0


def test_github_unless_told_otherwise(tmp_path: Path, wenming: Wenming) -> None:
    wenming("init", tmp_path / "甲")
    assert WRITTEN["github"] <= files_of(tmp_path / "甲")


def test_an_unknown_server(tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("init", tmp_path / "甲", "--ci", "travis")
    assert ran.code == 2
    assert "--ci" in ran.err
    assert not (tmp_path / "甲").exists()


def test_the_demo_plan_has_settings_only_when_asked(tmp_path: Path, wenming: Wenming) -> None:
    wenming("init", tmp_path / "甲", "--demo")
    wenming("init", tmp_path / "乙", "--demo", "--ci", "gitee")
    assert files_of(tmp_path / "乙") - files_of(tmp_path / "甲") == WRITTEN["gitee"]


@pytest.mark.parametrize("name", [".gitlab-ci.yml", "plan.yaml", ".vscode/settings.json"])
def test_nothing_is_overwritten(name: str, tmp_path: Path, wenming: Wenming) -> None:
    mine = tmp_path / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("我的\n", "utf-8")
    ran = wenming("init", tmp_path, "--ci", "gitlab")
    assert ran.code == 2
    assert name in ran.err
    assert files_of(tmp_path) == {name}
    assert mine.read_text("utf-8") == "我的\n"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path, wenming: Wenming) -> None:
    folder = tmp_path / "甲"
    folder.mkdir()
    (folder / "plan.yaml").symlink_to(tmp_path / "别处.yaml")
    assert wenming("init", folder).code == 2
    assert not (tmp_path / "别处.yaml").exists()


def test_a_dry_run_writes_nothing(tmp_path: Path, wenming: Wenming) -> None:
    folder = tmp_path / "甲"
    ran = wenming("init", folder, "--dry-run", "--ci", "jenkins")
    assert ran.code == 0
    assert f"会写 {folder / 'Jenkinsfile'}" in ran.err
    assert not folder.exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, wenming: Wenming) -> None:
    (tmp_path / "文件").touch()
    ran = wenming("init", tmp_path / "文件" / "甲")
    assert ran.code == 2
    assert "写不了" in ran.err


def test_build_servers_look_into_the_root_of_a_repository(tmp_path: Path, wenming: Wenming) -> None:
    note = "注意：CI 只看仓库根目录"
    assert note not in wenming("init", tmp_path / "甲").err
    (tmp_path / ".git").mkdir()
    assert note in wenming("init", tmp_path / "乙").err
    assert note not in wenming("init", tmp_path / "丙", "--ci", "none").err
    assert note not in wenming("init", tmp_path).err


@pytest.mark.parametrize(("name", "expected"), [("盘龙-2021", "盘龙-2021"), ("新 计划", "plan-")])
def test_the_plan_is_called_like_its_folder(
    name: str, expected: str, tmp_path: Path, wenming: Wenming
) -> None:
    wenming("init", tmp_path / name)
    assert f"  编号: {expected}" in (tmp_path / name / "plan.yaml").read_text("utf-8")
    assert wenming("validate", tmp_path / name, "--strict").code == 0


# --- the plan itself ------------------------------------------------------------------------------

DAYS = ("2026-01-01", "2026-01-20", "2026-02-10", "2026-06-15", "2026-11-27", "2028-02-29")


@pytest.mark.parametrize("day", [*DAYS, "2026-12-28"])
def test_the_first_screen_is_clean(
    day: str, tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date(day)
    wenming("init", tmp_path / "甲")
    assert wenming("validate", tmp_path / "甲", "--strict", "--as-of", day).code == 0
    status = json.loads(wenming("-C", tmp_path / "甲", "status", "--format", "json").out)
    counts = status["counts"]
    assert (counts["tasks"], counts["done"], counts["overdue"]) == (3, 1, 0)
    if day in DAYS:
        assert "red" not in {status["light"], *(task["light"] for task in status["tasks"])}


def test_what_an_earlier_run_left_is_taken_up(tmp_path: Path, wenming: Wenming) -> None:
    wenming("init", tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in files_of(tmp_path)}
    (tmp_path / "plan.yaml").unlink()
    (tmp_path / ".github" / "workflows" / "wenming.yml").unlink()
    ran = wenming("init", tmp_path)
    assert ran.code == 0
    assert ran.err.count("已写") == 2
    assert before == {name: (tmp_path / name).read_bytes() for name in files_of(tmp_path)}


# --- where build servers install the program from -------------------------------------------------

INSTALL = re.compile(r"pip install ([^'\n]+)")


@pytest.mark.parametrize("server", [name for name in RECIPES if name != "none"])
def test_no_recipe_installs_a_bare_name(server: str, tmp_path: Path, wenming: Wenming) -> None:
    address = "git+https://git.example.com/chuangwen/wenming.git@v0.1.0"
    assert "wheels" in wenming("init", tmp_path / "甲", "--ci", server).err
    assert "wheels" not in wenming("init", tmp_path / "乙", "--ci", server, "--source", address).err
    for folder, source in (("甲", "--no-index --find-links wheels wenming-cli"), ("乙", address)):
        for name in WRITTEN[server]:
            found = INSTALL.findall((tmp_path / folder / name).read_text("utf-8"))
            assert found
            assert set(found) == {source}


@pytest.mark.parametrize(
    "source", ["wenming-cli", "", "--index-url=x", "a b/c", "git+https://x/y;rm", "$(id)/x", "x'/y"]
)
def test_a_source_that_is_none(source: str, tmp_path: Path, wenming: Wenming) -> None:
    ran = wenming("init", tmp_path / "甲", "--source", source)
    assert ran.code == 2
    assert "不像安装地址" in ran.err
    assert not (tmp_path / "甲").exists()


def test_a_wheel_in_the_repository(tmp_path: Path, wenming: Wenming) -> None:
    wheel = "wheels/wenming_cli-0.1.0-py3-none-any.whl"
    assert wenming("init", tmp_path, "--ci", "gitlab", "--source", wheel).code == 0
    assert f"pip install {wheel}\n" in (tmp_path / ".gitlab-ci.yml").read_text("utf-8")


# --- examples -------------------------------------------------------------------------------------


def sections(text: str) -> set[str]:
    return set(re.findall(r"^(?:# )?([^\s#:]+):", text, re.MULTILINE))


@pytest.mark.parametrize("day", DAYS)
def test_examples_that_count_are_clean_and_marked(
    day: str, tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None]
) -> None:
    at_date(day)
    folder = tmp_path / "甲"
    assert wenming("init", folder, "--with-examples", "--ci", "none").code == 0
    ran = wenming("validate", folder, "--as-of", day, "--format", "json")
    assert [d["code"] for d in json.loads(ran.out)["diagnostics"]] in ([], ["E334"])
    status = json.loads(wenming("-C", folder, "status", "--format", "json").out)
    assert status["sample"] is True
    assert status["counts"]["findings"] == 2 + 12  # two records, and a count without any
    assert "red" not in {task["light"] for task in status["tasks"]}
    for command in ("next", "findings", "inspections", "notices", "budget", "indicators", "score"):
        assert wenming("-C", folder, command).code == 0
    assert "含示例数据" in wenming("-C", folder, "report", "--month", day[:7]).out


def test_every_section_has_an_example_that_counts_only_when_asked(
    tmp_path: Path, wenming: Wenming
) -> None:
    wenming("init", tmp_path / "甲", "--ci", "none")
    wenming("init", tmp_path / "乙", "--ci", "none", "--with-examples")
    commented, written = (
        (tmp_path / name / "examples.yaml").read_text("utf-8") for name in ("甲", "乙")
    )
    in_plan = sections((tmp_path / "甲" / "plan.yaml").read_text("utf-8"))
    titles = {field.title for field in shape_of(PlanFile).fields.values()}
    assert titles - sections(written) - in_plan == {"所属工作", "月结"}
    assert sections(commented) == sections(written)
    assert all(line.startswith("#") for line in commented.splitlines() if line)
    first, _, rest = commented.partition("\n")
    uncommented = re.sub("^(# |#(?=# ))", "", rest, flags=re.MULTILINE)
    assert f"{first}\n{uncommented}" == written
    status = json.loads(wenming("-C", tmp_path / "甲", "status", "--format", "json").out)
    assert (status["sample"], status["counts"]["tasks"]) == (False, 3)


# --- the units that report ------------------------------------------------------------------------

SEVERAL = (
    ["--units", "龙泉街道、茨坝街道"],
    ["--units", "龙泉街道,茨坝街道"],
    ["--units", "龙泉街道", "--units", "茨坝街道；龙泉街道"],
)


@pytest.mark.parametrize("options", SEVERAL)
@pytest.mark.parametrize("more", [[], ["--with-examples"]])
def test_several_units_have_files_of_their_own(
    tmp_path: Path,
    wenming: Wenming,
    at_date: Callable[[str], None],
    options: list[str],
    more: list[str],
) -> None:
    at_date("2021-03-15")
    folder = tmp_path / "新计划"
    assert wenming("init", folder, *options, *more).code == 0
    own = {"records/2021-03/龙泉街道.yaml", "records/2021-03/茨坝街道.yaml"}
    assert {name for name in files_of(folder) if name.count("/") == 2} >= own
    ran = wenming("validate", folder, "--strict")
    assert (ran.code, ran.out) == (0, "检查了 6 个文件，没有发现问题\n")
    plan = load(folder).plan
    assert plan is not None
    assert plan.settings.layout is Layout.UNIT
    assert {"龙泉街道", "茨坝街道"} <= set(plan.subdistricts)
    done = edited(load(folder), [Append("findings", FINDING)])
    assert [fixed.name for fixed in done.files] == ["records/2021-03/龙泉街道.yaml"]


FINDING = {
    "id": "W-1",
    "found": "2021-03-12",
    "source": "巡查",
    "category": "卫生",
    "text": "垃圾",
    "owner": "龙泉街道",
}


@pytest.mark.parametrize("units", ["龙泉街道", "区城市管理局", "龙泉街道、 "])
def test_one_unit_shares_the_files_of_the_month(
    tmp_path: Path, wenming: Wenming, at_date: Callable[[str], None], units: str
) -> None:
    at_date("2021-03-15")
    folder = tmp_path / "新计划"
    assert wenming("init", folder, "--units", units).code == 0
    plan = load(folder).plan
    assert plan is not None
    assert plan.settings.layout is Layout.MONTH
    assert units.strip("、 ") in plan.owner_by_name
    assert not (folder / "records/2021-03").exists()


def test_units_are_asked_for_at_a_terminal(
    tmp_path: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "can_ask", lambda: True)
    monkeypatch.setattr(terminal, "ask", lambda question: "东区、西区 小学" * ("单位" in question))
    assert wenming("init", tmp_path / "新计划").code == 0
    plan = load(tmp_path / "新计划").plan
    assert plan is not None
    assert [(o.name, o.kind.label) for o in plan.owners][2:] == [
        ("东区", "其他"),
        ("西区 小学", "学校"),
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--units", "甲\u200b街道、乙"], "看不见的字符"),
        (["--units", "甲", "--demo"], "--demo 写出的示例计划有自己的单位"),
    ],
)
def test_units_that_cannot_be(
    tmp_path: Path, wenming: Wenming, options: list[str], words: str
) -> None:
    ran = wenming("init", tmp_path / "新计划", *options)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert not (tmp_path / "新计划").exists()
