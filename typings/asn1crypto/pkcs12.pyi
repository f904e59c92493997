"""asn1crypto builds its classes at run time; their fields cannot be written down, so they stay Any."""

from typing import Any

def __getattr__(name: str) -> Any: ...
