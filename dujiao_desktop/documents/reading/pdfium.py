"""The one lock of PDFium, which knows one thread only: whoever reads or draws a PDF through it holds this meanwhile."""

from __future__ import annotations

import threading

ONE_AT_A_TIME = threading.Lock()
