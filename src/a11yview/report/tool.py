"""The name and version that machine-readable reports carry."""

from __future__ import annotations

from importlib.metadata import version

__all__ = ["NAME", "tool_version"]

NAME = "a11yview"


def tool_version() -> str:
    """Return the version of the installed distribution."""
    return version(NAME)
