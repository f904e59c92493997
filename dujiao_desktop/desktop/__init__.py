"""What is seen: everything with Qt in it."""
