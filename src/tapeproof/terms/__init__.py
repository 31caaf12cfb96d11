"""Floor 0: the nouns. Frozen and pure: no arrays, no files, no spelling."""
