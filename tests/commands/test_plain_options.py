"""What is typed becomes what Typer would make of it, though Typer is asked only where it must."""

from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.cli import _Plainly

WORDS = [
    "",
    "a",
    "A",
    "text",
    "json",
    "0",
    "3",
    "true",
    "否",
    ".",
    "/",
    "/none/such",
    "a=b",
    "\x00",
]


def _many(  # noqa: PLR0917  one option of each kind
    folder: Path = Path(),
    name: Annotated[str | None, typer.Option()] = None,
    form: Annotated[Literal["text", "json"], typer.Option()] = "text",
    words: Annotated[list[str] | None, typer.Option()] = None,
    count: Annotated[int | None, typer.Option(min=1)] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    rest: Annotated[list[str] | None, typer.Argument()] = None,
    one: Annotated[str, typer.Argument()] = "",
) -> None:
    """A command with options of every kind that commands have."""


ALONE = typer.Typer(add_completion=False)
ALONE.command()(_many)
COMMAND: Any = typer.main.get_command(ALONE)
PARAMS = {param.name: param for param in COMMAND.params}


@pytest.mark.parametrize("name", PARAMS)
@given(data=st.data())
def test_it_is_what_typer_makes_of_it(name: str, data: st.DataObject) -> None:
    param = PARAMS[name]
    word = st.sampled_from(WORDS)
    is_list = param.multiple or param.nargs == -1
    values: Any = st.lists(word, max_size=3) if is_list else word
    values = st.booleans() if name == "everything" else values
    value = data.draw(values | st.none() | st.just(param.default))
    context = typer.main.get_command(ALONE).make_context("many", [])

    def said(by: Any) -> Any:
        try:
            return by.coerce(value, param=param, ctx=context)
        except (typer.BadParameter, ValueError) as fault:
            return type(fault), str(fault)

    expected = said(param.get_runtime_param())
    assert said(_Plainly()) == expected
