"""Trends: figures at the end of one period after another, each what ``status`` says of that day."""
