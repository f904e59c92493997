"""What a written PDF holds, as another library reads it."""

from __future__ import annotations

import subprocess
from pathlib import Path


def told_of(path: Path) -> dict[str, object]:
    """Pages, pictures, characters, and the size in MB."""
    import pikepdf

    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    with pikepdf.open(path) as pdf:
        pictures = sum(
            1 for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        )
        return {
            "pages": len(pdf.pages),
            "pictures": pictures,
            "characters": len("".join(words.split())),
            "megabytes": path.stat().st_size / 1e6,
        }
