"""Builds small but real packages, signed by real keys."""

import json
import os
import struct
import subprocess
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from dujiao_desktop.domain.dossier import FieldBox
from dujiao_desktop.packages.archive import Archive, write_archive
from dujiao_desktop.packages.bag import BagInfo, seal_bag, sign_bag
from dujiao_desktop.packages.cms import pyhanko_signer
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.packages.pdf_signing import certify_pdf
from dujiao_desktop.packages.trust import TrustedCertificate, TrustList

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2025, 3, 7, 9, 30, 0, tzinfo=CHINA)
TODAY = NOW.date()
UNIT = "青溪镇人民政府"
ROLES = ("经办人", "审核人", "主要负责人")
TOP = "验收卷宗_七_青溪镇"

INFO = BagInfo(
    organization=UNIT,
    identifier="七",
    bagging_date=date(2025, 3, 7),
    software="督交 0.1",
    group="七-第1轮",
)

FIELDS = tuple(
    FieldBox(name, 0, (100.0, 500.0 - 100 * n, 300.0, 560.0 - 100 * n), label)
    for n, (name, label) in enumerate(
        (("sig_1_handler", "经办人"), ("sig_2_review", "审核人"), ("sig_3_leader", "负责人"))
    )
)

JUDGES_LANGUAGE = {**os.environ, "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Built:
    """A package with its bag beside it."""

    bag: Path
    archive: Archive

    @property
    def path(self) -> Path:
        return self.archive.path


def sign_elsewhere(source: Path, target: Path, field: str, signer: LocalSigner, at: datetime) -> None:
    """Fill a waiting field as the program of the next signer does."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    class Clocked(PdfSigner):
        def init_signing_session(self, *given: Any, **named: Any) -> Any:
            session = super().init_signing_session(*given, **named)
            session.system_time = at
            return session

    metadata = PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=signer.info.name
    )
    with source.open("rb") as file, target.open("wb") as output:
        Clocked(metadata, pyhanko_signer(signer), stamp_style=StaticStampStyle(border_width=0)).sign_pdf(
            IncrementalPdfFileWriter(file, strict=True), existing_fields_only=True, output=output
        )


def a_pdf(path: Path, text: str = "Dossier", pages: int = 1) -> Path:
    """A plain PDF with boxes where `FIELDS` belong."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), invariant=True)
    for page in range(pages):
        canvas.drawString(100, 700, f"{text} {page + 1}")
        for box in FIELDS:
            left, bottom, right, top = box.rect_pt
            canvas.rect(left, bottom, right - left, top - bottom)
        canvas.showPage()
    canvas.save()
    return path


def a_png(seed: int) -> bytes:
    """A picture of 8 × 8 grey dots."""
    rows = b"".join(b"\0" + bytes((seed * 31 + 7 * x + y) % 256 for x in range(8)) for y in range(8))

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def a_staging(folder: Path, signer: LocalSigner | None, *, fields: Sequence[FieldBox] = FIELDS) -> Path:
    """A folder with the payload of a dossier, its PDF certified by `signer`."""
    from openpyxl import Workbook

    evidence = folder / "data" / "佐证" / "自查"
    evidence.mkdir(parents=True)
    unsigned = a_pdf(folder.parent / f"{folder.name}-unsigned.pdf")
    if signer is None:
        (folder / "data" / "验收卷宗.pdf").write_bytes(unsigned.read_bytes())
    else:
        certify_pdf(unsigned, folder / "data" / "验收卷宗.pdf", fields, signer, now=NOW)
    book = Workbook()
    book.active.append(["序号", "问题", "整改目标"])
    book.save(folder / "data" / "台账.xlsx")
    (folder / "data" / "task.json").write_text(json.dumps({"number": "七"}, ensure_ascii=False), encoding="utf-8")
    (evidence / "整改前 1.png").write_bytes(a_png(1))
    (evidence / "整改后 1.png").write_bytes(a_png(2))
    (folder / "index.html").write_text("<!doctype html><title>验收卷宗</title>", encoding="utf-8")
    return folder


def a_package(
    folder: Path,
    signer: LocalSigner,
    *,
    info: BagInfo = INFO,
    signed_at: datetime = NOW + timedelta(seconds=2),
) -> Built:
    """A complete dossier package in `folder`: ``bag/`` and ``卷宗.zip``."""
    bag = a_staging(folder / "bag", signer)
    return packed(bag, folder / "卷宗.zip", signer, info=info, signed_at=signed_at)


def archived(bag: Path, target: Path, **asked: Any) -> Archive:
    """Zip what lies in `bag`."""
    with write_archive(bag, target, **asked) as archive:
        return archive


def packed(
    bag: Path,
    target: Path,
    *signers: LocalSigner,
    info: BagInfo = INFO,
    signed_at: datetime = NOW + timedelta(seconds=2),
) -> Built:
    """Seal, sign and zip what lies in `bag`."""
    seal_bag(bag, info)
    for n, signer in enumerate(signers):
        sign_bag(bag, signer, now=signed_at + timedelta(minutes=n))
    return Built(bag, archived(bag, target, name=TOP))


def trusting(*signers: LocalSigner, revoked_on: date | None = None) -> TrustList:
    """A trust list with these signers."""
    return TrustList(
        sequence=1,
        certificates=tuple(
            TrustedCertificate(
                fingerprint=signer.info.sha256,
                unit=signer.info.unit,
                role=signer.info.role,
                name=signer.info.name,
                valid_from=date(2025, 1, 1),
                valid_to=date(2028, 12, 31),
                revoked_on=revoked_on,
            )
            for signer in signers
        ),
    )


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a judge and give its words."""
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=JUDGES_LANGUAGE, capture_output=True, text=True, check=False
    )
