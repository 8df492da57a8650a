"""What was agreed of a plan, and how the plan stands against it."""
