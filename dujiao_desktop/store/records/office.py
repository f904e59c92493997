"""What belongs to the office as a whole: its people, sources, imports and citizens' complaints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select, true

from dujiao_desktop.domain.complaint import Complaint
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import BatchId, ComplaintId, OfficerId, SourceId
from dujiao_desktop.domain.import_batch import ImportBatch
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.reading import SourceRow
from dujiao_desktop.domain.task import SourceDocument, Task
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import (
    BATCH_ROW,
    COMPLAINT,
    HISTORY,
    IMPORT_BATCH,
    OFFICER,
    RULE_PACK,
    SOURCE,
    STEP_RECORD,
    TASK,
)


@dataclass(frozen=True, slots=True)
class Officers:
    """The people of the office."""

    session: Session

    def all(self) -> tuple[Officer, ...]:
        """Those in office, in the order they were entered."""
        return reading.officers(self.session.connection)

    def get(self, officer_id: OfficerId) -> Officer:
        """One officer. Raises `Refused` ``record_not_found``."""
        return translate.officer_from(self.session.row(OFFICER, officer_id))

    def add(self, officer: Officer) -> None:
        """Keep a new officer."""
        self.session.insert(OFFICER, translate.officer_values(officer))

    def save(self, officer: Officer) -> Officer:
        """Keep a changed officer. Raises `Refused` ``record_not_found``."""
        self.session.change(OFFICER, translate.officer_values(officer))
        return officer

    def has_acted(self, officer: Officer) -> bool:
        """Whether the history names the officer as a doer, or a step as one of its people."""
        connection = self.session.connection
        done = select(HISTORY.c.seq).where(HISTORY.c.who_id == officer.id).limit(1)
        people = func.json_each(STEP_RECORD.c.people).table_valued("value")
        signed = select(STEP_RECORD.c.key).join(people, true()).where(people.c.value == officer.name).limit(1)
        return any(connection.execute(found).first() is not None for found in (done, signed))

    def refuse_doer(self, officer: Officer) -> None:
        """Keep whoever has acted or signed from being deleted. Raises `Refused` ``officer_has_acted``."""
        if self.has_acted(officer):
            raise Refused("officer_has_acted", name=officer.name)

    def remove(self, officer_id: OfficerId) -> None:
        """Delete an officer who never acted. Raises `Refused` ``record_not_found``, ``officer_has_acted``."""
        self.refuse_doer(self.get(officer_id))
        self.session.delete(OFFICER, [self.session.row(OFFICER, officer_id)["key"]])


@dataclass(frozen=True, slots=True)
class Sources:
    """The papers tasks came from."""

    session: Session

    def add(self, source: SourceDocument) -> None:
        """Keep a new source."""
        self.session.insert(SOURCE, translate.source_values(source))

    def get(self, source_id: SourceId) -> SourceDocument:
        """One source. Raises `Refused` ``record_not_found``."""
        return reading.source(self.session.connection, source_id)

    def find_by_title(self, title: str) -> SourceDocument | None:
        """The newest source of this title; None when there is none."""
        found = select(SOURCE).where(SOURCE.c.title == title).order_by(SOURCE.c.key.desc()).limit(1)
        row = self.session.connection.execute(found).mappings().one_or_none()
        return None if row is None else translate.source_from(row)


@dataclass(frozen=True, slots=True)
class Batches:
    """Imports, each with every row of its source."""

    session: Session

    def add(self, batch: ImportBatch) -> None:
        """Keep a new import."""
        self.session.insert(IMPORT_BATCH, translate.batch_values(batch))

    def get(self, batch_id: BatchId) -> ImportBatch:
        """One import. Raises `Refused` ``record_not_found``."""
        return translate.batch_from(self.session.row(IMPORT_BATCH, batch_id))

    def latest(self) -> ImportBatch | None:
        """The newest import that has not been taken back; None when there is none."""
        newest = IMPORT_BATCH.c.key.desc()
        found = select(IMPORT_BATCH).where(IMPORT_BATCH.c.undone_at.is_(None)).order_by(newest).limit(1)
        row = self.session.connection.execute(found).mappings().one_or_none()
        return None if row is None else translate.batch_from(row)

    def save(self, batch: ImportBatch) -> ImportBatch:
        """Keep a changed import, e.g. one taken back. Raises `Refused` ``record_not_found``."""
        self.session.change(IMPORT_BATCH, translate.batch_values(batch))
        return batch

    def tasks_of(self, batch_id: BatchId) -> tuple[Task, ...]:
        """Tasks in the lists that this import made."""
        return reading.tasks(self.session.connection, TASK.c.batch_id == batch_id)

    def complaints_of(self, batch_id: BatchId) -> tuple[Complaint, ...]:
        """Complaints in the lists that this import added."""
        where = (COMPLAINT.c.batch_id == batch_id) & COMPLAINT.c.removed_at.is_(None)
        rows = self.session.connection.execute(select(COMPLAINT).where(where)).mappings()
        return tuple(map(translate.complaint_from, rows))

    def add_rows(self, batch_id: BatchId, rows: Iterable[SourceRow]) -> None:
        """Keep the account of the source, row by row."""
        self.session.insert(BATCH_ROW, [translate.batch_row_values(batch_id, row) for row in rows])


@dataclass(frozen=True, slots=True)
class Complaints:
    """Citizens' complaints; those taken out of the lists are not found any more."""

    session: Session

    def get(self, complaint_id: ComplaintId) -> Complaint:
        """One complaint. Raises `Refused` ``record_not_found``."""
        return translate.complaint_from(self.session.row_in_lists(COMPLAINT, complaint_id))

    def find_by_no(self, acceptance_no: str) -> Complaint | None:
        """The newest complaint with that 受理编号 (without star); None when there is none."""
        found = (
            select(COMPLAINT)
            .where(COMPLAINT.c.acceptance_no == acceptance_no, COMPLAINT.c.removed_at.is_(None))
            .order_by(COMPLAINT.c.key.desc())
            .limit(1)
        )
        row = self.session.connection.execute(found).mappings().one_or_none()
        return None if row is None else translate.complaint_from(row)

    def add(self, complaint: Complaint) -> None:
        """Keep a new complaint."""
        self.session.insert(COMPLAINT, translate.complaint_values(complaint))

    def save(self, complaint: Complaint) -> Complaint:
        """Keep a changed complaint and give it back as kept. Raises ``record_not_found``, ``changed_meanwhile``."""
        self.session.change(COMPLAINT, translate.complaint_values(complaint), revision=complaint.stamp.revision)
        return self.get(complaint.id)

    def remove(self, complaint_id: ComplaintId) -> None:
        """Take a complaint out of the lists; the record stays. Raises `Refused` ``record_not_found``."""
        row = self.session.row_in_lists(COMPLAINT, complaint_id)
        self.session.update(COMPLAINT, row, {"removed_at": self.session.now})


@dataclass(frozen=True, slots=True)
class RulePacks:
    """Rule packs under which rounds were begun, each version once."""

    session: Session

    def keep(self, name: str, content: str) -> None:
        """Keep a pack under its name, unless it is there already."""
        known = self.session.connection.execute(select(RULE_PACK.c.key).where(RULE_PACK.c.id == name)).first()
        if known is None:
            self.session.insert(RULE_PACK, {"id": name, "content": content, "kept_at": self.session.now})
