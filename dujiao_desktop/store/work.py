"""One transaction: what is read and written in it, and its end."""

from __future__ import annotations

from collections.abc import Callable

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.task import Task
from dujiao_desktop.store import history, reading
from dujiao_desktop.store.connecting import driver_of
from dujiao_desktop.store.records.acts import Acts
from dujiao_desktop.store.records.bin import RecycleBin
from dujiao_desktop.store.records.case import CloseOuts, Dossiers, Evidence, Progress
from dujiao_desktop.store.records.drafts import Drafts
from dujiao_desktop.store.records.intake import Intakes
from dujiao_desktop.store.records.office import Batches, Complaints, Officers, RulePacks, Sources
from dujiao_desktop.store.records.pairs import PhotoPairs
from dujiao_desktop.store.records.photos import Photos
from dujiao_desktop.store.records.shared import Indicators, Links, Parts, Plans
from dujiao_desktop.store.records.slots import SlotAnswers
from dujiao_desktop.store.records.tasks import Tasks
from dujiao_desktop.store.records.visits import Extensions, Visits
from dujiao_desktop.store.records.warnings import Warnings
from dujiao_desktop.store.search import index_tasks
from dujiao_desktop.store.session import Session


class Work:
    """A transaction under way; values go in and come out, rows never. Leaving without `commit` takes all back.

    Attributes:
        tasks, sources, progress, evidence, closeouts, officers, complaints, batches, dossiers, warnings, parts, links,
            plans, indicators: The records by kind.
        drafts: What is being typed.
        acts: What was done, to be taken back.
        bin: What was removed.
        packs: Rule packs under which rounds were begun.
        extensions: Applications for more time or for long-term work.
        visits: Periodic proofs and look-backs.
        intakes: Files on their way in.
        slots: What was said of things that are not there.
        photo_pairs: What was said of before and after photos.
        photos: What is noticed about photos, and said to it.
    """

    def __init__(self, session: Session, keep: Callable[[], None]) -> None:
        self._session = session
        self._keep = keep
        self.tasks = Tasks(session)
        self.sources = Sources(session)
        self.progress = Progress(session)
        self.evidence = Evidence(session)
        self.closeouts = CloseOuts(session)
        self.officers = Officers(session)
        self.complaints = Complaints(session)
        self.batches = Batches(session)
        self.dossiers = Dossiers(session)
        self.warnings = Warnings(session)
        self.parts = Parts(session)
        self.links = Links(session)
        self.plans = Plans(session)
        self.indicators = Indicators(session)
        self.drafts = Drafts(session)
        self.acts = Acts(session)
        self.bin = RecycleBin(session)
        self.packs = RulePacks(session)
        self.extensions = Extensions(session)
        self.visits = Visits(session)
        self.intakes = Intakes(session)
        self.slots = SlotAnswers(session)
        self.photo_pairs = PhotoPairs(session)
        self.photos = Photos(session)

    @property
    def act(self) -> int:
        """Number of this action in the history."""
        return self._session.act

    def note(self, record: str, changes: dict[str, tuple[str, str]]) -> None:
        """Write into the history what changes no record: field to old and new, e.g. a setting or a hand-over."""
        history.note(driver_of(self._session.connection), record, changes)

    def case_file(self, task_id: TaskId) -> CaseFile:
        """Everything about one task, as this transaction sees it. Raises `Refused` ``task_not_found``."""
        return reading.case_file(self._session.connection, task_id)

    def case_for_gates(self, task_id: TaskId) -> CaseFile:
        """What of a task the gates ask for, as this transaction sees it. Raises `Refused` ``task_not_found``."""
        for case in reading.cases_for_gates(self._session.connection, (task_id,)):
            return case
        raise Refused("task_not_found", asked=task_id)

    def case_for_return(self, task_id: TaskId) -> CaseFile:
        """What of a task a return asks for, as this transaction sees it. Raises `Refused` ``task_not_found``."""
        return reading.case_for_return(self._session.connection, task_id)

    def tasks_of_source(self, title: str) -> tuple[Task, ...]:
        """Tasks in the lists that came from a source of this title, for matching when it is imported again."""
        return reading.tasks_of_source(self._session.connection, title)

    def commit(self, finishes: str = "") -> None:
        """Make the search index agree, then keep everything, once. Nothing can be done in this `Work` afterwards.

        `finishes` is the place whose draft goes with it: what was typed there is data now, or about something that
        was taken out.
        """
        session = self._session
        if finishes:
            self.drafts.remove(finishes)
        index_tasks(session.connection, session.touched)
        self._keep()
        session.finish()
