"""How much is missing until a figure reaches a target, and by which records."""
