"""The officer's words for what a complaint turned out to be."""

from __future__ import annotations

from dujiao_desktop.domain.complaint import Truth

TRUTH_WORDS: dict[Truth, str] = {
    Truth.UNKNOWN: "未核实",
    Truth.FULL: "属实",
    Truth.MOSTLY: "基本属实",
    Truth.PARTLY: "部分属实",
    Truth.NOT: "不属实",
}
