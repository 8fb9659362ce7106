"""Styles that hide content: from everyone, or from all but screen readers.

Only what is certain from the style counts. Nothing is laid out here: a box that is moved out of
the page is recognized by the usual patterns, large offsets or its own size.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import is_beyond, pixels, share, summands
from a11yview.audit.backdrop.transforms import transform_functions

if TYPE_CHECKING:
    from a11yview.cascade import Length, Style

__all__ = ["hidden_by_style", "hidden_text", "is_clipped_away", "is_zero_clipper"]

_FAR: Final = 500.0  # px beyond which an offset is meant to hide
_RECT: Final = re.compile(
    r"rect\(\s*([-\d.a-z%]+)[\s,]+([-\d.a-z%]+)[\s,]+([-\d.a-z%]+)[\s,]+([-\d.a-z%]+)"
)
_INSET: Final = re.compile(r"inset\(([^()]*)\)")
_SIDES: Final = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
"""By their number, the indexes of the values of the top, right, bottom and left."""
_CIRCLE_ZERO: Final = re.compile(r"(?:circle|ellipse)\(\s*0(?:px|%)?[\s)]")
_POLYGON_ZERO: Final = re.compile(r"polygon\(\s*+(?:0(?:px|%)?+\s++0(?:px|%)?+\s*+,?+\s*+)++\)")
_ZERO: Final = re.compile(r"[+-]?(?:0+(?:\.0*)?|\.0+)%?")
_WORD: Final = re.compile(r"[^\s(]+(?:\([^()]*\))?")
_SCALES: Final = frozenset({"scale", "scalex", "scaley", "scale3d"})
_MOVES: Final[dict[str, dict[str, int]]] = {
    "translate": {"x": 0, "y": 1},
    "translate3d": {"x": 0, "y": 1},
    "translatex": {"x": 0},
    "translatey": {"y": 0},
    "translatez": {},
    "matrix": {"x": 4, "y": 5},
}
"""By function, the index of the argument that moves along an axis."""
_CLIPS: Final = frozenset({"hidden", "clip"})


def hidden_by_style(style: Style) -> str | None:
    """Return why an element's content, descendants included, is not seen; None if it may be."""
    display = style.display
    if display == "contents":
        return None  # no box that could be out of sight
    if display == "none" or (style.content_visibility == "hidden" and display != "inline"):
        return "not-rendered"
    if style.opacity <= 0:
        return "transparent"
    if is_clipped_away(style):
        return "clipped"
    if style.position != "static" and _off_screen(style):
        return "off-screen"
    return None


def is_clipped_away(style: Style) -> bool:
    """Return whether a box is clipped or scaled to nothing."""
    if style.position in {"absolute", "fixed"} and style.clip != "auto" and _empty_rect(style.clip):
        return True
    if style.clip_path != "none" and _empty_path(style.clip_path):
        return True
    return style.display != "inline" and _is_scaled_away(style)


def _is_scaled_away(style: Style) -> bool:
    if style.scale != "none" and any(_ZERO.fullmatch(part) for part in style.scale.split()):
        return True
    return any(
        name in _SCALES and any(map(_ZERO.fullmatch, arguments[:2]))
        for name, arguments in transform_functions(style.transform) or ()
    )


def hidden_text(style: Style) -> str | None:
    """Return why an element's own text is not seen although its box may be."""
    if style.visibility != "visible":
        return "visibility"
    if style.font_size == 0:
        return "font-size-zero"
    indent = style.text_indent
    if isinstance(indent, str):
        far = abs(share(indent) or 0.0) >= 100
        return "off-screen" if far and style.overflow_x in _CLIPS else None
    return "off-screen" if abs(indent) >= _FAR else None


