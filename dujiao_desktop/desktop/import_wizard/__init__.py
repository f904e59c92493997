"""导入清单: choose, look, confirm."""
