"""What is kept comes back as it was, and changes are counted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dujiao_desktop.domain.closeout import CloseOut, Round
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.reading import RowFate, SourceRow
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, Stamp, Task
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.store.database import Store
from dujiao_desktop.store.lists import Lists
from tests.store import builders as a
from tests.store.builders import NOW, OFFICER, TODAY, working


def _as_kept(task: Task) -> Task:
    return replace(task, created_at=NOW, updated_at=NOW, stamp=Stamp(a.WORKSPACE, 1, 0))


def test_that_every_field_of_a_task_comes_back(store: Store) -> None:
    source = a.a_source()
    batch = a.an_import(source)
    task = replace(a.a_full_task(), source_id=source.id, batch_id=batch.id)
    with working(store) as work:
        work.sources.add(source)
        work.batches.add(batch)
        work.tasks.add(task)
        assert work.tasks.get(task.id) == _as_kept(task)
        assert work.sources.get(source.id) == source
        assert work.sources.find_by_title(source.title) == source
        assert work.sources.find_by_title("没有") is None
        assert work.batches.get(batch.id) == batch
        assert work.batches.tasks_of(batch.id) == work.tasks_of_source(source.title) == (_as_kept(task),)


def test_that_everything_about_a_task_comes_back_as_one_case(store: Store, lists: Lists) -> None:
    source = a.a_source()
    task = replace(a.a_full_task(), source_id=source.id)
    second, first = a.evidence_of(task, 2), a.evidence_of(task, 1)
    old, new = a.progress_of(task, as_of=TODAY - timedelta(7)), a.progress_of(task)
    closeout = a.two_rounds(task, first.id)
    with working(store) as work:
        work.sources.add(source)
        work.tasks.add(task)
        for entry in (new, old):
            work.progress.add(entry)
        for item in (second, first):
            work.evidence.add(item)
        work.closeouts.save(closeout, CloseoutStatus.AWAITING_VERIFICATION)
        inside = work.case_file(task.id)
        work.commit()
    case = lists.case_file(task.id)
    assert case == inside
    stamp = Stamp(a.WORKSPACE, 1, 0)
    assert case.source == source
    assert case.progress == (replace(new, stamp=stamp), replace(old, stamp=stamp))
    assert case.evidence == (replace(first, stamp=stamp), replace(second, stamp=stamp))
    assert case.closeout == closeout
    assert case.task.closeout_status is CloseoutStatus.AWAITING_VERIFICATION
    assert case.task.stamp.revision == 2


def test_that_a_close_out_not_begun_is_a_fresh_one(store: Store) -> None:
    (task,) = a.kept(store, a.a_task())
    with working(store) as work:
        assert work.closeouts.get(task.id) == CloseOut(task.id)
        work.closeouts.save(CloseOut(task.id), CloseoutStatus.NOT_STARTED)
        assert work.closeouts.get(task.id) == CloseOut(task.id, (Round(1),))


def test_that_saving_counts_a_revision_and_saving_the_same_does_not(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_full_task())
    later = NOW + timedelta(hours=1)
    with working(store, now=later) as work:
        same = work.tasks.save(task)
        changed = work.tasks.save(replace(task, goal="提前达标"))
        work.commit()
    assert same == task
    assert (changed.stamp.revision, changed.updated_at, changed.created_at) == (2, later, NOW)
    assert lists.case_file(task.id).task == changed


def test_that_one_changed_measure_counts_as_a_change_of_its_task(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_full_task())
    first, second = task.measures
    done = replace(second, result_text="每周巡查", done_on=date(2026, 2, 2))
    with working(store) as work:
        saved = work.tasks.save(replace(task, measures=(first, done, a.a_measure(3, "立标识牌"))))
        work.commit()
    assert saved.stamp.revision == 2
    assert lists.case_file(task.id).task == saved
    assert [m.text for m in saved.measures] == ["新建处理站", "加强日常监管", "立标识牌"]


def test_that_measures_can_change_places_and_parts_can_be_taken_away(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_full_task())
    first, second = task.measures
    wanted = replace(
        task,
        measures=(replace(second, seq=1), replace(first, seq=2)),
        units=task.units[1:],
        persons=(),
    )
    with working(store) as work:
        work.tasks.save(wanted)
        work.commit()
    found = lists.case_file(task.id).task
    assert (found.measures, found.units, found.persons) == (wanted.measures, wanted.units, ())


def test_that_two_measures_of_one_number_are_refused(store: Store) -> None:
    with working(store) as work, pytest.raises(Refused, match="measure_number_twice"):
        work.tasks.add(a.a_task(measures=(a.a_measure(1), a.a_measure(1))))


def test_that_a_value_read_before_another_change_is_refused(store: Store) -> None:
    (task,) = a.kept(store, a.a_task())
    with working(store) as work:
        work.tasks.save(replace(task, note="甲"))
        with pytest.raises(Refused, match="changed_meanwhile"):
            work.tasks.save(replace(task, note="乙"))


def test_that_only_the_close_out_moves_the_close_out_status(store: Store) -> None:
    (task,) = a.kept(store, a.a_task(progress_status=ProgressStatus.DONE))
    with working(store) as work:
        saved = work.tasks.save(replace(task, note="改", closeout_status=CloseoutStatus.CLOSED))
        assert saved.closeout_status is CloseoutStatus.NOT_STARTED
        work.closeouts.save(CloseOut(task.id), CloseoutStatus.CLOSED)
        assert work.tasks.get(task.id).closeout_status is CloseoutStatus.CLOSED


def test_that_what_is_closed_is_done_and_stays_so(store: Store) -> None:
    open_task, done = a.kept(store, a.a_task(), a.a_task(progress_status=ProgressStatus.DONE))
    with working(store) as work:
        with pytest.raises(Refused, match="status_pair_not_allowed"):
            work.closeouts.save(CloseOut(open_task.id), CloseoutStatus.CLOSED)
        work.closeouts.save(CloseOut(done.id), CloseoutStatus.CLOSED)
        closed = work.tasks.get(done.id)
        with pytest.raises(Refused, match="status_pair_not_allowed"):
            work.tasks.save(replace(closed, progress_status=ProgressStatus.BEHIND))


def test_that_leaving_without_commit_takes_everything_back(store: Store, lists: Lists) -> None:
    task = a.a_task()
    with working(store) as work:
        work.tasks.add(task)
    with pytest.raises(Refused), working(store) as work:
        work.tasks.add(replace(task, measures=(a.a_measure(1), a.a_measure(1))))
    assert lists.key_of(task.id) is None
    assert len(lists.task_keys(TaskFilter(text="污水"), TODAY)) == 0


def test_that_nothing_can_be_done_after_the_end_and_no_work_begins_within_another(store: Store) -> None:
    with working(store) as work:
        with pytest.raises(RuntimeError), working(store):
            pass
        work.commit()
        with pytest.raises(RuntimeError):
            work.officers.all()


def test_that_a_removed_task_leaves_the_lists_and_keeps_its_record(store: Store, lists: Lists) -> None:
    task, other = a.kept(store, a.a_task("1"), a.a_task("2"))
    with working(store) as work:
        work.evidence.add(a.evidence_of(task))
        work.tasks.remove(task.id)
        for wrong in (work.tasks.get, work.tasks.remove):
            with pytest.raises(Refused, match="task_not_found"):
                wrong(task.id)
        assert work.evidence.with_hashes([a.SHA]) == ()
        work.commit()
    assert [line.id for line in lists.all_lines(TaskFilter(), TODAY)] == [other.id]
    assert [line.id for line in lists.all_lines(TaskFilter(text="污水"), TODAY)] == [other.id]
    assert lists.evidence_hashes() == {a.SHA}
    assert lists.history(task.id, 1)[0].changes[0].field == "removed_at"


def test_that_evidence_is_described_moved_and_removed(store: Store) -> None:
    task, other = a.kept(store, a.a_task("1"), a.a_task("2"))
    item, twin = a.evidence_of(task), a.evidence_of(other)
    with working(store) as work:
        assert work.evidence.next_order(task.id) == 1
        work.evidence.add(item)
        work.evidence.add(twin)
        assert work.evidence.next_order(task.id) == 2
        assert [e.id for e in work.evidence.with_hashes([a.SHA])] == [item.id, twin.id]
        saved = work.evidence.save(replace(work.evidence.get(item.id), caption="整改后", photo=None))
        assert (saved.caption, saved.photo, saved.stamp.revision) == ("整改后", None, 2)
        work.evidence.remove(item.id)
        assert work.evidence.of(task.id) == ()
        with pytest.raises(Refused, match="record_not_found"):
            work.evidence.get(item.id)


def test_that_the_signed_paper_of_a_step_cannot_be_removed(store: Store) -> None:
    (task,) = a.kept(store, a.a_task())
    scan = a.evidence_of(task)
    with working(store) as work:
        work.evidence.add(scan)
        work.closeouts.save(a.two_rounds(task, scan.id), CloseoutStatus.AWAITING_VERIFICATION)
        with pytest.raises(Refused, match="evidence_in_use"):
            work.evidence.remove(scan.id)


def test_that_a_close_out_can_grow_step_by_step(store: Store) -> None:
    (task,) = a.kept(store, a.a_task())
    scan = a.evidence_of(task)
    whole = a.two_rounds(task, scan.id)
    states = [
        CloseOut(task.id, (Round(1, whole.rounds[0].records[:1]),)),
        CloseOut(task.id, (whole.rounds[0], Round(2))),
        whole,
    ]
    with working(store) as work:
        work.evidence.add(scan)
        for closeout in states:
            work.closeouts.save(closeout, CloseoutStatus.RETURNED)
            assert work.closeouts.get(task.id) == closeout


def test_that_officers_complaints_imports_and_dossiers_come_back(store: Store, lists: Lists) -> None:
    task = a.a_task()
    source, complaint, dossier = a.a_source(), a.a_complaint(), a.a_dossier(task)
    batch = a.an_import(source)
    rows = (
        SourceRow("第 1 行", "标题", RowFate.SKIPPED, "标题行"),
        SourceRow("第 2 行", "1 污水", RowFate.IMPORTED, draft=0),
    )
    other = Officer(OFFICER.id, "周敏", OFFICER.role, "镇长", "", active=False)
    with working(store) as work:
        work.tasks.add(task)
        work.sources.add(source)
        work.batches.add(batch)
        work.batches.add_rows(batch.id, rows)
        work.complaints.add(complaint)
        work.dossiers.add(dossier)
        assert work.batches.latest() == batch
        undone = replace(batch, undone_at=NOW)
        work.batches.save(undone)
        assert (work.batches.get(batch.id), work.batches.latest()) == (undone, None)
        found = work.complaints.find_by_no(complaint.acceptance_no)
        assert found == replace(complaint, created_at=NOW, updated_at=NOW, stamp=Stamp(a.WORKSPACE, 1, 0))
        assert work.complaints.save(replace(found, note="再访")).stamp.revision == 2
        assert work.dossiers.of(task.id) == (dossier,)
        assert work.officers.get(OFFICER.id) == OFFICER
        work.officers.save(other)
        work.commit()
    assert (lists.officers(), lists.officers(active_only=False)) == ((), (other,))
    assert (lists.sources(), lists.batches(), lists.dossiers(None)) == ((source,), (undone,), (dossier,))
    account = store._driver.execute('SELECT "where", text, fate, reason, draft FROM batch_row ORDER BY key').fetchall()
    assert account == [(row.where, row.text, row.fate.value, row.reason, row.draft) for row in rows]
    with pytest.raises(Refused, match="officer_retired"), working(store):
        pass
    with store.work(by=None, now=NOW, action="test") as work:
        assert work.officers.get(OFFICER.id) == other
        work.complaints.remove(complaint.id)
        assert work.complaints.find_by_no(complaint.acceptance_no) is None
        work.commit()
    assert lists.complaints() == ()


def test_that_complaints_are_found_by_all_words(store: Store, lists: Lists) -> None:
    with working(store) as work:
        work.complaints.add(a.a_complaint("D1", "夜间施工噪声"))
        work.complaints.add(a.a_complaint("D2", "养殖场臭气"))
        work.commit()
    assert [c.acceptance_no for c in lists.complaints("噪声 施工")] == ["D1"]
    assert [c.acceptance_no for c in lists.complaints("d2")] == ["D2"]
    assert len(lists.complaints()) == 2


def test_that_a_task_is_found_by_number_or_identity_and_an_ambiguous_number_is_refused(
    store: Store, lists: Lists
) -> None:
    first, second, third = a.kept(store, a.a_task("8"), a.a_task("8", "河" * 40), a.a_task("9"))
    assert lists.find_task(" 9 ") == lists.find_task(third.id.upper()) == third.id
    with pytest.raises(Refused, match="ambiguous_number") as refused:
        lists.find_task("8")
    candidates = refused.value.facts["candidates"]
    assert candidates == (f"8 污水直排河道 ({first.id})", f"8 {'河' * 24}… ({second.id})")
    with pytest.raises(Refused, match="task_not_found"):
        lists.find_task("10")
    with pytest.raises(Refused, match="task_not_found"):
        lists.case_file(TaskId("none"))
