"""One line of 先做这几件: why, which, and one button with a verb."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.warning_look import look_of
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, chip, label
from dujiao_desktop.domain.today import TodayItem, TodayKind

CHIP_WIDTH, NUMBER_WIDTH, BUTTON_WIDTH = 112, 62, 92
_NUMBER_SHOWN = 7


class FirstRow(QFrame):
    """Chip, number, problem and reason, button.

    Signals:
        wanted: The button was clicked; emitted with the `TodayItem`.
    """

    wanted = Signal(object)

    def __init__(self, item: TodayItem, primary: bool) -> None:
        super().__init__()
        self.setObjectName("todayRow")
        self._item = item
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 10, 16, 10)
        across.setSpacing(12)
        why = chip(*chip_of(item))
        why.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        why.setFixedWidth(px(CHIP_WIDTH))
        across.addWidget(why)
        across.addWidget(_number(number_of(item)))
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(ElidedLabel(title_of(item)))
        texts.addWidget(ElidedLabel(reason_of(item), "muted"))
        across.addLayout(texts, 1)
        if item.kind is not TodayKind.WARNED and item.line is not None and item.line.warning is not None:
            warned = chip(*look_of(item.line.warning, item.warning))
            across.addWidget(warned, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button = button(verb_of(item), "smallPrimary" if primary else "small", self._clicked)
        self.button.setMinimumWidth(px(BUTTON_WIDTH))
        self.button.setAccessibleName(f"{verb_of(item)}：{chip_of(item)[0]}，{number_of(item)} {title_of(item)}")
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _clicked(self) -> None:
        self.wanted.emit(self._item)


def chip_of(item: TodayItem) -> tuple[str, str]:
    """Word with its shape, and tone."""
    if item.kind is TodayKind.RETURNED:
        return "■ 退回", "danger"
    if item.kind is TodayKind.OVERDUE:
        return f"▲ {item.reason}", "danger"
    if item.kind is TodayKind.DUE_SOON:
        return f"● {item.reason}", "warning"
    if item.kind is TodayKind.WARNED and item.line is not None and item.line.warning is not None:
        return look_of(item.line.warning, item.warning)
    if item.kind is TodayKind.NOTICE_ENDED:
        return "● 公示期满", "warning"
    if item.kind is TodayKind.REVIEW_DUE:
        return ("▲ 复核逾期", "warning") if "逾期" in item.reason else ("◆ 复核到期", "info")
    late = item.reason.startswith("逾期")
    return (f"▲ {item.reason}", "danger") if late else ("◆ 举报件", "info")


def number_of(item: TodayItem) -> str:
    """序号 of the task, or the end of the 受理编号."""
    if item.complaint is not None:
        number = item.complaint.acceptance_no + ("＊" if item.complaint.is_key_case else "")
        return number if len(number) <= _NUMBER_SHOWN else "…" + number[-(_NUMBER_SHOWN - 2) :]
    return item.line.number if item.line is not None else ""


def title_of(item: TodayItem) -> str:
    """The problem or the complaint, in one line."""
    if item.complaint is not None:
        key = "（重点件）" if item.complaint.is_key_case else ""
        return " ".join(item.complaint.content.split()) + key
    return " ".join(item.line.problem_text.split()) if item.line is not None else ""


def reason_of(item: TodayItem) -> str:
    """Why it is here and what it lacks, without what the chip says already."""
    parts = []
    if item.complaint is not None:
        due = item.complaint.due_on
        parts.append(f"举报件，办结时限 {due.isoformat()}" if due else "举报件")
        if not item.reason.startswith("逾期"):
            parts.append(item.reason)
    elif item.kind is TodayKind.REVIEW_DUE:
        return item.reason
    elif item.kind in (TodayKind.RETURNED, TodayKind.WARNED, TodayKind.NOTICE_ENDED):
        parts.append(item.reason)
    elif item.line is not None and item.line.deadline.end is not None:
        parts.append(f"时限 {item.line.deadline.end.isoformat()}")
    if item.missing == 1:
        parts.append(f"还差：{item.lacks}")
    elif item.missing:
        parts.append(f"还差 {item.missing} 项，先补：{item.lacks}")
    elif item.line is not None:
        parts.append("材料齐了，可以办")
    return "；".join(parts)


def verb_of(item: TodayItem) -> str:
    """What the button does."""
    if item.kind is TodayKind.RETURNED and item.missing:
        return f"补正 {item.missing} 项"
    # The word of an own step is a noun: 自查.
    own_step = not item.missing and item.line is not None and not item.action.startswith(("登记", "查看"))
    return f"去{item.action}" if own_step else item.action


def _number(text: str) -> QLabel:
    made = label(text, "mutedBody")
    made.setFixedWidth(px(NUMBER_WIDTH))
    return made
