"""Where working sets lie: a folder for each market, in the platform's cache folder."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from tapeproof.market.bucket import Place


def cache() -> Path:
    """The folder of all working sets: ``TAPEPROOF_CACHE``, else the platform's cache folder."""
    if said := os.environ.get("TAPEPROOF_CACHE"):
        return Path(said).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "tapeproof" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tapeproof"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tapeproof"


def place_of(folder: Place) -> Path:
    """Where the working set of a market's folder lies. What it holds tells of which version it is."""
    path = str(folder.resolve())
    return cache() / f"{folder.resolve().name}-{hashlib.blake2b(path.encode(), digest_size=8).hexdigest()}"


def stamp(folder: Place) -> str | None:
    """What tells one state of a market's record from every other, at a glance: a digest of its last naming.

    That is the newest commit of the table ``versions``, which bears an identifier of its own. None without a market.
    """
    log = folder / "versions" / "_delta_log"
    try:
        newest = max(log.glob("*.json"), default=None)
        return None if newest is None else hashlib.blake2b(newest.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return None
