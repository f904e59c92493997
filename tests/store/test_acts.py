"""All that one action writes bears one number, and what is being typed is no record at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.undo import Act, Standing, standing
from dujiao_desktop.store import history
from dujiao_desktop.store.acts import MOST_ACTS
from dujiao_desktop.store.database import Store, StorePaths, open_store
from dujiao_desktop.store.lists import Lists
from tests.store import builders as a
from tests.store.builders import KEY, NOW, working


def _draft(place: str, text: str = "写", later: int = 0) -> Draft:
    return Draft(place, {"text": text}, "周敏", NOW + timedelta(seconds=later))


def test_that_all_rows_of_one_action_bear_its_number(store: Store, lists: Lists) -> None:
    mark = lists.newest_act()
    (task,) = a.kept(store, a.a_full_task())
    with working(store, "record_progress") as work:
        work.progress.add(a.progress_of(task))
        work.tasks.save(replace(task, note="改"))
        work.commit()
    first, second = lists.acts(mark)
    assert (first.number, second.number) == (mark + 1, mark + 2)
    assert (second.action, second.who, second.at, second.undoes) == ("record_progress", "周敏", NOW, None)
    assert {e.act for e in lists.history(task.id, 100) if e.action == "record_progress"} == {second.number}
    assert lists.newest_act() == second.number


def test_that_an_action_left_without_commit_uses_no_number(store: Store, lists: Lists) -> None:
    mark = lists.newest_act()
    with working(store) as work:
        work.tasks.add(a.a_task())
    a.kept(store, a.a_task())
    assert [act.number for act in lists.acts(mark)] == [mark + 1]


def test_that_of_very_many_actions_the_newest_are_told(store: Store, lists: Lists) -> None:
    mark = lists.newest_act()
    for n in range(MOST_ACTS + 3):
        with working(store, f"deed-{n}") as work:
            work.officers.save(replace(a.OFFICER, post=str(n)))
            work.commit()
    told = lists.acts(mark)
    assert (told[0].action, told[-1].action, len(told)) == ("deed-3", f"deed-{MOST_ACTS + 2}", MOST_ACTS)


def test_that_a_draft_leaves_no_history_and_does_not_move_the_note(
    store: Store, paths: StorePaths, lists: Lists
) -> None:
    a.kept(store, a.a_task())
    store.close()
    store = open_store(paths, key=KEY, workspace_id=a.WORKSPACE)
    noted, written = history.read_head(paths.history_head), paths.history_head.stat().st_mtime_ns
    mark = lists.newest_act()
    with working(store) as work:
        work.drafts.save(_draft("task/1/progress"))
        work.drafts.save(_draft("task/1/progress", "写完", 1))
        work.drafts.save(_draft("task/2/progress"))
        work.commit()
    assert lists.drafts() == (_draft("task/1/progress", "写完", 1), _draft("task/2/progress"))
    store.close()
    assert (history.read_head(paths.history_head), paths.history_head.stat().st_mtime_ns) == (noted, written)
    assert lists.newest_act() == mark
    assert lists.check_history() == ()


def test_that_the_drafts_below_a_place_go_together(store: Store, lists: Lists) -> None:
    with working(store) as work:
        for place in ("task/1", "task/1/progress", "task/12/progress", "task/1%/x"):
            work.drafts.save(_draft(place))
        work.drafts.remove_below("task/1")
        work.commit()
    assert {d.place for d in lists.drafts()} == {"task/12/progress", "task/1%/x"}


def test_that_a_dossiers_state_is_kept_whole_and_told_to_no_one_else(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_task())
    record = a.a_dossier(task)
    state = '{"evidence": [{"sha256": "' + "cd" * 32 + '"}]}'
    with working(store) as work:
        work.dossiers.add(record, state)
        work.commit()
    assert lists.dossier_state(record.id) == (task.id, state)
    assert lists.evidence_hashes() == {"cd" * 32}
    assert "state" not in {c.field for e in lists.history(task.id, 10) for c in e.changes}


def test_that_taking_back_an_action_restores_every_field(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_full_task())
    with working(store) as work:
        work.tasks.save(replace(task, units=(), persons=(), measures=(), classes=(), common=None, note=""))
        work.commit()
    with store.work(by=a.OFFICER, now=NOW, action="undo", undoes=lists.newest_act()) as work:
        work.acts.take_back(lists.newest_act(), ())
        work.commit()
    found = lists.case_file(task.id).task
    assert replace(found, stamp=task.stamp) == task
    assert found.stamp.revision == task.stamp.revision + 2
    assert lists.acts(0)[-1].undoes == lists.acts(0)[-2].number
    assert lists.check_history() == ()


def test_that_evidence_comes_back_with_all_its_facts(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_task())
    item = a.evidence_of(task)
    with working(store) as work:
        work.evidence.add(item)
        work.commit()
    added = lists.newest_act()
    for act, way in ((added, "undo"), (added + 1, "redo")):
        with store.work(by=a.OFFICER, now=NOW, action=way, undoes=act) as work:
            work.acts.take_back(act, (added, added + 1))
            work.commit()
    (found,) = lists.case_file(task.id).evidence
    assert replace(found, stamp=item.stamp) == item


def test_that_a_value_changed_past_the_program_is_not_written_over(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_task())
    with working(store) as work:
        work.tasks.save(replace(task, goal="甲"))
        work.commit()
    act = lists.newest_act()
    with working(store) as work:
        work.tasks.save(replace(work.tasks.get(task.id), goal="乙"))
        work.commit()
    with working(store, "undo") as work, pytest.raises(Refused) as told:
        # Even if somebody says that the later action does not count.
        work.acts.take_back(act, (act + 1,))
    assert told.value.code == "changed_since"
    assert lists.case_file(task.id).task.goal == "乙"


def _acts(*undoes: int | None) -> list[Act]:
    return [Act(n, "edit_task", NOW, undoes=u) for n, u in enumerate(undoes, 1)]


def _numbers(found: Standing) -> tuple[list[int], list[int], set[int]]:
    return [d.head.number for d in found.undo], [d.head.number for d in found.redo], set(found.neutral)


@pytest.mark.parametrize(
    ("undoes", "stands"),
    [
        ((), ([], [], set())),
        ((None, None), ([1, 2], [], set())),
        ((None, None, 2), ([1], [3], {2, 3})),
        ((None, None, 2, 3), ([1, 4], [], set())),
        ((None, None, 2, 1), ([], [3, 4], {1, 2, 3, 4})),
        ((None, None, 2, None), ([1, 4], [], {2, 3})),
        ((None, None, 1), ([2], [3], {1, 3})),
        # What was done before the session began is nobody's to take back.
        ((None, 99), ([1], [], set())),
    ],
)
def test_that_what_stands_follows_from_the_actions(
    undoes: tuple[int | None, ...], stands: tuple[list[int], list[int], set[int]]
) -> None:
    assert _numbers(standing(_acts(*undoes))) == stands
