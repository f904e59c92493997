"""整改前后对比 by itself: the pairs of a task two beside each other, and what has no partner yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block, Space
from dujiao_desktop.documents.writing.fonts import font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import OFFICIAL, Section
from dujiao_desktop.documents.writing.photo_cells import Framed, pair_blocks, photo_texts
from dujiao_desktop.documents.writing.styles import NOTE, Setter
from dujiao_desktop.documents.writing.tables import Grid
from dujiao_desktop.documents.writing.task_sheet import FIELDS, made, pair, wide, write_sheet
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.photo_papers import PairsPaper

TITLE = "整改前后对比"


def write_pairs(paper: PairsPaper, path: Path, fonts_dir: Path, control: JobControl) -> int:
    """Write the paper. Returns the number of pages.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``picture_unreadable``, ``font_missing``, or what the disk says.
    """
    refuse_missing_glyphs(fonts_dir, _printed_texts(paper))
    setter = Setter(font_book(fonts_dir))
    sections = [Section(OFFICIAL, tuple(_sheet(setter, paper)))]
    foot = made(paper.made_at, paper.made_by)
    return write_sheet(setter, paper.case.task, paper.unit, TITLE, sections, path, paper.made_at, control, foot)


def _sheet(setter: Setter, paper: PairsPaper) -> list[Block]:
    task, pairing = paper.case.task, paper.pairing

    def frame(item: EvidenceItem) -> Framed:
        stage = paper.rules.evidence_word(item.kind).removesuffix("照片")
        return Framed(item, paper.pictures[item.id], f"佐证{item.order}　{stage}")

    facts = [
        pair(setter, "任务编号", task.number, "填报单位", paper.unit.name),
        wide(setter, "整改任务（问题）", task.problem_text),
    ]
    lacking = [
        f"{word}：{'、'.join(f'佐证{e.order}（{e.title}）' for e in items)}。"
        for word, items in (
            ("没有整改后照片、未列入的整改前照片", pairing.lacking_after),
            ("没有整改前照片、未列入的整改后照片", pairing.lacking_before),
        )
        if items
    ]
    return [
        setter.title(TITLE, "pairs"),
        Grid(FIELDS, facts),
        Space(6),
        *pair_blocks(setter, pairing.pairs, frame),
        *([setter.text("\n".join(lacking), NOTE)] if lacking else []),
    ]


def _printed_texts(paper: PairsPaper) -> Iterator[tuple[str, str]]:
    """Every text of an officer that the paper prints, with its place in the officer's words."""
    task, pairing = paper.case.task, paper.pairing
    yield "单位名称", paper.unit.name
    yield "填报人", paper.made_by
    yield "任务编号", task.number
    yield "整改任务（问题）", task.problem_text
    yield from photo_texts([e for p in pairing.pairs for e in (p.before, p.after)])
    yield from photo_texts(pairing.single)
    yield "规则包", "".join(paper.rules.words.evidence_kind.values())
