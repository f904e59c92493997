"""Whose database this is, its people, and what came in: sources, imports, complaints."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from dujiao_desktop.store.tables.columns import METADATA, identity, key, maybe, number, refers, stamp, word_list, words

WORKSPACE = Table("workspace", METADATA, key(), identity())
"""One row: whose database this is."""


OFFICER = Table(
    "officer",
    METADATA,
    key(),
    identity(),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    words("post"),
    words("phone"),
    number("active", 1),
    *stamp(),
)


SOURCE = Table(
    "source",
    METADATA,
    key(),
    identity(),
    Column("title", Text, nullable=False),
    words("doc_no"),
    words("kind"),
    words("round"),
    words("batch"),
    words("issuer"),
    maybe("issued_on"),
    words("file_name"),
    words("sha256"),
    *stamp(),
    Index(None, "title"),
    Index(None, "sha256"),
)


IMPORT_BATCH = Table(
    "import_batch",
    METADATA,
    key(),
    identity(),
    refers("source_id", "source.id", needed=True),
    words("file_name"),
    words("sha256"),
    number("imported"),
    number("updated"),
    number("unchanged"),
    refers("imported_by", "officer.id"),
    Column("imported_at", Text, nullable=False),
    maybe("undone_at"),
    *stamp(),
)


BATCH_ROW = Table(
    "batch_row",
    METADATA,
    key(),
    refers("batch_id", "import_batch.id", needed=True),
    words("where"),
    words("text"),
    Column("fate", Text, nullable=False),
    words("reason"),
    Column("draft", Integer, nullable=True),
    Index(None, "batch_id"),
)
"""One row of the imported source and what became of it, in the order of the source."""


COMPLAINT = Table(
    "complaint",
    METADATA,
    key(),
    identity(),
    Column("acceptance_no", Text, nullable=False),
    words("content"),
    number("is_key_case"),
    words("channel"),
    words("round"),
    words("batch"),
    maybe("received_on"),
    maybe("due_on"),
    words("region"),
    words("address"),
    word_list("classes"),
    word_list("units"),
    Column("truth", Text, nullable=False),
    words("investigation"),
    words("handling"),
    words("accountability"),
    Column("status", Text, nullable=False),
    maybe("closed_on"),
    words("repeat_of"),
    refers("source_id", "source.id"),
    refers("batch_id", "import_batch.id"),
    words("note"),
    maybe("removed_at"),
    *stamp(),
    Index(None, "acceptance_no"),
)
