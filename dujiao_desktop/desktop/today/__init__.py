"""今日: what to do first."""
