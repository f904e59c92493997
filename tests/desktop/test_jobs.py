from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.change_feed import ChangeFeed
from dujiao_desktop.desktop.jobs import JobRunner
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.job_control import JobControl


@pytest.fixture
def feed() -> ChangeFeed:
    return ChangeFeed()


@pytest.fixture
def runner(feed: ChangeFeed, qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner(feed)
    yield made
    made.shut_down()


def test_that_work_is_done_elsewhere_and_its_result_comes_back_to_the_window(runner: JobRunner, qtbot: QtBot) -> None:
    heard_in: list[int] = []
    job = runner.with_files("读取", lambda control: threading.get_ident())
    job.done.connect(lambda result: heard_in.append(threading.get_ident()))

    with qtbot.waitSignal(job.ended) as _, qtbot.waitSignal(job.done) as done:
        pass

    assert done.args is not None
    assert done.args[0] != threading.get_ident()
    assert heard_in == [threading.get_ident()]


def test_that_trouble_arrives_with_its_facts(runner: JobRunner, qtbot: QtBot) -> None:
    def work(control: JobControl) -> None:
        raise Refused("file_empty", file="清单.xlsx")

    job = runner.with_files("读取", work)
    with qtbot.waitSignal(job.failed) as failed:
        pass

    assert failed.args is not None
    assert failed.args[0].facts == {"file": "清单.xlsx"}


def test_that_a_stopped_job_ends_as_cancelled_between_two_reports(runner: JobRunner, qtbot: QtBot) -> None:
    began, may_go_on = threading.Event(), threading.Event()

    def work(control: JobControl) -> None:
        began.set()
        may_go_on.wait(5)
        control.stop_if_cancelled()

    job = runner.with_files("核验", work)
    began.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        may_go_on.set()


def test_that_progress_is_heard_in_order(runner: JobRunner, qtbot: QtBot) -> None:
    heard: list[int] = []

    def work(control: JobControl) -> None:
        for done in range(5):
            control.report(done, 5, "")

    job = runner.with_files("备份", work)
    job.progressed.connect(lambda done, total, message: heard.append(done))
    with qtbot.waitSignal(job.ended):
        pass

    assert heard == [0, 1, 2, 3, 4]


def test_that_jobs_of_one_lane_follow_one_another(runner: JobRunner, qtbot: QtBot) -> None:
    order: list[str] = []
    first_may_end = threading.Event()

    def first(control: JobControl) -> None:
        first_may_end.wait(5)
        order.append("first")

    runner.with_files("一", first)
    second = runner.with_files("二", lambda control: order.append("second"))
    with qtbot.waitSignal(second.ended):
        first_may_end.set()

    assert order == ["first", "second"]


def test_that_every_screen_hears_what_a_job_changed(runner: JobRunner, feed: ChangeFeed, qtbot: QtBot) -> None:
    changes = Changes(tasks=frozenset({TaskId("a")}))
    with qtbot.waitSignal(feed.changed) as heard:
        runner.with_files("改", lambda control: changes)

    assert heard.args == [changes]
