"""督交: a township's desk for tasks handed over by an environmental inspection."""

__version__ = "0.1.0"
