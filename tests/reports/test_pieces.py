"""A report comes in pieces; they are what the text is when it is made whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.compiler import CodeGenerator

from wenming_cli import sink
from wenming_cli.reports import environment
from wenming_cli.reports.annexes import without_hints
from wenming_cli.reports.environment import Sandbox, TemplateFault, render, rendered

TEXTS = st.lists(
    st.sampled_from(["\n", "\n\n\n", "甲", "##vso[", "#", "\x07", "<!-- 横排 -->", "{{ a }}"])
)


@given(TEXTS)
def test_pieces_are_the_text(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("模板")
    loop = "{% for a in rows %}" + "".join(parts) + "{% endfor %}"
    (folder / "x.md.j2").write_text(loop, "utf-8")
    context = {"rows": ["乙"] * 120}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment, "_whole_lines", lambda chunks: iter(["".join(chunks)]))
        patch.setattr(Sandbox, "code_generator_class", CodeGenerator)
        whole = render("x.md.j2", context, [folder])
    pieces = [*rendered("x.md.j2", context, [folder])]
    assert "".join(pieces) == whole
    assert "".join(map(without_hints, pieces)) == without_hints(whole)
    assert whole == sink.layout(whole)


@pytest.mark.parametrize("line", [2, 3, 4])
def test_a_fault_is_of_its_own_line(tmp_path: Path, line: int) -> None:
    lines = ["{{ a }}，甲", "{{ a }}，乙", "{{ a }}，丙", "{{ a }}，丁"]
    lines[line - 1] = "{{ b }}"
    (tmp_path / "x.md.j2").write_text("\n".join(lines), "utf-8")
    with pytest.raises(TemplateFault) as caught:
        render("x.md.j2", {"a": "乙"}, [tmp_path])
    assert (caught.value.code, caught.value.line) == ("E902", line)
