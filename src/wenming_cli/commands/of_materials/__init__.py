"""The sub-word of ``wenming materials``: ``pack``."""
