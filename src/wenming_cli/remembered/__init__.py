"""What a run leaves for the next one, so that nothing is worked out twice: never more than speed.

Whatever stands here can be taken away at any time. Nothing here imports anything heavy.
"""
