"""设置: officers, text size, rules, about."""
