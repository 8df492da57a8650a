"""A unit stands on the red list or on the black list."""

from wenming_cli.words.word import Word


class Colour(Word):
    """The colour says which list a unit stands on."""

    RED = "red", "红榜"
    BLACK = "black", "黑榜"
