"""What the main text of the monthly report says shortly; the whole of it stands in annexes."""

MOST = 5
"""The most things of a kind that the main text names; the annexes name all of them."""
