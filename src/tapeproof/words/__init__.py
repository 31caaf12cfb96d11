"""Floor 1: how it is spelled. Each word reads and writes one field; nothing here knows what is true."""
