"""fontTools reads tables by name at run time; what lies in them stays Any."""

from typing import Any

def __getattr__(name: str) -> Any: ...
