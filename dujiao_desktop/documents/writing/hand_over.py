"""工作交接清单: what is handed over, table by table, and the lines on which three people sign."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block
from dujiao_desktop.documents.writing.fonts import font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import STATISTICS, Section, Written, write_pages
from dujiao_desktop.documents.writing.pdf_file import MM, FileFacts
from dujiao_desktop.documents.writing.styles import CELL, LEVEL_1, NOTE, SMALL, SMALL_CENTRE, SMALL_LABEL, Setter
from dujiao_desktop.documents.writing.tables import Grid, Row
from dujiao_desktop.documents.writing.words import PROGRAM, day, grouped, joined, short_day
from dujiao_desktop.domain.hand_over import Inventory, OpenTask
from dujiao_desktop.domain.job_control import JobControl

_HEADING = LEVEL_1.but(size=12.5, leading=20, indent=0, space_before=10, space_after=3)
_NAMED_GAPS = 3
_NARROW_MM = 34
_STATEMENT = "移交人已将上列事项、材料和本工作区的使用方法向接收人逐项说明，接收人核对无误，自交接之日起负责办理；监交人在场监督。"


def write_hand_over_pdf(inventory: Inventory, path: Path, fonts_dir: Path, control: JobControl) -> Written:
    """Write the inventory on A4 portrait; what there is none of is said too, so that nothing seems forgotten.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``font_missing``, or what the disk says.
        Cancelled: Nothing was written.
    """
    tables = _tables(inventory)
    head = inventory.wish
    named = [("表头", inventory.unit + head.giver + head.taker + head.witness)]
    named += [(title, "".join(cell for row in rows for cell in row)) for title, _, _, rows in tables]
    refuse_missing_glyphs(fonts_dir, named)
    setter = Setter(font_book(fonts_dir))
    blocks: list[Block] = [setter.title("工作交接清单", "hand_over"), _parties(setter, inventory)]
    for title, columns, widths, rows in tables:
        blocks.append(setter.text(title, _HEADING))
        blocks.append(_table(setter, columns, widths, rows) if rows else setter.text("没有。", SMALL.but(indent=2)))
    blocks.append(setter.text("注：销号状态、所缺材料按本单位规则包在生成时刻逐项判定；附件与本清单一并移交。", NOTE))
    blocks.append(setter.text(_STATEMENT, CELL.but(indent=2, space_before=10, space_after=6)))
    blocks.append(_signatures(setter))
    facts = FileFacts("工作交接清单", inventory.unit, f"{head.giver}移交{head.taker}", inventory.made_at, PROGRAM)
    footer = f"{head.giver} → {head.taker}　{day(head.on)}"
    return write_pages([Section(STATISTICS, tuple(blocks))], setter.fonts, facts, path, control, footer)


def size_words(size_bytes: int) -> str:
    """12.3 MB, 456 KB."""
    if size_bytes >= 1 << 30:
        return f"{size_bytes / (1 << 30):.2f} GB"
    return f"{size_bytes / (1 << 20):.1f} MB" if size_bytes >= 1 << 20 else f"{max(1, size_bytes >> 10)} KB"


_Table = tuple[str, tuple[str, ...], tuple[float, ...], list[tuple[str, ...]]]


def _tables(inventory: Inventory) -> list[_Table]:
    """Title, head, widths in millimetres (156 in all) and rows of every table, in printing order."""
    return [
        ("一、概况", ("事项", "数量", "说明"), (40, 24, 92), _overview(inventory)),
        (
            "二、未销号任务，下一步和还缺什么",
            ("序号", "问题", "时限", "整改进展", "销号", "下一步，还缺什么"),
            (12, 35, 34, 18, 18, 39),
            [_task(task) for task in inventory.tasks],
        ),
        (
            "三、退回待补正",
            ("序号", "问题", "退回日期", "补正期限", "环节、原因和补充整改要求"),
            (12, 40, 20, 20, 64),
            [
                (t.number, t.problem, short_day(t.returned_on), short_day(t.due_on) or "未定",
                 f"{t.step}：{t.reason}。{t.demand}")
                for t in inventory.returned
            ],
        ),
        (
            "四、正在公示或等待公示",
            ("序号", "问题", "公示单位", "公示起止"),
            (12, 64, 42, 38),
            [
                (n.number, n.problem, n.unit or "任务里没有写",
                 f"{short_day(n.start)}—{short_day(n.end)}" if n.start or n.end else "起止日期尚未登记")
                for n in inventory.notices
            ],
        ),
        (
            "五、在等谁",
            ("单位", "在等的环节", "件数", "任务序号"),
            (52, 28, 16, 60),
            [(w.unit or "任务里没有写", w.step, str(len(w.numbers)), joined(w.numbers)) for w in inventory.waiting],
        ),
        (
            "六、未办结举报件",
            ("受理编号", "内容", "办理时限", "状态"),
            (42, 68, 22, 24),
            [(c.acceptance_no, c.content, short_day(c.due_on) or "未定", c.status) for c in inventory.complaints],
        ),
        (
            "七、已生成的卷宗",
            ("任务", "种类", "文件名", "SHA-256", "生成"),
            (12, 18, 46, 54, 26),
            [
                (d.number, d.kind, d.file_name, grouped(d.sha256), f"{short_day(d.made_at)}\n{d.made_by}")
                for d in inventory.dossiers
            ],
        ),
        (
            "八、没有写完的草稿",
            ("写在哪里", "谁写的", "最后保存"),
            (84, 32, 40),
            [(d.place, d.who, f"{short_day(d.saved_at)} {d.saved_at:%H:%M}") for d in inventory.drafts],
        ),
        ("九、附件", ("附件", "文件名", "说明"), (28, 62, 66), _attachments(inventory)),
    ]  # fmt: skip


def _overview(inventory: Inventory) -> list[tuple[str, ...]]:
    overdue = sum(task.is_overdue for task in inventory.tasks)
    last = inventory.last_backup
    backup = f"{day(last)} {last:%H:%M}" if last else "还没有备份过"
    return [
        ("任务", f"{inventory.total} 项", f"未销号 {len(inventory.tasks)} 项，其中逾期 {overdue} 项"),
        ("退回待补正", f"{len(inventory.returned)} 项", "见第三项"),
        ("未办结举报件", f"{len(inventory.complaints)} 件", "见第六项"),
        ("佐证", f"{inventory.evidence_files} 件", f"原件共 {size_words(inventory.evidence_bytes)}，存于工作区"),
        ("已生成的卷宗", f"{len(inventory.dossiers)} 份", "见第七项"),
        ("交接前最近一次备份", "—", backup),
    ]


def _task(task: OpenTask) -> tuple[str, ...]:
    lacks = "；".join(task.missing[:_NAMED_GAPS]) + ("等" if len(task.missing) > _NAMED_GAPS else "")
    gaps = f"缺 {len(task.missing)} 项：{lacks}" if task.missing else "材料已齐，可以办"
    ahead = f"{task.next_step}，{gaps}"
    due = f"{task.deadline}（已逾期）" if task.is_overdue else task.deadline
    return (task.number, task.problem, due or "未填", task.progress, task.closeout, ahead if task.next_step else "")


def _attachments(inventory: Inventory) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("整改任务台账", inventory.ledger, "全部任务，含已销号的")]
    if inventory.backup is not None:
        backup = inventory.backup
        rows.append(
            ("完整备份", backup.file_name, f"{size_words(backup.size_bytes)}　SHA-256 {grouped(backup.sha256)}")
        )
    return rows


def _parties(setter: Setter, inventory: Inventory) -> Grid:
    wish = inventory.wish
    after = "移交人停用，不再经办" if wish.retires else "移交人继续在岗"
    pairs = (
        ("单位", inventory.unit), ("交接日期", day(wish.on)), ("移交人", wish.giver), ("接收人", wish.taker),
        ("监交人", wish.witness), ("交接以后", after),
    )  # fmt: skip
    rows = [
        Row((setter.label(a, SMALL_LABEL), setter.cell(b, SMALL), setter.label(c, SMALL_LABEL), setter.cell(d, SMALL)))
        for (a, b), (c, d) in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    return Grid([22 * MM, 62 * MM, 22 * MM, 50 * MM], rows)


def _table(
    setter: Setter, columns: tuple[str, ...], widths_mm: Sequence[float], rows: Sequence[tuple[str, ...]]
) -> Grid:
    # Numbers, counts and days stand in the middle, sentences at the left.
    centred = [width <= _NARROW_MM for width in widths_mm]
    body = [
        Row(tuple(setter.cell(t, SMALL_CENTRE if c else SMALL) for t, c in zip(row, centred, strict=True)))
        for row in rows
    ]
    return Grid([width * MM for width in widths_mm], body, [setter.head(columns)])


def _signatures(setter: Setter) -> Grid:
    """One table that stays on one page."""
    roles = ("移交人", "接收人", "监交人")
    space = SMALL.but(leading=19)
    rows = [
        Row(tuple(setter.label(role, SMALL_LABEL) for role in roles), whole=True),
        Row(
            tuple(setter.cell("（签字）\n\n　　　　年　　月　　日", space) for _ in roles), whole=True, least_height=62
        ),
    ]
    return Grid([52 * MM] * 3, rows)
