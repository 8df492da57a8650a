"""What the main text of the monthly report says shortly; the whole of it stands in annexes."""

MOST = 5
"""The most units or overdue things that the main text names; the annexes name all of them."""

FEW = 3
"""The most that is named of what is less pressing."""
