"""Evidence: what is locked, what is found of it, what closings keep of its bytes."""

import hashlib
import json
import os
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.conftest import MakePlan, MakeRepo, Wenming
from wenming_cli.loading import load
from wenming_cli.loading.evidence import examining
from wenming_cli.loading.evidence.folder_shelf import FolderShelf
from wenming_cli.model.evidence_lock import LOCK
from wenming_cli.model.plan import Plan

PLAN = """\
plan: {id: small, name: 小计划, year: 2020, owner: 区文明办}
owners:
- {name: 区文明办, kind: office}
- {name: 东华街道, kind: subdistrict}
- {name: 拓东街道, kind: subdistrict}
workstreams:
- {id: HW, name: 环境卫生, kind: rectification, owner: 区文明办}
"""
HEAD = "{{id: {0}, found: {1}, source: inspection, category: 卫生, text: {0}脏, owner: {2}, "
EARLY = "2020:06:10 08:30:00"


def finding(
    name: str, found: str, files: Sequence[str], owner: str = "东华街道", fixed: str = "2020-06-12"
) -> str:
    """A finding that was put right, with evidence."""
    head = HEAD.format(name, found, owner)
    return f"- {head}log: [{{date: {fixed}, event: rectified, evidence: [{', '.join(files)}]}}]}}\n"


