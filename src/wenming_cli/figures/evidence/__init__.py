"""What was said to be done, the evidence for it, and pictures that show the same."""
