"""Which elements can have the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.html.document import Kind

__all__ = ["is_focusable"]

_CONTROLS: Final = frozenset(("button", "input", "select", "textarea"))
_ALWAYS: Final = frozenset(("iframe", "summary"))
_WITH: Final = {"a": "href", "area": "href", "audio": "controls", "video": "controls"}
"""The attribute that makes an element focusable."""


def is_focusable(kind: Kind) -> bool:
    """Whether elements of a kind can be focused, by pointer, keyboard or script.

    Source: HTML, 6.6.2, "Data model" of focus.
    """
    attributes = kind.attributes
    if "tabindex" in attributes or attributes.get("contenteditable", "false").lower() != "false":
        return True
    if kind.namespace == "svg":
        return kind.tag == "a" and ("href" in attributes or "xlink:href" in attributes)
    return kind.namespace == "html" and _is_by_itself(kind.tag, attributes)


def _is_by_itself(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an HTML element can be focused without an attribute that says so."""
    if tag in _CONTROLS:
        return "disabled" not in attributes and attributes.get("type", "").lower() != "hidden"
    needed = _WITH.get(tag)
    return (needed is not None and needed in attributes) or tag in _ALWAYS