@pytest.fixture(autouse=True)
def _caches(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
    monkeypatch.delenv("WENMING_NO_CACHE")


@pytest.fixture
def folder(make_plan: MakePlan) -> Path:
    """A plan with two findings and a picture for each."""
    findings = finding("W1", "2020-06-08", ["a.jpg"])
    findings += finding("W2", "2020-06-09", ["b.jpg"], "拓东街道")
    folder = make_plan(PLAN, findings=f"findings:\n{findings}")
    scene(1).save(folder / "a.jpg", quality=92, exif=taken(EARLY))
    scene(2).save(folder / "b.jpg", quality=92)
    return folder


def scene(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture with many things in it."""
    chance = random.Random(seed)  # noqa: S311  pictures, not secrets
    image = Image.new("RGB", size, "grey")
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        draw.rectangle((x, y, x + chance.randrange(9, 200), y + chance.randrange(9, 160)), colour)
    return image


def taken(when: str) -> Image.Exif:
    """What a camera writes into a picture."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = when
    return exif


def rows(folder: Path) -> dict[str, dict[str, object]]:
    """The lines of the lock by file."""
    lines = (folder / LOCK).read_text("utf-8").splitlines()
    found = [json.loads(line[2:]) for line in lines if line.startswith("- ")]
    return {row["file"]: row for row in found}


def codes(wenming: Wenming, folder: Path) -> list[str]:
    """The codes of faults of evidence."""
    done = wenming("validate", folder, "--format", "json")
    every = (each["code"] for each in json.loads(done.out)["diagnostics"])
    return sorted(code for code in every if code.startswith("E64") or code == "E350")


def plan_of(folder: Path) -> Plan:
    """The plan as it is now."""
    plan = load(folder).plan
    assert plan is not None
    return plan


# --- the lock -------------------------------------------------------------------------------------


def test_the_lock_says_what_every_file_is(folder: Path, wenming: Wenming) -> None:
    done = wenming("evidence", "lock", "-C", folder)
    assert (done.code, done.out) == (0, "")
    assert "登记佐证文件 2 个；已写 evidence.lock.yaml" in done.err
    row = rows(folder)["a.jpg"]
    data = (folder / "a.jpg").read_bytes()
    assert row == {
        "file": "a.jpg",
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "kind": "jpeg",
        "captured": "2020-06-10 08:30:00",
        "looks": row["looks"],
        "proves": ["问题 W1 2020-06-12 已整改"],
    }
    assert "captured" not in rows(folder)["b.jpg"]
    assert codes(wenming, folder) == []


def test_the_lock_is_no_file_of_the_plan(folder: Path, wenming: Wenming) -> None:
    before = plan_of(folder)
    wenming("evidence", "lock", "-C", folder)
    after = load(folder)
    assert after.plan == before
    assert not after.diagnostics
    assert after.plan is not None
    assert after.plan.digest == before.digest


def test_what_is_unchanged_is_not_written_again(folder: Path, wenming: Wenming) -> None:
    wenming("evidence", "lock", "-C", folder)
    path = folder / LOCK
    os.utime(path, (1, 1))
    old = path.read_bytes()
    done = wenming("evidence", "lock", "-C", folder)
    assert "没有变动，没有重写" in done.err
    assert path.stat().st_mtime == 1
    path.unlink()
    wenming("evidence", "lock", "-C", folder)
    assert path.read_bytes() == old
    path.write_bytes(old.replace(b"\n", b"\r\n"))
    assert "没有变动" in wenming("evidence", "lock", "-C", folder).err


def test_a_dry_run_writes_nothing(folder: Path, wenming: Wenming) -> None:
    done = wenming("evidence", "lock", "--dry-run", "-C", folder)
    assert "新登记：“a.jpg”、“b.jpg”" in done.err
    assert not (folder / LOCK).exists()


def test_without_the_library_pictures_cannot_be_locked(
    folder: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.delitem(sys.modules, "wenming_cli.loading.evidence.photographs", raising=False)
    done = wenming("evidence", "lock", "-C", folder)
    assert done.code != 0
    assert "看照片要另装 Pillow：python -m pip install Pillow" in done.err
    assert not (folder / LOCK).exists()
    for name in ("a.jpg", "b.jpg"):
        (folder / name).write_text("没有照片", "utf-8")
    assert wenming("evidence", "lock", "-C", folder).code == 0


def test_a_plan_without_evidence_gets_no_lock(make_plan: MakePlan, wenming: Wenming) -> None:
    folder = make_plan(PLAN)
    assert wenming("evidence", "lock", "-C", folder).code == 0
    assert not (folder / LOCK).exists()
    assert "没有佐证材料" in wenming("evidence", "-C", folder).out


def test_a_lock_with_a_conflict_is_told_and_written_anew(folder: Path, wenming: Wenming) -> None:
    wenming("evidence", "lock", "-C", folder)
    old = (folder / LOCK).read_text("utf-8")
    (folder / LOCK).write_text(f"{old}<<<<<<< HEAD\n", "utf-8")
    assert codes(wenming, folder) == ["E649"]
    wenming("evidence", "lock", "-C", folder)
    assert (folder / LOCK).read_text("utf-8") == old


@pytest.mark.parametrize(
    "line",
    [
        '- {"file": "a.jpg"}',
        '- {"file": "a.jpg", "sha256": "12", "size": 1, "kind": "jpeg"}',
        f'- {{"file": "a.jpg", "sha256": "{"0" * 64}", "size": -1, "kind": "jpeg"}}',
        f'- {{"file": "a", "sha256": "{"0" * 64}", "size": 1, "captured": "2020-13-01 00:00:00"}}',
        f'- {{"file": "a.jpg", "sha256": "{"0" * 64}", "size": 1, "looks": "z"}}',
        '- {"file": 1}',
        "- []",
        "- " + "[" * 100_000,
        "\x00",
    ],
)
def test_a_line_nobody_can_have_locked_is_told(folder: Path, wenming: Wenming, line: str) -> None:
    (folder / LOCK).write_text(f"evidence:\n{line}\n", "utf-8")
    assert "E649" in codes(wenming, folder)
    assert wenming("evidence", "lock", "-C", folder).code == 0
    assert codes(wenming, folder) == []


# --- what is found --------------------------------------------------------------------------------


def test_a_swapped_byte_is_an_error_until_it_is_locked(folder: Path, wenming: Wenming) -> None:
    wenming("evidence", "lock", "-C", folder)
    data = bytearray((folder / "a.jpg").read_bytes())
    data[-10] ^= 1
    (folder / "a.jpg").write_bytes(data)
    done = wenming("validate", folder)
    assert done.code == 1
    assert "问题 W1 2020-06-12 已整改 的佐证“a.jpg”内容和登记的不一样" in done.out
    shown = json.loads(wenming("evidence", "-C", folder, "--format", "json").out)
    assert [row["state"] for row in shown["evidence"]] == ["changed", "locked"]
    told = wenming("evidence", "lock", "-C", folder).err
    assert "内容变了，按现在的登记：“a.jpg”" in told
    assert codes(wenming, folder) == []


def test_bytes_swapped_with_size_and_time_kept_are_noticed(folder: Path, wenming: Wenming) -> None:
    wenming("evidence", "lock", "-C", folder)
    path = folder / "a.jpg"
    os.utime(path, (1_500_000_000, 1_500_000_000))
    plan_of(folder).shelf.digests(["a.jpg"])  # type: ignore[union-attr]
    data = bytearray(path.read_bytes())
    data[-10] ^= 1
    path.write_bytes(data)
    os.utime(path, (1_500_000_000, 1_500_000_000))
    assert codes(wenming, folder) == ["E640"]


@pytest.mark.parametrize(
    ("again", "size", "quality"),
    [("jpg", (640, 480), 30), ("png", (320, 240), 0), ("webp", (800, 601), 70)],
)
def test_a_picture_saved_again_is_the_same(
    folder: Path, wenming: Wenming, again: str, size: tuple[int, int], quality: int
) -> None:
    name = f"c.{again}"
    text = (folder / "findings.yaml").read_text("utf-8").replace("b.jpg", name)
    (folder / "findings.yaml").write_text(text, "utf-8")
    scene(1).resize(size).save(folder / name, quality=quality)
    wenming("evidence", "lock", "-C", folder)
    done = wenming("validate", folder)
    assert f"问题 W2 的佐证“{name}”和问题 W1 的是同一张照片" in done.out
    listed = json.loads(wenming("evidence", "--reused", "-C", folder, "--format", "json").out)
    assert [row["evidence"] for row in listed["evidence"]] == [name]


def test_a_picture_turned_for_good_is_the_same(folder: Path, wenming: Wenming) -> None:
    exif = taken(EARLY)
    exif[0x0112] = 6
    scene(1).save(folder / "a.jpg", exif=exif)
    scene(1).transpose(Image.Transpose.ROTATE_270).save(folder / "b.jpg")
    wenming("evidence", "lock", "-C", folder)
    assert codes(wenming, folder) == ["E641"]


def test_white_paper_is_like_no_other(folder: Path, wenming: Wenming) -> None:
    Image.new("RGB", (640, 480), "white").save(folder / "a.jpg")
    Image.new("RGB", (800, 600), "white").save(folder / "b.jpg")
    wenming("evidence", "lock", "-C", folder)
    assert "looks" not in rows(folder)["a.jpg"]
    assert codes(wenming, folder) == []


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("2020:06:07 23:59:59", ["E642"]),
        ("2020:06:08 00:00:00", []),
        ("2020:06:12 23:59:59", []),
        ("2020:06:13 00:00:00", ["E642"]),
        ("0000:00:00 00:00:00", []),
        ("昨天", []),
    ],
)
def test_when_a_picture_was_taken(
    folder: Path, wenming: Wenming, when: str, found: list[str]
) -> None:
    scene(1).save(folder / "a.jpg", exif=taken(when))
    wenming("evidence", "lock", "-C", folder)
    assert codes(wenming, folder) == found
    listed = json.loads(wenming("evidence", "--old", "-C", folder, "--format", "json").out)
    assert len(listed["evidence"]) == len(found)


def test_files_that_are_not_what_their_names_say(folder: Path, wenming: Wenming) -> None:
    (folder / "a.jpg").write_bytes(b"")
    scene(2).save(folder / "b.png")
    (folder / "b.png").replace(folder / "b.jpg")
    wenming("evidence", "lock", "-C", folder)
    done = wenming("validate", folder)
    assert "佐证“a.jpg”是空文件" in done.out
    assert "佐证“b.jpg”不是结尾所说的文件，是PNG 图片" in done.out


def test_a_pointer_stands_for_what_it_names(folder: Path, wenming: Wenming) -> None:
    wenming("evidence", "lock", "-C", folder)
    old, data = (folder / LOCK).read_bytes(), (folder / "a.jpg").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(data)}\n"
    (folder / "a.jpg").write_text(pointer, "utf-8")
    assert codes(wenming, folder) == []
    assert "没有变动" in wenming("evidence", "lock", "-C", folder).err
    (folder / LOCK).unlink()
    wenming("evidence", "lock", "-C", folder)
    row = rows(folder)["a.jpg"]
    assert (row["sha256"], row["size"], row["kind"]) == (digest, len(data), "lfs")
    (folder / "a.jpg").write_bytes(data)
    wenming("evidence", "lock", "-C", folder)
    assert (folder / LOCK).read_bytes() == old


