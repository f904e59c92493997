"""One task beside the list: basics, measures, progress, evidence, close-out, record."""
