"""Documents for Word and WPS: an office's own master, and what is written into it."""
