"""What is said of returns: why a round ended, and how often the office was sent back before."""

from __future__ import annotations

from collections.abc import Iterable

from dujiao_desktop.domain.closeout import Reopening, ReturnRecord
from dujiao_desktop.domain.returns import Answer, ReturnCount, looming, reasons_said
from dujiao_desktop.domain.rule_pack import RulePack, StepRule


def before_words(counts: Iterable[ReturnCount], rules: RulePack, current: StepRule) -> str:
    """“以往在这一步被退回 3 次：资料不齐 2 次、数据前后不一致 1 次”; empty where nothing came back."""
    known = tuple(counts)
    keys = looming(rules, current)
    number, reasons = reasons_said(known, keys, rules)
    if not number:
        return ""
    at = [s.word for s in rules.steps if s.key in keys and any(c.step == s.key for c in known)]
    where = "这一步" if at == [current.word] else "、".join(at)
    return f"以往在{where}被退回 {number} 次：{reasons}"


def return_headline(back: ReturnRecord, rules: RulePack) -> str:
    """When, by whom, at which step and why."""
    step = rules.step(back.step)
    where = f"在{step.word}环节" if step else ""
    reason = rules.words.return_reason.get(back.reason, back.reason)
    return f"{back.returned_on.isoformat()} {back.unit}{where}退回：{reason}"


def return_lines(back: ReturnRecord, rules: RulePack) -> list[str]:
    """What it demands until when, and the items it names."""
    due = f"（{back.due_on.isoformat()} 前）" if back.due_on else ""
    lines = [f"要求：{back.demand}{due}"]
    if back.items:
        lines.append(f"点名补正：{'、'.join(rules.item_word(place) for place in back.items)}")
    return lines


def reopening_line(reopening: Reopening) -> str:
    """Since when and why a closed task was taken up again."""
    return f"■ {reopening.reopened_on.isoformat()} 反弹重开：{reopening.reason}"


def answer_words(answer: Answer, rules: RulePack) -> str:
    """One item of a return, and what was done about it."""
    word = rules.item_word(answer.place)
    is_measure = answer.place.startswith("measures/")
    if answer.is_open:
        return f"{word}：{'还没有重新填写或确认' if is_measure else '还没有重报'}"
    if is_measure:
        return f"{word}：已重新填写或确认"
    if answer.is_explained:
        return f"{word}：无法提供，附情况说明"
    parts = [f"重报 {len(answer.fresh)} 件"] if answer.fresh else []
    parts += [f"确认沿用 {len(answer.kept)} 件"] if answer.kept else []
    return f"{word}：{'，'.join(parts) or '已办'}"
