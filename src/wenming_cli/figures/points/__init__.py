"""Points: what gives or takes them by a scheme of the plan, and who is ranked with whom."""
