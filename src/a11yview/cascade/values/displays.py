"""``display``: its values, and what floating, positioning and flex items make of them.

Source: CSS Display Level 3; CSS 2.2, section 9.7; Chromium 156.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.values.tokens import keyword, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.cascade.values.tokens import Token

_SINGLE: Final = frozenset(
    [
        "none",
        "contents",
        "block",
        "inline",
        "flow",
        "flow-root",
        "inline-block",
        "list-item",
        "flex",
        "inline-flex",
        "grid",
        "inline-grid",
        "table",
        "inline-table",
        "table-row-group",
        "table-header-group",
        "table-footer-group",
        "table-row",
        "table-cell",
        "table-column-group",
        "table-column",
        "table-caption",
        "ruby",
        "ruby-text",
        "math",
        "-webkit-box",
        "-webkit-inline-box",
        "-webkit-flex",
        "-webkit-inline-flex",
    ]
)
_ALIASES: Final = {
    "flow": "block",
    "-webkit-flex": "flex",
    "-webkit-inline-flex": "inline-flex",
    "math": "inline math",
}
_OUTSIDE: Final = frozenset({"block", "inline"})
_INSIDE: Final = frozenset({"flow", "flow-root", "table", "flex", "grid", "ruby", "math"})
_PAIRS: Final = {
    ("block", "flow"): "block",
    ("block", "flow-root"): "flow-root",
    ("inline", "flow"): "inline",
    ("inline", "flow-root"): "inline-block",
    ("block", "flex"): "flex",
    ("inline", "flex"): "inline-flex",
    ("block", "grid"): "grid",
    ("inline", "grid"): "inline-grid",
    ("block", "table"): "table",
    ("inline", "table"): "inline-table",
    ("inline", "ruby"): "ruby",
    ("inline", "math"): "math",
}
_BLOCKIFIED: Final = {
    "inline": "block",
    "inline-block": "block",
    "inline-flex": "flex",
    "inline-grid": "grid",
    "inline-table": "table",
    "-webkit-inline-box": "-webkit-box",
    "table-row-group": "block",
    "table-header-group": "block",
    "table-footer-group": "block",
    "table-row": "block",
    "table-cell": "block",
    "table-column-group": "block",
    "table-column": "block",
    "table-caption": "block",
    "ruby": "block ruby",
    "ruby-text": "block",
    "math": "block math",
    "inline list-item": "list-item",
    "inline flow-root list-item": "flow-root list-item",
}
_INLINIFIED: Final = {
    "block": "inline-block",
    "flow-root": "inline-block",
    "flex": "inline-flex",
    "grid": "inline-grid",
    "table": "inline-table",
    "-webkit-box": "-webkit-inline-box",
    "list-item": "inline list-item",
    "flow-root list-item": "inline flow-root list-item",
    "block ruby": "ruby",
    "block math": "math",
}
ALWAYS_BLOCKS: Final = {one: other for one, other in _BLOCKIFIED.items() if one != "math"}
"""The ``display`` of elements that are blocks, by the declared one."""
INLINE_LEVEL: Final = frozenset(
    one for one in _BLOCKIFIED if not one.startswith(("table-", "ruby-"))
)
"""The values that stand in a line."""
OF_CONTROLS: Final = {
    **dict.fromkeys(("table", "list-item", "block math"), "block"),
    **dict.fromkeys(("inline", "inline-table", "math"), "inline-block"),
    **{one: "inline-block" for one in _BLOCKIFIED if one.startswith("table-")},
}
"""The ``display`` of elements with the appearance of a control, by the declared one."""
NOT_IN_MATH: Final = {"math": "inline", "block math": "block"}
"""The ``display`` of elements outside MathML, by the declared one."""
ITEM_PARENTS: Final = frozenset(
    {"flex", "inline-flex", "grid", "inline-grid", "math", "block math"}
)
RUBY_PARENTS: Final = frozenset({"ruby", "block ruby", "ruby-text"})
BOXLESS: Final = frozenset(
    [
        "br",
        "wbr",
        "math",
        "meter",
        "progress",
        "canvas",
        "embed",
        "object",
        "audio",
        "iframe",
        "img",
        "video",
        "frame",
        "frameset",
        "input",
        "textarea",
        "select",
    ]
)
"""Elements that ``display: contents`` takes away, as it does an outermost ``svg``.

Source: CSS Display 3, appendix B; Chromium 156.
"""


def box_orient(tokens: Iterable[Token], _: bool) -> str | None:  # noqa: FBT001 - a Reader
    """Return how a box of the old flexible boxes lays out its children."""
    names = [keyword(token) for token in words(tokens)]
    return _ORIENTATIONS.get(names[0]) if len(names) == 1 else None


_ORIENTATIONS: Final = {
    "horizontal": "horizontal",
    "inline-axis": "horizontal",
    "vertical": "vertical",
    "block-axis": "vertical",
}


def display_type(tokens: Iterable[Token]) -> str | None:
    """Return the value of ``display`` as browsers serialize it, ``None`` if invalid."""
    names = [keyword(token) for token in words(tokens)]
    if len(names) == 1:
        if names[0] not in _SINGLE:
            return None
        return names[0] if names[0] == "math" else _ALIASES.get(names[0], names[0])
    if not 2 <= len(names) <= 3 or len(set(names)) != len(names):
        return None
    if "list-item" in names:
        return _list_item([name for name in names if name != "list-item"])
    return _pair(names)


def _list_item(others: list[str]) -> str | None:
    outside = [name for name in others if name in _OUTSIDE]
    inside = [name for name in others if name in ("flow", "flow-root")]
    if len(outside) > 1 or len(inside) > 1 or len(outside) + len(inside) != len(others):
        return None
    parts = [*(["inline"] if outside == ["inline"] else [])]
    parts += ["flow-root"] if inside == ["flow-root"] else []
    return " ".join([*parts, "list-item"])


def _pair(names: list[str]) -> str | None:
    outside = [name for name in names if name in _OUTSIDE]
    inside = [name for name in names if name in _INSIDE]
    if len(names) != 2 or len(outside) != 1 or len(inside) != 1:
        return None
    pair = (outside[0], inside[0])
    return _PAIRS.get(pair, " ".join(pair))


def inlinified(value: str) -> str:
    """Return the inline-level equivalent of a ``display`` value, which what is in a ruby has."""
    return _INLINIFIED.get(value, value)


def blockified(value: str) -> str:
    """Return the block-level equivalent of a ``display`` value."""
    return _BLOCKIFIED.get(value, value)
