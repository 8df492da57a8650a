"""Workbooks that go out to units and come back: what they hold, how they are made and read."""