# --- the list and the rate ------------------------------------------------------------------------


def test_the_list_of_one_unit(folder: Path, wenming: Wenming) -> None:
    (folder / "b.jpg").unlink()
    done = wenming("evidence", "--owner", "拓东街道", "-C", folder, "--as-of", "2020-06-30")
    assert "佐证率  0.00%  (0/1)" in done.out
    assert "文件不在" in done.out
    assert "a.jpg" not in done.out
    assert "佐证还没有登记" in done.out
    missing = wenming("evidence", "--missing", "-C", folder, "--format", "csv").out
    assert missing.count("\n") == 2


def test_nothing_is_to_be_locked_where_no_file_is_named(folder: Path, wenming: Wenming) -> None:
    for name in ("a.jpg", "b.jpg"):
        (folder / name).unlink()
    assert "佐证还没有登记" not in wenming("evidence", "-C", folder).out


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_every_form_is_the_same_every_time(folder: Path, wenming: Wenming, form: str) -> None:
    wenming("evidence", "lock", "-C", folder)
    shown = [wenming("evidence", "-C", folder, "--format", form) for _ in range(2)]
    assert shown[0] == shown[1]
    assert shown[0].code == 0
    assert "b.jpg" in shown[0].out


def test_the_rate_is_told_to_everybody_once_evidence_is_locked(
    folder: Path, wenming: Wenming
) -> None:
    day = ("--as-of", "2020-06-30", "-C", folder, "--format", "json")
    assert "evidence_rate" not in wenming("status", *day).out
    assert "2/2" in wenming("explain", "佐证率", *day[:-2]).out
    wenming("evidence", "lock", "-C", folder)
    (folder / "a.jpg").unlink()
    rate = json.loads(wenming("status", *day).out)["figures"]["evidence_rate"]
    assert (rate["numerator"], rate["denominator"]) == ("1", "2")


