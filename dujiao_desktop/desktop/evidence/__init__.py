"""佐证: what waits for its task, taken in, described and put to where it belongs."""
