"""The history in the officer's words: what was done, and which field became what."""

from __future__ import annotations

import json
from typing import Any

from dujiao_desktop.domain.closeout import CONCLUSION_WORDS, Conclusion
from dujiao_desktop.domain.dossier import KIND_WORDS, DossierKind
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.extension import EXTENSION_WORDS, RESULT_WORDS, ExtensionKind, ExtensionResult
from dujiao_desktop.domain.history import FieldChange, HistoryEntry
from dujiao_desktop.domain.indicator import DIRECTION_WORDS, SCALE_WORDS, Direction, Scale
from dujiao_desktop.domain.photo_check import ANSWER_WORDS, REASON_WORDS, HintAnswer, HintReason
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.slot_answer import REPLY_WORDS, Reply
from dujiao_desktop.domain.task import CloseoutStatus, PersonRole, ProgressStatus, TaskKind, UnitRole
from dujiao_desktop.domain.task_link import LINK_WORDS, LinkKind
from dujiao_desktop.domain.visit import VISIT_RESULT_WORDS, VISIT_WORDS, VisitKind, VisitResult
from dujiao_desktop.domain.warning import WarningLevel

DEEDS = {
    "set_up": "建立工作区",
    "add_task": "新建任务",
    "edit_task": "修改基本情况",
    "edit_tasks": "批量修改",
    "remove_task": "移除任务",
    "set_measure": "修改措施",
    "remove_measure": "移出措施",
    "record_measure": "填整改结果",
    "record_progress": "记进展",
    "attach_evidence": "加佐证",
    "describe_evidence": "改佐证说明",
    "remove_evidence": "移出佐证",
    "take_in": "收件",
    "let_intake_go": "放弃没有收完的",
    "put_to_task": "归位",
    "move_evidence": "移动佐证",
    "order_evidence": "调整佐证顺序",
    "replace_evidence": "替换佐证",
    "set_pair": "确认前后对比照片",
    "part_pair": "分开前后对比照片",
    "answer_photo_hint": "回答照片体检",
    "take_step": "登记销号步骤",
    "send_back": "登记退回",
    "set_warning": "登记预警",
    "change_warning": "改预警级别",
    "lift_warning": "解除预警",
    "confirm_evidence": "确认沿用上一轮材料",
    "apply_extension": "申请延期、转长期",
    "decide_extension": "登记延期审批意见",
    "look_back": "登记回头看",
    "review": "登记长期坚持复核",
    "produce_dossier": "生成卷宗",
    "adopt_rules": "换用规则包",
    "import_tasks": "导入清单",
    "undo_import": "撤销导入",
    "backfill_steps": "补录销号步骤",
    "restore_removed": "从回收站取回",
    "empty_recycle_bin": "清理回收站",
    "undo": "撤销",
    "redo": "重做",
    "add_officer": "添加人员",
    "change_officer": "修改人员",
    "retire_officer": "停用人员",
    "reinstate_officer": "重新启用人员",
    "remove_officer": "删除人员",
    "change_settings": "改设置",
    "hand_over": "工作交接",
    "relink_evidence": "找回佐证原件",
    "add_complaint": "登记举报件",
    "edit_complaint": "修改举报件",
    "remove_complaint": "移出举报件",
    "set_calendar": "改工作日历",
    "upgrade_database": "升级数据库",
    "set_part": "分村组",
    "remove_part": "移出村组",
    "link_tasks": "关联任务",
    "unlink_tasks": "解除关联",
    "add_plan": "新建专项方案",
    "edit_plan": "修改专项方案",
    "remove_plan": "移除专项方案",
    "set_indicator": "定数值目标",
    "remove_indicator": "移出数值目标",
    "record_reading": "记数值",
    "remove_reading": "移出数值",
    "answer_slot": "说明缺项原因",
    "withdraw_slot_answer": "撤回缺项说明",
    "attach_statement": "挂上情况说明",
}

_RECORDS = {
    "task": "任务",
    "task_unit": "单位",
    "task_person": "人员",
    "measure": "措施",
    "progress": "进展",
    "evidence": "佐证",
    "closeout_round": "销号轮次",
    "step_record": "销号步骤",
    "step_scan": "扫描件",
    "return_record": "退回",
    "dossier": "卷宗",
    "warning": "预警",
    "task_part": "村组（点位）",
    "task_link": "关联",
    "plan_task": "专项方案",
    "indicator": "数值目标",
    "indicator_reading": "数值",
    "extension": "申请",
    "extension_opinion": "审批意见",
    "extension_scan": "审批材料",
    "visit": "回访",
    "visit_file": "带回的材料",
    "slot_answer": "缺项说明",
    "photo_pair": "前后对比",
    "photo_answer": "照片体检的回答",
}

