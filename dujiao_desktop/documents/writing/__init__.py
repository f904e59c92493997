"""What is printed: pages (.pdf) and sheets (.xlsx). Imported only by the action that writes a file."""
