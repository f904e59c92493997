"""Extensions and visits."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Table, select

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.extension import EXTENSION_WORDS, Extension, ExtensionKind
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.visit import VISIT_WORDS, Visit, VisitKind
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import EXTENSION, EXTENSION_OPINION, EXTENSION_SCAN, VISIT, VISIT_FILE


@dataclass(frozen=True, slots=True)
class Extensions:
    """Applications for more time or for long-term work."""

    session: Session

    def add(self, extension: Extension) -> None:
        """Keep a new application with its scans."""
        self.session.insert(EXTENSION, translate.extension_values(extension))
        self.session.insert(EXTENSION_OPINION, translate.opinion_values(extension))
        self.session.insert(EXTENSION_SCAN, translate.extension_scan_values(extension))
        self.session.touched.add(extension.task_id)

    def save(self, extension: Extension) -> None:
        """Keep what was decided since.

        Raises:
            Refused: ``record_not_found``; ``changed_meanwhile`` when it moved on since it was read.
        """
        revision = extension.stamp.revision
        if not self.session.change(EXTENSION, translate.extension_values(extension), revision=revision):
            self.session.count_change(EXTENSION, extension.id)
        self._match(EXTENSION_OPINION, extension, translate.opinion_values(extension), "extension_id", "level")
        self._match(
            EXTENSION_SCAN, extension, translate.extension_scan_values(extension), "extension_id", "evidence_id"
        )

    def of(self, task_id: TaskId) -> tuple[Extension, ...]:
        """Those of a task, in the order they were applied for."""
        return tuple(reading.extensions(self.session.connection, (task_id,)).get(task_id, ()))

    def _match(self, table: Table, extension: Extension, wanted: list[translate.Values], *by: str) -> None:
        there = self.session.rows_of_task(table, extension.task_id)
        self.session.match_rows(table, [row for row in there if row["extension_id"] == extension.id], wanted, *by)


@dataclass(frozen=True, slots=True)
class Visits:
    """Periodic proofs and look-backs."""

    session: Session

    def add(self, visit: Visit) -> None:
        """Keep a visit with what it brought."""
        self.session.insert(VISIT, translate.visit_values(visit))
        self.session.insert(VISIT_FILE, translate.visit_file_values(visit))
        self.session.touched.add(visit.task_id)

    def of(self, task_id: TaskId) -> tuple[Visit, ...]:
        """Those of a task, the earliest first."""
        return tuple(reading.visits(self.session.connection, (task_id,)).get(task_id, ()))


def check_unused(session: Session, evidence_id: EvidenceId, title: str) -> None:
    """Refuse to let go of a file that an application or a visit shows: ``evidence_in_record`` with what it is."""
    scan = (
        select(EXTENSION.c.kind)
        .join(EXTENSION_SCAN, EXTENSION_SCAN.c.extension_id == EXTENSION.c.id)
        .where(EXTENSION_SCAN.c.evidence_id == evidence_id)
    )
    asked = session.connection.execute(scan).scalar()
    shown = (VISIT_FILE.c.evidence_id == evidence_id) | (VISIT_FILE.c.beside == evidence_id)
    visit = session.connection.execute(
        select(VISIT.c.kind, VISIT.c.visited_on).join(VISIT_FILE, VISIT_FILE.c.visit_id == VISIT.c.id).where(shown)
    ).first()
    if asked is not None:
        raise Refused("evidence_in_record", title=title, record=f"{EXTENSION_WORDS[ExtensionKind(asked)]}申请")
    if visit is not None:
        record = f"{visit.visited_on} 的{VISIT_WORDS[VisitKind(visit.kind)]}"
        raise Refused("evidence_in_record", title=title, record=record)
