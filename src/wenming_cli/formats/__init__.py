"""The forms of what is shown: diagnostics for people and CI, pages for every command."""
