"""The lanes of the window without their threads, for tests of one page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dujiao_desktop.desktop.change_feed import ChangeFeed
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.store.database import Store
from dujiao_desktop.store.lists import Lists


class InlineJobs:
    """Does the work at once, in the caller's thread; its end is delivered when the event loop next turns."""

    def __init__(self, store: Store, lists: Lists, feed: ChangeFeed) -> None:
        self._store = store
        self._lists = lists
        self._feed = feed
        self._jobs: list[RunningJob] = []

    def with_store(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Change something, now."""
        return self._run(title, lambda control: work(self._store, control))

    def with_lists(self, title: str, work: Callable[[Lists, JobControl], Any]) -> RunningJob:
        """Look something up, now."""
        return self._run(title, lambda control: work(self._lists, control))

    def with_files(self, title: str, work: Callable[[JobControl], Any]) -> RunningJob:
        """Work on files alone, now."""
        return self._run(title, work)

    def with_intake(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Take in many files, now."""
        return self._run(title, lambda control: work(self._store, control))

    def in_background(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Work that nobody waits for, now."""
        return self._run(title, lambda control: work(self._store, control))

    def with_pictures(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Have something made visible, now."""
        return self._run(title, lambda control: work(self._store, control))

    def _run(self, title: str, work: Callable[[JobControl], Any]) -> RunningJob:
        job = RunningJob(title, work, self._feed)
        self._jobs.append(job)
        job.run()
        return job
