"""Closed months: what is kept of a month, and what of it has changed since."""
