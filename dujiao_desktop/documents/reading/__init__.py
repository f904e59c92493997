"""Lists sent by other offices, read into drafts with every source row accounted for."""

from dujiao_desktop.documents.reading.read import read_list

__all__ = ["read_list"]
