"""Text in drawings: what SVG paints it with, and which shapes of the drawing may lie beneath it.

Shapes are painted in the order of the document. One that certainly lies beneath a text is its
ground, and hides what is beneath; one that may lie there makes a second case. What is drawn later
may hide a text: unless it is certainly apart, the text is left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.compositing import with_alpha
from a11yview.audit.backdrop.overlap import Shapes, Surroundings
from a11yview.audit.backdrop.svg_paint import fill_of, have_text, stroke_of
from a11yview.audit.overlaps.svg_coordinates import ANYWHERE, Frame, Region, frame_of
from a11yview.audit.overlaps.svg_geometry import Extent, extent_of, length, view_of
from a11yview.audit.overlaps.svg_text import text_region, text_width
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yview.audit.judging.known_backdrops import Looks
    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document, Style

__all__ = ["Drawings"]

_SHAPES: Final = frozenset("circle ellipse line path polygon polyline rect".split())
_PICTURES: Final = frozenset({"image", "use", "foreignObject"})
_PAINTING: Final = _SHAPES | {"image", "use", "text"}
# What is in these is shown only where something refers to it, or not by every browser.
_APART: Final = frozenset(
    "clipPath defs linearGradient marker mask pattern radialGradient switch symbol".split()
)
_ORIGIN: Final = frozenset({"auto", "0 0", "0px 0px"})
_UNSIZED: Final = ("auto", "auto", "none", "none")
_OPEN: Final = Surroundings("image-element")
_MOST_PAIRS: Final = 100_000  # of texts and shapes that are compared in a drawing
_THIN: Final = 0.25  # em: a line no thicker than that is no ground


class _Place(NamedTuple):
    """Where an element stands in its drawing; ``frame`` is None where that is not known.

    ``is_plain`` means that nothing around changes its colors, ``is_whole`` that nothing cuts it.
    """

    frame: Frame | None
    is_plain: bool = True
    is_whole: bool = True

    def within(self, style: Style, *, is_nested: bool) -> _Place:
        """Return the place of what is in an element, or of the element itself."""
        is_elsewhere = (style.translate, style.rotate, style.scale) != ("none",) * 3
        inner = None if is_nested or is_elsewhere else frame_of(style.transform)
        if inner is not None and inner.is_scaled and not _is_about_origin(style):
            inner = None
        frame = None if self.frame is None or inner is None else self.frame.around(inner)
        return _Place(
            frame,
            self.is_plain and _changes_no_color(style),
            self.is_whole and style.clip_path == "none" and not is_nested,
        )


class _Shape(NamedTuple):
    """A shape as it is painted; ``color`` is None where that is not one plain color.

    ``thickness`` is that of a line, 0 for an area.
    """

    element: int
    color: Color | None
    extent: Extent = Extent()
    thickness: float = 0.0


class Drawings:
    """The drawings of one page that hold text."""

    def __init__(self, document: Document, survey: Survey, ends: Sequence[int]) -> None:
        self.document, self.ends = document, ends
        self.texts: dict[int, list[int]] = {}
        """The texts in each outermost ``svg`` that are painted with ``fill``."""
        self.open: list[int] = []
        """Texts of HTML in drawings that paint something."""
        self.beneath: dict[int, int] = {}
        """The uppermost shape that may lie beneath a text, in the state that was looked at last."""
        if have_text(document):
            self._find(survey)

    def _find(self, survey: Survey) -> None:
        document, drawing_of, painting = self.document, list[int](), set[int]()
        for element, parent in enumerate(document.parent):
            around = drawing_of[parent] if parent >= 0 else -1
            kind = document.kinds[document.kind[element]]
            if kind.namespace == "svg" and kind.tag in _PAINTING:
                painting.add(around)
            drawing_of.append(element if around < 0 and kind.tag == "svg" else around)
        for element, traits in zip(survey.elements, survey.traits, strict=True):
            drawing = drawing_of[element]
            if drawing < 0:
                continue
            if traits.drawn:
                self.texts.setdefault(drawing, []).append(element)
            elif drawing in painting:
                self.open.append(element)

    def surroundings(self, looks: Looks) -> dict[int, Surroundings]:
        """Return what may lie beneath the texts of drawings, where that takes more than colors."""
        self.beneath.clear()
        found = dict.fromkeys(self.open, _OPEN)
        for drawing, texts in self.texts.items():
            around = _OneDrawing(self.document, self.ends, looks, drawing)
            too_many = len(texts) * len(around.shapes) > _MOST_PAIRS
            for text in texts:
                surroundings = _OPEN if too_many else around.of(text)
                if surroundings is not None:
                    found[text] = surroundings
            self.beneath.update(around.beneath)
        return found


class _OneDrawing:
    """A drawing in one state: its shapes, and where they and its texts are."""

    def __init__(self, document: Document, ends: Sequence[int], looks: Looks, drawing: int) -> None:
        self.document, self.ends, self.looks, self.drawing = document, ends, looks, drawing
        self.attributes = document.attributes(drawing)
        self.view = view_of(self.attributes)
        self.is_scaled = _is_scaled(self.attributes, self.view, looks.styles[drawing])
        self.places: dict[int, _Place] = {drawing: _Place(Frame())}
        self.text_of: dict[int, int] = {}
        """The ``text`` that an element is, or is in."""
        self.beneath: dict[int, int] = {}
        self.regions: dict[int, Region] = {}
        self.shapes = list(self._shapes())

    def of(self, element: int) -> Surroundings | None:
        """Return what may lie beneath a text, None if that is what lies beneath the drawing."""
        text = self.text_of.get(element)
        if text is None:
            return _OPEN
        place = self.places[text]
        region = self._region(text, place)
        frame = place.frame or Frame()
        scales = abs(frame.wide), abs(frame.high)
        size = self.looks.styles[text].font_size * min(scales)
        ground, perhaps, is_open = None, list[Color](), False
        for shape in self.shapes:
            if not shape.extent.most.meets(region) or 0 < shape.thickness <= _THIN * size:
                continue
            if shape.element > text:
                return _OPEN
            least = shape.extent.least
            is_certain = least is not None and least.holds(region)
            if shape.color is None:
                is_open = True
            elif is_certain and shape.color.alpha == 1:
                ground, perhaps, is_open = shape.color, [], False
            else:
                perhaps.append(shape.color)
            self.beneath[element] = shape.element
        if is_open:
            return _OPEN
        is_scaled = place.frame is None or scales != (1.0, 1.0) or self.is_scaled
        if ground is None and not perhaps and not is_scaled:
            return None
        depth = len(self.looks.grounds[self.looks.styles.node_of[self.drawing]].paint.layers) - 1
        return Surroundings("image-element", shapes=Shapes(depth, ground, (*perhaps,), is_scaled))

    def _shapes(self) -> Iterator[_Shape]:
        """Yield what the drawing paints besides texts, in order; note where elements are."""
        document, looks = self.document, self.looks
        grounds, node_of = looks.grounds, looks.styles.node_of
        after = 0
        for element in range(self.drawing + 1, self.ends[self.drawing]):
            if element < after:
                continue
            tag = document.tag(element)
            if tag in _APART:
                after = self.ends[element]
                if tag == "switch":
                    yield _Shape(element, None)
                continue
            style = looks.styles[element]
            above = self.places[document.parent[element]]
            place = above.within(style, is_nested=tag == "svg")
            self.places[element] = place
            text = self.text_of.get(document.parent[element], element if tag == "text" else None)
            if text is not None:
                self.text_of[element] = text
            if tag in _PICTURES:
                after = self.ends[element]
            if style.visibility != "visible" or grounds[node_of[element]].paint.hidden is not None:
                continue
            if tag in _PICTURES:
                yield _Shape(element, None)
            elif tag in _SHAPES:
                is_plain = above.is_plain and _changes_no_color(style._replace(opacity=1.0))
                opacity = style.opacity if is_plain else None
                yield from self._painted(element, style, place, opacity)

    def _painted(
        self, element: int, style: Style, place: _Place, opacity: float | None
    ) -> Iterator[_Shape]:
        """Yield the area of a shape, and its line; without ``opacity``, their colors are open."""
        extent = self._extent(element, style, place)
        if extent is None:
            return
        fill, stroke = fill_of(style), stroke_of(style)
        if self.document.tag(element) != "line" and (fill is None or fill.alpha > 0):
            yield _Shape(element, _faded(fill, opacity), extent)
        if stroke is None or stroke.alpha > 0:
            width = style.stroke_width
            if isinstance(width, str):
                yield _Shape(element, None)
            else:
                frame = place.frame or Frame()
                # Lines may keep their width where all else gets smaller (``vector-effect``).
                across, down = (width * max(abs(scale), 1.0) for scale in (frame.wide, frame.high))
                # Corners stick out by four times half the line at the most.
                line = Extent(extent.most.grown(2 * across, 2 * down))
                yield _Shape(element, _faded(stroke, opacity), line, max(across, down))

    def _extent(self, element: int, style: Style, place: _Place) -> Extent | None:
        """Return where a shape is in the drawing; ``None`` where nothing is drawn."""
        if place.frame is None or style.width != "auto" or style.height != "auto":
            return Extent()
        tag, attributes = self.document.tag(element), self.document.attributes(element)
        extent = extent_of(tag, attributes, self.view, is_moved=place.frame != Frame())
        if extent is None:
            return None
        extent = extent.shown_in(place.frame)
        return extent if place.is_whole else extent._replace(least=None)

    def _region(self, text: int, place: _Place) -> Region:
        """Return what all of a text lies in."""
        region = self.regions.get(text)
        if region is None:
            region = self.regions[text] = self._measured(text, place)
        return region

    def _measured(self, text: int, place: _Place) -> Region:
        document, styles = self.document, self.looks.styles
        inside = range(text, self.ends[text])
        if place.frame is None or any(document.tag(e) == "textPath" for e in inside):
            return ANYWHERE
        own, size = styles[text], max(styles[e].font_size for e in inside)
        if any(styles[e].writing_mode != "horizontal-tb" for e in inside):
            return ANYWHERE
        written = " ".join(" ".join(document.own_text(e) for e in inside).split())
        if any(styles[e].text_transform != "none" for e in inside):
            written = written.upper()
        spacing = max(0.0, *(styles[e].letter_spacing + styles[e].word_spacing for e in inside))
        width = text_width(written, size) + spacing * len(written)
        anchor = "any" if own.direction == "rtl" else own.text_anchor
        if any(styles[e].text_anchor != own.text_anchor for e in inside):
            anchor = "any"
        attributes = [document.attributes(e) for e in inside]
        region = text_region(attributes, width, size, anchor, own.dominant_baseline)
        return place.frame.of(region)


def _is_scaled(attributes: Mapping[str, str], view: Region | None, style: Style) -> bool:
    """Whether a drawing may be shown larger or smaller than it says."""
    if "viewBox" not in attributes or view is None:
        return "viewBox" in attributes
    if (style.width, style.height, style.max_width, style.max_height) != _UNSIZED:
        return True
    width, height = length(attributes.get("width")), length(attributes.get("height"))
    return (width, height) != (view.right - view.left, view.bottom - view.top)


def _is_about_origin(style: Style) -> bool:
    """Whether it is the origin of the drawing that stays where it is when all is scaled."""
    return style.transform_origin in _ORIGIN and style.transform_box == "view-box"


def _changes_no_color(style: Style) -> bool:
    return (
        style.opacity == 1
        and style.filter == "none"
        and style.mix_blend_mode == "normal"
        and style.mask_image == "none"
    )


def _faded(color: Color | None, opacity: float | None) -> Color | None:
    if color is None or opacity is None or opacity == 1:
        return None if opacity is None else color
    return with_alpha(color, color.alpha * opacity)
