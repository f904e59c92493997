"""专项方案: what stands above several tasks, and whether its numbers agree."""