def is_zero_clipper(style: Style) -> bool:
    """Return whether the box clips its content to (nearly) nothing, as text for screen readers is.

    Padding keeps a box of no height open: the usual trick for a fixed aspect ratio.
    """
    if style.overflow_x not in _CLIPS and style.overflow_y not in _CLIPS:
        return False
    across = _at_most(style.width, style.max_width, style.min_width) < 2
    down = _at_most(style.height, style.max_height, style.min_height) < 2
    if not (across or down):
        return False
    if style.display == "inline" and style.position in {"static", "relative", "sticky"}:
        return False
    top, right, bottom, left = style.padding
    if across and style.overflow_x in _CLIPS:
        return not (_some(left) or _some(right)) or style.box_sizing == "border-box"
    if down and style.overflow_y in _CLIPS:
        return not (_some(top) or _some(bottom))
    return False


def _at_most(size: float | str, most: float | str, least: float | str) -> float:
    limits = [limit for limit in map(pixels, (size, most)) if limit is not None]
    return max(min(limits, default=float("inf")), pixels(least) or 0.0)


def _some(padding: float | str) -> bool:
    return padding != 0 and padding not in {"0", "0px", "0%"}


def _empty_rect(clip: str) -> bool:
    found = _RECT.match(clip)
    if found is None:
        return False
    edges = [pixels(edge) for edge in found.groups()]
    if any(edge is None for edge in edges):
        return False
    top, right, bottom, left = (edge or 0.0 for edge in edges)
    return right - left <= 1 or bottom - top <= 1


def _empty_path(path: str) -> bool:
    if _CIRCLE_ZERO.match(path) or _POLYGON_ZERO.match(path):
        return True
    found = _INSET.match(path)
    if found is None:
        return False
    shares = [share(edge) or 0.0 for edge in found[1].partition("round")[0].split()]
    if len(shares) not in _SIDES:
        return False
    top, right, bottom, left = (shares[place] for place in _SIDES[len(shares)])
    return top + bottom >= 100 or left + right >= 100


def _off_screen(style: Style) -> bool:
    if style.position == "sticky":
        return False
    left, top = pixels(style.left), pixels(style.top)
    if min(left or 0.0, top or 0.0) <= -_FAR:
        return True
    if left is None and style.position != "relative":
        farthest = max(abs(pixels(edge) or 0.0) for edge in (style.right, style.bottom))
        if farthest >= 2 * _FAR:
            return True
    if style.position == "fixed":
        return _beside_viewport(style)
    return False


def _beside_viewport(style: Style) -> bool:
    """Whether a fixed box lies wholly beside the viewport: a drawer that is shut."""
    return _beyond(style, "x", (style.left, style.right), style.width) or _beyond(
        style, "y", (style.top, style.bottom), style.height
    )


def _beyond(style: Style, axis: str, edges: tuple[Length, Length], size: Length) -> bool:
    if any(map(is_beyond, edges)):
        return True
    moved, by_size = _translation(style, axis)
    near, far = edges
    # Seen from the far edge, moving on is moving out.
    edge, moved, by_size = (near, moved, by_size) if near != "auto" else (far, -moved, -by_size)
    place, extent = pixels(edge), pixels(size)
    if place is None:
        return False
    if place + moved <= 0 and by_size <= -100:
        return True
    return extent is not None and place + extent + moved + extent * by_size / 100 <= 0


def _translation(style: Style, axis: str) -> tuple[float, float]:
    """Return the distance that a box is moved along an axis: in px, and in percent of itself."""
    words = _WORD.findall(style.translate)
    own = words["xy".index(axis) :] or ["0"]
    moves = [_motion(own[0])]
    for name, arguments in transform_functions(style.transform) or ():
        place = _MOVES.get(name, {}).get(axis)
        if place is not None and place < len(arguments):
            moves.append(_motion(arguments[place]))
        if name not in _MOVES or name == "matrix":
            break  # what follows moves along other axes, or by other lengths
    return sum(px for px, _ in moves), sum(percent for _, percent in moves)


def _motion(value: str) -> tuple[float, float]:
    # No fixed box is larger than the viewport: moved by all of that, it is moved by all of itself.
    return summands(re.sub("v[wh]$", "%", value))
