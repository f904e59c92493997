"""The task list: which tasks in which order, and what a line shows."""

import random
import subprocess
import sys
import threading
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, Task, UnitRole
from dujiao_desktop.domain.task_filter import TaskFilter, TaskOrder
from dujiao_desktop.domain.task_line import ListCounts
from dujiao_desktop.store import lines
from dujiao_desktop.store.database import Store, StorePaths
from dujiao_desktop.store.lists import Lists
from dujiao_desktop.store.ordering import number_key
from tests.store import builders as a
from tests.store.builders import TODAY, working


def _numbers(lists: Lists, asked: TaskFilter) -> list[str]:
    return [line.number for line in lists.all_lines(asked, TODAY)]


def test_that_numbers_sort_by_value_and_words_after_figures(store: Store, lists: Lists) -> None:
    wanted = ["1", "2", "2-1", "2-10", "10", "一", "二", "十", "十一", "二十三", "一百零一", "A1", "附件", ""]
    mixed = random.Random(7).sample(wanted, len(wanted))
    a.kept(store, *(a.a_task(number) for number in mixed))
    assert _numbers(lists, TaskFilter()) == wanted
    assert _numbers(lists, TaskFilter(descending=True)) == wanted[::-1]
    assert sorted(["第12号", "第3号", "第二号"], key=number_key) == ["第3号", "第12号", "第二号"]
    assert number_key("１２") == number_key("12")


def test_that_what_has_no_last_day_comes_last_either_way(store: Store, lists: Lists) -> None:
    long_term = Deadline("长期坚持", DeadlineKind.LONG_TERM)
    a.kept(
        store,
        a.a_task("1"),
        a.a_task("2", deadline=a.until(date(2026, 5, 1))),
        a.a_task("3", deadline=a.until(date(2026, 4, 1))),
        a.a_task("4", deadline=long_term),
    )
    assert _numbers(lists, TaskFilter(order=TaskOrder.DEADLINE)) == ["3", "2", "1", "4"]
    assert _numbers(lists, TaskFilter(order=TaskOrder.DEADLINE, descending=True)) == ["2", "3", "1", "4"]


def test_that_statuses_sort_as_the_work_goes(store: Store, lists: Lists) -> None:
    statuses = list(ProgressStatus)
    a.kept(store, *(a.a_task(str(9 - n), progress_status=s) for n, s in enumerate(statuses)))
    assert _numbers(lists, TaskFilter(order=TaskOrder.PROGRESS)) == ["9", "8", "7", "6", "5", "4"]
    for order in TaskOrder:
        assert len(_numbers(lists, TaskFilter(order=order))) == len(statuses)


def test_that_filters_narrow_the_list_and_counts_agree(store: Store, lists: Lists) -> None:
    past, ahead = a.until(TODAY - timedelta(1)), a.until(TODAY)
    done = ProgressStatus.DONE
    tasks = a.kept(
        store,
        a.a_task("1", deadline=past),
        a.a_task("2", deadline=ahead, is_long_term=True),
        a.a_task("3", deadline=past, progress_status=done),
        a.a_task("4", deadline=past, progress_status=done, closeout_status=CloseoutStatus.CLOSED),
        a.a_task("5", closeout_status=CloseoutStatus.RETURNED, progress_status=ProgressStatus.BEHIND),
        a.a_task("6", deadline=replace(past, kind=DeadlineKind.UNKNOWN)),
    )
    assert _numbers(lists, TaskFilter(open_only=True)) == ["1", "2", "3", "5", "6"]
    assert _numbers(lists, TaskFilter(overdue_only=True)) == [t.number for t in tasks if t.is_overdue(TODAY)] == ["1"]
    assert _numbers(lists, TaskFilter(long_term_only=True)) == ["2"]
    assert _numbers(lists, TaskFilter(progress=frozenset({done, ProgressStatus.BEHIND}))) == ["3", "4", "5"]
    assert _numbers(lists, TaskFilter(closeout=frozenset({CloseoutStatus.RETURNED}), text="污水")) == ["5"]
    assert lists.counts(TODAY) == ListCounts(total=6, open=5, overdue=1, closed=1, returned=1)
    assert lists.how_many() == 6


