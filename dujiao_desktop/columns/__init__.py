"""How a list reads: on screen, in Excel and on paper alike."""
