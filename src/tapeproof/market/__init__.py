"""Floor 3: the only room that opens data. ``Market.panel`` is the one door."""
