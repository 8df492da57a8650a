"""Templates are code of strangers: they lay out plain values and can do nothing else."""

import os
from pathlib import Path

import pytest

from wenming_cli.remembered import readings
from wenming_cli.reports.environment import TemplateFault, render
from wenming_cli.reports.manual import MANUAL

VALUES = {
    "title": "整治",
    "rows": [{"name": "甲", "items": 3}, {"name": "乙", "items": 4}],
    "nothing": None,
    "yes": True,
    "count": 3,
    "long": list("整" * 300),
}


def fault(folder: Path, text: str) -> TemplateFault:
    """What comes of a template whose second line is the text."""
    folder.mkdir(exist_ok=True)
    (folder / "x.md.j2").write_text(f"标题\n{text}\n尾\n", "utf-8")
    with pytest.raises(TemplateFault) as caught:
        render("x.md.j2", VALUES, [folder])
    return caught.value


def rendered(folder: Path, text: str) -> str:
    (folder / "x.md.j2").write_text(text, "utf-8")
    return render("x.md.j2", VALUES, [folder])


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ title['__class__'] }}",
        "{{ rows.__class__ }}",
        "{{ rows.append }}",
        "{{ title.format }}{{ title.format('x') }}",
        "{{ title.upper() }}",
        "{{ rows[0].keys() }}",
        "{{ rows | selectattr('__class__') | first }}",
        "{% for row in rows %}{{ loop._iterator }}{% endfor %}",
        "{% for row in rows %}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% macro m() %}x{% endmacro %}{{ m() }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ count + 1 }}",
        "{{ count / 0 }}",
    ],
)
def test_refused(tmp_path: Path, text: str) -> None:
    found = fault(tmp_path, text)
    assert (found.code, found.line) == ("E903", 2), found
    assert "模板" in found.message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{{ range(3) }}", "range"),
        ("{{ lipsum() }}", "lipsum"),
        ("{{ cycler('a') }}", "cycler"),
        ("{{ joiner() }}", "joiner"),
        ("{{ namespace() }}", "namespace"),
        ("{{ dict() }}", "dict"),
        ("{{ tilte }}", "tilte"),
        ("{{ rows[0].nmae }}", "nmae"),
        ("{{ rows[9] }}", "9"),
        ("{% if tilte %}{% endif %}", "tilte"),
        ("{% for x in tilte %}{% endfor %}", "tilte"),
        ("{{ tilte | length }}", "tilte"),
    ],
)
def test_unknown_name(tmp_path: Path, text: str, name: str) -> None:
    found = fault(tmp_path, text)
    assert (found.code, found.line, found.message) == ("E902", 2, f"没有“{name}”这个名字")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("{% if title %}", 3, "没有写完"),
        ("{{ title", 3, "这里要写"),
        ("{{ title }", 2, "不能写在这里"),
        ("{% nonsense %}", 2, "没有“nonsense”这个标签"),
        ("{% endfor %}", 2, "没有“endfor”这个标签"),
        ("{{ title | shout }}", 2, "没有“shout”这个过滤器"),
        ("{{ title | safe }}", 2, "没有“safe”这个过滤器"),
        ("{{ title | attr('x') }}", 2, "没有“attr”这个过滤器"),
        ("{% if title is shouting %}{% endif %}", 2, "没有“shouting”这个判断"),
        ("{% for 3 in rows %}{% endfor %}", 2, "模板的写法不对"),
    ],
)
def test_syntax(tmp_path: Path, text: str, line: int, message: str) -> None:
    found = fault(tmp_path, text)
    assert (found.code, found.line) == ("E901", line), found
    assert message in found.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% for x in count %}{% endfor %}", "这里的值不能这样用"),
        ("{{ title < count }}", "这里的值不能这样用"),
        ("{{ count | wan | wan }}", "这里的值不能这样用"),
        ("{{ title | numeral }}", "这里的值不能这样用"),
        ("{% include 'x.md.j2' %}", "没有尽头"),
    ],
)
def test_values_used_wrongly(tmp_path: Path, text: str, message: str) -> None:
    found = fault(tmp_path, text)
    assert (found.code, found.line) == ("E905", 2), found
    assert message in found.message


def test_a_fault_says_where(tmp_path: Path) -> None:
    found = fault(tmp_path / "templates", "{{ tilte }}")
    assert str(found) == "templates/x.md.j2:2: 错误 E902 没有“tilte”这个名字"


def test_a_fault_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    (tmp_path / "part.md.j2").write_text("一\n二\n{{ tilte }}\n", "utf-8")
    found = fault(tmp_path, "{% include 'part.md.j2' %}")
    assert (found.template, found.line) == (f"{tmp_path.name}/part.md.j2", 3)


def test_a_fault_is_shown_on_one_clean_line(tmp_path: Path) -> None:
    found = fault(tmp_path, "{{ rows['\x1b[31m\\n::error::'] }}")
    assert "\n" not in str(found)
    assert "\x1b" not in str(found)


# --- folders ----------------------------------------------------------------------------------


