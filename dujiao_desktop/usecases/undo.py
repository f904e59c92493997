"""撤销、重做 through the session: an action is taken back by its opposite, and both stay in the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import ComplaintId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.undo import REDO, UNDO, Doable, Subject, cancelled, refusal, standing

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists
    from dujiao_desktop.store.records.acts import Undone as Opposite

_WORDS: dict[str, tuple[str, str]] = {
    "add_task": ("task", "新建任务 {label}"),
    "edit_task": ("task", "修改任务 {label} 的基本情况"),
    "edit_tasks": ("task", "批量修改任务 {label} 等 {count} 项"),
    "remove_task": ("task", "移除任务 {label}"),
    "set_measure": ("measure", "{verb}措施 {label}"),
    "remove_measure": ("measure", "移除措施 {label}"),
    "record_measure": ("measure", "填写措施 {label} 的结果"),
    "record_progress": ("progress", "记 {label} 的进展"),
    "attach_evidence": ("evidence", "加佐证“{label}”{others}"),
    "describe_evidence": ("evidence", "改佐证“{label}”{others}的说明"),
    "remove_evidence": ("evidence", "移除佐证“{label}”"),
    "take_in": ("evidence", "收件“{label}”{others}，放进待归位"),
    "put_to_task": ("evidence", "归位“{label}”{others}"),
    "move_evidence": ("evidence", "移动佐证“{label}”{others}"),
    "order_evidence": ("evidence", "调整佐证的顺序"),
    "replace_evidence": ("evidence", "替换佐证“{label}”"),
    "set_pair": ("photo_pair", "确认一对整改前后照片"),
    "part_pair": ("photo_pair", "把一对整改前后照片分开"),
    "answer_photo_hint": ("photo_answer", "回答照片体检的提示"),
    "apply_extension": ("extension", "申请延期、转长期“{label}”"),
    "decide_extension": ("extension", "登记“{label}”的审批意见"),
    "look_back": ("visit", "登记 {label} 的回头看"),
    "review": ("visit", "登记 {label} 的长期坚持复核"),
    "add_officer": ("officer", "添加人员 {label}"),
    "change_officer": ("officer", "修改人员 {label}"),
    "retire_officer": ("officer", "停用人员 {label}"),
    "reinstate_officer": ("officer", "重新启用人员 {label}"),
    "remove_officer": ("officer", "删除人员 {label}"),
    "add_complaint": ("complaint", "新增举报件 {label}"),
    "edit_complaint": ("complaint", "修改举报件 {label}"),
    "remove_complaint": ("complaint", "移除举报件 {label}"),
    "set_warning": ("warning", "登记预警“{label}”"),
    "change_warning": ("warning", "改预警“{label}”的级别"),
    "lift_warning": ("warning", "解除预警“{label}”"),
    "import_tasks": ("import_batch", "导入“{label}”"),
    "undo_import": ("import_batch", "撤销“{label}”的导入"),
    "set_part": ("task_part", "{verb}村组或点位“{label}”"),
    "remove_part": ("task_part", "移出村组或点位“{label}”"),
    "link_tasks": ("task_link", "关联任务 {label}"),
    "unlink_tasks": ("task_link", "解除与任务 {label} 的关联"),
    "add_plan": ("plan", "新建专项方案“{label}”"),
    "edit_plan": ("", "修改专项方案"),
    "remove_plan": ("plan", "移除专项方案“{label}”"),
    "set_indicator": ("indicator", "{verb}数值目标“{label}”"),
    "remove_indicator": ("indicator", "移出数值目标“{label}”"),
    "record_reading": ("indicator_reading", "记数值 {label}"),
    "remove_reading": ("indicator_reading", "移出数值 {label}"),
    "answer_slot": ("slot_answer", "说明缺项原因“{label}”"),
    "withdraw_slot_answer": ("slot_answer", "撤回缺项说明“{label}”"),
    "attach_statement": ("slot_answer", "挂上“{label}”的情况说明"),
    "restore_removed": ("", "从回收站恢复"),
    "confirm_evidence": ("closeout_round", "确认沿用上一轮的材料"),
    "take_step": ("", "办理销号步骤"),
    "send_back": ("", "登记退回"),
    "backfill_steps": ("", "补录销号步骤"),
    "produce_dossier": ("", "生成卷宗"),
    "adopt_rules": ("", "换用规则包"),
    "set_calendar": ("", "改工作日历"),
    "change_settings": ("", "改设置"),
    "hand_over": ("", "工作交接"),
    "relink_evidence": ("", "找回佐证原件"),
}
_OTHER = ("", "刚才的操作")
_ABOUT_A_TASK = frozenset(
    {
        "measure", "progress", "evidence", "warning", "task_part", "task_link", "indicator", "indicator_reading",
        "closeout_round", "extension", "visit", "slot_answer", "photo_pair", "photo_answer",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back or done again."""

    words: str
    changes: Changes


