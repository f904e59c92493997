"""核验: what a package that came or went really is. Reads only."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dujiao_desktop.packages.verdict import Verdict as Verdict


def verify(path: Path, trust: Path | None = None, *, received_on: date) -> Verdict:
    """Check a package, with a trust list if there is one; certificates are judged as of the day it was received.

    Raises:
        Refused: The path is no package, or the trust list cannot be read.
    """
    from dujiao_desktop.packages.trust import load_trust_list
    from dujiao_desktop.packages.verify import verify_package

    return verify_package(path, trust=load_trust_list(trust) if trust else None, received_on=received_on)
