"""The steps after the self-check, with the papers of the other offices."""

from dataclasses import replace
from datetime import date
from functools import partial

from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.usecases.advance_closeout import StepDraft, StepTaken, take_step
from tests.usecases.township import Township, a_paper

REST = (
    StepDraft(
        "verification", date(2026, 10, 16), unit="区住建委", people=("李明", "赵红"), conclusion=Conclusion.PASS,
        opinion="已完成整改，同意公示", place="清溪桥",
    ),
    StepDraft(
        "public-notice", date(2026, 10, 23), unit="区住建委", medium="区政府网站", period_from=date(2026, 10, 19),
        period_to=date(2026, 10, 23),
    ),
    StepDraft("archiving", date(2026, 10, 28), people=("罗敏",)),
    StepDraft("filing", date(2026, 11, 2), unit="区整改办", number="备18"),
    StepDraft("closing", date(2026, 11, 10), unit="区整改办", number="青督整办〔2026〕41号"),
)  # fmt: skip


def with_scan(desk: Township, draft: StepDraft) -> StepDraft:
    """The step with a paper of its own."""
    return replace(draft, scans=(a_paper(desk.paths.folder.parent / f"{draft.step}.txt", draft.step),))


def taken(desk: Township, draft: StepDraft, number: str = "7") -> StepTaken:
    return take_step(desk.store, desk.task(number).id, draft, office=desk.office, by=desk.by, now=desk.now)


def directory(desk: Township) -> None:
    """The list of the archived papers, which the archiving step asks for."""
    paper = partial(a_paper, words="目录")(desk.paths.folder.parent / "归档目录.txt")
    desk.attach("7", paper, kind=EvidenceKind.ARCHIVE_DIRECTORY, formed_on=date(2026, 10, 28))


def close(desk: Township) -> None:
    """Everything from verification to the decision."""
    directory(desk)
    for draft in REST:
        taken(desk, with_scan(desk, draft))
