"""Fonts: the grammar of their properties.

Source: CSS Fonts Level 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.model import RESERVED_WORDS
from a11yview.cascade.values import data_types
from a11yview.cascade.values.tokens import contents, keyword, split_commas, trim, words

if TYPE_CHECKING:
    from a11yview.cascade.values.tokens import Token, Tokens

SIZE_KEYWORDS: Final = (
    "xx-small",
    "x-small",
    "small",
    "medium",
    "large",
    "x-large",
    "xx-large",
    "xxx-large",
)
_RELATIVE_SIZES: Final = frozenset({"smaller", "larger", "math"})

_GENERIC_FAMILIES: Final = frozenset(
    [
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "fantasy",
        "system-ui",
        "ui-serif",
        "ui-sans-serif",
        "ui-monospace",
        "ui-rounded",
        "math",
        "emoji",
        "fangsong",
        "-webkit-body",
        "-webkit-standard",
    ]
)
# With these, and not with the others, a name of several words cannot begin.
_STANDING_ALONE: Final = frozenset(
    ["serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "-webkit-body"]
)
_WEIGHT_KEYWORDS: Final = {"normal": 400.0, "bold": 700.0}


def font_size(tokens: Tokens, quirks: bool) -> object | None:  # noqa: FBT001 - a Reader
    """Return the declared ``font-size``: a keyword or a length; unitless in quirks mode."""
    if len(tokens) == 1 and tokens[0].type == "ident":
        name = keyword(tokens[0])
        name = "xxx-large" if name == "-webkit-xxx-large" else name
        return name if name in SIZE_KEYWORDS or name in _RELATIVE_SIZES else None
    found = data_types.length(tokens, negative=False, unitless=quirks)
    if isinstance(found, data_types.Computable) and found.has_percent:
        # One of percentages alone is a percentage.
        return data_types.number(tokens, percent=True) or found
    return found


class MathDepth(NamedTuple):
    """A declared ``math-depth``; without an amount, what the style of the parent adds."""

    amount: data_types.Quantity | data_types.Computable | None
    is_added: bool


def math_depth(tokens: Tokens, _: bool) -> object | None:  # noqa: FBT001 - a Reader
    """Return the declared ``math-depth``: an integer, ``add()`` of one, or ``auto-add``."""
    if len(tokens) != 1:
        return None
    if keyword(tokens[0]) == "auto-add":
        return MathDepth(None, is_added=True)
    is_added = tokens[0].type == "function" and tokens[0].lower_name == "add"
    given = trim(contents(tokens[0])) if is_added else tokens
    found = data_types.number(given)
    is_whole = isinstance(found, data_types.Computable) or (
        found is not None and given[0].is_integer
    )
    return MathDepth(found, is_added) if is_whole else None


def font_weight(tokens: Tokens, _: bool) -> object | None:  # noqa: FBT001 - a Reader
    """Return the declared ``font-weight``: a number, ``bolder`` or ``lighter``."""
    if len(tokens) != 1:
        return None
    name = keyword(tokens[0])
    if name in _WEIGHT_KEYWORDS:
        return data_types.Quantity(_WEIGHT_KEYWORDS[name], "")
    if name in ("bolder", "lighter"):
        return name
    found = data_types.number(tokens)
    if isinstance(found, data_types.Quantity) and not 1 <= found.value <= 1000:
        return None
    return found


def line_height(tokens: Tokens, _: bool) -> object | None:  # noqa: FBT001 - a Reader
    """Return the declared ``line-height``: ``normal``, a number or a length."""
    if len(tokens) == 1 and keyword(tokens[0]) == "normal":
        return "normal"
    return data_types.number(tokens, negative=False) or data_types.length(tokens, negative=False)


def font_family(tokens: Tokens, _: bool) -> tuple[str, ...] | None:  # noqa: FBT001 - a Reader
    """Return the family names in order; a quoted name of a generic family keeps its quotes."""
    names = [_family(words(part)) for part in split_commas(tokens)]
    return tuple(name for name in names if name) if all(names) else None


def _family(parts: list[Token]) -> str | None:
    if len(parts) == 1 and parts[0].type == "string":
        name = str(parts[0].value)
        return f'"{name}"' if name.lower() in _GENERIC_FAMILIES or not name else name
    if not parts or any(part.type != "ident" for part in parts):
        return None
    if len(parts) == 1:
        lower = keyword(parts[0])
        if lower in RESERVED_WORDS:
            return None
        return lower if lower in _GENERIC_FAMILIES else str(parts[0].value)
    if keyword(parts[0]) in _STANDING_ALONE:
        return None
    return " ".join(str(part.value) for part in parts)
