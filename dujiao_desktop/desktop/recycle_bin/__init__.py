"""回收站: what was removed, for 90 days."""
