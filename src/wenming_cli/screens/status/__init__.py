"""The status of a plan: one screen for the morning, and the same as a table or as data."""
