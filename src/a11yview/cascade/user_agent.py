"""What elements have before authors style them: the browser's sheet and presentational hints."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from a11yview.cascade.presentational_hints import HINT_ATTRIBUTES, document_hints, hints

__all__ = ["HINT_ATTRIBUTES", "document_hints", "hints", "user_agent_sheet"]


@cache
def user_agent_sheet(*, quirks: bool) -> str:
    """Return the style sheet of the browser as CSS text; ``quirks`` adds what that mode changes."""
    names = ("user_agent.css", "quirks.css") if quirks else ("user_agent.css",)
    folder = files("a11yview.cascade")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
