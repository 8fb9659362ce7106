"""``background``: any number of layers, the last of which may have a color.

Source: CSS Backgrounds and Borders Level 3, section 2.10.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.cascade.values import data_types
from a11yview.cascade.values.images import image
from a11yview.cascade.values.tokens import is_literal, keyword, split_commas, words
from a11yview.color import TRANSPARENT

if TYPE_CHECKING:
    from a11yview.cascade.values.tokens import Token, Tokens

_REPEATS: Final = frozenset({"repeat", "no-repeat", "space", "round"})
_AXIS_REPEATS: Final = frozenset({"repeat-x", "repeat-y"})
_ATTACHMENTS: Final = frozenset({"scroll", "fixed", "local"})
_BOXES: Final = frozenset({"border-box", "padding-box", "content-box"})
_CLIPS: Final = frozenset({"text", "border-area"})
_HORIZONTAL: Final = frozenset({"left", "right"})
_VERTICAL: Final = frozenset({"top", "bottom"})
_SIZES: Final = frozenset({"auto"})
_WHOLE_SIZES: Final = frozenset({"cover", "contain"})


@dataclass(slots=True)
class _Layer:
    """What one layer has named so far."""

    color: object | None = None
    image: object | None = None
    attachment: str = ""
    repeat: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    position: list[Token] = field(default_factory=list)
    size: list[Token] = field(default_factory=list)


def background(tokens: Tokens, _: bool) -> dict[str, object] | None:  # noqa: FBT001 - a Shorthand
    """Return the longhands that a ``background`` sets, ``None`` if it is invalid."""
    parts = split_commas(tokens)
    layers: list[_Layer] = []
    for part in parts:
        layer = _layer(words(part))
        if layer is None:
            return None
        layers.append(layer)
    if any(layer.color is not None for layer in layers[:-1]):
        return None
    return {
        "background-color": TRANSPARENT if layers[-1].color is None else layers[-1].color,
        "background-image": tuple(layer.image or "none" for layer in layers),
        "background-clip": tuple(_clip(layer) for layer in layers),
        "background-size": ", ".join(_text(layer.size) or "auto" for layer in layers),
        "background-repeat": ", ".join(" ".join(layer.repeat) or "repeat" for layer in layers),
        "background-position": ", ".join(_text(layer.position) or "0% 0%" for layer in layers),
        "background-attachment": ", ".join(layer.attachment or "scroll" for layer in layers),
    }


def _text(tokens: list[Token]) -> str:
    return " ".join(data_types.normalized([token]) for token in tokens)


def _clip(layer: _Layer) -> str:
    clips = [box for box in layer.boxes if box in _CLIPS]
    return [*clips, *layer.boxes[-1:], "border-box"][0]


def _layer(parts: list[Token]) -> _Layer | None:
    if not parts:
        return None
    layer = _Layer()
    place = 0
    while place < len(parts):
        token = parts[place]
        if is_literal(token, "/"):
            taken = _take_size(layer, parts[place + 1 :])
            if not taken or not layer.position:
                return None
            place += taken + 1
            continue
        if _is_position(token):
            run = _run(parts, place)
            if layer.position or not _fits_position(run):
                return None
            layer.position = run
            place += len(run)
            continue
        if not _take_word(layer, token):
            return None
        place += 1
    return layer


def _run(parts: list[Token], place: int) -> list[Token]:
    end = place
    while end < len(parts) and _is_position(parts[end]):
        end += 1
    return parts[place:end]


def _take_word(layer: _Layer, token: Token) -> bool:
    name = keyword(token)
    if name in _ATTACHMENTS:
        fits = not layer.attachment
        layer.attachment = name
        return fits
    if name in _REPEATS | _AXIS_REPEATS:
        layer.repeat.append(name)
        return len(layer.repeat) == 1 or (
            len(layer.repeat) == 2 and not _AXIS_REPEATS & set(layer.repeat)
        )
    if name in _BOXES | _CLIPS:
        layer.boxes.append(name)
        return len(layer.boxes) <= 2 and sum(box in _CLIPS for box in layer.boxes) <= 1
    return _take_paint(layer, token)


def _take_paint(layer: _Layer, token: Token) -> bool:
    found = "none" if keyword(token) == "none" else image(token)
    if found is not None:
        fits = layer.image is None
        layer.image = found
        return fits
    color = data_types.color([token])
    fits = color is not None and layer.color is None
    layer.color = color
    return fits


def _is_position(token: Token) -> bool:
    name = keyword(token)
    if name in _HORIZONTAL or name in _VERTICAL or name == "center":
        return True
    return token.type != "ident" and data_types.length([token]) is not None


def _fits_position(run: list[Token]) -> bool:
    """Whether one to four words say where an image goes. Source: section 2.6."""
    names = [keyword(token) for token in run]
    across = sum(name in _HORIZONTAL for name in names)
    down = sum(name in _VERTICAL for name in names)
    if across > 1 or down > 1 or not 1 <= len(run) <= 4:
        return False
    if len(run) <= 2:
        # A length before `left` or after `top` would be on the wrong axis.
        return len(run) == 1 or not (
            (not names[0] and names[1] in _HORIZONTAL) or (names[0] in _VERTICAL and not names[1])
        )
    # Three and four values: offsets follow the edge they count from.
    return (
        bool(names[0])
        and not all(names)
        and not any(
            not name and (not names[i - 1] or names[i - 1] == "center")
            for i, name in enumerate(names)
        )
    )


def _take_size(layer: _Layer, parts: list[Token]) -> int:
    """Read the size after the slash; return how many words it took, 0 if it is none."""
    taken: list[Token] = []
    for token in parts[:2]:
        name = keyword(token)
        if name in _WHOLE_SIZES and not taken:
            taken.append(token)
            break
        if name not in _SIZES and data_types.length([token], negative=False) is None:
            break
        taken.append(token)
    if layer.size:
        return 0
    layer.size = taken
    return len(taken)
