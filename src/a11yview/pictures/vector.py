"""The colors of SVG files whose shapes have plain fills and strokes. Runs in the worker.

Nothing is drawn: a shape that fills the whole picture hides what is beneath it, any other may lie
anywhere or nowhere. So the colors are all those that a pixel may have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET

from a11yview.color import TRANSPARENT, Color
from a11yview.errors import ColorError
from a11yview.pictures.colors import PictureColors, Swatch
from a11yview.pictures.problem import UnreadablePictureError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from a11yview.pictures.colors import Octets

__all__ = ["is_svg", "vector_colors"]

_SVG: Final = "{http://www.w3.org/2000/svg}"
_MOST_COLORS: Final = 256
_MOST_DEPTH: Final = 32
_MOST_ELEMENTS: Final = 20_000
_SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "polygon", "polyline", "line"})
_SILENT: Final = frozenset({"title", "desc", "metadata", "defs", "style", "symbol", "clipPath"})
_GROUPS: Final = frozenset({"g", "a"})
_MIXING: Final = ("filter", "mask", "mix-blend-mode")
_NUMBER: Final = re.compile(
    r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(px|%)?\s*", re.IGNORECASE
)
_RULE: Final = re.compile(r"\s*((?:\.[\w-]+\s*,?\s*)+)\{([^{}]*)\}\s*")
_SQUARE: Final = re.compile(
    r"M\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*[hH]\s*([\d.]+)\s*[vV]\s*([\d.]+)\s*[hH]\s*(-?[\d.]+)\s*[zZ]"
)


class _Box(NamedTuple):
    """The part of the plane that a picture shows."""

    x: float
    y: float
    width: float
    height: float


class _Paint(NamedTuple):
    """The properties that shapes inherit."""

    fill: str = "black"
    stroke: str = "none"
    color: str = "black"
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    visibility: str = "visible"


def is_svg(content: bytes) -> bool:
    """Return whether a file looks like an SVG."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and b"<svg" in content[:65536]


def vector_colors(content: bytes) -> PictureColors:
    """Return the colors that pixels of a picture may have.

    Raises :class:`UnreadablePictureError` for one that has more than plain shapes.
    """
    if b"<!ENTITY" in content:
        raise UnreadablePictureError("SVG with entities")
    try:
        root = ET.fromstring(content)  # noqa: S314 - in a process that may die; no entities
    except (ET.ParseError, ValueError, LookupError) as error:
        raise UnreadablePictureError(f"SVG that is not well-formed: {error}") from error
    if root.tag != f"{_SVG}svg":
        raise UnreadablePictureError("no SVG in its namespace")
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise UnreadablePictureError(f"SVG of more than {_MOST_ELEMENTS} elements")
    reading = _Reading(root)
    colors = reading.painted({TRANSPARENT: None}, [root], _Paint(), depth=0)
    box, width, height = reading.box, *reading.size
    if reading.keeps_ratio and width and height and box is not None:
        same = abs(width * box.height - height * box.width) <= 0.01 * width * box.height
        colors = colors if same else {**colors, TRANSPARENT: None}
    return PictureColors(
        width=round(width or 0),
        height=round(height or 0),
        swatches=tuple(Swatch(one, one, one) for one in map(_octets, colors)),
        keeps_ratio=reading.keeps_ratio,
    )


def _octets(color: Color) -> Octets:
    return (*color.rgb8, round(color.alpha * 255))


