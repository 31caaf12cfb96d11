"""Where markets lie: the user's own, and the sample that comes with the package."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tapeproof.market.bucket import Place, placed


def home() -> Place:
    """Where a user's market lives: ``TAPEPROOF_HOME``, else the platform's data folder."""
    if said := os.environ.get("TAPEPROOF_HOME"):
        return placed(said)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "tapeproof"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "tapeproof"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tapeproof"


def sample() -> Path:
    """The folder of the sample market that comes with the package; read only."""
    return Path(__file__).parent / "sample"
