"""整改前后对比 and 现场复拍单: all that goes on these papers, read as one value before writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.photo_pairs import Pairing
from dujiao_desktop.domain.rule_pack import RulePack

_WINDS = ("北", "东北", "东", "东南", "南", "西南", "西", "西北")


@dataclass(frozen=True, slots=True)
class PairsPaper:
    """Everything 整改前后对比 prints.

    Attributes:
        pictures: Upright JPEG for every photo of a pair.
        made_by: Name of the officer who made it; empty where nobody is named.
    """

    case: CaseFile
    pairing: Pairing
    unit: OwnUnit
    rules: RulePack
    made_at: datetime
    made_by: str = ""
    pictures: Mapping[EvidenceId, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stand:
    """How a camera was held, as it wrote itself.

    Attributes:
        towards: Direction it looked in, degrees clockwise from north; None where it wrote none.
        by_compass: North is that of the compass, not of the map.
        focal_mm: Focal length as on a camera of 35 mm film; None where it wrote none.
    """

    towards: float | None = None
    by_compass: bool = False
    focal_mm: int | None = None

    @property
    def direction(self) -> str:
        """朝东南（135°，指南针）; empty where nothing is known."""
        if self.towards is None:
            return ""
        wind = _WINDS[round(self.towards / 45) % 8]
        return f"朝{wind}（{self.towards % 360:.0f}°{'，按指南针' if self.by_compass else ''}）"


@dataclass(frozen=True, slots=True)
class PlaceAgain:
    """One photo that is to be taken again from where it was taken.

    Attributes:
        picture: Upright JPEG.
    """

    item: EvidenceItem
    picture: Path
    stand: Stand = Stand()

    @property
    def format(self) -> str:
        """横拍 or 竖拍."""
        photo = self.item.photo
        return "竖拍" if photo is not None and photo.height_px > photo.width_px else "横拍"


@dataclass(frozen=True, slots=True)
class ReshootPaper:
    """Everything 现场复拍单 prints: a page for each place."""

    case: CaseFile
    places: tuple[PlaceAgain, ...]
    unit: OwnUnit
    rules: RulePack
    made_at: datetime
    made_by: str = ""
