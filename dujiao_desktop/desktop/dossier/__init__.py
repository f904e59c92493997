"""送验卷: making one, and checking one that came in."""
