"""What an officer does: one file per action, one transaction each; the only door for screens."""
