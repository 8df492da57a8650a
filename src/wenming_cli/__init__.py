"""wenming: plan-as-code for public campaigns."""

__version__ = "0.1.0"