def test_that_a_line_shows_the_task_as_it_stands(store: Store, lists: Lists) -> None:
    source = a.a_source("督察整改方案")
    task = replace(a.a_full_task(), source_id=source.id, deadline=a.until(TODAY - timedelta(3)))
    scan = a.evidence_of(task)
    with working(store) as work:
        work.sources.add(source)
        work.tasks.add(task)
        work.evidence.add(scan)
        work.closeouts.save(a.two_rounds(task, scan.id), CloseoutStatus.AWAITING_VERIFICATION)
        work.commit()
    key = lists.key_of(task.id)
    assert key is not None
    (line,) = lists.task_lines([key], TODAY)
    for field in (
        "id", "number", "problem_text", "upper_number", "kind", "classes", "goal", "deadline", "status_text",
        "is_long_term", "note", "progress_status",
    ):  # fmt: skip
        assert getattr(line, field) == getattr(task, field)
    assert line.source_title == "督察整改方案"
    assert line.responsible_units == task.unit_names(UnitRole.RESPONSIBLE)
    assert (line.lead_units, line.co_units, line.acceptance_units) == (("区城管局",), (), ("区生态环境局",))
    assert line.responsible_person == "郑兰"
    assert line.measures == ((1, "新建处理站"), (2, "加强日常监管"))
    assert line.results == ((1, "已建成并运行"), (2, ""))
    assert line.done_on is None
    assert (line.round, line.steps_done, line.evidence_count, line.overdue_days) == (2, 1, 1, 3)
    assert line.closeout_status is CloseoutStatus.AWAITING_VERIFICATION


def test_that_a_task_is_done_on_the_day_of_its_last_measure(store: Store, lists: Lists) -> None:
    measures = (a.a_measure(1, result="甲", done=date(2026, 2, 3)), a.a_measure(2, result="乙", done=date(2026, 1, 9)))
    a.kept(store, a.a_task(measures=measures))
    (line,) = lists.all_lines(TaskFilter(), TODAY)
    assert line.done_on == date(2026, 2, 3)


def test_that_a_window_keeps_the_order_asked_for_and_leaves_out_what_is_gone(store: Store, lists: Lists) -> None:
    a.kept(store, *(a.a_task(str(n)) for n in range(1, 6)))
    keys = lists.task_keys(TaskFilter(), TODAY)
    window = [keys[3], 999_999, keys[0]]
    assert [line.number for line in lists.task_lines(window, TODAY)] == ["4", "1"]
    assert lists.task_lines([], TODAY) == ()


def test_that_two_characters_find_whatever_they_stand_in(store: Store, lists: Lists) -> None:
    task = replace(a.a_full_task("督12"), note="镇长督办")
    item, entry = a.evidence_of(task, caption="现场照片甲"), a.progress_of(task, "已签合同")
    a.kept(store, a.a_task("7", "无关"))
    with working(store) as work:
        work.tasks.add(task)
        work.evidence.add(item)
        work.progress.add(entry)
        work.commit()
    for words in (
        "渗滤", "达标排放", "建处", "运行", "镇长", "签合", "照片", "0042", "市9", "12", "云岭", "渗", "石桥 甲", "HUNAN",
    ):  # fmt: skip
        expected = [] if words == "HUNAN" else ["督12"]
        assert _numbers(lists, TaskFilter(text=words)) == expected, words
    assert _numbers(lists, TaskFilter(text="渗滤 没有")) == []
    assert _numbers(lists, TaskFilter(text="  ")) == ["7", "督12"]


def test_that_the_index_follows_every_change(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_task(problem="旧的说法"))
    item = a.evidence_of(task, caption="围挡")
    with working(store) as work:
        saved = work.tasks.save(replace(task, problem_text="新的提法"))
        work.evidence.add(item)
        work.commit()
    assert [_numbers(lists, TaskFilter(text=t)) for t in ("旧的", "新的", "围挡")] == [[], ["1"], ["1"]]
    with working(store) as work:
        work.evidence.remove(item.id)
        work.tasks.save(replace(saved, goal="达标"))
        work.commit()
    assert [_numbers(lists, TaskFilter(text=t)) for t in ("围挡", "达标")] == [[], ["1"]]


