import sys
from pathlib import Path

from tests.packages.building import run

ROOT = Path(__file__).parents[2]


def test_that_knowing_packages_does_not_load_the_pdf_signing_library() -> None:
    script = (
        "import importlib, pkgutil, sys, dujiao_desktop.packages as room\n"
        "for module in pkgutil.iter_modules(room.__path__): importlib.import_module(f'{room.__name__}.{module.name}')\n"
        "print(sorted({'pyhanko', 'asn1crypto', 'bagit', 'msgspec', 'PIL', 'openpyxl', 'reportlab'} & set(sys.modules)))"
    )
    said = run(sys.executable, "-B", "-c", script, cwd=ROOT)
    assert said.stdout.strip() == "[]", said.stderr
