"""What is read and what is printed."""
