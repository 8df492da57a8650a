"""Sheets of a workbook: what stands in their cells, and how it looks."""
