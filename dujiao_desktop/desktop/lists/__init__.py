"""Lists of any length: keys, a few windows of lines, and how a row is painted."""
