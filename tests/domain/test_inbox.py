from datetime import date, datetime, timedelta

import pytest

from dujiao_desktop.domain.coordinates import Point
from dujiao_desktop.domain.evidence import INBOX, EvidenceItem, EvidenceKind, PhotoFacts, TakenBy
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.inbox import InboxGroup, Speaks, TaskClues, groups

TODAY = date(2026, 11, 21)
NINE = datetime(2026, 11, 20, 9, 0)
BRIDGE, YARD = (29.5630, 106.5516), (29.5730, 106.5516)
"""Some 1.1 km apart."""


def shot(
    name: str, minutes: float | None = None, place: tuple[float, float] | None = None, added: int = 0
) -> EvidenceItem:
    """A photo taken so many minutes after nine; by no known camera where None."""
    latitude, longitude = place or (None, None)
    return EvidenceItem(
        id=EvidenceId(name),
        task_id=INBOX,
        kind=EvidenceKind.OTHER,
        file_name=name,
        media_type="image/jpeg",
        size_bytes=1,
        sha256=name,
        taken_at=None if minutes is None else NINE + timedelta(minutes=minutes),
        taken_by=TakenBy.UNKNOWN if minutes is None else TakenBy.CAMERA,
        photo=PhotoFacts(4, 3, latitude=latitude, longitude=longitude),
        added_at=NINE + timedelta(days=added),
    )


def paper(name: str) -> EvidenceItem:
    return EvidenceItem(
        EvidenceId(name), INBOX, EvidenceKind.OTHER, name, "application/pdf", 1, name, added_at=NINE + timedelta(days=1)
    )


def clue(number: str, title: str = "", **known: object) -> TaskClues:
    return TaskClues(TaskId(f"task {number}"), number, title, words=title, **known)  # type: ignore[arg-type]


def grouped(items: list[EvidenceItem], *tasks: TaskClues, **origins: str) -> list[InboxGroup]:
    from_where = {EvidenceId(name.replace("__", ".")): path for name, path in origins.items()}
    return list(groups(items, from_where, tasks, TODAY))


def told(found: list[InboxGroup]) -> list[list[str]]:
    return [[item.file_name for item in group.items] for group in found]


# --- groups


def test_that_a_long_pause_begins_a_new_group() -> None:
    found = grouped([shot("c", 100), shot("a", 0), shot("b", 40), shot("d", 110)])
    assert told(found) == [["a", "b"], ["c", "d"]]
    assert (found[0].begins, found[0].ends) == (NINE, NINE + timedelta(minutes=40))


def test_that_another_place_begins_a_new_group_though_no_time_passed() -> None:
    found = grouped([shot("a", 0, BRIDGE), shot("b", 1, YARD), shot("c", 2, BRIDGE)])
    assert told(found) == [["a", "c"], ["b"]]
    assert found[0].place == pytest.approx(BRIDGE)


def test_that_a_photo_without_a_place_goes_with_those_of_its_time() -> None:
    assert told(grouped([shot("a", 0, BRIDGE), shot("b", 1), shot("c", 2, BRIDGE)])) == [["a", "b", "c"]]


def test_that_photos_without_a_time_are_grouped_by_folder_and_by_when_they_came() -> None:
    items = [shot("a"), shot("b"), shot("c"), shot("d", added=1)]
    found = grouped(items, a="/卡/清溪桥/a", b="/卡/堆场/b", c="/卡/清溪桥/c", d="/卡/清溪桥/d")
    assert told(found) == [["a", "c"], ["b"], ["d"]]
    assert [group.folder for group in found] == ["清溪桥", "堆场", "清溪桥"]


def test_that_papers_are_apart_from_photos() -> None:
    found = grouped([paper("报告.pdf"), shot("a", 0), shot("b")])
    assert [(group.is_photos, [i.file_name for i in group.items]) for group in found] == [
        (True, ["a"]), (True, ["b"]), (False, ["报告.pdf"]),
    ]  # fmt: skip


