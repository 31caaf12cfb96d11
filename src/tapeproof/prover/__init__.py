"""The prover: claim and market in, verdict out. It walks the readings, then the reasons, and only then accuses."""

from tapeproof.prover.walk import prove

__all__ = ["prove"]
