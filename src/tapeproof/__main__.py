"""The command: ``tapeproof``, or ``python -m tapeproof``. From its first import on, Ctrl-C ends it in silence."""

from __future__ import annotations

import sys
from types import TracebackType


def _in_silence(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, value, trace)


sys.excepthook = _in_silence

from tapeproof.faces.cli import main  # noqa: E402 - most of the time is spent in this import, and may end in it

if __name__ == "__main__":
    main()
