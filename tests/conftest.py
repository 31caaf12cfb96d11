"""What tests in several rooms share."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import tapeproof.market
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.market.workset.making import refresh
from tapeproof.market.workset.reading import WorkingSet

PRICES = Path(__file__).parent.parent.parent / "shared" / "market"
MAKERS = (
    "actions", "add", "arrow", "contradictions", "engine", "figures", "gather", "layout", "listings", "merge",
    "quality", "reports", "rows", "store", "symbols", "tables",
)  # fmt: skip
DERIVERS = ("bars", "workset/columns", "workset/making", "workset/shares", "../history/links")


def _made_of(modules: Iterable[str] = MAKERS) -> str:
    """A name for what the present code makes of the present prices."""
    room = Path(tapeproof.market.__file__).parent
    source = b"".join((room / f"{name}.py").read_bytes() for name in modules)
    for file in sorted(PRICES.iterdir()) if PRICES.exists() else ():
        source += f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}".encode()
    return hashlib.blake2b(source, digest_size=8).hexdigest()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Working sets of tests lie in a folder of their own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TAPEPROOF_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def full_market() -> Market:
    """The market made of ../shared/market: added once (20 s) and kept between runs in the temporary folder.

    TAPEPROOF_TEST_MARKET names a folder to use instead.
    """
    if said := os.environ.get("TAPEPROOF_TEST_MARKET"):
        return Market.open(Path(said))
    if not PRICES.exists():
        pytest.skip("the prices of ../shared/market are not here")
    folder = Path(tempfile.gettempdir()) / f"tapeproof-test-market-{_made_of()}"
    if not folder.exists():
        scratch = folder.with_suffix(f".{os.getpid()}")
        add(PRICES, scratch)
        try:
            scratch.rename(folder)
        except OSError:  # another worker was faster
            shutil.rmtree(scratch)
    return Market.open(folder)


@pytest.fixture(scope="session")
def counted_market(full_market: Market) -> Market:
    """The full market with companies' figures; skipped where its record was made before they were read."""
    if not full_market.company("BABA").counts:
        pytest.skip("the record has no counts of shares: add ../shared/market to it again")
    return full_market


@pytest.fixture
def full_working(full_market: Market, monkeypatch: pytest.MonkeyPatch) -> WorkingSet:
    """The working set of the full market: derived once (10 s) and kept between runs, as the market is."""
    kept = Path(tempfile.gettempdir()) / f"tapeproof-test-cache-{_made_of((*MAKERS, *DERIVERS))}"
    monkeypatch.setenv("TAPEPROOF_CACHE", str(kept))
    refresh(full_market.folder)
    working = WorkingSet.open(full_market.folder)
    assert working is not None
    return working


@pytest.fixture
def sample_market(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Market:
    """The bundled sample, as on a machine without a market of its own."""
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "nothing"))
    return Market.open(None)
