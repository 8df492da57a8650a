"""All that is written into the files of a plan goes through here: closings, edits, new records."""