_FIELDS = {
    "number": "序号",
    "upper_number": "上级序号",
    "chapter": "章节",
    "problem_text": "问题",
    "goal": "整改目标",
    "kind": "类型",
    "classes": "类别",
    "nine_gov": "九治",
    "common": "共性个性",
    "deadline_text": "整改时限",
    "progress_status": "整改进展",
    "status_text": "原文状态",
    "is_long_term": "长期坚持",
    "closeout_status": "销号状态",
    "secrecy": "知悉范围",
    "cut_off": "原文不完整",
    "note": "备注",
    "name": "名称",
    "role": "角色",
    "post": "职务",
    "phone": "电话",
    "seq": "序号",
    "text": "内容",
    "responsible_units": "责任单位",
    "result_text": "整改结果",
    "done_on": "完成日期",
    "as_of": "截至日期",
    "status": "状态",
    "problem": "存在问题",
    "next_step": "下步打算",
    "file_name": "文件名",
    "caption": "说明",
    "measure_seq": "证明措施",
    "destination": "去向",
    "taken_at": "拍摄时间",
    "formed_on": "形成日期",
    "place": "地点",
    "photographer": "拍摄人",
    "issuer": "出具单位",
    "doc_no": "文号",
    "pages": "页数",
    "copies": "份数",
    "step": "步骤",
    "happened_on": "办理日期",
    "unit": "单位",
    "people": "人员",
    "conclusion": "结论",
    "opinion": "意见",
    "period_from": "公示开始",
    "period_to": "公示截止",
    "medium": "公示媒体",
    "url": "公示网址",
    "reason": "退回原因",
    "demand": "补正要求",
    "returned_on": "退回日期",
    "due_on": "补正时限",
    "round": "轮次",
    "made_by": "制作人",
    "removed_at": "移除时间",
    "backfilled_from": "补录依据",
    "level": "级别",
    "since": "起始日期",
    "lifted_on": "解除日期",
    "lift_reason": "解除理由",
    "part_seq": "所在村组",
    "person": "责任人",
    "title": "名称",
    "scale": "标度",
    "direction": "要求",
    "baseline": "基线",
    "baseline_on": "基线日期",
    "target": "目标",
    "value": "数值",
    "on": "日期",
    "pack": "规则包",
    "unconfirmed": "上一轮待确认",
    "reopen_reason": "反弹情况",
    "reopened_on": "重开日期",
    "items": "点名补正",
    "signed_on": "签字日期",
    "findings": "逐条核查情况",
    "demands": "核查要求",
    "notice_text": "公示文本",
    "objections": "公示异议",
    "archive_fonds": "全宗号",
    "archive_category": "档案门类",
    "archive_year": "归档年度",
    "archive_retention": "保管期限",
    "archive_section": "机构（问题）",
    "archive_item_no": "件号",
    "archive_pages": "归档页数",
    "applied_on": "申请日期",
    "old_deadline_text": "原时限",
    "new_deadline_text": "申请的新时限",
    "decided_on": "批准日期",
    "stage_goal": "阶段目标",
    "next_review_on": "下次复核日期",
    "final_on": "预计最终完成日期",
    "agreed": "是否同意",
    "words": "意见",
    "who": "签署人",
    "said_on": "意见日期",
    "visited_on": "日期",
    "units": "参加单位",
    "next_on": "下次日期",
    "reopened": "反弹重开",
    "slot": "材料",
    "answer": "说明",
    "statement_id": "签字扫描件",
    "belongs": "两张照片",
}

_WORDS_OF_ONE = {
    ("evidence", "kind"): "类别",
    ("evidence", "task_id"): "归在",
    ("evidence", "order"): "第几件",
    ("evidence", "replaced_by"): "已由新件替换",
    ("step_record", "number"): "文号或编号",
    ("warning", "number"): "文号",
    ("warning", "reason"): "理由",
    ("task_link", "number"): "任务",
    ("task_link", "kind"): "作为",
    ("indicator", "unit"): "计量单位",
    ("indicator_reading", "note"): "来源",
    ("extension_opinion", "level"): "第几级",
    ("extension", "reason"): "申请理由",
    ("extension", "number"): "批准文号",
    ("extension", "result"): "审批结果",
    ("visit", "kind"): "种类",
    ("visit", "result"): "结论",
    ("visit", "text"): "情况",
    ("photo_answer", "answer"): "回答",
    ("photo_answer", "reason"): "提示",
    ("photo_answer", "text"): "说明",
    ("closeout_round", "number"): "轮次",
    ("slot_answer", "reason"): "原因",
}
"""What a field is called in one kind of record alone."""
_DESTINATIONS = {"dossier": "进卷", "internal": "仅内部", "visits": "只进回头看、长期坚持的记录"}
_VERBS = {"insert": "新增", "update": "修改", "delete": "移出"}
_LONGEST = 120
_UNSAID = frozenset({("copies", "1"), ("secrecy", "public"), ("round", "1"), ("closeout_status", "not_started")})
"""What a new record always has and nobody needs to read."""


