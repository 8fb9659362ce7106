"""Where the images of a background lie, layer by layer: their position, size and repetition.

Source: CSS Backgrounds and Borders Level 3, sections 2.4, 2.6 and 2.9; Level 4 for the two
longhands of ``background-position``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.values import data_types
from a11yview.cascade.values.tokens import component_values, keyword, split_commas, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.values.data_types import Computable, Quantity
    from a11yview.cascade.values.tokens import Token, Tokens

    Place: TypeAlias = Quantity | Computable | str

__all__ = [
    "REPEATS",
    "is_of_position",
    "layers_of",
    "position",
    "position_across",
    "position_down",
    "repetition",
    "size",
]

_ACROSS: Final = frozenset({"left", "right"})
_DOWN: Final = frozenset({"top", "bottom"})
_SHARES: Final = {"left": "0%", "top": "0%", "center": "50%", "right": "100%", "bottom": "100%"}
_EACH_WAY: Final = frozenset({"repeat", "no-repeat", "space", "round"})
_ALONG_ONE: Final = {"repeat-x": ("repeat", "no-repeat"), "repeat-y": ("no-repeat", "repeat")}
REPEATS: Final = _EACH_WAY | _ALONG_ONE.keys()
"""The words that say how an image is repeated."""
_WHOLE: Final = frozenset({"cover", "contain"})


def layers_of(
    read: Callable[[list[Token]], object | None],
) -> Callable[[Tokens, bool], tuple[object, ...] | None]:
    """Return the grammar of a list of layers, each of which is read from its words."""

    def reader(
        tokens: Tokens,
        _: bool,  # noqa: FBT001 - a Reader
    ) -> tuple[object, ...] | None:
        layers = [read(words(part)) for part in split_commas(tokens)]
        return None if None in layers else tuple(layers)

    return reader


def repetition(parts: Sequence[Token]) -> tuple[str, str] | None:
    """Return how an image is repeated across and down."""
    names = [keyword(part) for part in parts]
    if len(names) == 1 and names[0] in _ALONG_ONE:
        return _ALONG_ONE[names[0]]
    if len(names) not in {1, 2} or not _EACH_WAY.issuperset(names):
        return None
    return names[0], names[-1]


def size(parts: Sequence[Token]) -> tuple[Place, Place] | None:
    """Return width and height of an image; ``cover`` and ``contain`` stand for both."""
    names = [keyword(part) for part in parts]
    if len(names) == 1 and names[0] in _WHOLE:
        return names[0], names[0]
    lengths = [
        "auto" if name == "auto" else data_types.length([part], negative=False)
        for name, part in zip(names, parts, strict=True)
    ]
    if len(lengths) not in {1, 2} or None in lengths:
        return None
    return lengths[0] or "auto", (lengths[1] if len(lengths) == 2 else None) or "auto"


def is_of_position(token: Token) -> bool:
    """Whether a word may say where an image goes."""
    if token.type == "ident":
        return keyword(token) in _SHARES
    return data_types.length([token]) is not None


def position(parts: Sequence[Token]) -> tuple[Place, Place] | None:
    """Return where an image goes, seen from the left and from the top."""
    names = [keyword(part) for part in parts]
    if not all(map(is_of_position, parts)) or not _fits(names):
        return None
    if len(parts) <= 2:
        first, second = _place(parts[0]), _place(parts[1]) if len(parts) == 2 else "50%"
        swapped = names[0] in _DOWN or (len(parts) == 2 and names[1] in _ACROSS)
        return (second, first) if swapped else (first, second)
    across: Place = "50%"
    down: Place = "50%"
    for at, name in enumerate(names):
        offset = parts[at + 1] if at + 1 < len(parts) and not names[at + 1] else None
        if name in _ACROSS:
            across = _from_edge(name, offset)
        elif name in _DOWN:
            down = _from_edge(name, offset)
    return across, down


def position_across(parts: Sequence[Token]) -> Place | None:
    """Return where an image goes, seen from the left."""
    return _along(parts, _ACROSS)


def position_down(parts: Sequence[Token]) -> Place | None:
    """Return where an image goes, seen from the top."""
    return _along(parts, _DOWN)


def _along(parts: Sequence[Token], edges: frozenset[str]) -> Place | None:
    if not parts or not all(map(is_of_position, parts)):
        return None
    name = keyword(parts[0])
    if name in edges and (len(parts) == 1 or (len(parts) == 2 and not keyword(parts[1]))):
        return _from_edge(name, parts[1] if len(parts) == 2 else None)
    return _place(parts[0]) if len(parts) == 1 and name in {"", "center"} else None


def _fits(names: Sequence[str]) -> bool:
    """Whether one to four words say where an image goes; a length is no name."""
    across = sum(name in _ACROSS for name in names)
    down = sum(name in _DOWN for name in names)
    if across > 1 or down > 1 or not 1 <= len(names) <= 4:
        return False
    if len(names) <= 2:
        # A length before `left` or after `top` would be on the wrong axis.
        return len(names) == 1 or not (
            (not names[0] and names[1] in _ACROSS) or (names[0] in _DOWN and not names[1])
        )
    # Three and four values: offsets follow the edge they count from.
    return (
        bool(names[0])
        and sum(map(bool, names)) == 2
        and not any(
            not name and (not names[i - 1] or names[i - 1] == "center")
            for i, name in enumerate(names)
        )
    )


def _place(token: Token) -> Place:
    return _SHARES.get(keyword(token)) or data_types.length([token]) or "0%"


def _from_edge(edge: str, offset: Token | None) -> Place:
    if offset is None:
        return _SHARES[edge]
    if edge in {"left", "top"}:
        return _place(offset)
    away = component_values(f"calc(100% - {data_types.normalized([offset])})")
    return data_types.length(away) or _SHARES[edge]
