"""待归位: files that wait for their task, in groups as they were taken, each with the tasks it may belong to.

Everything here is a proposal with its reasons, never a decision.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from dujiao_desktop.domain.coordinates import Point
from dujiao_desktop.domain.evidence import EvidenceItem, TakenBy
from dujiao_desktop.domain.identity import EvidenceId, TaskId

GAP: Final = timedelta(minutes=45)
"""A longer pause between two photos begins a new group."""
SAME_PLACE_M: Final = 200.0
"""So far apart photos may be and still show one place."""
MOST_PROPOSALS: Final = 3
_ONE_VISIT_M = 500.0
"""Who walks about a site goes no farther from its middle."""
_NEAR_DEGREES = 0.002
"""Of latitude: more than 200 m."""
_CELL_DEGREES = 0.005
"""Where places are looked up; more than 200 m in any direction, up to the north of China."""
_NUMBER_WORDS = ("任务", "问题", "序号", "编号")
_NTH, _OF = "第", ("项", "号", "件", "条")
_PIECE, _FEW = 3, 2
_LATELY_DAYS, _NEAR_DAYS = 3, 30
_SPEAKS_ENOUGH = 15
_GENERIC = re.compile(
    "整改前|整改后|整改中|整改|治理前|治理后|照片|图片|相片|微信|现场|核查|截图|截屏|扫描件?|新建|文件夹|副本|文档|资料|材料|佐证|无标题|未命名"
)


class Speaks(StrEnum):
    """What speaks for a task."""

    PLACE = "place"  # photos of the task were taken near by
    NUMBER = "number"  # the name of a file or folder bears the task's number
    VILLAGE = "village"  # … or one of its villages
    WORDS = "words"  # … or words of its problem or place
    LATELY = "lately"  # the task was worked on lately
    DEADLINE = "deadline"  # its time limit is near


_OF_THE_FILES: Final = frozenset({Speaks.PLACE, Speaks.NUMBER, Speaks.VILLAGE, Speaks.WORDS})


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a task.

    Attributes:
        facts: ``metres`` (PLACE), ``words`` (NUMBER, VILLAGE, WORDS), ``day`` (LATELY, DEADLINE).
    """

    speaks: Speaks
    score: int
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A task that a group may belong to; the reasons that weigh most come first."""

    task_id: TaskId
    number: str
    title: str
    whys: tuple[Why, ...]

    @property
    def score(self) -> int:
        """How much speaks for it; only for comparing."""
        return sum(why.score for why in self.whys)


@dataclass(frozen=True, slots=True)
class TaskClues:
    """What a task can be recognised by.

    Attributes:
        villages: Names of its villages and points.
        words: Problem, place and other texts in which words of a file name may stand.
        places: Where its photos were taken: latitude and longitude, WGS84.
        used_on: Last day on which something was recorded; None for never.
        deadline: Last day of its time limit.
    """

    task_id: TaskId
    number: str
    title: str
    villages: tuple[str, ...] = ()
    words: str = ""
    places: tuple[tuple[float, float], ...] = ()
    used_on: date | None = None
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class InboxGroup:
    """Files that belong together.

    Attributes:
        items: Photos by the time they were taken, other files in the order they came.
        is_photos: Whether these are photos; papers and recordings have groups of their own.
        begins, ends: When the first and the last was taken; None where no camera wrote it.
        place: The middle of where they were taken, latitude and longitude; None where no camera wrote it.
        folder: Name of the folder they came from; empty when not known.
        proposals: At most `MOST_PROPOSALS`, the likeliest first; empty where nothing speaks for one.
    """

    items: tuple[EvidenceItem, ...]
    is_photos: bool
    begins: datetime | None = None
    ends: datetime | None = None
    place: tuple[float, float] | None = None
    folder: str = ""
    proposals: tuple[Proposal, ...] = ()

    @property
    def key(self) -> EvidenceId:
        """Names the group as long as its first file waits."""
        return self.items[0].id

    @property
    def likely(self) -> Proposal | None:
        """The likeliest task of which the files themselves speak.

        That a task was worked on lately, or is due soon, is reason to offer it, not to put a group there by one key.
        """
        return next((one for one in self.proposals if any(why.speaks in _OF_THE_FILES for why in one.whys)), None)


def groups(
    items: Sequence[EvidenceItem], origins: Mapping[EvidenceId, str], tasks: Sequence[TaskClues], today: date
) -> tuple[InboxGroup, ...]:
    """Groups of what waits, the photos first, by time; the same for the same input.

    Args:
        items: What waits, in the order it came.
        origins: Path from which each came, where that is known.
        tasks: What open tasks can be recognised by.
        today: For what was used lately or is due soon.
    """
    timed = [i for i in items if i.is_picture and i.taken_at and i.taken_by is TakenBy.CAMERA]
    told = {item.id for item in timed}
    photos, papers = (
        _by_origin([i for i in items if i.is_picture is is_photo and i.id not in told], origins)
        for is_photo in (True, False)
    )
    made = [(found, True) for found in (*_by_time(timed), *photos)] + [(found, False) for found in papers]
    known = _Known(tasks, today)
    return tuple(_group(found, is_photos, origins, known) for found, is_photos in made)


def _group(
    items: Sequence[EvidenceItem], is_photos: bool, origins: Mapping[EvidenceId, str], known: _Known
) -> InboxGroup:
    times = [i.taken_at for i in items if i.taken_at and i.taken_by is TakenBy.CAMERA]
    paths = [_parts(origins[i.id]) for i in items if i.id in origins]
    folders = {parts[-2] for parts in paths if len(parts) > 1}
    return InboxGroup(
        tuple(items),
        is_photos,
        begins=min(times, default=None),
        ends=max(times, default=None),
        place=_middle(items),
        folder=folders.pop() if len(folders) == 1 else "",
        proposals=known.proposals(items, paths),
    )


def _by_time(photos: Sequence[EvidenceItem]) -> list[list[EvidenceItem]]:
    """Photos of one visit to one place; two officers at two places at once are two groups."""
    found: list[list[EvidenceItem]] = []
    for photo in sorted(photos, key=lambda i: i.taken_at or datetime.min):
        at = _place(photo)
        open_groups = [g for g in found if _gap(g[-1], photo) <= GAP]
        near = [(_apart(_middle(g), at), -n, g) for n, g in enumerate(open_groups)]
        fitting = [one for one in near if one[0] <= _ONE_VISIT_M]
        if fitting:
            min(fitting, key=lambda one: one[:2])[2].append(photo)
        else:
            found.append([photo])
    return found


def _by_origin(items: Sequence[EvidenceItem], origins: Mapping[EvidenceId, str]) -> list[list[EvidenceItem]]:
    """What no camera dated: by the folder it came from and when it was taken in."""
    found: dict[tuple[tuple[str, ...], datetime | None], list[EvidenceItem]] = {}
    for item in items:
        folder = _parts(origins.get(item.id, ""))[:-1]
        found.setdefault((folder, item.added_at), []).append(item)
    return list(found.values())


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\\/]+", path) if part)


def _gap(before: EvidenceItem, after: EvidenceItem) -> timedelta:
    return after.taken_at - before.taken_at if before.taken_at and after.taken_at else timedelta.max


def _place(item: EvidenceItem) -> tuple[float, float] | None:
    return (item.point.latitude, item.point.longitude) if item.point is not None else None


def _middle(items: Sequence[EvidenceItem]) -> tuple[float, float] | None:
    places = [place for place in map(_place, items) if place]
    if not places:
        return None
    return sum(p[0] for p in places) / len(places), sum(p[1] for p in places) / len(places)


def _apart(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float:
    """0 where one place is not known: then the time alone decides."""
    return Point(*one).metres_to(Point(*other)) if one and other else 0.0


class _Known:
    """What tasks are recognised by; what too many of them have in common says nothing."""

    def __init__(self, tasks: Sequence[TaskClues], today: date) -> None:
        self._tasks = tasks
        self._today = today
        self._too_many = max(_FEW, len(tasks) // 5)
        self._at: dict[tuple[int, int], set[int]] = {}
        for at, task in enumerate(tasks):
            for place in task.places:
                self._at.setdefault(_cell(place), set()).add(at)
        self._lately = {at for at, task in enumerate(tasks) if self._used_lately(task)}

    def proposals(self, items: Sequence[EvidenceItem], paths: Sequence[tuple[str, ...]]) -> tuple[Proposal, ...]:
        folders = sorted({folder for parts in paths for folder in parts[-3:-1]})
        names = sorted({item.file_name.rsplit(".", 1)[0] for item in items} | {item.caption for item in items})
        asked = _Asked(items, folders, names, self._telling(_runs([*folders, *names])))
        found = [
            Proposal(task.task_id, task.number, task.title, self._whys(task, asked, at))
            for at, task in ((at, self._tasks[at]) for at in sorted(self._spoken_for(asked)))
        ]
        found.sort(key=lambda one: -one.score)
        return tuple(one for one in found if one.score >= _SPEAKS_ENOUGH)[:MOST_PROPOSALS]

    def _spoken_for(self, asked: _Asked) -> set[int]:
        """Tasks for which something may speak, by a quick look."""
        named = {
            at
            for at, task in enumerate(self._tasks)
            if task.number in asked.said or any(village in asked.said for village in task.villages)
        }
        around = (self._at.get(cell, ()) for place in asked.taken for cell in _cells_around(place))
        return named.union(asked.telling, self._lately, *around)

    def _used_lately(self, task: TaskClues) -> bool:
        return task.used_on is not None and 0 <= (self._today - task.used_on).days <= _LATELY_DAYS

    def _telling(self, runs: Sequence[str]) -> dict[int, list[str]]:
        """Runs that say something, by the place of the task: pieces of three letters that few tasks have."""
        found: dict[int, list[str]] = {}
        for run in runs:
            for piece in dict.fromkeys(run[at : at + _PIECE] for at in range(len(run) - _PIECE + 1)):
                holding = [at for at, task in enumerate(self._tasks) if piece in task.words]
                if len(holding) <= self._too_many:
                    for at in holding:
                        found.setdefault(at, []).append(_grown(run, piece, self._tasks[at].words))
        return found

    def _whys(self, task: TaskClues, asked: _Asked, at: int) -> tuple[Why, ...]:
        whys: list[Why] = []
        metres = asked.nearest(task.places)
        if metres is not None and metres <= SAME_PLACE_M:
            whys.append(Why(Speaks.PLACE, round(100 - metres / 5), {"metres": round(metres)}))
        if asked.bears(task.number):
            whys.append(Why(Speaks.NUMBER, 80, {"words": task.number}))
        village = next((v for v in task.villages if len(v) > 1 and v in asked.said), "")
        if village:
            whys.append(Why(Speaks.VILLAGE, 50, {"words": village}))
        words = max(asked.telling.get(at, ()), key=len, default="")
        if words and words not in village:
            whys.append(Why(Speaks.WORDS, min(60, 10 * len(words)), {"words": words}))
        if at in self._lately:
            whys.append(Why(Speaks.LATELY, 15, {"day": task.used_on}))
        if task.deadline and 0 <= (task.deadline - self._today).days <= _NEAR_DAYS:
            whys.append(Why(Speaks.DEADLINE, 10, {"day": task.deadline}))
        return tuple(sorted(whys, key=lambda why: -why.score))


class _Asked:
    """What a group says of itself."""

    def __init__(
        self,
        items: Sequence[EvidenceItem],
        folders: Sequence[str],
        names: Sequence[str],
        telling: Mapping[int, Sequence[str]],
    ) -> None:
        self.telling = telling
        self.said = "\n".join((*folders, *names))
        self._folders = frozenset(folders)
        self._texts = (*folders, *names)
        self.taken = {place for place in map(_place, items) if place}

    def nearest(self, places: Sequence[tuple[float, float]]) -> float | None:
        """Metres between the two nearest, of those that are near at all."""
        near = [(one, other) for one in self.taken for other in places if abs(one[0] - other[0]) <= _NEAR_DEGREES]
        return min((Point(*one).metres_to(Point(*other)) for one, other in near), default=None)

    def bears(self, number: str) -> bool:
        """Whether a folder begins with the number, or a name says that it is one: “(7)” alone only counts copies."""
        if not number or number not in self.said:
            return False
        is_telling = len(number) > _PIECE and not number.isdigit()
        return any(_bears(text, number, text in self._folders, is_telling) for text in self._texts)


def _bears(text: str, number: str, begins: bool, is_telling: bool) -> bool:
    at = text.find(number)
    while at >= 0:
        after, before = text[at + len(number) :], text[:at].rstrip("0")
        if not _is_plain(after[:1]):
            is_named = before.rstrip().endswith(_NUMBER_WORDS) or (before.endswith(_NTH) and after.startswith(_OF))
            if is_named or (begins and not before) or (is_telling and not _is_plain(text[:at][-1:])):
                return True
        at = text.find(number, at + 1)
    return False


def _cell(place: tuple[float, float]) -> tuple[int, int]:
    return math.floor(place[0] / _CELL_DEGREES), math.floor(place[1] / _CELL_DEGREES)


def _cells_around(place: tuple[float, float]) -> list[tuple[int, int]]:
    north, east = _cell(place)
    return [(north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]


def _is_plain(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _grown(run: str, piece: str, words: str) -> str:
    """The longest stretch of `run` from `piece` on that stands in `words`."""
    at = run.find(piece)
    end = at + len(piece)
    while end < len(run) and run[at : end + 1] in words:
        end += 1
    return run[at:end]


def _runs(texts: Sequence[str]) -> list[str]:
    """The Chinese in names, without what every name of a photo says."""
    found = (re.findall(r"[\u4e00-\u9fff]+", _GENERIC.sub(" ", text)) for text in texts)
    return list(dict.fromkeys(run for runs in found for run in runs))
