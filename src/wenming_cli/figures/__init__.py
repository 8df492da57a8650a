"""Arithmetic on a plan: pure functions of a plan and a date, one subject per file."""