# --- the likely task


def proposed(found: InboxGroup) -> list[tuple[str, list[Speaks]]]:
    return [(one.number, [why.speaks for why in one.whys]) for one in found.proposals]


def test_that_the_task_whose_photos_were_taken_near_by_is_proposed_with_the_distance() -> None:
    near = (BRIDGE[0] + 0.001, BRIDGE[1])
    (group,) = grouped([shot("a", 0, near)], clue("7", places=(BRIDGE,)), clue("9", places=(YARD,)))
    assert proposed(group) == [("7", [Speaks.PLACE])]
    assert group.proposals[0].whys[0].facts == {"metres": 111}


@pytest.mark.parametrize("folder", ["7", "07-老街", "7 老街", "任务7", "第7项"])
def test_that_a_folder_that_bears_the_number_speaks_for_the_task(folder: str) -> None:
    (group,) = grouped([shot("a", 0)], clue("7"), clue("17"), clue("70"), a=f"/卡/{folder}/a")
    assert proposed(group) == [("7", [Speaks.NUMBER])]


@pytest.mark.parametrize("name", ["IMG_7.jpg", "照片 (7).jpg", "20261107.jpg", "17.jpg"])
def test_that_a_number_that_only_counts_photos_says_nothing(name: str) -> None:
    assert proposed(grouped([shot(name, 0)], clue("7"))[0]) == []


def test_that_a_village_and_words_of_the_problem_in_a_name_speak_for_the_task() -> None:
    tasks = clue("7", "清溪河保洁不经常", villages=("南坪村",)), clue("9", "堆场未覆盖")
    (by_village, by_words) = grouped([shot("南坪村整改后1.jpg", 0), shot("清溪河整改后照片.jpg", 100)], *tasks)
    assert proposed(by_village) == [("7", [Speaks.VILLAGE])]
    assert proposed(by_words) == [("7", [Speaks.WORDS])]
    assert by_words.proposals[0].whys[0].facts == {"words": "清溪河"}


def test_that_words_that_many_tasks_share_say_nothing() -> None:
    tasks = [clue(str(n), f"云岭镇第{n}个问题") for n in range(1, 6)]
    assert proposed(grouped([shot("云岭镇第.jpg", 0)], *tasks)[0]) == []


def test_that_nothing_is_proposed_when_nothing_speaks_for_it() -> None:
    assert proposed(grouped([shot("IMG_0001.JPG", 0, YARD)], clue("7", "老街管网错接", places=(BRIDGE,)))[0]) == []


def test_that_at_most_three_are_proposed_the_likeliest_first_and_always_the_same() -> None:
    tasks = [clue(str(n), places=((BRIDGE[0] + n / 10_000, BRIDGE[1]),)) for n in range(9, 0, -1)]
    (group,) = grouped([shot("a", 0, BRIDGE)], *tasks)
    assert [one.number for one in group.proposals] == ["1", "2", "3"]
    assert grouped([shot("a", 0, BRIDGE)], *tasks) == [group]


def test_that_a_task_used_lately_or_due_soon_comes_before_its_equal() -> None:
    lately = clue("9", places=(BRIDGE,), used_on=TODAY - timedelta(1), deadline=TODAY + timedelta(5))
    (group,) = grouped([shot("a", 0, BRIDGE)], clue("7", places=(BRIDGE,)), lately)
    assert proposed(group) == [("9", [Speaks.PLACE, Speaks.LATELY, Speaks.DEADLINE]), ("7", [Speaks.PLACE])]


def test_that_a_near_deadline_alone_proposes_nothing() -> None:
    assert proposed(grouped([shot("a", 0)], clue("7", deadline=TODAY + timedelta(3)))[0]) == []


def test_that_a_degree_on_the_meridian_is_a_hundred_and_eleven_kilometres() -> None:
    assert Point(29.0, 106.0).metres_to(Point(30.0, 106.0)) == pytest.approx(111_195, rel=1e-3)
