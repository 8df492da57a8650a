"""What commands are made of: opening plans, days, revisions, drafts, repairs, answers.

A command asks, one of these does the work with the layers below, and the command writes the result.
They may stop a command with a plain word (``terminal.Stop``); none knows Typer.
"""
