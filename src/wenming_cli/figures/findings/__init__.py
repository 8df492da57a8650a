"""Findings at a date: where each stands, its limit in force, and what a set of them comes to."""
