"""The two lists."""

from wenming_cli.figures.words import Word


class Colour(Word):
    """Which list a unit stands on."""

    RED = "red", "红榜"
    BLACK = "black", "黑榜"
