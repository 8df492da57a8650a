"""Inspections by a date: which sites were visited in each cycle, and what was met there."""
