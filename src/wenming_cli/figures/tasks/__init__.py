"""Tasks at a date: how far each has come, who answers for it, and what a set comes to."""
