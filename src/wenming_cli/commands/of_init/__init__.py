"""What wenming init writes: a small plan, and the settings around it."""
