"""The exam: what is observed by standard, what it comes to, what is drawn and handed in."""
