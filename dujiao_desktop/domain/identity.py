"""Identities: uuid7 text made once at origin, never reused; official numbers are data, not identities."""

from __future__ import annotations

from typing import NewType

TaskId = NewType("TaskId", str)
MeasureId = NewType("MeasureId", str)
ComplaintId = NewType("ComplaintId", str)
ProgressId = NewType("ProgressId", str)
EvidenceId = NewType("EvidenceId", str)
OfficerId = NewType("OfficerId", str)
SourceId = NewType("SourceId", str)
StepRecordId = NewType("StepRecordId", str)
BatchId = NewType("BatchId", str)
WarningId = NewType("WarningId", str)
ExtensionId = NewType("ExtensionId", str)
VisitId = NewType("VisitId", str)
DossierId = NewType("DossierId", str)
PartId = NewType("PartId", str)
LinkId = NewType("LinkId", str)
PlanId = NewType("PlanId", str)
IndicatorId = NewType("IndicatorId", str)
IndicatorReadingId = NewType("IndicatorReadingId", str)
SlotAnswerId = NewType("SlotAnswerId", str)
PhotoPairId = NewType("PhotoPairId", str)