def undo_last(store: Store, since: int, *, by: Officer, now: datetime, act: int | None = None) -> Undone:
    """Take back the newest action of the session, or the one that `act` names.

    Args:
        store: The workspace.
        since: `Lists.newest_act` when the session began; nothing before it is taken back.
        by: Who takes it back.
        now: When.
        act: Number of what the officer did; None for the newest.

    Raises:
        Refused: ``nothing_to_undo``; ``cannot_undo_step`` (a step is taken back only by a return),
            ``cannot_undo_dossier``, ``cannot_undo``; ``changed_since`` when a later action changed the same or built
            upon it; ``task_closed`` for official fields and results, and for applications made or decided before the
            closing; as `Store.allow` for what the action itself asks.
    """
    return _reversed(store, since, UNDO, act, by, now)


def redo(store: Store, since: int, *, by: Officer, now: datetime, act: int | None = None) -> Undone:
    """Do again what was taken back last, or what `act` names. Raises `Refused` ``nothing_to_redo`` and as `undo_last`."""
    return _reversed(store, since, REDO, act, by, now)


def _reversed(store: Store, since: int, way: str, act: int | None, by: Officer, now: datetime) -> Undone:
    with store.lists() as lists:
        acts = lists.acts(since)
        stand = standing(acts)
        candidates = stand.undo if way == UNDO else stand.redo
        found = next((d for d in reversed(candidates) if act in (None, d.origin.number)), None)
        if found is None:
            raise Refused("nothing_to_undo" if way == UNDO else "nothing_to_redo")
        words = _words(lists, (found,))[found.origin.number]
    if code := refusal(found.origin.action):
        raise Refused(code, words=words)
    # Taking back is doing: it asks for the same role.
    store.allow(by, found.origin.action)
    with store.work(by=by, now=now, action=way, undoes=found.head.number) as work:
        try:
            neutral = stand.neutral | found.family | cancelled(acts, found.head.number)
            opposite = work.acts.take_back(found.head.number, neutral)
        except Refused as refused:
            if refused.code == "changed_since":
                raise Refused("changed_since", words=words) from refused
            raise
        work.commit()
    return Undone(words, _changes(opposite))


def _words(lists: Lists, doables: tuple[Doable, ...]) -> dict[int, str]:
    told = {d.origin.number: _WORDS.get(d.origin.action, _OTHER) for d in doables}
    subjects = lists.subjects({number: record for number, (record, _) in told.items() if record})
    return {number: _said(text, record, subjects.get(number, Subject())) for number, (record, text) in told.items()}


def _said(text: str, record: str, subject: Subject) -> str:
    others = f"等 {subject.count} 件" if subject.count > 1 else ""
    verb = "新增" if subject.operation == "insert" else "修改"
    words = text.format(label=subject.label, verb=verb, others=others, count=subject.count)
    return f"{words}（任务 {subject.task_number}）" if record in _ABOUT_A_TASK and subject.task_number else words


def _changes(opposite: Opposite) -> Changes:
    tasks = opposite.tasks
    official = [
        tasks.get(record, set())
        for record in ("task", "task_unit", "task_person", "task_link", "plan_task", "extension", "visit")
    ]
    measured = [tasks.get(record, set()) for record in ("measure", "task_part", "indicator", "indicator_reading")]
    return Changes(
        tasks=frozenset().union(*official, tasks.get("warning", set())),
        measures_of=frozenset().union(*measured),
        progress_of=frozenset(tasks.get("progress", set())),
        evidence_of=frozenset().union(*(tasks.get(kind, set()) for kind in ("evidence", "photo_pair", "photo_answer"))),
        closeout_of=frozenset(tasks.get("closeout_round", set()) | tasks.get("slot_answer", set())),
        complaints=cast("frozenset[ComplaintId]", frozenset(opposite.records.get("complaint", set()))),
        lists=bool({"task", "complaint"} & opposite.records.keys()) and (opposite.came_or_went or any(official)),
        officers="officer" in opposite.records,
        plans=bool({"plan", "plan_task"} & opposite.records.keys()),
        inbox="evidence" in opposite.records,
    )
