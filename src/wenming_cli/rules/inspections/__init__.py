"""Inspections."""
