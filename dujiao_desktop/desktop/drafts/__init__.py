"""草稿: what is typed is kept within two seconds, and offered again."""
