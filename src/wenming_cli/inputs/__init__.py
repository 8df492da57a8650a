"""What several commands read off the command line: folders, plans, days, names, revisions, words.

What cannot be used raises ``Stop``; only ``cli.py`` prints it.
"""
