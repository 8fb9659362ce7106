"""Versions of installed packages."""

from __future__ import annotations

__all__ = ["installed_version"]


def installed_version(package: str = "a11yview") -> str:
    """Return the version of a package; ``unknown`` where it is a folder or part of a bundle."""
    # Only who asks pays for it.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
