"""Sites drawn by lot, so that anyone can draw them once more."""
