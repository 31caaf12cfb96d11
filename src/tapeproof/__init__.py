"""Tapeproof: every figure of a market story, held against the tape."""

__version__ = "0.1.0"
