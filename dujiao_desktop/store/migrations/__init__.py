"""Revisions of the tables. A revision file stands alone: it imports nothing of the program."""
