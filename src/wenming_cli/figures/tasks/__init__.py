"""Tasks at a date: how far each has come, who has what to do with it, and what a set of them comes to."""
