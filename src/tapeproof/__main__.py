"""The command: ``tapeproof``, or ``python -m tapeproof``. From its first import on, Ctrl-C ends it in silence."""

from __future__ import annotations

import sys

try:
    from tapeproof.faces.cli import main
except KeyboardInterrupt:
    sys.exit(130)

if __name__ == "__main__":
    main()
