"""What is wrong with a file, found and explained in plain words; sound plans need little of it."""
