"""Make a virtual environment with pip in the folder named: ``python3 scripts/environment.py .venv``.

Debian's Python comes without ensurepip; there pip is fetched from the package index, as its own wheel can run itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
import venv
from pathlib import Path
from urllib.parse import urljoin

OLDEST = (3, 11)
INDEX = "https://pypi.org/simple"


def main(folder: Path) -> None:
    """Make the environment, or leave the one that is there."""
    if sys.version_info < OLDEST:
        here = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Tapeproof needs Python 3.11 or later; this is {here}. Name another: make PYTHON=python3.12 …")
    if (folder / "bin" / "pip").exists():
        return
    try:
        venv.create(folder, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, ImportError):
        venv.create(folder, with_pip=False, clear=True)
        fetch_pip(folder / "bin" / "python")


def fetch_pip(python: Path) -> None:
    """Install pip into an environment that has none."""
    index = os.environ.get("PIP_INDEX_URL", INDEX).rstrip("/") + "/pip/"
    asked = urllib.request.Request(index, headers={"Accept": "application/vnd.pypi.simple.v1+json"})  # noqa: S310 - the index
    with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310 - the address above
        files = json.load(answer)["files"]
    newest = [file for file in files if file["filename"].endswith("-py3-none-any.whl") and not file.get("yanked")][-1]
    with tempfile.TemporaryDirectory() as kept:
        wheel = Path(kept) / newest["filename"]
        with urllib.request.urlopen(urljoin(index, newest["url"]), timeout=60) as answer:  # noqa: S310 - as above
            wheel.write_bytes(answer.read())
        subprocess.run([python, f"{wheel}/pip", "install", "--quiet", str(wheel)], check=True)  # noqa: S603 - our own


if __name__ == "__main__":
    main(Path(sys.argv[1]))
