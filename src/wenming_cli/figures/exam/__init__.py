"""The exam by a date: what was observed of which standard, what it scores, what is missing."""
