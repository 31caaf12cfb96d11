"""A file that one process holds: the system lets go of it when the process ends, however it ends."""

from __future__ import annotations

import sys


def take(handle: int) -> None:
    """Hold an open file from now on; raise OSError where another process holds it."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  exists on Windows only

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415  exists elsewhere only

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
