"""举报件: citizens’ complaints in their basic fields."""
