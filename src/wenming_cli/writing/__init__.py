"""What is written into the files of a plan: closings, and text changed at known places."""
