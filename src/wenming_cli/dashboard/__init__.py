"""Pages for browsers: a plan at a day as one file that asks nothing of anybody, and an index."""
