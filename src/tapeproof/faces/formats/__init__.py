"""The forms in which a report is given out; each is one file with one function ``render``."""
