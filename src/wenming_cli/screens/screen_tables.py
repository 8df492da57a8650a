"""The tables of screens: the blocks of a page that most screens are made of."""

from wenming_cli.pages.blocks import KEPT, Column, Table

__all__ = ["KEPT", "Column", "Table"]
