"""From one row of a complaint list to its draft. No column about who complained is read into it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dujiao_desktop.documents.reading.lexicon import UNIT_ROLES, Field
from dujiao_desktop.documents.reading.task_record import Part
from dujiao_desktop.documents.reading.values import complaint_status, split_list, truth
from dujiao_desktop.domain.complaint import ComplaintStatus
from dujiao_desktop.domain.deadline_phrases import read_deadline
from dujiao_desktop.domain.reading import ComplaintDraft

_INFORMANT: Final = re.compile("举报人|投诉人|来电人|来信人|信访人|反映人|姓名|号码|身份证|联系|电话|手机|住址")


TAKEN: Final = frozenset(
    {*UNIT_ROLES, Field.NUMBER, Field.COMPLAINT_NO, Field.COMPLAINT_TEXT, Field.PROBLEM, Field.STATUS}
    | {Field.STATUS_OR_RESULT, Field.HANDLING, Field.RESULT, Field.CHANNEL, Field.ROUND, Field.BATCH, Field.RECEIVED_ON}
    | {Field.DEADLINE, Field.REGION, Field.ADDRESS, Field.CLASSES, Field.TRUTH, Field.INVESTIGATION, Field.NOTE}
    | {Field.ACCOUNTABILITY, Field.CLOSED_ON, Field.REPEAT_OF}
)
"""Fields that have a place in a complaint; the others go to its note with their header."""


def may_identify(header: str) -> bool:
    """Whether a column of a complaint list may say who complained: such a column is not read at all."""
    return _INFORMANT.search(header) is not None


def complaint_draft(part: Part, remarks: list[str], where: str, source: str) -> ComplaintDraft | None:
    """The draft of a row, or None when it names neither a number nor a content."""
    number = _text(part, Field.COMPLAINT_NO)
    content = _text(part, Field.COMPLAINT_TEXT) or _text(part, Field.PROBLEM)
    if not number and not content:
        return None
    words = _text(part, Field.STATUS) or _text(part, Field.STATUS_OR_RESULT)
    status = complaint_status(words)
    handling = [_text(part, Field.HANDLING), _text(part, Field.RESULT)]
    if status is None:
        handling.append(words)
    return ComplaintDraft(
        where=where,
        acceptance_no=number.replace("*", "").replace("＊", "").replace("★", "").strip(),
        content=content,
        is_key_case=any(star in number for star in "*＊★"),
        channel=_text(part, Field.CHANNEL),
        round=_text(part, Field.ROUND),
        batch=_text(part, Field.BATCH),
        received_on=_day(part, Field.RECEIVED_ON),
        due_on=_day(part, Field.DEADLINE),
        region=_text(part, Field.REGION),
        address=_text(part, Field.ADDRESS),
        classes=split_list(_text(part, Field.CLASSES)),
        units=tuple(dict.fromkeys(name for of in UNIT_ROLES for name in split_list(_text(part, of)))),
        truth=truth(_text(part, Field.TRUTH)),
        investigation=_text(part, Field.INVESTIGATION),
        handling="\n".join(text for text in handling if text),
        accountability=_text(part, Field.ACCOUNTABILITY),
        status=status or ComplaintStatus.OPEN,
        closed_on=_day(part, Field.CLOSED_ON),
        repeat_of=_text(part, Field.REPEAT_OF),
        note="\n".join(text for text in [_text(part, Field.NOTE), *remarks] if text),
        source_text=source,
    )


def _text(part: Part, of: Field) -> str:
    value = part.get(of)
    return value.text if value else ""


def _day(part: Part, of: Field) -> date | None:
    value = part.get(of)
    return (value.day or read_deadline(value.text).end) if value else None
