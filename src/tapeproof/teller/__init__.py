"""Telling: claims as sentences under the names that a reader knows, and a session as a short story."""

from tapeproof.teller.sentences import instrument_of, sentence
from tapeproof.teller.story import PLAIN, Sentence, Told, tell

__all__ = ["PLAIN", "Sentence", "Told", "instrument_of", "sentence", "tell"]
