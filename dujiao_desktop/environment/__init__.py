"""The computer around us: workspace folder, lock, settings, rule-pack files, log, clock, files."""
