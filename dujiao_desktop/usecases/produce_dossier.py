"""生成待签件、送验卷、归档卷: read all as one value, check, write under temporary names, sign, bag, verify, name, record."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dujiao_desktop import __version__
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.closeout import Round
from dujiao_desktop.domain.dossier import (
    KIND_WORDS,
    MOST_BOUND_PAGES,
    DossierContent,
    DossierKind,
    DossierRecord,
    FieldBox,
    NotBound,
    Sheets,
    dossier_title,
    step_word,
)
from dujiao_desktop.domain.errors import Missing, Refused, StepNotReady, Unavailable
from dujiao_desktop.domain.evidence import PHOTO_KINDS, EvidenceItem
from dujiao_desktop.domain.identity import DossierId, EvidenceId, TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.readiness import missing_for_dossier
from dujiao_desktop.domain.report import Ledger
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.slots import STATE_WORDS
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.environment.files import made_folder, need_space, telling_disk_trouble, whole_file
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases.leftovers import STAGING, noting_parts
from dujiao_desktop.usecases.look_at_evidence import thumb
from dujiao_desktop.usecases.photo_pairs import likeness_of
from dujiao_desktop.usecases.task_json import encode, shared_task

if TYPE_CHECKING:
    from dujiao_desktop.documents.writing.evidence_sheet import EvidenceLine
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.packages.keys import LocalSigner
    from dujiao_desktop.store.database import Store

PDF_NAME, WORKBOOK_NAME, TASK_NAME = "验收卷宗.pdf", "台账.xlsx", "task.json"
_SHOWN_BY_BROWSERS = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_GENERAL_FOLDER = "整改"
_SPARE_BYTES = 64 << 20
_PDF_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Produced:
    """A dossier that was written, signed, read back and verified; `pdf` and `workbook` lie beside the package.

    Attributes:
        pages: Pages of the PDF.
    """

    package: Path
    sha256: str
    signers: tuple[str, ...]
    pdf: Path
    workbook: Path
    changes: Changes
    pages: int


@dataclass(frozen=True, slots=True)
class ToSign:
    """A 待签件 that was written: one unsigned PDF, and what the 送验卷 still lacks."""

    pdf: Path
    missing: tuple[Missing, ...]


def produce_to_sign(
    store: Store,
    task_id: TaskId,
    to: Path,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    control: JobControl | None = None,
) -> ToSign:
    """Write what has to be signed and sealed by hand into the folder `to`, at any time; nothing is recorded.

    Raises:
        Refused: ``no_glyph`` and other things the officer can mend.
        Unavailable: The disk refuses.
        Cancelled: Nothing is left behind.
    """
    from dujiao_desktop.documents.writing.dossier import write_dossier
    from dujiao_desktop.packages.names import legal_name

    content = _content(store, task_id, DossierKind.TO_SIGN, office=office, by=by, now=now)
    acting = office.under(content.case.closeout)
    missing = missing_for_dossier(content.case, DossierKind.FOR_ACCEPTANCE, acting, now.date())
    content = replace(content, missing=missing)
    with made_folder(to) as target:
        taken = {p.name.removesuffix(".pdf") for p in target.iterdir()}
        pdf = target / f"{legal_name(_name_of(content), taken)}.pdf"
        write_dossier(content, pdf, resource("fonts"), control or Unwatched())
    return ToSign(pdf, missing)


def produce_dossier(
    store: Store,
    paths: WorkspacePaths,
    task_id: TaskId,
    to: Path,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    sign_with: Callable[[], LocalSigner],
    kind: DossierKind = DossierKind.FOR_ACCEPTANCE,
    control: JobControl | None = None,
) -> Produced:
    """Write the 送验卷 or 归档卷 of a task into the folder `to`.

    Args:
        store: Where everything is read from.
        paths: Of the workspace.
        task_id: The task.
        to: Folder of the package; made when it is not there.
        office: Ours.
        by: The exporter.
        now: Moment stated in the dossier.
        sign_with: Asked for the signer when nothing is missing.
        kind: Not ``TO_SIGN``, which is no package; see `produce_to_sign`.
        control: Told how far it is; may cancel.

    Raises:
        StepNotReady: A gate is red; names everything that is missing, before anything is written.
        Refused: ``no_glyph`` and other things the officer can mend.
        Unavailable: The disk refuses.
        Cancelled: Nothing is left behind.
    """
    if kind is DossierKind.TO_SIGN:
        raise ValueError("what is to be signed by hand is no package")
    watch = control or Unwatched()
    content = _content(store, task_id, kind, office=office, by=by, now=now)
    content = replace(content, pictures=_pictures(content.case, store, paths, watch))
    content = replace(content, sheets=_sheets(content.case, store, paths, watch))
    signer = sign_with()
    with made_folder(to) as target:
        need_space(target, 2 * sum(e.size_bytes for e in content.case.for_dossier) + _SPARE_BYTES)
        produced = _written(content, target, signer, store, paths, watch)
        try:
            _record(store, produced, content, by=by, now=now)
        except BaseException:
            for file in (produced.package, produced.pdf, produced.workbook):
                file.unlink(missing_ok=True)
            raise
    return produced


def _name_of(content: DossierContent) -> str:
    return f"{KIND_WORDS[content.kind]}_{content.case.task.number}_{content.made_at:%Y%m%d}"


def _content(
    store: Store, task_id: TaskId, kind: DossierKind, *, office: Office, by: Officer, now: datetime
) -> DossierContent:
    store.allow(by, "produce_dossier")
    today = now.date()
    with store.lists() as lists:
        case = lists.case_file(task_id)
        office = office.under(case.closeout)
        missing = missing_for_dossier(case, kind, office, today)
        if missing:
            raise StepNotReady(dossier_title(office.rules, kind), missing)
        key = lists.key_of(task_id)
        line = lists.task_lines([key] if key is not None else [], today)[0]
        likeness = likeness_of(lists, task_id)
    names = evidence_names(case, office.rules, office.rules_of)
    digest = sha256(encode(shared_task(case, office.rules, names))).hexdigest()[:12].upper()
    return DossierContent(
        case=case,
        line=line,
        unit=office.unit,
        rules=office.rules,
        made_at=now,
        made_by=by.name,
        state_digest=digest,
        places={} if kind is DossierKind.TO_SIGN else {EvidenceId(e): f"data/{name}" for e, name in names.items()},
        kind=kind,
        round_rules={r.number: rules for r in case.closeout.rounds if (rules := office.rules_of(r)) != office.rules},
        likeness=likeness,
    )


def _pictures(case: CaseFile, store: Store, paths: WorkspacePaths, watch: JobControl) -> Mapping[EvidenceId, Path]:
    from dujiao_desktop.documents.reading.photo import make_preview

    items = [e for e in case.for_dossier if e.is_picture and e.kind in PHOTO_KINDS]
    pictures: dict[EvidenceId, Path] = {}
    for done, item in enumerate(items):
        watch.stop_if_cancelled()
        watch.report(done, len(items), item.title)
        preview = paths.previews / f"{item.sha256}.jpg"
        if not preview.exists():
            make_preview(_original(store, item), preview)
        pictures[item.id] = preview
    return pictures


def _sheets(case: CaseFile, store: Store, paths: WorkspacePaths, watch: JobControl) -> Mapping[EvidenceId, Sheets]:
    """For everything that is no photo of a place: its pages, or why it has none."""
    items = [e for e in case.for_dossier if not (e.is_picture and e.kind in PHOTO_KINDS)]
    sheets: dict[EvidenceId, Sheets] = {}
    for done, item in enumerate(items):
        watch.stop_if_cancelled()
        watch.report(done, len(items), item.title)
        sheets[item.id] = _sheets_of(item, _original(store, item), paths)
    return sheets


def _sheets_of(item: EvidenceItem, original: Path, paths: WorkspacePaths) -> Sheets:
    from dujiao_desktop.documents.reading.photo import make_page_pictures
    from dujiao_desktop.documents.writing.foreign_pdf import look_into

    if item.is_picture:
        try:
            return Sheets(make_page_pictures(original, paths.previews, item.sha256, MOST_BOUND_PAGES))
        except Refused as refused:
            too_large = refused.code == "photo_too_large"
            return Sheets(not_bound=NotBound.TOO_LONG if too_large else NotBound.DAMAGED)
    with original.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(_PDF_HEAD)
    return look_into(original) if is_pdf else Sheets(not_bound=NotBound.FORMAT)


def _written(
    content: DossierContent,
    target: Path,
    signer: LocalSigner,
    store: Store,
    paths: WorkspacePaths,
    watch: JobControl,
) -> Produced:
    from dujiao_desktop.packages.archive import write_archive
    from dujiao_desktop.packages.bag import BagInfo, seal_bag, sign_bag
    from dujiao_desktop.packages.names import legal_name
    from dujiao_desktop.packages.verdict import Judgement
    from dujiao_desktop.packages.verify import verify_package

    task = content.case.task
    endings = (".zip", f"_{PDF_NAME}", f"_{WORKBOOK_NAME}")
    taken = {p.name.removesuffix(e) for p in target.iterdir() for e in endings if p.name.endswith(e)}
    name = legal_name(_name_of(content), taken)
    paths.exports.mkdir(exist_ok=True)
    package = target / f"{name}.zip"
    copies = {n: target / f"{name}_{n}" for n in (PDF_NAME, WORKBOOK_NAME)}
    made = [package, *copies.values()]
    with (
        telling_disk_trouble(target),
        noting_parts(paths, *made),
        TemporaryDirectory(dir=paths.exports, prefix=STAGING) as work,
    ):
        bag = Path(work) / name
        pages = _fill(bag, content, signer, store, paths, watch)
        seal_bag(
            bag,
            BagInfo(
                organization=content.unit.name,
                identifier=task.number,
                bagging_date=content.made_at.date(),
                software=f"督交 {__version__}",
                group=name,
            ),
            known=_known(content),
            job=watch,
        )
        sign_bag(bag, signer, now=content.made_at)
        try:
            with write_archive(bag, package, job=watch) as archive:
                verdict = verify_package(archive.part, received_on=content.made_at.date(), written=archive)
                if verdict.verdict not in (Judgement.AUTHENTIC, Judgement.UNALTERED_UNKNOWN_SIGNER):
                    raise Unavailable("written_wrong", path=str(package))
            for inside, copy in copies.items():
                _copy(bag / "data" / inside, copy)
        except BaseException as trouble:
            for file in made:
                file.unlink(missing_ok=True)
            if isinstance(trouble, Unavailable) and trouble.code in ("written_wrong", "disk_trouble"):
                _refuse_changed_originals(content, store)
            raise
    signers = tuple(dict.fromkeys(s.signer for s in verdict.signatures if s.signer))
    pdf, workbook = copies.values()
    return Produced(package, archive.sha256, signers, pdf, workbook, Changes(tasks=frozenset({task.id})), pages)


def _fill(
    bag: Path, content: DossierContent, signer: LocalSigner, store: Store, paths: WorkspacePaths, watch: JobControl
) -> int:
    """Everything of the bag but its manifests and signatures; gives the pages of the dossier."""
    from dujiao_desktop.documents.writing.dossier import write_dossier
    from dujiao_desktop.documents.writing.index_page import index_page
    from dujiao_desktop.documents.writing.ledger import write_ledger_workbook
    from dujiao_desktop.documents.writing.slot_sheet import standing_words
    from dujiao_desktop.packages.pdf_signing import certify_pdf

    data = bag / "data"
    data.mkdir(parents=True)
    unsigned = bag.parent / "unsigned.pdf"
    pdf = write_dossier(content, unsigned, resource("fonts"), watch)
    mark = _mark(bag.parent / "mark.pdf", pdf.fields[0], content)
    certify_pdf(unsigned, data / PDF_NAME, pdf.fields, signer, now=content.made_at, appearance=mark)
    rules = content.rules
    numbers: dict[str, int] = {e.id: number for number, e in enumerate(content.case.for_dossier, start=1)}
    explained = tuple(
        (content.case.task.number, s.step.word, s.rule.word, STATE_WORDS[s.state], standing_words(s, numbers))
        for s in content.explained
    )
    ledger = Ledger(
        rules.forms.ledger, content.unit.name, content.made_at.date(), content.made_by, (content.line,), explained
    )
    write_ledger_workbook(ledger, rules, data / WORKBOOK_NAME, watch, _evidence_lines(content, store, paths))
    names = evidence_names(content.case, rules, content.rules_of)
    items = content.case.for_dossier
    for done, item in enumerate(items):
        watch.stop_if_cancelled()
        watch.report(done, len(items), item.title)
        place = data / names[item.id]
        place.parent.mkdir(parents=True, exist_ok=True)
        _link(_original(store, item), place)
    (data / TASK_NAME).write_bytes(encode(shared_task(content.case, rules, names)))
    files = [(f"data/{PDF_NAME}", "验收卷宗（签名的 PDF）"), (f"data/{WORKBOOK_NAME}", rules.forms.ledger)]
    files += [(f"data/{names[e.id]}", f"{rules.evidence_word(e.kind)}　{e.title}") for e in items]
    files.append((f"data/{TASK_NAME}", "任务数据，供程序再读"))
    shown = {e.id: f"data/{names[e.id]}" for e in items if e.file_name.lower().endswith(_SHOWN_BY_BROWSERS)}
    (bag / "index.html").write_bytes(index_page(content, files, shown))
    return pdf.pages


def _evidence_lines(content: DossierContent, store: Store, paths: WorkspacePaths) -> list[EvidenceLine]:
    """What the workbook says of each file, numbered as in the directory."""
    from dujiao_desktop.documents.writing.evidence_sheet import EvidenceLine

    lines = []
    for number, item in enumerate(content.case.for_dossier, start=1):
        day = item.taken_at.date() if item.taken_at else item.formed_on
        small = thumb(store, paths, item) if item.id in content.pictures else None
        word = content.rules.evidence_word(item.kind)
        lines.append(EvidenceLine(number, item.title, word, day, item.place, small))
    return lines


def evidence_names(case: CaseFile, rules: RulePack, rules_of: Callable[[Round], RulePack]) -> dict[str, str]:
    """Path below `data/` for each evidence id: 佐证/<步骤>/任务编号_环节_序号_说明_日期.ext, unique, legal everywhere."""
    from dujiao_desktop.packages.names import legal_name

    names: dict[str, str] = {}
    taken: dict[str, set[str]] = {}
    # Numbered as in the directory of the dossier, which passes over what is 仅内部.
    for number, item in enumerate(case.for_dossier, start=1):
        folder = legal_name(step_word(case, item, rules_of) or _GENERAL_FOLDER)
        day = item.taken_at.date() if item.taken_at else item.formed_on
        stem = Path(item.title).stem if item.title == item.file_name else item.title
        parts = [case.task.number, rules.evidence_word(item.kind), f"{number:03d}", stem]
        parts += [f"{day:%Y%m%d}"] if day else []
        name = legal_name("_".join(parts)[:70] + Path(item.file_name).suffix.lower(), taken.get(folder, set()))
        taken.setdefault(folder, set()).add(name)
        names[item.id] = f"佐证/{folder}/{name}"
    return names


def _mark(path: Path, box: FieldBox, content: DossierContent) -> Path:
    from dujiao_desktop.documents.writing.signature_mark import write_signature_mark

    left, bottom, right, top = box.rect_pt
    write_signature_mark(
        path,
        (right - left, top - bottom),
        name=content.made_by,
        unit=content.unit.name,
        at=content.made_at,
        fonts_dir=resource("fonts"),
        program=f"督交 {__version__}",
    )
    return path


def _original(store: Store, item: EvidenceItem) -> Path:
    path = store.vault.path_of(item.sha256)
    if not path.is_file():
        raise Refused("original_missing", title=item.title, order=item.order)
    return path


def _known(content: DossierContent) -> dict[str, str]:
    """Digests of the originals by their paths in the bag, as they were attached."""
    return {content.places[item.id]: item.sha256 for item in content.case.for_dossier}


def _refuse_changed_originals(content: DossierContent, store: Store) -> None:
    """Say which original is to blame when a package went wrong: what is handed in must be what was attached."""
    for item in content.case.for_dossier:
        if not store.vault.verify(item.sha256):
            raise Refused("original_changed", title=item.title, order=item.order)


def _link(source: Path, place: Path) -> None:
    """The original under another name; a second name of the same file where the disk can, else a copy."""
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)


def _copy(source: Path, place: Path) -> None:
    with source.open("rb") as original, whole_file(place) as copy:
        shutil.copyfileobj(original, copy)


def _record(store: Store, produced: Produced, content: DossierContent, *, by: Officer, now: datetime) -> None:
    rules = content.rules
    record = DossierRecord(
        id=DossierId(new_id()),
        task_id=content.case.task.id,
        round=content.case.closeout.current.number,
        made_at=now,
        made_by=by.name,
        file_name=produced.package.name,
        sha256=produced.sha256,
        state_digest=content.state_digest,
        rule_pack=rules.name,
        kind=content.kind,
        pages=produced.pages,
    )
    # Frozen as handed in: what is changed later shows as a difference.
    state = encode(shared_task(content.case, rules, evidence_names(content.case, rules, content.rules_of)))
    with store.work(by=by, now=now, action="produce_dossier") as work:
        work.dossiers.add(record, state.decode("utf-8"))
        work.commit()
