"""Floor 6: the surfaces. They turn inputs into stories, call the desk, and give out what it found."""
