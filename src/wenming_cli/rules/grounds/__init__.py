"""What several rules go by: the plan's bounds, what was written, shares, money, ledgers."""
