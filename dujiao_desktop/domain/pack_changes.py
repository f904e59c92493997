"""What a new rule pack or version would change, in the officer's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum

from dujiao_desktop.domain.rule_pack import DoneBy, NoticeRule, RulePack, SlotRule, StepRule
from dujiao_desktop.domain.work_calendar import DayKind


@dataclass(frozen=True, slots=True)
class PackChange:
    """One difference.

    Attributes:
        place: Key path in the pack, e.g. ``steps.self-check.min_people``.
        what: What it is about, e.g. “自查的最少人数”.
        old, new: As read by an officer; empty for what was not or will not be there.
    """

    place: str
    what: str
    old: str
    new: str


def changes_between(old: RulePack, new: RulePack) -> tuple[PackChange, ...]:
    """Every difference that an officer would notice; none where only the version differs."""
    return tuple(c for c in _all(old, new) if c.old != c.new)


def _all(old: RulePack, new: RulePack) -> Iterator[PackChange]:
    yield PackChange("steps", "步骤和次序", _order(old), _order(new))
    before, after = ({s.key: s for s in pack.steps} for pack in (old, new))
    for key in after:
        if key in before:
            yield from _step(before[key], after[key], old, new)
    yield PackChange("notice", "公示期", _notice(old.notice), _notice(new.notice))
    yield PackChange(
        "extension.levels", "延期、转长期的审批级别", "、".join(old.extension.levels), "、".join(new.extension.levels)
    )
    yield PackChange(
        "extension.before_expiry",
        "过了时限不能再申请延期",
        _said(old.extension.before_expiry),
        _said(new.extension.before_expiry),
    )
    signers = ("、".join(pack.statement.signers) for pack in (old, new))
    yield PackChange("statement.signers", "情况说明由谁签字", *signers)
    yield PackChange("statement.seal", "情况说明盖章", _said(old.statement.seal), _said(new.statement.seal))
    was, now = old.long_term.review_days, new.long_term.review_days
    yield PackChange("long_term.review_days", "长期坚持复核的间隔", _days(was), _days(now))
    for name, what in _LOOKBACK.items():
        yield PackChange(
            f"lookback.{name}", what, _days(getattr(old.lookback, name)), _days(getattr(new.lookback, name))
        )
    yield PackChange(
        "photos.far_metres", "照片离多远要提示", f"{old.photos.far_metres} 米", f"{new.photos.far_metres} 米"
    )
    for name, what in _PHOTOS.items():
        kinds = ("、".join(pack.evidence_word(kind) for kind in getattr(pack.photos, name)) for pack in (old, new))
        yield PackChange(f"photos.{name}", what, *kinds)
    for name, what in _GATES.items():
        yield PackChange(f"gates.{name}", what, _said(getattr(old.gates, name)), _said(getattr(new.gates, name)))
    for name, what in _FORMS.items():
        yield PackChange(f"forms.{name}", what, getattr(old.forms, name), getattr(new.forms, name))
    yield PackChange("sign_blocks", "申请表的签字盖章栏", _blocks(old), _blocks(new))
    for name, what in _LISTS.items():
        yield PackChange(name, what, "、".join(getattr(old, name)), "、".join(getattr(new, name)))
    for field in fields(old.words):
        yield from _words(field.name, getattr(old.words, field.name), getattr(new.words, field.name))


_GATES = {
    "goal": "没有整改目标不能自查",
    "measures": "本单位措施须填结果和完成日期",
    "measure_evidence": "每条措施至少几件佐证",
    "separate_people": "自查人员不能再作核查人员",
}
_LOOKBACK = {"review_days": "回头看的间隔", "first_days": "销号后首次回头看的期限"}
_PHOTOS = {"checked": "照片体检查哪些照片", "exempt": "照片体检不比对哪些材料"}
_FORMS = {
    "dossier": "送验卷的题名",
    "to_sign": "待签件的题名",
    "archive": "归档卷的题名",
    "closure_form": "申请表的题名",
    "ledger": "台账的题名",
    "summary": "统计表的题名",
    "extension": "延期审批表的题名",
    "to_long_term": "转长期审批表的题名",
    "lookback": "回头看记录表的题名",
    "long_term": "长期坚持情况表的题名",
    "statement": "情况说明的题名",
}
_LISTS = {"classes": "问题类别", "nine_gov": "九治", "sources": "任务来源"}
_WORDS = {
    "progress_status": "进展状态",
    "closeout_status": "销号状态",
    "evidence_kind": "佐证种类",
    "unit_role": "单位角色",
    "person_role": "人员角色",
    "officer_role": "岗位",
    "task_kind": "任务类型",
    "return_reason": "退回原因",
    "warning_level": "预警级别",
}


def _step(old: StepRule, new: StepRule, before: RulePack, after: RulePack) -> Iterator[PackChange]:
    place, word = f"steps.{new.key}", new.word
    yield PackChange(f"{place}.word", f"{old.word}的名称", old.word, new.word)
    yield PackChange(f"{place}.waiting", f"等待{word}时的叫法", old.waiting, new.waiting)
    yield PackChange(f"{place}.done_by", f"{word}由谁办", _DONE_BY[old.done_by], _DONE_BY[new.done_by])
    yield PackChange(
        f"{place}.unit_role",
        f"{word}默认的办理单位",
        before.words.unit_role[old.unit_role] if old.unit_role else "",
        after.words.unit_role[new.unit_role] if new.unit_role else "",
    )
    yield PackChange(f"{place}.level", f"{word}的级别", old.level, new.level)
    yield PackChange(f"{place}.min_people", f"{word}的最少人数", str(old.min_people), str(new.min_people))
    yield PackChange(f"{place}.chain", f"{word}的签字次序", "、".join(old.chain), "、".join(new.chain))
    # The field's own names: an officer who changes a pack meets them there.
    yield PackChange(f"{place}.requires", f"{word}必填的栏目", "、".join(old.requires), "、".join(new.requires))
    first, second = ({s.key: s for s in step.slots} for step in (old, new))
    for key in dict.fromkeys((*first, *second)):
        was, now = first.get(key), second.get(key)
        slot = now or was
        if slot is not None:
            yield PackChange(
                f"{place}.slots.{key}", f"{word}要的材料“{slot.word}”", _slot(was, before), _slot(now, after)
            )


_DONE_BY = {DoneBy.OWN: "本单位", DoneBy.OTHER: "别的单位，照单登记"}
_TASKS = {"all": "全部任务", "engineering": "工程类任务", "non_engineering": "非工程类任务"}


_SLOT_WORDS = {
    "dated": "须有日期",
    "paged": "须填页数",
    "after_source": "不早于任务来源文件",
    "before_step": "不晚于办理日期",
    "may_not_apply": "可以说明不适用",
    "may_be_explained": "可以附情况说明代替",
}


def _order(pack: RulePack) -> str:
    return " → ".join(step.word for step in pack.steps)


def _slot(slot: SlotRule | None, pack: RulePack) -> str:
    if slot is None:
        return ""
    kinds = "或".join(pack.evidence_word(kind) for kind in slot.kinds)
    more = "".join(f"，{words}" for name, words in _SLOT_WORDS.items() if getattr(slot, name))
    return f"{_TASKS[slot.tasks]}至少 {slot.at_least} 件（{kinds}{more}）"


def _notice(rule: NoticeRule) -> str:
    return f"{rule.days} {'个工作日' if rule.day_kind is DayKind.WORKING else '天'}"


def _blocks(pack: RulePack) -> str:
    return "；".join(f"{b.title}（{'、'.join(b.signers) or '盖章'}）" for b in pack.sign_blocks)


def _words(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[PackChange]:
    for code in dict.fromkeys((*old, *new)):
        key = code.value if isinstance(code, Enum) else code
        was, now = old.get(code, ""), new.get(code, "")
        yield PackChange(f"words.{name}.{key}", f"{_WORDS[name]}“{was or now}”", was, now)


def _days(days: int | None) -> str:
    return "不提醒" if days is None else f"{days} 天"


def _said(value: bool | int) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