# --- closed months --------------------------------------------------------------------------------


@pytest.fixture
def closed(folder: Path, wenming: Wenming) -> Path:
    """The plan with June closed over its evidence."""
    done = wenming("close", "2020-06", "-C", folder)
    assert done.code == 0, done.err
    assert "佐证 2 个" in done.err
    return folder


def test_a_closing_keeps_the_bytes_of_evidence(closed: Path, wenming: Wenming) -> None:
    assert codes(wenming, closed) == []
    kept = plan_of(closed).closings[0].files
    assert kept["a.jpg"] == hashlib.sha256((closed / "a.jpg").read_bytes()).hexdigest()
    assert wenming("validate", closed).code == 0


def test_a_byte_swapped_after_closing_names_record_and_closing(
    closed: Path, wenming: Wenming
) -> None:
    data = bytearray((closed / "b.jpg").read_bytes())
    data[100] ^= 1
    (closed / "b.jpg").write_bytes(data)
    for _ in range(2):  # locking it anew takes nothing back
        done = wenming("validate", closed)
        assert done.code == 1
        said = "2020-06 已经月结，问题 W2 2020-06-12 已整改 的佐证“b.jpg”内容被换过"
        assert said in done.out
        wenming("evidence", "lock", "-C", closed)
    amended = wenming("close", "2020-06", "--amend", "--reason", "换成原图", "-C", closed)
    assert amended.code == 0, amended.err
    assert "佐证 1 个" in amended.err
    assert codes(wenming, closed) == []


def test_a_file_taken_away_after_closing(closed: Path, wenming: Wenming) -> None:
    (closed / "b.jpg").unlink()
    assert "问题 W2 2020-06-12 已整改 的佐证“b.jpg”不见了" in wenming("validate", closed).out
    assert codes(wenming, closed) == ["E350", "E640"]


def test_the_digests_of_a_closing_cannot_be_edited(closed: Path, wenming: Wenming) -> None:
    path = closed / "closed" / "2020-06.yaml"
    digest = plan_of(closed).closings[0].files["a.jpg"]
    path.write_text(path.read_text("utf-8").replace(digest, "0" * 64), "utf-8")
    assert "E703" in wenming("validate", closed).out