def test_the_first_folder_wins_and_the_others_fill_in(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder in (own, shipped):
        folder.mkdir()
    (shipped / "a.md.j2").write_text("{% include 'b.md.j2' %}", "utf-8")
    (shipped / "b.md.j2").write_text("随程序", "utf-8")
    assert render("a.md.j2", {}, [own, shipped]) == "随程序\n"
    (own / "b.md.j2").write_text("自己的", "utf-8")
    assert render("a.md.j2", {}, [own, shipped]) == "自己的\n"
    assert render("a.md.j2", {}, [tmp_path / "没有", shipped]) == "随程序\n"


def test_not_found(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as caught:
        render("没有.md.j2", {}, [tmp_path])
    assert str(caught.value) == "没有.md.j2: 错误 E904 没有“没有.md.j2”这个模板"
    found = fault(tmp_path, "{% include '没有.md.j2' %}")
    assert (found.code, found.template, found.line) == ("E904", f"{tmp_path.name}/x.md.j2", 2)


@pytest.mark.parametrize("name", ["../secret", "sub/../../secret", "{secret}"])
def test_names_do_not_leave_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("机密", "utf-8")
    folder = tmp_path / "templates"
    (folder / "sub").mkdir(parents=True)
    found = fault(folder, f"{{% include '{name.format(secret=tmp_path / 'secret')}' %}}")
    assert found.code == "E904"
    assert "机密" not in str(found)


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_links_do_not_leave_the_folder(tmp_path: Path) -> None:
    secret, folder = tmp_path / "secret", tmp_path / "templates"
    secret.write_text("机密", "utf-8")
    folder.mkdir()
    (folder / "link.md.j2").symlink_to(secret)
    found = fault(folder, "{% include 'link.md.j2' %}")
    assert (found.code, found.template) == ("E904", "templates/link.md.j2")
    assert "以外" in found.message


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_links_inside_the_folder_are_fine(tmp_path: Path) -> None:
    (tmp_path / "real.md.j2").write_text("好", "utf-8")
    (tmp_path / "link.md.j2").symlink_to("real.md.j2")
    assert rendered(tmp_path, "{% include 'link.md.j2' %}") == "好\n"


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_only_plain_files_of_a_fair_size(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.md.j2").symlink_to("pipe")
    assert fault(tmp_path, "{% include 'link.md.j2' %}").code == "E904"
    (tmp_path / "huge.md.j2").write_bytes(b"x" * (1 << 20) + b"x")
    assert "1 MiB" in fault(tmp_path, "{% include 'huge.md.j2' %}").message


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.md.j2").write_text("好", "utf-8")
    monkeypatch.setattr(readings, "text", refuse)
    with pytest.raises(TemplateFault, match="没有权限") as caught:
        render("x.md.j2", {}, [tmp_path])
    assert caught.value.code == "E904"


def test_other_encodings_are_named(tmp_path: Path) -> None:
    (tmp_path / "gbk.md.j2").write_bytes("一\n月报".encode() + "月报".encode("gbk"))
    found = fault(tmp_path, "{% include 'gbk.md.j2' %}")
    assert (found.code, found.line) == ("E901", 2)
    assert "UTF-8" in found.message


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    (tmp_path / "win.md.j2").write_bytes(b"\xef\xbb\xbf" + "一\r\n{{ title }}\r\n".encode())
    assert render("win.md.j2", VALUES, [tmp_path]) == "一\n整治\n"


# --- what is allowed --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ nothing }}", "—\n"),
        ("{{ yes }}{{ not yes }}", "是否\n"),
        ("{{ count }}", "3\n"),
        ("{{ rows | length }}", "2\n"),
        ("{{ rows[0].name }}{{ rows[1]['items'] }}", "甲4\n"),
        ("{{ tilte | default('无') }}", "无\n"),
        (
            "{% for r in rows %}{{ loop.index }}{{ r.name }}{{ loop.last }}{% endfor %}",
            "1甲否2乙是\n",
        ),
        ("{{ rows | join('、', attribute='name') }}", "甲、乙\n"),
        ("{% if tilte is defined %}有{% else %}没有{% endif %}", "没有\n"),
        ("{# 批注 #}{{ '2020-06-30' | chinese_date }}", "2020年6月30日\n"),
        ("一\n\n\n\n二\n\n", "一\n\n二\n"),
    ],
)
def test_allowed(tmp_path: Path, text: str, shown: str) -> None:
    assert rendered(tmp_path, text) == shown


# --- the manual ---------------------------------------------------------------------------------


def test_every_code_has_its_page() -> None:
    assert list(MANUAL) == [f"E90{n}" for n in range(1, 10)] + ["E910", "E911"]
    for page in MANUAL.values():
        assert all(heading in page for heading in ("为什么：", "怎么改：", "对：", "错："))


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "{% for a in long %}" * 3 + "{% endfor %}" * 3,
            "E906",
            "没完没了",
        ),
        ("{% set a = title %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}", "E906", "太大"),
        ("{% set a = [title] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}", "E906", "清单里套清单"),
        (
            "{% set a %}整{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
            "E906",
            "太大",
        ),
        ("{% set a = title %}" + "{% set a = [a, a] | join %}" * 40, "E906", "太大"),
        ("{% for a in long %}" + "整" * 60_000 + "{% endfor %}", "E906", "太大"),
        ("{% for a in rows %}" * 25 + "{% endfor %}" * 25, "E901", "套得太深"),
        ("{% if title %}" * 120 + "{% endif %}" * 120, "E901", "套得太深"),
        ("{% include '" + "a" * 5000 + "' %}", "E904", "没有"),
        ("{% include 'a\\0b' %}", "E904", "没有"),
        ("{% for row in rows %}{{ loop.previtem }}{% endfor %}", "E902", "前面没有了"),
        ("{% for row in rows %}{{ loop.nextitem.name }}{% endfor %}", "E902", "后面没有了"),
        ("{{ [] | first }}", "E902", "清单是空的"),
    ],
)
def test_an_end_and_a_line(tmp_path: Path, text: str, code: str, message: str) -> None:
    found = fault(tmp_path, text)
    assert (found.code, found.line) == (code, 2), found
    assert message in found.message


def test_control_characters_of_a_template_show(tmp_path: Path) -> None:
    assert rendered(tmp_path, "一\x1b[31m\t二\u202e\n") == "一\\x1b[31m\t二\\u202e\n"
