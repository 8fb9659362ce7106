"""The browser's own style sheet: the styles of elements before authors style them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["user_agent_sheet"]


@cache
def user_agent_sheet(*, quirks: bool) -> str:
    """Return the style sheet of the browser as CSS text; ``quirks`` adds what that mode changes."""
    names = ("user_agent.css", "quirks.css") if quirks else ("user_agent.css",)
    folder = files("a11yview.cascade.sheets")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