def test_a_closing_of_before_stays_valid(folder: Path, wenming: Wenming) -> None:
    for name in ("a.jpg", "b.jpg"):
        (folder / name).rename(folder / f"{name}.aside")
    wenming("close", "2020-06", "-C", folder)
    for name in ("a.jpg", "b.jpg"):
        (folder / f"{name}.aside").rename(folder / name)
    assert plan_of(folder).closings[0].files == {}
    assert "E703" not in wenming("validate", folder).out
    assert codes(wenming, folder) == []


def test_very_many_files_stand_in_files_of_their_own(
    folder: Path, wenming: Wenming, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wenming_cli.writing.closing_file._MOST_PATHS", 1)
    assert wenming("close", "2020-06", "-C", folder).code == 0
    names = sorted(path.name for path in (folder / "closed").iterdir())
    assert names == ["2020-06-2.yaml", "2020-06-3.yaml", "2020-06.yaml"]
    assert wenming("validate", folder).code == 0
    (folder / "a.jpg").write_bytes(b"x")
    assert codes(wenming, folder) == ["E640"]


# --- other states of the plan ---------------------------------------------------------------------


def test_a_revision_does_not_look_at_the_work_tree(
    folder: Path, wenming: Wenming, make_repo: MakeRepo
) -> None:
    wenming("evidence", "lock", "-C", folder)
    make_repo(folder)
    (folder / "a.jpg").write_bytes(b"x")
    (folder / "b.jpg").unlink()
    then = ("--rev", "HEAD", "--as-of", "2020-06-30", "-C", folder)
    told = wenming("status", *then)
    assert "错误" not in told.err
    rates = [
        json.loads(wenming("status", *words, "--format", "json").out)["figures"]["evidence_rate"]
        for words in (then, then[2:])
    ]
    assert [rate["numerator"] for rate in rates] == ["2", "1"]
    shown = wenming("diff", "-C", folder, "--as-of", "2020-06-30", "--format", "json").out
    assert '"evidence_rate"' in shown


# --- what is not meant well -----------------------------------------------------------------------


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _outside(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _folder(path: Path) -> None:
    path.mkdir()


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def _unreadable(path: Path) -> None:
    path.write_bytes(b"x")
    path.chmod(0)


HOSTILE = [_fifo, _outside, _loop, _folder, _huge, _unreadable]


@pytest.mark.parametrize("make", HOSTILE)
@pytest.mark.parametrize("name", ["a.jpg", LOCK])
def test_hostile_files_stop_nothing(
    folder: Path, wenming: Wenming, make: Callable[[Path], None], name: str
) -> None:
    (folder / name).unlink(missing_ok=True)
    make(folder / name)
    for words in (
        ("validate", folder),
        ("evidence", "-C", folder),
        ("evidence", "lock", "-C", folder),
    ):
        done = wenming(*words)
        assert done.code in (0, 1)
        assert "Traceback" not in done.err + done.out
    if name == "a.jpg" and make is not _unreadable:
        assert list(rows(folder)) == ["b.jpg"]


def test_names_that_lead_out_are_not_looked_at(make_plan: MakePlan, wenming: Wenming) -> None:
    names = ['"../x.jpg"', '"/etc/hostname.txt"', '"a\\0.jpg"', ".git/config.txt", '"./"']
    names.append("out/x.jpg")
    folder = make_plan(PLAN, findings="findings:\n" + finding("W1", "2020-06-08", names))
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text("x", "utf-8")
    (folder.parent / "x.jpg").write_bytes(b"x")
    (folder / "out").symlink_to(folder.parent)
    assert wenming("evidence", "lock", "-C", folder).code in (0, 1)
    assert not (folder / LOCK).exists()


def test_what_has_become_a_pipe_is_told_and_not_waited_for(folder: Path) -> None:
    shelf = FolderShelf(folder)
    (folder / "a.jpg").unlink()
    os.mkfifo(folder / "a.jpg")
    ((_, _, why),) = shelf.examined(["a.jpg"])
    assert str(why) == "不是普通文件"
    assert shelf.digests(["a.jpg"]) == {}


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (7, 7)])
def test_pictures_of_odd_sizes(folder: Path, wenming: Wenming, size: tuple[int, int]) -> None:
    Image.new("L", size, 7).save(folder / "a.jpg")
    assert wenming("evidence", "lock", "-C", folder).code == 0
    assert "looks" not in rows(folder)["a.jpg"]


