"""What wenming validate does beside checking: the change policy, and repairs."""