class _Reading:
    """Reads one picture."""

    def __init__(self, root: ET.Element) -> None:
        self.classes = _classes(root)
        view = root.get("viewBox", "").replace(",", " ").split()
        self.size = tuple(_length(root.get(name, "")) for name in ("width", "height"))
        self.box: _Box | None = None
        try:
            self.box = _Box(*map(float, view)) if view else None
        except (TypeError, ValueError) as error:
            raise UnreadablePictureError("SVG with a viewBox that is none") from error
        aspect = root.get("preserveAspectRatio", "").split()
        self.keeps_ratio = self.box is not None and "none" not in aspect
        if self.box is None and self.size[0] and self.size[1]:
            self.box = _Box(0, 0, self.size[0], self.size[1])

    def painted(
        self,
        beneath: Mapping[Color, None],
        elements: Iterable[ET.Element],
        paint: _Paint,
        *,
        depth: int,
        is_moved: bool = False,
    ) -> dict[Color, None]:
        """Return the colors that a pixel may have once elements are painted."""
        if depth > _MOST_DEPTH:
            raise UnreadablePictureError("SVG of groups nested too deep")
        colors = dict(beneath)
        for element in elements:
            tag = str(element.tag).removeprefix(_SVG)
            if "}" in tag or tag in _SILENT:
                continue  # of editors, and what is drawn by reference alone
            if tag not in _SHAPES and tag not in _GROUPS and (tag != "svg" or depth):
                raise UnreadablePictureError(f"SVG with <{tag}>")
            style = self._declared(element)
            if style.get("display") == "none":
                continue
            for name in _MIXING:
                if style.get(name, "none") not in {"none", "normal"}:
                    raise UnreadablePictureError(f"SVG with {name}")
            own = _inherited(paint, style)
            moved = is_moved or "transform" in style or "clip-path" in style
            opacity = _opacity(style.get("opacity", "1"))
            base = colors if opacity == 1 else {TRANSPARENT: None}
            if tag in _SHAPES:
                found = self._with_shape(base, element, tag, style, own, is_moved=moved)
            else:
                found = self.painted(base, element, own, depth=depth + 1, is_moved=moved)
            colors = found if opacity == 1 else _over(_faded(found, opacity), colors)
        return colors

    def _with_shape(  # noqa: PLR0913 - a shape and what it is painted with
        self,
        beneath: dict[Color, None],
        element: ET.Element,
        tag: str,
        style: Mapping[str, str],
        paint: _Paint,
        *,
        is_moved: bool,
    ) -> dict[Color, None]:
        if paint.visibility != "visible":
            return beneath
        fill = None if tag == "line" else _color(paint.fill, paint, paint.fill_opacity)
        stroke = _color(paint.stroke, paint, paint.stroke_opacity)
        colors = beneath
        if fill is not None and fill.alpha > 0:
            filled = _over({fill: None}, colors)
            covers = not is_moved and self._fills(tag, element, style)
            colors = filled if covers else {**colors, **filled}
        if stroke is not None and stroke.alpha > 0:
            colors = {**colors, **_over({stroke: None}, colors)}
        if len(colors) > _MOST_COLORS:
            raise UnreadablePictureError(f"SVG of more than {_MOST_COLORS} colors")
        return colors

    def _declared(self, element: ET.Element) -> dict[str, str]:
        """Return the declarations of an element's attributes, classes and style attribute."""
        found = {name: value.strip() for name, value in element.attrib.items()}
        for name in element.get("class", "").split():
            found |= self.classes.get(name, {})
        return found | _declarations(element.get("style", ""))

    def _fills(self, tag: str, element: ET.Element, style: Mapping[str, str]) -> bool:
        """Whether a shape lies beneath every pixel."""
        if tag == "rect":
            if any(_length(style.get(name, "0")) != 0 for name in ("rx", "ry")):
                return False
            sides = [element.get(name, "0").strip() for name in ("x", "y", "width", "height")]
            if sides[2:] == ["100%", "100%"] and (self.box is None or self.box[:2] == (0, 0)):
                return sides[:2] in (["0", "0"], ["0%", "0%"])
            numbers = [_length(side) for side in sides]
        else:
            square = _SQUARE.fullmatch(style.get("d", "").strip()) if tag == "path" else None
            numbers = [float(square[n]) for n in (1, 2, 3, 4)] if square else []
            is_back = square is not None and "h" in style["d"] and "v" in style["d"]
            numbers = numbers if is_back and "H" not in style["d"] else []
            numbers = numbers if "V" not in style.get("d", "") else []
            if square and abs(float(square[5]) + float(square[3])) > 1e-6:
                return False
        if self.box is None or not numbers or None in numbers:
            return False
        x, y, width, height = (number or 0.0 for number in numbers)
        box = self.box
        return (
            x <= box.x
            and y <= box.y
            and x + width >= box.x + box.width
            and y + height >= box.y + box.height
        )


def _classes(root: ET.Element) -> dict[str, dict[str, str]]:
    """Return the declarations of rules for single classes. Any other rule cannot be read."""
    found: dict[str, dict[str, str]] = {}
    for sheet in root.iter(f"{_SVG}style"):
        text = re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)
        end = 0
        for rule in _RULE.finditer(text):
            if rule.start() != end:
                break
            end = rule.end()
            for name in re.findall(r"[\w-]+", rule[1]):
                found.setdefault(name, {}).update(_declarations(rule[2]))
        if text[end:].strip():
            raise UnreadablePictureError("SVG with a style sheet of more than single classes")
    return found


def _declarations(text: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in text.split(";"))
    return {
        name.strip().lower(): value.strip().removesuffix("!important").strip()
        for name, colon, value in pairs
        if colon
    }


def _inherited(paint: _Paint, style: Mapping[str, str]) -> _Paint:
    """Return the paint that an element passes on."""
    given: dict[str, Any] = {
        name: style[name]
        for name in ("fill", "stroke", "color", "visibility")
        if style.get(name, "inherit") != "inherit"
    }
    opacities: dict[str, Any] = {
        name.replace("-", "_"): _opacity(style[name])
        for name in ("fill-opacity", "stroke-opacity")
        if name in style
    }
    return paint._replace(**given, **opacities)


def _opacity(text: str) -> float:
    number = _NUMBER.fullmatch(text)
    if number is None:
        raise UnreadablePictureError(f"SVG with an opacity of {text[:20]!r}")
    share = float(number[1]) / (100 if number[2] == "%" else 1)
    return min(max(share, 0.0), 1.0)


def _length(text: str) -> float | None:
    number = _NUMBER.fullmatch(text)
    return float(number[1]) if number and number[2] != "%" else None


def _color(text: str, paint: _Paint, opacity: float) -> Color | None:
    if text == "none":
        return None
    if text.startswith("url("):
        raise UnreadablePictureError("SVG with gradients or patterns")
    try:
        color = Color.parse(paint.color if text.lower() == "currentcolor" else text)
    except ColorError as error:
        raise UnreadablePictureError(f"SVG with a fill of {text[:20]!r}") from error
    return _with_alpha(color, color.alpha * opacity)


def _with_alpha(color: Color, alpha: float) -> Color:
    return Color(red=color.red, green=color.green, blue=color.blue, alpha=alpha)


def _faded(colors: Iterable[Color], opacity: float) -> dict[Color, None]:
    return {_with_alpha(color, color.alpha * opacity): None for color in colors}


def _over(above: Iterable[Color], beneath: Iterable[Color]) -> dict[Color, None]:
    below = tuple(beneath)
    found = {color.over(one).rounded(): None for color in above for one in below}
    if len(found) > _MOST_COLORS:
        raise UnreadablePictureError(f"SVG of more than {_MOST_COLORS} colors")
    return found
