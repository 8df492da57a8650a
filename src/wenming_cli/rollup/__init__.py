"""Many plans at once: the facts of each, by whoever has a processor free, and their sums.

Facts follow from the bytes of a plan and a day alone, so that they may be worked out anywhere and
be remembered. Sums are made of numerators and denominators, in an order of their own.
"""
