"""备份: copy everything, get it back, check it."""
