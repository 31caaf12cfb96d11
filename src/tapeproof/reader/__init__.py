"""Read a story: split, spot, match, attach. Every number ends in a claim or in the unread, with a reason."""

from tapeproof.reader.read import read

__all__ = ["read"]
