"""任务: which one, and what does it lack?"""
