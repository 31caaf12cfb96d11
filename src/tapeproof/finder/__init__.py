"""Floor 4: a market and a session to what is worth saying, each fact a claim that its prover let stand."""

from tapeproof.finder.find import Finder, find

__all__ = ["Finder", "find"]
