"""The money of a plan: the budget, what was paid of it, and where that leads."""
