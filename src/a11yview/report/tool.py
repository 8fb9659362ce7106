"""The name and version that machine-readable reports carry."""

from __future__ import annotations

from importlib.metadata import version
from typing import Final

__all__ = ["NAME", "tool_version"]

NAME: Final = "a11yview"


def tool_version() -> str:
    """Return the version of the installed distribution."""
    return version(NAME)
