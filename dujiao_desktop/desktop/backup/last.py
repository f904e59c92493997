"""When the last backup was made, as it is said below the navigation."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dujiao_desktop.usecases.back_up import last_backup


def last_backup_words(workspace: Path, now: datetime) -> str:
    """上次备份 今天 08:12, 上次备份 11月20日, or 还没有备份."""
    made = last_backup(workspace)
    if made is None:
        return "还没有备份"
    days = (now.date() - made.date()).days
    day = {0: f"今天 {made:%H:%M}", 1: "昨天"}.get(days, f"{made.month}月{made.day}日")
    return f"上次备份 {day}"
