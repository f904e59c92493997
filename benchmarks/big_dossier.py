"""Makes the content of a dossier of some 300 pages with 100 photos, and the same texts for its peer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from workspace import NOW

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import CloseOut
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind, PhotoFacts
from dujiao_desktop.domain.identity import EvidenceId, MeasureId, TaskId
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, Task, TaskUnit, UnitRole
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.environment.rule_packs import load_rule_pack

MEASURES = 390
_TASK = TaskId("0190a000-0000-7000-8000-000000000007")
_UNIT = "清溪街道办事处"
_DO = "对沿岸排口逐一溯源，封堵混接口，设置标识牌并纳入一口一档管理，落实管护人员和经费，建立日巡周查月评的制度；"
_DONE = "已完成溯源整治，封堵混接口五处，四月至九月水质监测六次，结果均达到要求，群众回访满意，资料已归档备查；"


def content(previews: Path) -> DossierContent:
    """The dossier, with the photos in `previews`."""
    measures = tuple(
        Measure(
            MeasureId(f"m{n}"), n, f"第{n}处：{_DO * 3}", result_text=f"第{n}处：{_DONE * 3}", done_on=date(2026, 9, 1)
        )
        for n in range(1, MEASURES + 1)
    )
    task = Task(
        _TASK, "7", "清溪河沿岸排口雨污混流。", goal="排口全部完成整治。", measures=measures,
        units=(TaskUnit(UnitRole.RESPONSIBLE, _UNIT), TaskUnit(UnitRole.ACCEPTANCE, "区水利局")),
        progress_status=ProgressStatus.DONE,
    )  # fmt: skip
    photos = sorted(previews.iterdir())
    items = tuple(_photo(n, file) for n, file in enumerate(photos, 1))
    line = TaskLine(_TASK, "7", task.problem_text, ProgressStatus.DONE, CloseoutStatus.NOT_STARTED)
    return DossierContent(
        case=CaseFile(task, CloseOut(_TASK), evidence=items),
        line=line,
        unit=OwnUnit(_UNIT),
        rules=load_rule_pack("chongqing"),
        made_at=NOW,
        made_by="周玉",
        state_digest="0123456789ab",
        pictures={item.id: file for item, file in zip(items, photos, strict=True)},
    )


def _photo(number: int, file: Path) -> EvidenceItem:
    bare = EvidenceItem(
        EvidenceId(f"e{number}"), _TASK, EvidenceKind.AFTER_PHOTO, file.name, "image/jpeg", 1, f"{number:064x}",
        order=number, caption=f"{number}号排口整治后，岸坡复绿", taken_at=datetime(2026, 9, 2, 10, 0),
        place=f"清溪河{number}号排口", photographer="罗敏", photo=PhotoFacts(1600, 1200),
    )  # fmt: skip
    return bare if number % 2 else replace(bare, kind=EvidenceKind.BEFORE_PHOTO, place=f"清溪河{number - 1}号排口")


def texts(made: DossierContent) -> Iterator[tuple[str, str, str]]:
    """What the peer sets in rows of three: a number, what was to be done, what was done.

    Twice, for a dossier has it in its closure form and on the sheet of measures.
    """
    for measure in made.case.task.measures * 2:
        yield str(measure.seq), measure.text, measure.result_text


def write_texts(previews: Path, to: Path) -> None:
    """Leave the same texts and photos for the peer, which knows nothing of the program."""
    made = content(previews)
    photos = [
        [
            str(made.pictures[i.id]),
            f"佐证{i.order}",
            "时间：2026-09-02",
            f"地点：{i.place}",
            f"内容：{i.title}",
            "拍摄人：罗敏",
        ]
        for i in made.case.evidence
    ]
    to.write_text(json.dumps({"rows": list(texts(made)), "photos": photos}, ensure_ascii=False), encoding="utf-8")