def said(entry: HistoryEntry, rules: RulePack) -> tuple[str, list[str]]:
    """What was done, and one line per record with the fields an officer knows."""
    deed = DEEDS.get(entry.action, "修改")
    record = _RECORDS.get(entry.record, "记录")
    told = [t for t in (_told(entry.record, c, rules, entry.operation) for c in entry.changes) if t]
    if not told:
        return deed, []
    return deed, [f"{_VERBS.get(entry.operation, '')}{record}：" + "；".join(told)]


def _told(record: str, change: FieldChange, rules: RulePack, operation: str) -> str:
    word = _WORDS_OF_ONE.get((record, change.field)) or _FIELDS.get(change.field)
    if word is None or (operation == "insert" and (change.field, change.new) in _UNSAID):
        return ""
    if record == "evidence" and change.field == "order" and operation != "update":
        return ""
    old, new = (_value(record, change.field, v, rules) for v in (change.old, change.new))
    if operation == "insert":
        return f"{word} {new}" if new else ""
    if operation == "delete":
        return f"{word} {old}" if old else ""
    return f"{word} {old or '空'} → {new or '空'}"


def _value(record: str, field: str, value: str, rules: RulePack) -> str:
    if (record, field) == ("evidence", "task_id"):
        return f"任务{value}" if value else "待归位"
    if not value:
        return ""
    words = rules.words
    try:
        if field == "progress_status" or (record == "progress" and field == "status"):
            return words.progress_status[ProgressStatus(value)]
        if field == "closeout_status":
            return words.closeout_status[CloseoutStatus(value)]
        if field == "kind":
            if record == "evidence":
                return words.evidence_kind[EvidenceKind(value)]
            if record == "dossier":
                return KIND_WORDS[DossierKind(value)]
            if record == "task_link":
                return LINK_WORDS[LinkKind(value)]
            if record == "extension":
                return EXTENSION_WORDS[ExtensionKind(value)]
            if record == "visit":
                return VISIT_WORDS[VisitKind(value)]
            return words.task_kind[TaskKind(value)]
        if field == "result":
            return (
                RESULT_WORDS[ExtensionResult(value)]
                if record == "extension"
                else VISIT_RESULT_WORDS[VisitResult(value)]
            )
        if field == "role":
            return words.unit_role[UnitRole(value)] if record == "task_unit" else words.person_role[PersonRole(value)]
        if field == "level":
            return rules.warning_word(WarningLevel(value))
        if field == "answer":
            return REPLY_WORDS[Reply(value)]
        if field == "conclusion":
            return CONCLUSION_WORDS[Conclusion(value)]
        if field == "direction":
            return DIRECTION_WORDS[Direction(value)]
        if record == "photo_answer":
            return _photo_answer(field, value)
        if field == "scale":
            return SCALE_WORDS[Scale(value)]
    except ValueError:
        return value
    if field == "agreed":
        return "同意" if value == "1" else "不同意"
    if (record, field) == ("evidence", "replaced_by"):
        return "是"
    if field in ("is_long_term", "cut_off", "reopened"):
        return "是" if value == "1" else ""
    if field == "belongs":
        return "是同一处" if value == "1" else "不是同一处"
    if field == "common":
        return "共性" if value == "1" else "个性"
    if field == "destination":
        return _DESTINATIONS.get(value, value)
    if field == "secrecy":
        return "公开" if value == "public" else "内部"
    if field == "step":
        rule = rules.step(value)
        return rule.word if rule else value
    if field == "slot":
        return next((slot.word for step in rules.steps for slot in step.slots if slot.key == value), value)
    if field == "statement_id":
        return "已挂上"
    if record == "return_record" and field == "reason":
        return words.return_reason.get(value, value)
    if field in ("taken_at", "removed_at"):
        return value[:16].replace("T", " ")
    if field == "archive_retention":
        return rules.archive.retention.get(value, value)
    if field == "unconfirmed":
        return f"{len(value.split('、'))} 项"
    if field == "items":
        return "、".join(rules.item_word(place) for place in value.split("、"))
    if field == "findings":
        value = "；".join(_finding(one) for one in json.loads(value))
    if field == "objections":
        value = "；".join(_objection(one) for one in json.loads(value))
    return value if len(value) <= _LONGEST else value[:_LONGEST] + "…"


def _photo_answer(field: str, value: str) -> str:
    if field == "reason":
        return REASON_WORDS[HintReason(value)]
    return ANSWER_WORDS[HintAnswer(value)] if field == "answer" else value


def _finding(one: dict[str, Any]) -> str:
    said = f"：{one['text']}" if one["text"] else ""
    return f"措施 {one['seq']} {'已落实' if one['carried_out'] else '未落实'}{said}"


def _objection(one: dict[str, Any]) -> str:
    answer = f"，{one['answered_on'] or ''}答复：{one['answer']}" if one["answer"] else "，还没有答复"
    return f"{one['received_on']} {one['text']}{answer}"
