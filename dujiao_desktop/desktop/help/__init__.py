"""F1: help for the page at hand."""
