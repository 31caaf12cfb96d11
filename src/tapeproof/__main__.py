"""The command: ``tapeproof``, or ``python -m tapeproof``. From its first import on, Ctrl-C ends it in silence."""

from __future__ import annotations

import gc
import os
import sys
from types import TracebackType

# NumPy starts threads for matrices when it is imported: a tenth of a short check, which has none.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
gc.disable()  # the imports make nothing that goes away again: collecting among them takes a twentieth of a short check


def _in_silence(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, value, trace)


sys.excepthook = _in_silence

from tapeproof.faces.cli import main  # noqa: E402 - most of the time is spent in this import, and may end in it

gc.freeze()
gc.set_threshold(10_000)  # compiling patterns makes lists by the thousand that live on: 5 ms of looking through them
gc.enable()

if __name__ == "__main__":
    main()
