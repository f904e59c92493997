"""Where things are kept: a keyed SQLite file for facts, a vault by content hash for files."""
