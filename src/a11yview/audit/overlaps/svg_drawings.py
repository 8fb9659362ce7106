"""Text in SVG drawings, and the shapes of a drawing that may lie beneath it.

Shapes are painted in document order. An opaque one that certainly lies beneath a text is its
ground, and hides all that is beneath; one that may lie there makes a second case. A shape painted
later may hide the text: unless it is certainly apart, the text is left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.compositing import with_alpha
from a11yview.audit.backdrop.overlap import DrawnColors, Overlap
from a11yview.audit.backdrop.svg_paint import fill_of, have_text, stroke_of
from a11yview.audit.overlaps.svg_coordinates import ANYWHERE, Frame, Region, frame_of
from a11yview.audit.overlaps.svg_geometry import Extent, extent_of, length, view_of
from a11yview.audit.overlaps.svg_text import text_region, text_width
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document, Style

__all__ = ["SvgDrawings"]

_SHAPES: Final = frozenset("circle ellipse line path polygon polyline rect".split())
_PICTURES: Final = frozenset({"image", "use", "foreignObject"})
_PAINTING: Final = _SHAPES | {"image", "use", "text"}
# Content of these is shown only where something refers to it, or not by every browser.
_APART: Final = frozenset(
    "clipPath defs linearGradient marker mask pattern radialGradient switch symbol".split()
)
_ORIGIN: Final = frozenset({"auto", "0 0", "0px 0px"})
_UNSIZED: Final = ("auto", "auto", "none", "none")
_OPEN: Final = Overlap("image-element")
_MOST_PAIRS: Final = 100_000  # of texts and shapes that are compared in a drawing
_THIN: Final = 0.25  # em: a line no thicker than that is no ground


class _Position(NamedTuple):
    """The position of an element in its drawing; ``frame`` is None where it is not known.

    ``is_plain`` means that nothing around changes its colors, ``is_whole`` that nothing cuts it.
    """

    frame: Frame | None
    is_plain: bool = True
    is_whole: bool = True

    def within(self, style: Style, *, is_nested: bool) -> _Position:
        """Return the position of an element, or of its content, within this one."""
        is_elsewhere = (style.translate, style.rotate, style.scale) != ("none",) * 3
        inner = None if is_nested or is_elsewhere else frame_of(style.transform)
        if inner is not None and inner.is_scaled and not _is_about_origin(style):
            inner = None
        frame = None if self.frame is None or inner is None else self.frame.around(inner)
        return _Position(
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


class SvgDrawings:
    """The drawings of one page that hold text."""

    def __init__(self, document: Document, survey: Survey, ends: Sequence[int]) -> None:
        self.document, self.ends = document, ends
        self.texts: dict[int, list[int]] = {}
        """The texts in each outermost ``svg`` that are painted with ``fill``."""
        self.open: list[int] = []
        """Elements of HTML with text, in drawings that paint something."""
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

    def overlaps(self, nodes: PageNodes) -> tuple[dict[int, Overlap], dict[int, int]]:
        """Return the overlaps of texts in drawings in one state, and the shapes beneath them.

        The shape of a text is the uppermost that may lie beneath it.
        """
        found, shapes = dict.fromkeys(self.open, _OPEN), dict[int, int]()
        for drawing, texts in self.texts.items():
            in_state = _SvgDrawing(self.document, self.ends, nodes, drawing)
            too_many = len(texts) * len(in_state.shapes) > _MOST_PAIRS
            for text in texts:
                overlap = _OPEN if too_many else in_state.overlap(text)
                if overlap is not None:
                    found[text] = overlap
            shapes.update(in_state.beneath)
        return found, shapes


class _SvgDrawing:
    """A drawing in one state: its shapes, and the positions of these and of its texts."""

    def __init__(
        self, document: Document, ends: Sequence[int], nodes: PageNodes, drawing: int
    ) -> None:
        self.document, self.ends, self.nodes, self.drawing = document, ends, nodes, drawing
        self.attributes = document.attributes(drawing)
        self.view = view_of(self.attributes)
        self.is_scaled = _is_scaled(self.attributes, self.view, nodes.styles[drawing])
        self.positions: dict[int, _Position] = {drawing: _Position(Frame())}
        self.text_of: dict[int, int] = {}
        """The ``text`` that an element is, or is in."""
        self.beneath: dict[int, int] = {}
        self.regions: dict[int, Region] = {}
        self.shapes = list(self._shapes())

    def overlap(self, element: int) -> Overlap | None:
        """Return the overlap of a text, None if only the drawing's backdrop lies beneath it."""
        text = self.text_of.get(element)
        if text is None:
            return _OPEN
        position = self.positions[text]
        region = self._region(text, position)
        frame = position.frame or Frame()
        scales = abs(frame.wide), abs(frame.high)
        size = self.nodes.styles[text].font_size * min(scales)
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
        is_scaled = position.frame is None or scales != (1.0, 1.0) or self.is_scaled
        if ground is None and not perhaps and not is_scaled:
            return None
        layer = len(self.nodes.backdrop_in(self.drawing).layers) - 1
        return Overlap("image-element", drawn=DrawnColors(layer, ground, (*perhaps,), is_scaled))

    def _shapes(self) -> Iterator[_Shape]:
        """Yield the shapes that the drawing paints, in order; notes the positions of elements."""
        document, nodes = self.document, self.nodes
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
            style = nodes.styles[element]
            above = self.positions[document.parent[element]]
            position = above.within(style, is_nested=tag == "svg")
            self.positions[element] = position
            text = self.text_of.get(document.parent[element], element if tag == "text" else None)
            if text is not None:
                self.text_of[element] = text
            if tag in _PICTURES:
                after = self.ends[element]
            if style.visibility != "visible" or nodes.backdrop_in(element).hidden is not None:
                continue
            if tag in _PICTURES:
                yield _Shape(element, None)
            elif tag in _SHAPES:
                is_plain = above.is_plain and _changes_no_color(style._replace(opacity=1.0))
                opacity = style.opacity if is_plain else None
                yield from self._painted(element, style, position, opacity)

    def _painted(
        self, element: int, style: Style, position: _Position, opacity: float | None
    ) -> Iterator[_Shape]:
        """Yield the area of a shape, and its line; without ``opacity``, their colors are open."""
        extent = self._extent(element, style, position)
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
                frame = position.frame or Frame()
                # Lines may keep their width where all else gets smaller (``vector-effect``).
                across, down = (width * max(abs(scale), 1.0) for scale in (frame.wide, frame.high))
                # Corners stick out by four times half the line at the most.
                line = Extent(extent.most.grown(2 * across, 2 * down))
                yield _Shape(element, _faded(stroke, opacity), line, max(across, down))

    def _extent(self, element: int, style: Style, position: _Position) -> Extent | None:
        """Return the extent of a shape in the drawing; ``None`` where nothing is drawn."""
        if position.frame is None or style.width != "auto" or style.height != "auto":
            return Extent()
        tag, attributes = self.document.tag(element), self.document.attributes(element)
        extent = extent_of(tag, attributes, self.view, is_moved=position.frame != Frame())
        if extent is None:
            return None
        extent = extent.shown_in(position.frame)
        return extent if position.is_whole else extent._replace(least=None)

    def _region(self, text: int, position: _Position) -> Region:
        """Return a region that all of a text lies in."""
        region = self.regions.get(text)
        if region is None:
            region = self.regions[text] = self._measured(text, position)
        return region

    def _measured(self, text: int, position: _Position) -> Region:
        document, styles = self.document, self.nodes.styles
        inside = range(text, self.ends[text])
        if position.frame is None or any(document.tag(e) == "textPath" for e in inside):
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
        return position.frame.of(region)


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
