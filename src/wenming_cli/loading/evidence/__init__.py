"""The files that records name as evidence: where they are, what is in them, and their lock."""
