"""Floor 1: arithmetic on what happened. Dates x instruments; every function is causal."""
