"""Ctrl+K: one place that finds everything."""
