"""Text changed at known places: splices, what a file says where, old and new bytes of a file."""
