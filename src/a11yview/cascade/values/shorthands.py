"""A declaration → the longhands it sets, parsed; nothing when a browser would drop it.

Source: CSS Cascading and Inheritance Level 5, section 3, and the specifications of the shorthands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.model import CssWide, Pending
from a11yview.cascade.values import data_types
from a11yview.cascade.values.animations import ANIMATION_READERS, IN_SHORTHAND, animation
from a11yview.cascade.values.background_layers import position
from a11yview.cascade.values.background_shorthand import background
from a11yview.cascade.values.flexible_boxes import flex, flex_flow
from a11yview.cascade.values.font_shorthand import font
from a11yview.cascade.values.grid_placement import GRID_SHORTHANDS, grid_lines
from a11yview.cascade.values.longhands import IS_BODY, READERS, SIDES
from a11yview.cascade.values.substitution import (
    is_custom_value,
    is_substitutable,
    mentions_substitution,
)
from a11yview.cascade.values.tokens import (
    component_values,
    keyword,
    split,
    split_commas,
    too_deep,
    trim,
    words,
)
from a11yview.cascade.values.tree_counting import counted, counts_siblings

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.values.tokens import Token, Tokens

Longhands: TypeAlias = "dict[str, object]"
Shorthand: TypeAlias = "Callable[[Tokens, bool], Longhands | None]"

_CSS_WIDE: Final = {member.value: member for member in CssWide}

ALIASES: Final = {
    "-webkit-opacity": "opacity",
    "-webkit-animation": "animation",
    **{f"-webkit-{name}": name for name in IN_SHORTHAND},
    "-webkit-filter": "filter",
    "-webkit-clip-path": "clip-path",
    "-webkit-transform": "transform",
    "-webkit-transform-origin": "transform-origin",
    "-webkit-box-shadow": "box-shadow",
    "-webkit-box-sizing": "box-sizing",
    "-webkit-appearance": "appearance",
    "-webkit-background-clip": "background-clip",
    "-webkit-background-origin": "background-origin",
    "-webkit-background-size": "background-size",
    "-webkit-mask-image": "mask-image",
    "-webkit-writing-mode": "writing-mode",
    "inline-size": "width",
    "block-size": "height",
    "min-inline-size": "min-width",
    "min-block-size": "min-height",
    "max-inline-size": "max-width",
    "max-block-size": "max-height",
    "overflow-inline": "overflow-x",
    "overflow-block": "overflow-y",
}
_LOGICAL: Final = {
    "block-start": "top",
    "block-end": "bottom",
    # Text that runs from right to left swaps these two; nothing that is judged depends on it.
    "inline-start": "left",
    "inline-end": "right",
}
for _logical, _side in _LOGICAL.items():
    ALIASES[f"inset-{_logical}"] = _side
    ALIASES[f"margin-{_logical}"] = f"margin-{_side}"
    ALIASES[f"padding-{_logical}"] = f"padding-{_side}"
    for _part in ("width", "style", "color"):
        ALIASES[f"border-{_logical}-{_part}"] = f"border-{_side}-{_part}"

_NOT_IN_ALL: Final = frozenset({"direction", IS_BODY})


def _four(names: tuple[str, ...]) -> Shorthand:
    """One to four values for top, right, bottom and left."""

    def read(tokens: Tokens, quirks: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
        parts = words(tokens)
        if not 1 <= len(parts) <= 4:
            return None
        chosen = [parts[min(i, len(parts) - 1)] for i in range(2)]
        chosen.append(parts[2] if len(parts) > 2 else chosen[0])
        chosen.append(parts[3] if len(parts) > 3 else chosen[1])
        return _each(names, chosen, quirks=quirks)

    return read


def _two(names: tuple[str, str]) -> Shorthand:
    def read(tokens: Tokens, quirks: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
        parts = words(tokens)
        if not 1 <= len(parts) <= 2:
            return None
        return _each(names, [parts[0], parts[-1]], quirks=quirks)

    return read


def _each(names: tuple[str, ...], parts: list[Token], *, quirks: bool) -> Longhands | None:
    found: Longhands = {}
    for name, part in zip(names, parts, strict=True):
        value = READERS[name]((part,), quirks)
        if value is None:
            return None
        found[name] = value
    return found


def _line(sides: tuple[str, ...], prefix: str) -> Shorthand:
    """``border`` and kin: a width, a style and a color in any order."""
    defaults: Longhands = {
        "width": data_types.Quantity(3.0, "px"),
        "style": "none",
        "color": data_types.CURRENT_COLOR if prefix == "border" else "auto",
    }
    names = [f"{prefix}-{side}-" if side else f"{prefix}-" for side in sides]

    def read(tokens: Tokens, _: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
        found = dict.fromkeys(defaults)
        parts = words(tokens)
        if not 1 <= len(parts) <= 3:
            return None
        for part in parts:
            for kind in found:
                value = READERS[names[0] + kind]((part,), False)  # noqa: FBT003 - a Reader
                if value is not None and found[kind] is None:
                    found[kind] = value
                    break
            else:
                return None
        return {
            name + kind: defaults[kind] if value is None else value
            for name in names
            for kind, value in found.items()
        }

    return read


def _in_any_order(defaults: Longhands) -> Shorthand:
    """Each word belongs to the first longhand that takes it; several words join with a space."""

    def read(tokens: Tokens, quirks: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
        collected: dict[str, list[Token]] = {name: [] for name in defaults}
        for part in words(tokens):
            for name, taken in collected.items():
                joined = tuple(_spaced([*taken, part]))
                if READERS[name](joined, quirks) is not None:
                    taken.append(part)
                    break
            else:
                return None
        return {
            name: READERS[name](tuple(_spaced(taken)), quirks) if taken else defaults[name]
            for name, taken in collected.items()
        }

    return read


_SPACE: Final = component_values("a b")[1]


def _spaced(parts: list[Token]) -> list[Token]:
    return [token for part in parts for token in (part, _SPACE)][:-1]


def _background_position(tokens: Tokens, _: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
    places = [position(words(part)) for part in split_commas(tokens)]
    found = [place for place in places if place is not None]
    if len(found) < len(places):
        return None
    return {
        "background-position-x": tuple(across for across, _ in found),
        "background-position-y": tuple(down for _, down in found),
    }


def _container(tokens: Tokens, quirks: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
    parts = [trim(part) for part in split(tokens, "/")]
    if len(parts) > 2 or not all(parts):
        return None
    name = READERS["container-name"](parts[0], quirks)
    kind = READERS["container-type"](parts[1], quirks) if len(parts) == 2 else "normal"
    return (
        None if name is None or kind is None else {"container-name": name, "container-type": kind}
    )


def _mask(tokens: Tokens, _: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
    return {"mask-image": data_types.normalized(tokens)} if tokens else None


def _list_style(tokens: Tokens, quirks: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
    found: Longhands = {"list-style-type": "disc", "list-style-image": "none"}
    nones = 0
    for part in words(tokens):
        if keyword(part) in ("inside", "outside"):
            continue
        if keyword(part) == "none":
            nones += 1
            continue
        kind = "list-style-image" if part.type in ("url", "function") else "list-style-type"
        value = READERS[kind]((part,), quirks)
        if value is None:
            return None
        found[kind] = value
    if nones and found["list-style-type"] == "disc":
        found["list-style-type"] = "none"
    return found if nones <= 2 else None


def _grid(longhands: tuple[str, ...]) -> Shorthand:
    def shorthand(tokens: Tokens, _: bool) -> Longhands | None:  # noqa: FBT001 - a Shorthand
        lines = grid_lines(tokens, len(longhands))
        return None if lines is None else dict(zip(longhands, lines, strict=True))

    return shorthand


def _box(prefix: str, suffix: str = "") -> tuple[str, ...]:
    return tuple(f"{prefix}{side}{suffix}" for side in SIDES)


_SHORTHANDS: Final[dict[str, Shorthand]] = {
    "animation": animation,
    "background": background,
    "background-position": _background_position,
    "font": font,
    "border": _line(SIDES, "border"),
    **{f"border-{side}": _line((side,), "border") for side in SIDES},
    **{f"border-{logical}": _line((side,), "border") for logical, side in _LOGICAL.items()},
    "border-block": _line(("top", "bottom"), "border"),
    "border-inline": _line(("left", "right"), "border"),
    "outline": _line(("",), "outline"),
    **{
        f"border-{part}": _four(_box("border-", f"-{part}")) for part in ("width", "style", "color")
    },
    "margin": _four(_box("margin-")),
    "padding": _four(_box("padding-")),
    "inset": _four(SIDES),
    "margin-block": _two(("margin-top", "margin-bottom")),
    "margin-inline": _two(("margin-left", "margin-right")),
    "padding-block": _two(("padding-top", "padding-bottom")),
    "padding-inline": _two(("padding-left", "padding-right")),
    "inset-block": _two(("top", "bottom")),
    "inset-inline": _two(("left", "right")),
    "overflow": _two(("overflow-x", "overflow-y")),
    "text-decoration": _in_any_order(
        {
            "text-decoration-line": "none",
            "text-decoration-style": "solid",
            "text-decoration-color": data_types.CURRENT_COLOR,
            "text-decoration-thickness": "auto",
        }
    ),
    "-webkit-text-stroke": _in_any_order(
        {
            "-webkit-text-stroke-width": data_types.Quantity(0.0, "px"),
            "-webkit-text-stroke-color": data_types.CURRENT_COLOR,
        }
    ),
    "container": _container,
    "mask": _mask,
    "-webkit-mask": _mask,
    "list-style": _list_style,
    "flex": flex,
    "flex-flow": flex_flow,
    **{name: _grid(longhands) for name, longhands in GRID_SHORTHANDS.items()},
}
"""Every shorthand, with what makes longhands of its tokens."""


_READERS: Final = READERS | ANIMATION_READERS


def _longhands_of(name: str) -> tuple[str, ...]:
    """Return the longhands that ``name`` sets."""
    if name == "all":
        return tuple(longhand for longhand in _READERS if longhand not in _NOT_IN_ALL)
    if name in _READERS:
        return (name,)
    sample = _SAMPLES.get(name, "none" if name != "border-color" else "red")
    found = _SHORTHANDS[name](component_values(sample), False)  # noqa: FBT003 - a Shorthand
    return tuple(found or ())


_SAMPLES: Final = {
    "flex-flow": "row",
    "background-position": "0 0",
    "font": "1px a",
    "-webkit-text-stroke": "1px",
    "padding": "0",
    "padding-block": "0",
    "padding-inline": "0",
    "margin": "0",
    "margin-block": "0",
    "margin-inline": "0",
    "inset": "0",
    "inset-block": "0",
    "inset-inline": "0",
    "overflow": "clip",
    "border-width": "0",
    "border-color": "red",
}
LONGHANDS: Final[dict[str, tuple[str, ...]]] = {
    name: _longhands_of(name) for name in ("all", *_READERS, *_SHORTHANDS)
}
"""Property → the longhands that it sets."""

RELEVANT: Final = frozenset(LONGHANDS) | frozenset(ALIASES)
"""Every property that has a part in computed styles, in lower case."""


@lru_cache(maxsize=32768)
def expand(name: str, text: str, *, quirks: bool = False) -> tuple[tuple[str, object], ...]:
    """Return the longhands that a declaration sets, each with its value.

    ``name`` is a property of ``RELEVANT`` or a custom property; ``text`` the value without
    ``!important``. Nothing is returned for a value that is invalid.
    """
    if name.startswith("--"):
        return _custom(name, text)
    name = ALIASES.get(name, name)
    tokens = component_values(text)
    if not tokens or ("(" in text and too_deep(tokens)):
        return ()
    wide = _CSS_WIDE.get(keyword(tokens[0])) if len(tokens) == 1 else None
    if wide is not None:
        return tuple((longhand, wide) for longhand in LONGHANDS[name])
    well_formed = is_substitutable(tokens) if mentions_substitution(text) else None
    if well_formed is not None:
        longhands = LONGHANDS[name] if well_formed else ()
    elif counts_siblings(text):
        parsed = _parsed(name, counted(tokens, (1, 1)), quirks=quirks)
        longhands = tuple(longhand for longhand, _ in parsed)
    else:
        return _parsed(name, tokens, quirks=quirks)
    pending = Pending(name, text)
    return tuple((longhand, pending) for longhand in longhands)


def _parsed(name: str, tokens: Tokens, *, quirks: bool) -> tuple[tuple[str, object], ...]:
    reader = _READERS.get(name)
    if reader is not None:
        value = reader(tokens, quirks)
        return () if value is None else ((name, value),)
    if name == "all":
        return ()
    return tuple((_SHORTHANDS[name](tokens, quirks) or {}).items())


def _custom(name: str, text: str) -> tuple[tuple[str, object], ...]:
    wide = _CSS_WIDE.get(text.strip().lower())
    if wide is not None:
        return ((name, wide),)
    return ((name, text.strip()),) if is_custom_value(text) else ()
