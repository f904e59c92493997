"""How columns are made: the same few kinds in every table."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def key() -> Column[int]:
    """The whole number that lists, windows and the search index use."""
    return Column("key", Integer, primary_key=True, nullable=False)


def identity() -> Column[str]:
    """The identity for people and exchange."""
    return Column("id", Text, nullable=False, unique=True)


def words(name: str) -> Column[str]:
    """Text that is empty when nothing is known, never NULL."""
    return Column(name, Text, nullable=False, server_default="")


def word_list(name: str) -> Column[str]:
    """Words in order, as a JSON array."""
    return Column(name, Text, nullable=False, server_default="[]")


def maybe(name: str) -> Column[str | None]:
    """A day, a moment or a code that may be unknown."""
    return Column(name, Text, nullable=True)


def number(name: str, default: int = 0) -> Column[int]:
    """A whole number; also yes (1) and no (0)."""
    return Column(name, Integer, nullable=False, server_default=str(default))


def refers(name: str, target: str, *, needed: bool = False) -> Column[str | None]:
    """A reference that keeps its target from being deleted."""
    return Column(name, Text, ForeignKey(target, ondelete="RESTRICT"), nullable=not needed)


def deadline(prefix: str) -> tuple[Column[str], Column[str], Column[str | None], Column[str | None]]:
    """The four columns of a deadline: words, kind, first and last day."""
    return (
        words(f"{prefix}_text"),
        Column(f"{prefix}_kind", Text, nullable=False, server_default="none"),
        maybe(f"{prefix}_start"),
        maybe(f"{prefix}_end"),
    )


def stamp() -> tuple[Column[str], Column[int], Column[int], Column[str], Column[str]]:
    """Where the record was made, its state, the state last agreed with another office, and when."""
    return (
        words("origin"),
        number("revision", 1),
        number("base_revision"),
        words("created_at"),
        words("updated_at"),
    )
