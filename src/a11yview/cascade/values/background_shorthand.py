"""``background``: any number of layers, the last of which may have a color.

Source: CSS Backgrounds and Borders Level 3, section 2.10.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.cascade.values import data_types
from a11yview.cascade.values.background_layers import (
    REPEATS,
    is_of_position,
    position,
    repetition,
    size,
)
from a11yview.cascade.values.images import image
from a11yview.cascade.values.tokens import is_literal, keyword, split_commas, words
from a11yview.color import TRANSPARENT

if TYPE_CHECKING:
    from a11yview.cascade.values.tokens import Token, Tokens

_REPEATED: Final = ("repeat", "repeat")
_ATTACHMENTS: Final = frozenset({"scroll", "fixed", "local"})
_BOXES: Final = frozenset({"border-box", "padding-box", "content-box"})
_CLIPS: Final = frozenset({"text", "border-area"})


@dataclass(slots=True)
class _Layer:
    """The values that one layer has named so far."""

    color: object | None = None
    image: object | None = None
    attachment: str = ""
    repeat: list[Token] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    position: tuple[object, object] | None = None
    size: tuple[object, object] | None = None


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
    places = [layer.position or ("0%", "0%") for layer in layers]
    return {
        "background-color": TRANSPARENT if layers[-1].color is None else layers[-1].color,
        "background-image": tuple(layer.image or "none" for layer in layers),
        "background-clip": tuple(_clip(layer) for layer in layers),
        "background-origin": tuple(_origin(layer) for layer in layers),
        "background-size": tuple(layer.size or ("auto", "auto") for layer in layers),
        "background-repeat": tuple(repetition(layer.repeat) or _REPEATED for layer in layers),
        "background-position-x": tuple(across for across, _ in places),
        "background-position-y": tuple(down for _, down in places),
        "background-attachment": ", ".join(layer.attachment or "scroll" for layer in layers),
    }


def _clip(layer: _Layer) -> str:
    clips = [box for box in layer.boxes if box in _CLIPS]
    return [*clips, *layer.boxes[-1:], "border-box"][0]


def _origin(layer: _Layer) -> str:
    return [*(box for box in layer.boxes if box in _BOXES), "padding-box"][0]


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
        if is_of_position(token):
            run = _run(parts, place)
            if layer.position is not None:
                return None
            layer.position = position(run)
            if layer.position is None:
                return None
            place += len(run)
            continue
        if not _take_word(layer, token):
            return None
        place += 1
    return layer


def _run(parts: list[Token], place: int) -> list[Token]:
    end = place
    while end < len(parts) and is_of_position(parts[end]):
        end += 1
    return parts[place:end]


def _take_word(layer: _Layer, token: Token) -> bool:
    name = keyword(token)
    if name in _ATTACHMENTS:
        fits = not layer.attachment
        layer.attachment = name
        return fits
    if name in REPEATS:
        layer.repeat.append(token)
        return repetition(layer.repeat) is not None
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


def _take_size(layer: _Layer, parts: list[Token]) -> int:
    """Read the size after the slash; return how many words it took, 0 if it is none."""
    if layer.size is not None:
        return 0
    for count in range(min(len(parts), 2), 0, -1):
        layer.size = size(parts[:count])
        if layer.size is not None:
            return count
    return 0
