"""Signatures in a PDF: PAdES B-B, all fields made before the first signature, nothing touched after it.

The first signature certifies the document so that only the waiting signature fields may still be filled
(DocMDP P=2). The last of several fields locks everything (FieldMDP All). What is shown in a field is the page the
caller gives: words only, never a seal.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from dujiao_desktop.domain.dossier import FieldBox
from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.environment.files import telling_disk_trouble, whole_file
from dujiao_desktop.packages.cms import pyhanko_signer
from dujiao_desktop.packages.keys import LocalSigner

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

REASON = "本机完整性签名"


def certify_pdf(
    unsigned: Path,
    target: Path,
    fields: Sequence[FieldBox],
    signer: LocalSigner,
    *,
    now: datetime,
    reason: str = REASON,
    appearance: Path | None = None,
) -> None:
    """Make every signature field of the chain and sign the first one, certifying the document.

    Args:
        unsigned: A PDF without signature fields; it is not changed.
        target: The signed file to write; complete or not there at all. An existing file is replaced.
        fields: In the order of signing, at least one; the first belongs to `signer`.
        signer: The exporter.
        now: Aware; written as the signing time (本机时间).
        reason: What the signature is for, shown by PDF readers.
        appearance: A one-page PDF shown in the first field, made in the size of the field; None leaves it blank.

    Raises:
        Refused: ``pdf_already_signed``; ``pdf_unreadable`` when a PDF cannot be worked on.
        Unavailable: The file cannot be written.
    """
    from pyhanko.sign.fields import enumerate_sig_fields

    if not fields or len({box.name for box in fields}) != len(fields):
        raise ValueError("a signed PDF needs at least one field, and no two of the same name")
    with _opened(unsigned) as source, whole_file(target) as output:
        writer = _writer(source, unsigned)
        if next(enumerate_sig_fields(writer.prev), None) is not None:
            raise Refused("pdf_already_signed", path=str(unsigned))
        _make_fields(writer, fields)
        _certify(writer, output, fields[0].name, signer, now=now, reason=reason, appearance=appearance)


def _opened(path: Path) -> BinaryIO:
    try:
        with telling_disk_trouble(path):
            return path.open("rb")
    except Unavailable as trouble:
        if isinstance(trouble.__cause__, FileNotFoundError | IsADirectoryError):
            raise Refused("pdf_unreadable", path=str(path)) from trouble
        raise


def _writer(source: BinaryIO, path: Path) -> IncrementalPdfFileWriter:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError

    try:
        return IncrementalPdfFileWriter(source, strict=True)
    except (PdfError, ValueError, KeyError, TypeError, OSError) as trouble:
        raise Refused("pdf_unreadable", path=str(path)) from trouble


def _make_fields(writer: IncrementalPdfFileWriter, fields: Sequence[FieldBox]) -> None:
    from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, SigFieldSpec, append_signature_field

    for box in fields:
        closes = box is fields[-1] and len(fields) > 1
        left, bottom, right, top = box.rect_pt
        spec = SigFieldSpec(
            box.name,
            on_page=box.page_index,
            # Whole points, rounded inwards: the field must not cover the rules of its cell.
            box=(math.ceil(left), math.ceil(bottom), math.floor(right), math.floor(top)),
            readable_field_name=box.label,
            # FieldMDP alone, without P: with every field locked nothing is left to change anyway, and readers
            # disagree on what P=1 forbids.
            field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL) if closes else None,
            # Field and widget as one object: split ones are taken for later changes by strict validators.
            combine_annotation=True,
            # A waiting field stays as the page drew it: pyHanko's grey would be printed under a hand signature.
            empty_field_appearance=False,
        )
        append_signature_field(writer, spec)


def _certify(
    writer: IncrementalPdfFileWriter,
    output: BinaryIO,
    field_name: str,
    signer: LocalSigner,
    *,
    now: datetime,
    reason: str,
    appearance: Path | None,
) -> None:
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession
    from pyhanko.stamp import StaticStampStyle

    class ClockedSigner(PdfSigner):
        """Signs at the moment it was given; pyHanko would ask the clock."""

        def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> PdfSigningSession:
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = now
            return session

    info = signer.info
    metadata = PdfSignatureMetadata(
        field_name=field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason,
        location=info.unit,
        name=info.name,
    )
    exactly = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0))
    if appearance is None:
        style = StaticStampStyle(border_width=0)
    else:
        style = StaticStampStyle.from_pdf_file(str(appearance), border_width=0, background_layout=exactly)
    ClockedSigner(metadata, pyhanko_signer(signer), stamp_style=style).sign_pdf(
        writer, existing_fields_only=True, output=output
    )
