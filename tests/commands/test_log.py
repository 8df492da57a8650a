"""``log`` on real repositories: a record over the commits, wherever it stood."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Golden, Repo, Wenming

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def lived(repo: Repo) -> Repo:
    """HW-2 over a summer: moved limits, moved files, a renamed folder, and other work between."""
    repo.edit("tasks.yaml", "due: 2020-05-31", "due: 2020-06-30")
    repo.commit("延期到六月底", "2020-06-02")
    repo.edit("tasks.yaml", "title: 市场提升", "title: 市场改造")
    repo.commit("别的任务", "2020-06-03")
    (repo.folder / "records.yaml").rename(repo.folder / "五月.yaml")
    repo.commit("换了文件名", "2020-06-04")
    repo.edit(
        "五月.yaml", "payments:", "- {task: HW-2, date: 2020-06-30, progress: 70%}\npayments:"
    )
    repo.edit("五月.yaml", "amount: 12.5万元", "amount: 12.5万元, task: HW-2")
    repo.commit("六月记录", "2020-07-01")
    folder = repo.folder / "plans" / "小"
    folder.mkdir(parents=True)
    for path in repo.folder.glob("*.yaml"):
        path.rename(folder / path.name)
    repo.commit("挪到 plans", "2020-07-02")
    repo.edit("plans/小/tasks.yaml", "due: 2020-06-30}", "due: 2020-06-30, done: 2020-07-03}")
    return repo


def test_text(
    lived: Repo,
    wenming: Wenming,
    golden: Golden,
    at_date: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_date("2020-07-04")
    monkeypatch.chdir(lived.folder)
    ran = wenming("log", "HW-2")
    assert (ran.code, ran.err) == (0, "")
    shown = ran.out
    for commit in lived.git("rev-list", "HEAD").split():
        shown = shown.replace(commit[:12], "0" * 12)
    golden(GOLDEN / "log.txt", shown)


def test_json(lived: Repo, wenming: Wenming) -> None:
    document = json.loads(wenming("-C", lived.folder, "log", "HW-2", "--format", "json").out)
    assert (document["plan"]["id"], document["id"], document["complete"]) == ("small", "HW-2", True)
    assert [c["subject"] for c in document["commits"]] == ["", "六月记录", "延期到六月底", "计划"]
    assert [c["date"] for c in document["commits"]][1:] == [
        "2020-07-01",
        "2020-06-02",
        "2020-06-01",
    ]
    assert document["commits"][0]["commit"] is None
    assert [c["field"] for c in document["commits"][0]["changes"]] == ["done"]
    assert document["commits"][1]["author"] == "张某"


@pytest.mark.parametrize(
    ("record", "subjects"),
    [
        ("hw-2", ["", "六月记录", "延期到六月底", "计划"]),
        ("城管局", ["计划"]),
        ("XC", ["六月记录", "计划"]),
        ("NM-1", ["别的任务", "计划"]),
        ("HW-3", ["计划"]),
        ("HW-3/拓东街道", ["计划"]),
    ],
)
def test_names(record: str, subjects: list[str], lived: Repo, wenming: Wenming) -> None:
    document = json.loads(wenming("-C", lived.folder, "log", record, "--format", "json").out)
    assert [commit["subject"] for commit in document["commits"]] == subjects


def test_a_record_that_is_gone(lived: Repo, wenming: Wenming) -> None:
    lived.edit("plans/小/tasks.yaml", "- {id: NM-1,", "- {id: NM-9,")
    lived.commit("改了编号", "2020-07-04")
    out = wenming("-C", lived.folder, "log", "NM-1").out
    assert "NM-1 市场改造：任务被删除" in out
    assert "NM-9" not in out


def test_what_was_never_there(lived: Repo, wenming: Wenming) -> None:
    ran = wenming("-C", lived.folder, "log", "没有")
    assert (ran.code, ran.out, ran.err) == (2, "", "历史里没有“没有”这个编号\n")


def test_a_merge_did_what_none_of_its_parents_had_done(repo: Repo, wenming: Wenming) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.edit("tasks.yaml", "title: 公厕改造", "title: 公厕新建")
    repo.commit("支线", "2020-06-05")
    repo.git("checkout", "-q", "main")
    repo.edit("tasks.yaml", "due: 2020-07-03", "due: 2020-07-04")
    repo.commit("主线", "2020-06-06")
    repo.git("merge", "-q", "--no-ff", "-m", "照合", "side", day="2020-06-07")
    words = ("-C", repo.folder, "log", "HW-2", "--format", "json")
    subjects = [c["subject"] for c in json.loads(wenming(*words).out)["commits"]]
    assert subjects == ["支线", "计划"]
    repo.git("checkout", "-q", "-b", "again", "HEAD~1")
    repo.git("merge", "-q", "--no-ff", "--no-commit", "side", day="2020-06-07")
    repo.edit("tasks.yaml", "title: 公厕新建", "title: 公厕翻新")
    repo.commit("夹带", "2020-06-08")
    commits = json.loads(wenming(*words).out)["commits"]
    assert [c["subject"] for c in commits] == ["夹带", "支线", "计划"]
    assert commits[0]["changes"][0]["after"] == "公厕翻新"


def test_only_what_says_the_id_is_read(
    lived: Repo, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wenming_cli.loading import load_contents as load

    seen: list[list[str]] = []

    def spy(folder: Path, contents: object, base: Path) -> object:
        named = list(contents)  # type: ignore[call-overload]
        seen.append([name for name, _ in named])
        return load(folder, named, base)

    monkeypatch.setattr("wenming_cli.history.course.load_contents", spy)
    wenming("-C", lived.folder, "log", "NM-1")
    assert seen
    assert all("五月.yaml" not in names and "records.yaml" not in names for names in seen)
    assert len(seen) <= 10


def test_other_files_of_the_repository_are_not_read(
    repo: Repo, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wenming_cli.history.objects import read_blobs as read

    (repo.folder / "HW-2.bin").write_bytes(b"HW-2" * 1000)
    repo.commit("别的文件", "2020-06-02")
    for number in range(5):
        (repo.folder / f"{number}.yaml").write_text(f"# {number}\n", "utf-8")
    repo.commit("许多文件", "2020-06-03")
    seen: list[list[str]] = []

    def spy(root: Path, blobs: list[str]) -> object:
        seen.append(list(blobs))
        return read(root, blobs)

    monkeypatch.setattr("wenming_cli.history.course.read_blobs", spy)
    monkeypatch.setattr("wenming_cli.history.course._MOST_AT_ONCE", 3)
    document = json.loads(wenming("-C", repo.folder, "log", "HW-2", "--format", "json").out)
    assert [commit["subject"] for commit in document["commits"]] == ["计划"]
    assert repo.git("rev-parse", "HEAD:HW-2.bin") not in {blob for blobs in seen for blob in blobs}
    assert max(map(len, seen)) == 3


def test_a_plan_that_was_never_committed(repo: Repo, wenming: Wenming) -> None:
    new = repo.folder.parent / "另"
    new.mkdir()
    outer = Repo(new)
    outer.git("init", "-q", "-b", "main")
    outer.git("commit", "-q", "--allow-empty", "-m", "空")
    for path in repo.folder.glob("*.yaml"):
        path.rename(new / path.name)
    out = wenming("-C", new, "log", "HW-2").out
    assert "还没有提交" in out
    assert "新增任务" in out


def test_several_plans(repo: Repo, wenming: Wenming) -> None:
    for name in ("a", "b"):
        folder = repo.folder / "plans" / name
        folder.mkdir(parents=True)
        text = (repo.folder / "plan.yaml").read_text("utf-8")
        (folder / "plan.yaml").write_text(text.replace("id: small", f"id: {name}"), "utf-8")
    (repo.folder / "plan.yaml").unlink()
    repo.commit()
    ran = wenming("-C", repo.folder, "log", "HW")
    assert ran.code == 2
    assert "--plan" in ran.err
    assert "新增重点工作" in wenming("-C", repo.folder, "log", "HW", "--plan", "b").out


def test_a_shallow_clone(lived: Repo, wenming: Wenming, tmp_path: Path) -> None:
    there = tmp_path / "clone"
    lived.git("clone", "-q", "--depth", "5", f"file://{lived.folder}", str(there))
    out = wenming("-C", there, "log", "HW-2").out
    assert "延期到六月底" not in out
    assert "六月记录" in out
    assert "新增任务" not in out
    assert "这是浅克隆，更早的历史看不到" in out
    document = json.loads(wenming("-C", there, "log", "HW-2", "--format", "json").out)
    assert document["complete"] is False
    ran = wenming("-C", there, "diff", "HEAD~5..HEAD")
    assert ran.code == 2
    assert "这是浅克隆，历史不全" in ran.err


def test_a_clone_that_holds_the_last_commit_alone(
    lived: Repo, wenming: Wenming, tmp_path: Path
) -> None:
    there = tmp_path / "clone"
    lived.git("clone", "-q", "--depth", "1", f"file://{lived.folder}", str(there))
    ran = wenming("-C", there, "log", "HW-2")
    assert ran.code == 0
    assert "这是浅克隆，更早的历史看不到" in ran.out
    document = json.loads(wenming("-C", there, "log", "HW-2", "--format", "json").out)
    assert (document["complete"], document["commits"]) == (False, [])
    unknown = wenming("-C", there, "log", "HW-99")
    assert unknown.code == 2
    assert "历史里没有“HW-99”这个编号；这是浅克隆，更早的历史看不到" in unknown.err


# --- the plan as it was ---------------------------------------------------------------------------


def test_status_at_a_revision(lived: Repo, wenming: Wenming) -> None:
    first = lived.git("rev-list", "--max-parents=0", "HEAD")
    ran = wenming("-C", lived.folder, "status", "--rev", first)
    assert f"截至 2020-06-01  版本 {first[:12]}" in ran.out
    document = json.loads(
        wenming("-C", lived.folder, "status", "--rev", "HEAD", "--format", "json").out
    )
    assert (document["as_of"], document["revision"]) == (
        "2020-07-02",
        lived.git("rev-parse", "HEAD"),
    )
    now = json.loads(wenming("-C", lived.folder, "status", "--format", "json").out)
    assert now["revision"] is None
    assert now["counts"]["done"] == document["counts"]["done"] + 1
    ran = wenming("-C", lived.folder, "status", "--rev", "HEAD", "--plan", "none")
    assert ran.code == 2
    assert "没有编号为“none”的计划" in ran.err
    ran = wenming("-C", lived.folder, "status", "--rev", "HEAD", "--plan", "small")
    assert ran.code == 0


def test_report_at_a_revision(lived: Repo, wenming: Wenming) -> None:
    head = lived.git("rev-parse", "HEAD")
    out = wenming("-C", lived.folder, "report", "--rev", "HEAD").out
    assert "2020年6月" in out
    assert f"版本：{head[:12]}（这次提交的内容）" in out
    lived.git("checkout", "-q", "--", ".")
    now = wenming("-C", lived.folder, "report", "--month", "2020-06", "--revision").out
    assert now == out.replace("这次提交的内容", "工作区与提交一致")
    ran = wenming("-C", lived.folder, "report", "--rev", "HEAD", "--plan", "small", "--final")
    assert ran.code == 1
    ran = wenming("-C", lived.folder, "report", "--rev", "none")
    assert ran.code == 2


def test_a_revision_without_a_plan(lived: Repo, wenming: Wenming) -> None:
    for path in (lived.folder / "plans" / "小").iterdir():
        path.unlink()
    (lived.folder / "x").write_text("")
    lived.commit()
    ran = wenming("-C", lived.folder, "status", "--rev", "HEAD")
    assert ran.code == 2
    assert "HEAD 这个版本里没有计划" in ran.err


def test_a_code_of_two_systems_is_asked_for_with_its_system(
    repo: Repo, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo.folder)
    systems = "{id: CS, name: 城市, kind: city}, {id: WCN, name: 未成年人, kind: minors}"
    text = f"systems: [{systems}]\nstandards:\n"
    shared = "item: 环境, text: 干净, method: field, points: 2"
    rows = [f"- {{code: Ⅱ-1), system: CS, {shared}}}", f"- {{code: 3.1, system: CS, {shared}}}"]
    rows.append(f"- {{code: 3.1, system: WCN, {shared}}}")
    (repo.folder / "standards.yaml").write_text(text + "\n".join(rows) + "\n", "utf-8")
    repo.commit("登记标准", "2020-06-02")
    repo.edit("standards.yaml", "3.1, system: WCN, item: 环境", "3.1, system: WCN, item: 校园")
    repo.commit("改项目", "2020-06-03")
    repo.edit("standards.yaml", "Ⅱ-1), system: CS, item: 环境", "Ⅱ-1), system: CS, item: 秩序")
    repo.commit("改另一条", "2020-06-04")

    def subjects(name: str) -> list[str]:
        data = json.loads(wenming("log", name, "--format", "json").out)
        return [commit["subject"] for commit in data["commits"]]

    assert subjects("WCN:3.1") == ["改项目", "登记标准"]
    assert subjects("CS:3.1") == ["登记标准"]
    assert subjects("ii-1)") == ["改另一条", "登记标准"]