def test_a_broken_picture_tells_nothing(folder: Path, wenming: Wenming) -> None:
    data = (folder / "a.jpg").read_bytes()
    for length in (10, 200, len(data) // 2):
        (folder / "a.jpg").write_bytes(data[:length])
        assert wenming("evidence", "lock", "-C", folder).code == 0
        assert rows(folder)["a.jpg"]["size"] == length


# --- remembering digests --------------------------------------------------------------------------


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were read for their digests."""
    paths: list[Path] = []
    real = examining.examined

    def noted(path: Path) -> object:
        paths.append(path)
        return real(path)

    monkeypatch.setattr("wenming_cli.loading.evidence.folder_shelf.examined", noted)
    return paths


def settle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All files were written long before now."""
    monkeypatch.setattr("wenming_cli.loading.evidence.digest_cache._SETTLED", -(10**18))
    plan_of(folder).shelf.digests(["a.jpg", "b.jpg"])  # type: ignore[union-attr]


def digests(folder: Path) -> int:
    return len(plan_of(folder).shelf.digests(["a.jpg", "b.jpg"]))  # type: ignore[union-attr,arg-type]


def test_what_is_known_is_not_read_again(
    folder: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(folder, monkeypatch)
    assert len(read) == 2
    assert digests(folder) == 2
    assert len(read) == 2
    (folder / "a.jpg").write_bytes(b"x")
    digests(folder)
    assert [path.name for path in read[2:]] == ["a.jpg"]


def test_one_run_reads_a_file_once(folder: Path, read: list[Path]) -> None:
    shelf = plan_of(folder).shelf
    assert shelf is not None
    first = shelf.digests(["a.jpg", "b.jpg"])
    assert shelf.digests(["b.jpg", "a.jpg"]) == first
    assert len(read) == 2
    (folder / "a.jpg").write_bytes(b"x")
    assert shelf.digests(["a.jpg", "b.jpg"]) != first
    assert [path.name for path in read[2:]] == ["a.jpg"]


def test_what_was_just_written_is_not_remembered(folder: Path, read: list[Path]) -> None:
    digests(folder)
    digests(folder)
    assert len(read) == 4


def test_what_changes_while_it_is_read_is_not_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(folder, monkeypatch)
    name, real = "wenming_cli.loading.evidence.folder_shelf.examined", examining.examined
    seen: list[Path] = []

    def changed(path: Path) -> object:
        seen.append(path)
        found = real(path)
        path.write_bytes(path.read_bytes() + b"x")
        return found

    (folder / "a.jpg").write_bytes(b"x")
    monkeypatch.setattr(name, changed)
    for _ in range(2):
        digests(folder)
    assert [path.name for path in seen] == ["a.jpg"] * 2


def _cache() -> Path:
    (path,) = (Path(os.environ["XDG_CACHE_HOME"]) / "wenming" / "digests").iterdir()
    return path


def _flip() -> None:
    data = bytearray(_cache().read_bytes())
    data[-3] ^= 1
    _cache().write_bytes(data)


def _link() -> None:
    path = _cache()
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def _open_file() -> None:
    _cache().chmod(0o666)


def _open_folder() -> None:
    _cache().parent.chmod(0o777)


def _cut() -> None:
    _cache().write_bytes(b"")


def _pipe() -> None:
    path = _cache()
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("spoil", [_flip, _link, _open_file, _open_folder, _cut, _pipe])
def test_a_doubtful_cache_is_not_believed(
    folder: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch, spoil: Callable[[], None]
) -> None:
    settle(folder, monkeypatch)
    assert _cache().parent.stat().st_mode & 0o777 == 0o700
    spoil()
    assert digests(folder) == 2
    assert len(read) == 4


def test_without_a_place_for_caches_all_is_read(
    folder: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    settle(folder, monkeypatch)
    assert digests(folder) == 2
    assert len(read) == 4


def test_looking_again_at_many_reads_none(
    folder: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wenming_cli.loading.evidence.digest_cache._SETTLED", -(10**18))
    names = [f"{at}.bin" for at in range(60)]
    for name in names:
        (folder / name).write_bytes(name.encode())
    for _ in range(2):
        assert len(FolderShelf(folder).digests(names)) == len(names)
        assert sorted(path.name for path in read) == sorted(names)
