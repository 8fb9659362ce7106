"""``package_data``: the text files of this package."""

from __future__ import annotations

__all__ = ["package_data"]


def package_data(*path: str) -> str:
    """Return the text file at ``path`` beneath this package: ``"locales", "be.json"``."""
    # Opens archives too, and imports much for it: only who emits pays.
    from importlib.resources import files  # noqa: PLC0415

    file = files("a11yview.emit")
    for part in path:
        file /= part
    return file.read_text("utf-8")
