"""Words that every part of the program spells the same way: numbers, rates, money, dates, nobody.

Nothing here knows a plan or a figure; each spelling stands once and is asked for by name.
"""
