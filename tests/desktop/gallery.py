"""Pictures of every page and dialog at 100 % and at 150 %: ``python -m tests.desktop.gallery docs/gallery``."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap

from dujiao_desktop import wiring
from dujiao_desktop.environment import clock
from tests.desktop.scenes import Stage, scenes, screen_file

SCALES = (100, 150)
REPOSITORY = Path(__file__).resolve().parents[2]


def main(to: Path) -> int:
    """Make the workspace once, and the pictures of each scale in a process of its own."""
    to.mkdir(parents=True, exist_ok=True)
    for old in to.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="dujiao-") as folder:
        made = wiring.make_demo(Path(folder, "演示"), clock.now())
        for scale in SCALES:
            work = Path(folder, str(scale))
            work.mkdir()
            environment = os.environ | {
                "QT_QPA_PLATFORM": f"offscreen:configfile={screen_file(work)}",
                "QT_SCALE_FACTOR": str(scale / 100),
            }
            command = [sys.executable, "-m", "tests.desktop.gallery", "--scale", str(scale), made.workspace, work, to]
            subprocess.run(command, cwd=REPOSITORY, env=environment, check=True)
    _index(to)
    return 0


def take(scale: int, workspace: Path, work: Path, to: Path) -> int:
    """The pictures of one scale."""
    stage = Stage(workspace, work, 100)
    try:
        for name in scenes(stage):
            _save(_picture(stage), to / f"{name}-{scale}.png")
    finally:
        stage.end()
    return 0


def _picture(stage: Stage) -> QPixmap:
    """The window, and a dialog in its middle where one is open."""
    shot = stage.window.grab()
    dialog = stage.dialog()
    if dialog is not None:
        over = dialog.grab()
        painter = QPainter(shot)
        whole = stage.window.rect()
        painter.fillRect(whole, QColor(31, 42, 55, 90))
        corner = QPoint((whole.width() - dialog.width()) // 2, (whole.height() - dialog.height()) // 2)
        painter.drawPixmap(corner, over)
        painter.end()
    return shot


def _save(shot: QPixmap, file: Path) -> None:
    """Few colours, so that the pictures stay small."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    shot.save(buffer, "PNG")
    with Image.open(io.BytesIO(bytes(buffer.data().data()))) as picture:
        picture.convert("RGB").quantize(192, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            file, optimize=True
        )


def _index(to: Path) -> None:
    names = sorted({file.stem.rpartition("-")[0] for file in to.glob("*.png")})
    lines = [
        "# 各页面",
        "",
        f"{datetime.now():%Y-%m-%d} 由 `./dev gallery` 生成，内容是演示数据。屏幕 1366×768，左 100%，右 150%。",
        "",
        "| | 100% | 150% |",
        "| --- | --- | --- |",
        *(f"| {name} | ![{name}]({name}-100.png) | ![{name}]({name}-150.png) |" for name in names),
    ]
    (to / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[0] == "--scale":
        sys.exit(take(int(arguments[1]), *map(Path, arguments[2:])))
    sys.exit(main(Path(arguments[0])))
