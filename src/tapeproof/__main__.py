"""``python -m tapeproof`` is ``tapeproof``."""

from __future__ import annotations

from tapeproof.faces.cli import main

if __name__ == "__main__":
    main()
