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

from dujiao_desktop.domain.evidence import EvidenceItem, TakenBy
from dujiao_desktop.domain.identity import EvidenceId, TaskId

GAP: Final = timedelta(minutes=45)
"""A longer pause between two photos begins a new group."""
SAME_PLACE_M: Final = 200.0
"""So far apart photos may be and still show one place."""
MOST_PROPOSALS: Final = 3
_ONE_VISIT_M = 500.0
"""Who walks about a site goes no farther from its middle."""
_EARTH_M = 6_371_000.0
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


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on the ground between two places given by latitude and longitude."""
    (north, east), (north_2, east_2) = ((math.radians(d) for d in place) for place in (one, other))
    half = math.sin((north_2 - north) / 2) ** 2
    half += math.cos(north) * math.cos(north_2) * math.sin((east_2 - east) / 2) ** 2
    return 2 * _EARTH_M * math.asin(math.sqrt(min(1.0, half)))


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
    photo = item.photo
    if photo is None or photo.latitude is None or photo.longitude is None:
        return None
    return photo.latitude, photo.longitude


def _middle(items: Sequence[EvidenceItem]) -> tuple[float, float] | None:
    places = [place for place in map(_place, items) if place]
    if not places:
        return None
    return sum(p[0] for p in places) / len(places), sum(p[1] for p in places) / len(places)


def _apart(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float:
    """0 where one place is not known: then the time alone decides."""
    return metres_between(one, other) if one and other else 0.0


class _Known:
    """What tasks are recognised by; what too many of them have in common says nothing."""

    def __init__(self, tasks: Sequence[TaskClues], today: date) -> None:
        self._tasks = tasks
        self._today = today
        self._too_many = max(_FEW, len(tasks) // 5)

    def proposals(self, items: Sequence[EvidenceItem], paths: Sequence[tuple[str, ...]]) -> tuple[Proposal, ...]:
        folders = sorted({folder for parts in paths for folder in parts[-3:-1]})
        names = sorted({item.file_name.rsplit(".", 1)[0] for item in items} | {item.caption for item in items})
        runs = _runs([*folders, *names])
        telling = self._telling(runs)
        found = [
            Proposal(task.task_id, task.number, task.title, whys)
            for task in self._tasks
            if (whys := self._whys(task, items, folders, names, runs, telling))
        ]
        found.sort(key=lambda one: -one.score)
        return tuple(one for one in found if one.score >= _SPEAKS_ENOUGH)[:MOST_PROPOSALS]

    def _telling(self, runs: Sequence[str]) -> frozenset[str]:
        """Pieces of three letters that stand in some tasks, but in few."""
        pieces = {run[at : at + _PIECE] for run in runs for at in range(len(run) - _PIECE + 1)}
        return frozenset(
            piece for piece in pieces if 0 < sum(piece in task.words for task in self._tasks) <= self._too_many
        )

    def _whys(
        self,
        task: TaskClues,
        items: Sequence[EvidenceItem],
        folders: Sequence[str],
        names: Sequence[str],
        runs: Sequence[str],
        telling: frozenset[str],
    ) -> tuple[Why, ...]:
        whys: list[Why] = []
        metres = _nearest(items, task.places)
        if metres is not None and metres <= SAME_PLACE_M:
            whys.append(Why(Speaks.PLACE, round(100 - metres / 5), {"metres": round(metres)}))
        if _bears_number(task.number, folders, names):
            whys.append(Why(Speaks.NUMBER, 80, {"words": task.number}))
        said = " ".join((*folders, *names))
        village = next((v for v in task.villages if len(v) > 1 and v in said), "")
        if village:
            whys.append(Why(Speaks.VILLAGE, 50, {"words": village}))
        words = _longest_shared(runs, task.words, telling)
        if words and words not in village:
            whys.append(Why(Speaks.WORDS, min(60, 10 * len(words)), {"words": words}))
        if task.used_on and 0 <= (self._today - task.used_on).days <= _LATELY_DAYS:
            whys.append(Why(Speaks.LATELY, 15, {"day": task.used_on}))
        if task.deadline and 0 <= (task.deadline - self._today).days <= _NEAR_DAYS:
            whys.append(Why(Speaks.DEADLINE, 10, {"day": task.deadline}))
        return tuple(sorted(whys, key=lambda why: -why.score))


def _nearest(items: Sequence[EvidenceItem], places: Sequence[tuple[float, float]]) -> float | None:
    taken = {place for place in map(_place, items) if place}
    return min((metres_between(one, other) for one in taken for other in places), default=None)


def _bears_number(number: str, folders: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a folder begins with the number, or a name says that it is one: “(7)” alone only counts copies."""
    if not number:
        return False
    plain = re.escape(number)
    if any(re.match(rf"0*{plain}(?![0-9A-Za-z])", folder) for folder in folders):
        return True
    said = re.compile(rf"(?:任务|问题|序号|编号|第)\s*0*{plain}(?![0-9A-Za-z])")
    is_telling = len(number) > 3 and not number.isdigit()
    alone = re.compile(rf"(?<![0-9A-Za-z]){plain}(?![0-9A-Za-z])")
    return any(said.search(one) or (is_telling and alone.search(one)) for one in (*folders, *names))


def _runs(texts: Sequence[str]) -> list[str]:
    """The Chinese in names, without what every name of a photo says."""
    return [run for text in texts for run in re.findall(r"[\u4e00-\u9fff]+", _GENERIC.sub(" ", text)) if len(run) > 1]


def _longest_shared(runs: Sequence[str], words: str, telling: frozenset[str]) -> str:
    longest = ""
    for run in runs:
        for at in range(len(run) - _PIECE + 1):
            if run[at : at + _PIECE] not in telling or run[at : at + _PIECE] not in words:
                continue
            end = at + _PIECE
            while end < len(run) and run[at : end + 1] in words:
                end += 1
            longest = max(longest, run[at:end], key=len)
    return longest
