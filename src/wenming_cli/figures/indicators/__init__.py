"""Indicators: actual values, attainment, lights, points, and what has to be explained."""
