"""The sub-words of ``wenming findings``, each a command of its own: ``add`` and ``log``."""
