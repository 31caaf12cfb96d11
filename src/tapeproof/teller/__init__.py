"""Telling: claims as sentences under the names that a reader knows, and a session as a short story."""

from tapeproof.teller.sentences import instrument_of, sentence
from tapeproof.teller.story import PLAIN, Told, tell
from tapeproof.teller.style import Length, Style
from tapeproof.teller.turns import Sentence

__all__ = ["PLAIN", "Length", "Sentence", "Style", "Told", "instrument_of", "sentence", "tell"]
