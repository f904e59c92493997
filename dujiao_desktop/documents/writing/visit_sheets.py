"""回头看记录表 and 长期坚持情况表: what was found there again, and the photos, each beside that of the closed dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block, Space, Stack
from dujiao_desktop.documents.writing.fonts import font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import OFFICIAL, Section
from dujiao_desktop.documents.writing.pdf_file import MM
from dujiao_desktop.documents.writing.photo_cells import Compared, Framed, photo_texts, side_by_side, two_by_two
from dujiao_desktop.documents.writing.styles import NOTE, SMALL, SMALL_CENTRE, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.task_sheet import FIELDS, made, pair, wide, write_sheet
from dujiao_desktop.documents.writing.words import day, joined, short_day
from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.evidence import EvidenceItem, metres_between
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.photo_pairs import distance_words
from dujiao_desktop.domain.visit import Visit
from dujiao_desktop.domain.visit_paper import VisitPaper

_PROOFS = (11 * MM, 20 * MM, 31 * MM, 55 * MM, 21 * MM, 18 * MM)
_PROOFS_HEAD = ("序号", "日期", "人员", "坚持情况", "下次复核", "材料")
_SIGNED_HEIGHT = 22 * MM


def write_lookback(paper: VisitPaper, path: Path, fonts_dir: Path, control: JobControl) -> int:
    """Write the record of one look-back: one page, and the photos behind it. Returns the number of pages.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``picture_unreadable``, ``font_missing``, or what the disk says.
    """
    setter, (visit,) = _setter(paper, fonts_dir), paper.visits
    sections = [Section(OFFICIAL, tuple(_lookback_page(setter, paper, visit)))]
    photos = _lookback_photos(setter, paper, visit)
    if photos:
        sections.append(Section(OFFICIAL, tuple(photos)))
    return _written(setter, paper, paper.rules.forms.lookback, sections, path, control)


def write_long_term(paper: VisitPaper, path: Path, fonts_dir: Path, control: JobControl) -> int:
    """Write the sheet of a year with every proof and its photos. Returns and raises as `write_lookback`."""
    setter = _setter(paper, fonts_dir)
    sections = [Section(OFFICIAL, tuple(_long_term_page(setter, paper)))]
    photos = [
        _framed(paper, item, f"{number}　{short_day(visit.visited_on)}")
        for number, visit in enumerate(paper.visits, 1)
        for item in paper.brought(visit)
        if item.is_picture
    ]
    if photos:
        sections.append(Section(OFFICIAL, (setter.title("现场照片", "photos"), two_by_two(setter, photos))))
    title = f"{paper.rules.forms.long_term}（{paper.year}年）"
    return _written(setter, paper, title, sections, path, control)


def _setter(paper: VisitPaper, fonts_dir: Path) -> Setter:
    refuse_missing_glyphs(fonts_dir, _printed_texts(paper))
    return Setter(font_book(fonts_dir))


def _written(
    setter: Setter, paper: VisitPaper, title: str, sections: Sequence[Section], path: Path, control: JobControl
) -> int:
    return write_sheet(setter, paper.case.task, paper.unit, title, sections, path, paper.made_at, control)


def _lookback_page(setter: Setter, paper: VisitPaper, visit: Visit) -> list[Block]:
    task = paper.case.task
    after = "已按反弹重开，从自查起重新办理整改销号。" if visit.reopened else "继续巩固，保持销号。"
    rows = [
        pair(setter, "任务编号", task.number, "销号日期", day(paper.closed_on(visit))),
        wide(setter, "整改任务（问题）", task.problem_text),
        wide(setter, "整改目标", task.goal),
        pair(setter, "回头看日期", day(visit.visited_on), "结论", visit.result_word),
        pair(setter, "参加人员", joined(visit.people), "参加单位", joined(visit.units)),
        wide(setter, "回头看情况", visit.text, 52 * MM),
        pair(setter, "处理", after, "下次回头看", day(visit.next_on) or "未定"),
        _signed(setter, "参加人员签字"),
        _signed(setter, "责任单位意见"),
    ]
    notes = (
        "注：照片附后，左为销号卷宗中的整改后照片，右为本次在同一地点拍摄。" if visit.files else "注：本次没有照片。"
    )
    return [
        setter.title(paper.rules.forms.lookback, "lookback"),
        Grid(FIELDS, rows),
        setter.text(notes + made(paper.made_at, paper.made_by), NOTE),
    ]


def _lookback_photos(setter: Setter, paper: VisitPaper, visit: Visit) -> list[Block]:
    compared, single = [], []
    for file in visit.files:
        item = paper.case.on_paper(file.evidence_id)
        if item is None or not item.is_picture:
            continue
        old, new = paper.case.on_paper(file.beside) if file.beside else None, _framed(paper, item, "回头看")
        if old is not None:
            compared.append(Compared(_distance(old, item), _framed(paper, old, "销号时"), new))
        else:
            single.append(new)
    blocks: list[Block] = []
    if compared:
        heads = ("销号时（整改后）", "本次回头看")
        blocks += [setter.title("同一地点对照", "pairs"), side_by_side(setter, heads, compared)]
    if single:
        title = setter.title("其他现场照片" if compared else "现场照片", "photos")
        blocks += [Space(14 if compared else 0), title, two_by_two(setter, single)]
    return blocks


def _distance(old: EvidenceItem, new: EvidenceItem) -> str:
    """How far apart the two cameras stood; empty where one of them recorded no place."""
    metres = metres_between(old, new)
    return f"两次拍摄{distance_words(metres)}（按相机记录）" if metres is not None else ""


def _long_term_page(setter: Setter, paper: VisitPaper) -> list[Block]:
    task, change = paper.case.task, paper.long_term
    since = f"{day(change.decided_on)}批准转为长期持续整改" if change else "任务要求长期坚持"
    facts = [
        pair(setter, "任务编号", task.number, "填报单位", paper.unit.name),
        wide(setter, "整改任务（问题）", task.problem_text),
        wide(setter, "目标", change.stage_goal if change else task.goal),
        pair(setter, "长期坚持依据", since, "整改进展", paper.rules.progress_word(task.progress_status)),
    ]
    rows = [_proof(setter, paper, number, visit) for number, visit in enumerate(paper.visits, 1)]
    return [
        setter.title(f"{paper.rules.forms.long_term}\n（{paper.year}年）", "long_term"),
        Grid(FIELDS, facts),
        Space(8),
        Grid(_PROOFS, rows, [setter.head(_PROOFS_HEAD)]),
        setter.text(
            "注：照片附后，按序号对应；其他材料的原件存于本任务佐证。" + made(paper.made_at, paper.made_by), NOTE
        ),
    ]


def _proof(setter: Setter, paper: VisitPaper, number: int, visit: Visit) -> Row:
    items = paper.brought(visit)
    pictures = sum(item.is_picture for item in items)
    papers = [item.file_name for item in items if not item.is_picture]
    said = "\n".join((visit.text, *(f"材料：{name}" for name in papers)))
    people = "\n".join((joined(visit.people), *visit.units))
    brought = [f"照片{pictures}张"] if pictures else []
    brought += [f"其他{len(papers)}件"] if papers else []
    return Row(
        (
            setter.cell(str(number), SMALL_CENTRE, again=f"{number}（续）"),
            setter.cell(short_day(visit.visited_on), SMALL_CENTRE),
            setter.cell(people, SMALL),
            Cell(setter.text(said, SMALL.but(align="justify")), middle=False),
            setter.cell(short_day(visit.next_on), SMALL_CENTRE),
            setter.cell("\n".join(brought) or "无", SMALL_CENTRE),
        )
    )


def _signed(setter: Setter, word: str) -> Row:
    """Room for signatures by hand and the day."""
    right = SMALL.but(align="right")
    blank = Stack((Space(_SIGNED_HEIGHT - 26), setter.text("年　　月　　日", right)))
    return Row((setter.label(word), Cell(blank, columns=3)), whole=True, least_height=_SIGNED_HEIGHT)


def _framed(paper: VisitPaper, item: EvidenceItem, head: str) -> Framed:
    path = paper.pictures.get(item.id)
    if path is None:
        raise Unavailable("picture_unreadable", file=item.file_name, reason="no preview")
    return Framed(item, path, head, with_photographer=bool(item.photographer))


def _printed_texts(paper: VisitPaper) -> Iterator[tuple[str, str]]:
    """Every text of an officer that the paper prints, with its place in the officer's words."""
    task = paper.case.task
    yield "单位名称", paper.unit.name
    yield "填报人", paper.made_by
    yield "任务编号", task.number
    yield "整改任务（问题）", task.problem_text
    yield "整改目标", task.goal
    if paper.long_term is not None:
        yield "阶段目标", paper.long_term.stage_goal
    for visit in paper.visits:
        yield f"{short_day(visit.visited_on)} 的记录", f"{''.join((*visit.people, *visit.units))}{visit.text}"
        for item in paper.brought(visit):
            yield f"佐证 {item.order}", item.file_name
    yield from photo_texts(paper.shown)
    forms = paper.rules.forms
    yield "规则包", forms.lookback + forms.long_term + "".join(paper.rules.words.progress_status.values())
