"""What the measurements of truth share: an oracle in plain Python, true statements, errors in them, verdicts."""
