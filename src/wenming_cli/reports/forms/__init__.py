"""What the official performance forms share: head, money, and the columns of levels."""
