"""Reads 整改时限 phrases: words to days, by a grammar that must explain every character.

A phrase is cut into clauses. Each clause must be one date or span, one of the words for at once or for ever, or one of
the words that add no day (“完成”). One clause that is none of these makes the whole phrase unknown: the officer is
asked. A year is never supplied, a lost character never completed.

Source: the ways of writing that published plans and reports use (domain lexicon, 整改时限).
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime
from typing import Final

from dujiao_desktop.domain.deadlines import NO_DEADLINE, Deadline, DeadlineKind

_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100

_LABELS: Final = "整改时限|整改期限|完成时限|完成期限|办结时限|办结期限|问题整改完成时限|时限|期限"
_LABEL: Final = re.compile(rf"^(?:{_LABELS}|完成时间)\s*[:为]?\s*")
_CLOCK: Final = re.compile(r"(?<=\d)[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")

_IMMEDIATE: Final = frozenset(
    "立行立改 即知即改 立知立改 立整立改 立查立改 即查即改 即行即改 立即整改 立即改正 立即完成".split()
)
_LONG_TERM: Final = frozenset(
    "长期坚持 长期推进 长期整改 长期落实 长期实施 长期执行 长期任务 长期 持续推进 持续整改 持续坚持 持续落实 常态化推进 "
    "常态化整改 常态化管理 常态化坚持 常态化 常抓不懈 长期坚持推进 长期持续推进 持续长期推进 长期持续坚持".split()
)
_FILLERS: Final = frozenset(
    "完成 完成整改 整改完成 完成整改任务 整改到位 全面完成 基本完成 取得明显成效 全部完成".split()
)

_AND: Final = re.compile(r"^(?:并且|并|且|同时|然后|再)")
_CLAUSES: Final = re.compile(r"[,;。、()\[\]【】]+")
_IMMEDIATE_AND_LONG: Final = re.compile(
    r"^(?P<first>立行立改|即知即改|立知立改|立整立改)(?:并|、|和|,)?(?P<second>.+)$"
)
_BEFORE: Final = re.compile(r"^(?:截至|截止到|截止|不晚于|不迟于|确保于|确保|力争于|力争|于|在|到|至)(?=\d)")
_AFTER: Final = re.compile(
    r"(?:(?:全面|全部|基本)?(?:完成(?:全部)?(?:整改)?(?:任务)?(?:工作)?|整改完成|整改到位|整改完毕|取得明显成效))$"
)
_DASHES: Final = re.compile(r"—+|–+|-+|−|―|─|~+|〜|至|到")

_CHINESE_DIGITS: Final = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
_CHINESE_YEAR: Final = re.compile(r"([〇○零O一二三四五六七八九]{4})(?=年)")
_CHINESE_COUNT: Final = re.compile(
    r"([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=月|日|号|季度)"
)

_YEAR: Final = r"(?P<y>\d{4})"
_MONTH: Final = r"(?P<m>\d{1,2})"
_DAY: Final = r"(?P<d>\d{1,2})"
_BY: Final = r"(?:之前|以前|前)?"  # the day named still counts: officials' 前 includes it
_END: Final = r"(?:(?:年?底|年?末)" + _BY + ")"
_GRAMMAR: Final = tuple(
    (name, re.compile(rf"^{pattern}$"))
    for name, pattern in (
        ("day", rf"{_YEAR}年{_MONTH}月{_DAY}[日号]{_BY}"),
        ("day", rf"{_YEAR}(?P<s>[-/.]){_MONTH}(?P=s){_DAY}{_BY}"),
        ("day", rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d){_BY}"),
        # “2025年12月前” may mean the end of November: only with 底, or with no 前 at all, is the month itself meant.
        ("month", rf"{_YEAR}年{_MONTH}月份?(?:[底末]{_BY}|内)?"),
        ("month", rf"{_YEAR}[-/.]{_MONTH}(?:月?[底末]{_BY})?"),
        ("month", rf"{_YEAR}(?P<m>\d\d)"),
        ("third", rf"{_YEAR}年{_MONTH}月份?(?P<t>[上中下])旬(?:[底末]{_BY}|内)?"),
        ("half", rf"{_YEAR}年(?P<h>[上下])半年(?:[底末]{_BY}|内)?"),
        ("quarter", rf"{_YEAR}年第?(?P<q>[1-4])季度(?:[底末]{_BY}|内)?"),
        ("quarter", rf"{_YEAR}年?[Qq](?P<q>[1-4])(?:[底末]{_BY})?"),
        ("year", rf"{_YEAR}年?{_END}"),
        ("year", rf"{_YEAR}年(?:年?内|度|度内|全年)?"),
    )
)
_BARE_YEAR: Final = re.compile(rf"^{_YEAR}$")

_IN_BRACKETS: Final = re.compile(r"[(（]([^()（）]*)[)）]\s*[。；;.,，]?\s*$")
_AT_END: Final = re.compile(rf"(?:^|[。；;，,\s])(?:{_LABELS})\s*[:：]\s*([^:：。；;]{{1,40}})[。；;]?\s*$")


def read_deadline(text: str | date | None) -> Deadline:
    """Understand one deadline phrase, or keep its words as UNKNOWN.

    Args:
        text: The phrase as written; a date where a sheet holds one; None or blank where nothing is stated.

    Returns:
        NONE for nothing stated. DATE with `end` the last day, included (“12月底前” is the 31st; “上半年” the 30th of
        June). SPAN with both days. IMMEDIATE also for “立行立改并长期坚持”: ask `says_long_term` for the flag. A day
        stated beside such words wins, for it is the one that can be missed.
    """
    if text is None:
        return NO_DEADLINE
    if isinstance(text, date):
        day = text.date() if isinstance(text, datetime) else text
        return Deadline(day.isoformat(), DeadlineKind.DATE, None, day)
    words = text.strip()
    if not words:
        return NO_DEADLINE
    return _understood(words) or Deadline(words, DeadlineKind.UNKNOWN)


def deadline_in(text: str) -> Deadline:
    """The deadline a measure states at its end, in brackets or after a label: ``…(整改时限:2017年—2020年底)``.

    Brackets without a label are taken only when the phrase in them is understood; NO_DEADLINE when none is stated.
    """
    bracket = _IN_BRACKETS.search(text)
    if bracket:
        inside = bracket.group(1).strip()
        label = _LABEL.match(_matching(inside))
        if label:
            return read_deadline(_after_label(inside))
        found = read_deadline(inside)
        # “…规划（2021—2025年）” is a title: without a label, a day needs 前, 底 or 末 to be a deadline.
        stated = found.end is None or re.search(r"[前底末]", inside)
        return found if stated and found.kind is not DeadlineKind.UNKNOWN else NO_DEADLINE
    ending = _AT_END.search(text)
    return read_deadline(ending.group(1).strip()) if ending else NO_DEADLINE


def says_long_term(text: str) -> bool:
    """Whether the words ask for lasting work (长期坚持, 长期推进 …), whatever else they say."""
    plain = re.sub(r"\s+", "", _matching(text))
    return re.search(r"长期(?:坚持|推进|整改|落实|实施|执行|任务|持续)|^长期$|常抓不懈", plain) is not None


def _understood(words: str) -> Deadline | None:
    plain = _CLOCK.sub("", _matching(words))
    plain = _chinese_numbers(re.sub(r"\s+", "", plain))
    plain = _LABEL.sub("", plain)
    kinds: set[DeadlineKind] = set()
    days: set[tuple[date | None, date]] = set()
    for clause in _clauses(plain):
        if clause in _IMMEDIATE:
            kinds.add(DeadlineKind.IMMEDIATE)
        elif clause in _LONG_TERM:
            kinds.add(DeadlineKind.LONG_TERM)
        elif clause not in _FILLERS:
            period = _days_of(clause)
            if period is None:
                return None
            days.add(period)
    if len(days) > 1:
        return None  # two days: which of them counts is the officer's to say
    if days:
        start, end = days.pop()
        return Deadline(words, DeadlineKind.SPAN if start else DeadlineKind.DATE, start, end)
    for kind in (DeadlineKind.IMMEDIATE, DeadlineKind.LONG_TERM):
        if kind in kinds:
            return Deadline(words, kind)
    return None


def _clauses(plain: str) -> list[str]:
    clauses: list[str] = []
    for part in _CLAUSES.split(plain):
        clause = _AND.sub("", part)
        pair = _IMMEDIATE_AND_LONG.match(clause)
        if pair:
            clauses += [pair.group("first"), pair.group("second")]
            continue
        clauses += _without_lasting_tail(clause)
    return [clause.rstrip(".") for clause in clauses if clause.rstrip(".")]


def _without_lasting_tail(clause: str) -> list[str]:
    """“2025年底前完成并长期坚持” has no comma: cut at 并."""
    head, joint, tail = clause.rpartition("并")
    return [head, tail] if joint and tail in _LONG_TERM else [clause]


def _days_of(clause: str) -> tuple[date | None, date] | None:
    """First day (None unless a span) and last day of a clause that is nothing but a date or a span."""
    bare = _AFTER.sub("", clause)
    single = _period(_BEFORE.sub("", bare))
    if single:
        return None, single[1]
    spans = set()
    for dash in _DASHES.finditer(bare):
        left = re.sub(r"^[自从](?=\d)", "", bare[: dash.start()])
        span = _span(left.removesuffix("起"), bare[dash.end() :])
        if span:
            spans.add(span)
    return spans.pop() if len(spans) == 1 else None


def _span(left: str, right: str) -> tuple[date, date] | None:
    first = _period(left) or (_period(left + "年") if _BARE_YEAR.match(left) else None)
    if not first or left.endswith("前"):
        return None
    last = _period(right) or (_period(right + "年") if _BARE_YEAR.match(right) else None)
    if not last:
        last = _same_year(left, right)
    return (first[0], last[1]) if last and first[0] < last[1] else None


def _same_year(left: str, right: str) -> tuple[date, date] | None:
    """“2025年6月—12月”, “2025.1.1-12.31”: the second half borrows the year that stands in the first."""
    match = re.match(r"^(\d{4})([年./])", left)
    if not match or not re.match(r"^\d{1,2}(?:月|[./]\d)|^[上下]半年|^第?[1-4]季度|^年?[底末]", right):
        return None
    year, joint = match.groups()
    if right.startswith(("年底", "年末")):
        right = right[1:]
    return _period(f"{year}{joint if right[:1].isdigit() else '年'}{right}")


def _period(words: str) -> tuple[date, date] | None:
    """First and last day of one named day, ten days, month, quarter, half-year or year."""
    for name, pattern in _GRAMMAR:
        match = pattern.match(words)
        if match:
            period = _period_of(name, match.groupdict())
            if period:
                return period
    return None


def _period_of(name: str, part: dict[str, str | None]) -> tuple[date, date] | None:
    def number(key: str) -> int:
        return int(part.get(key) or 0)

    year, month = number("y"), number("m")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if name == "day":
        try:
            day = date(year, month, number("d"))
        except ValueError:
            return None
        return day, day
    if name == "third":
        return _third(year, month, str(part["t"]))
    if name == "year":
        return _months(year, 1, 12)
    if name == "half":
        return _months(year, 1, 6) if part["h"] == "上" else _months(year, 7, 12)
    if name == "quarter":
        quarter = number("q")
        return _months(year, 3 * quarter - 2, 3 * quarter)
    return _months(year, month, month)


def _third(year: int, month: int, third: str) -> tuple[date, date] | None:
    whole = _months(year, month, month)
    if whole is None:
        return None
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, whole[1].day)}[third]
    return date(year, month, first), date(year, month, last)


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _matching(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _after_label(text: str) -> str:
    """The words behind the label, as they stand in the source."""
    return re.sub(rf"^\s*(?:{_LABELS}|完成时间)\s*[:：为]?\s*", "", text)


def _chinese_numbers(plain: str) -> str:
    plain = _CHINESE_YEAR.sub(lambda m: "".join(_CHINESE_DIGITS.get(c, c) for c in m.group(1)), plain)
    return _CHINESE_COUNT.sub(lambda m: str(_count(m.group(1))), plain)


def _count(words: str) -> int:
    """1 to 99 in Chinese numerals."""
    tens, ten, ones = words.rpartition("十")
    units = int(_CHINESE_DIGITS[ones]) if ones else 0
    return units + (10 * (int(_CHINESE_DIGITS[tens]) if tens else 1) if ten else 0)
