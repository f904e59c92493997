"""看佐证: one file after another, large; the original is never touched."""
