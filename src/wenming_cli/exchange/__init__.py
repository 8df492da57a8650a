"""Workbooks out of the office and back, tables of others: views of a plan, never a second store."""