def test_that_search_finds_exactly_the_texts_that_contain_the_words(store: Store, lists: Lists) -> None:
    chance = random.Random(11)
    letters = "水污染河长乡镇A1２3.-\"'* 𠮷垚，。（）\n%_\\"

    def text(longest: int) -> str:
        return "".join(chance.choice(letters) for _ in range(chance.randint(1, longest)))

    tasks = a.kept(store, *(a.a_task(str(n), text(40), goal=text(20)) for n in range(80)))

    def contains(task: Task, words: str) -> bool:
        texts = [_folded(t) for t in (task.number, task.problem_text, task.goal)]
        return all(any(word in t for t in texts) for word in _folded(words).split())

    for _ in range(400):
        words = text(4)
        expected = {t.number for t in tasks if contains(t, words)}
        assert set(_numbers(lists, TaskFilter(text=words))) == expected, words


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def test_that_a_reader_sees_the_last_state_kept_while_a_writer_works(store: Store, lists: Lists) -> None:
    a.kept(store, a.a_task("1"))
    with working(store) as work:
        work.tasks.add(a.a_task("2"))
        assert _numbers(lists, TaskFilter()) == ["1"]
        work.commit()
    assert _numbers(lists, TaskFilter()) == ["1", "2"]


def test_that_a_reader_works_in_another_thread(store: Store, lists: Lists) -> None:
    a.kept(store, *(a.a_task(str(n)) for n in range(50)))
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(_numbers(lists, TaskFilter()))))
    with working(store) as work:
        work.tasks.add(a.a_task("x"))
        thread.start()
        thread.join()
        work.commit()
    assert found == [50]


def test_that_a_reader_cannot_write(lists: Lists) -> None:
    with pytest.raises(Unavailable), lists._reading() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")


def test_that_an_ordered_list_is_read_from_its_index_alone(store: Store, lists: Lists) -> None:
    for order in TaskOrder:
        with lists._reading() as connection:
            asked = TaskFilter(order=order)
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN SELECT key FROM task WHERE removed_at IS NULL ORDER BY {lines._order(asked)}"
            )
            seen = [row[3] for row in plan]
        assert ("COVERING INDEX" in seen[0]) is (order is not TaskOrder.PROBLEM), (order, seen)


def test_that_one_task_is_reached_without_walking_through_all(store: Store, lists: Lists) -> None:
    task, other = a.kept(store, a.a_full_task("1"), a.a_task("2"))
    seen: list[str] = []
    for driver in (store._driver, lists._driver):
        driver.set_trace_callback(seen.append)
    with working(store) as work:
        work.tasks.save(replace(task, note="改"))
        work.evidence.add(a.evidence_of(task))
        work.evidence.with_hashes([a.SHA])
        work.closeouts.save(a.two_rounds(task, work.evidence.of(task.id)[0].id), CloseoutStatus.RETURNED)
        work.tasks.remove(other.id)
        work.tasks_of_source("方案")
        work.commit()
    key = lists.key_of(task.id)
    assert key is not None
    lists.task_lines([key], TODAY)
    lists.find_task("1")
    lists.case_file(task.id)
    lists.history(task.id, 5)
    for driver in (store._driver, lists._driver):
        driver.set_trace_callback(None)
    plans = []
    for statement in seen:
        if statement.lstrip().startswith(("SELECT", "WITH", "UPDATE", "DELETE")):
            rows = store._driver.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
            plans += [(row[3], statement) for row in rows]
    assert len(plans) > 30
    whole = ("SCAN task", "SCAN t", "SCAN measure", "SCAN evidence")
    walks = [p for p in plans if p[0] in whole or p[0].endswith("(removed_at=?)") or "USING INDEX ix_task_list" in p[0]]
    assert walks == []


def test_that_opening_and_listing_load_nothing_heavy(store: Store, paths: StorePaths) -> None:
    a.kept(store, a.a_task())
    program = f"""
import sys
from datetime import date
from pathlib import Path
from dujiao_desktop.store import lines
from dujiao_desktop.store.database import StorePaths, open_store
from dujiao_desktop.domain.task_filter import TaskFilter
paths = StorePaths(Path({str(paths.database)!r}), Path({str(paths.vault)!r}), Path({str(paths.backups)!r}))
store = open_store(paths, key=bytes(range(32)), workspace_id="workspace-1")
lists = store.lists()
keys = lists.task_keys(TaskFilter(text="污水"), date(2026, 3, 2))
assert len(lists.task_lines(keys, date(2026, 3, 2))) == 1
heavy = {{"alembic", "sqlalchemy.orm", "openpyxl", "reportlab", "pyhanko", "PIL", "PySide6"}}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
