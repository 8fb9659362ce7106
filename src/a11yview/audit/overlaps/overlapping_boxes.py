"""Boxes that lie over or under their neighbors: where ancestors alone do not tell the backdrop.

Without layout three patterns are known, all of them common: a box that is stretched over its
containing box (a picture, a video, a colored veil), the same made by ``::before`` or ``::after``,
and text that is placed absolutely beside a picture.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.hiding import is_clipped_away
from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.backdrop.overlap import Surroundings
from a11yview.audit.backdrop.stack import Layer, has_background, painted
from a11yview.audit.judging.relevant_style import at_both
from a11yview.audit.overlaps.cover import Cover, cover_by, note
from a11yview.audit.overlaps.positioned_boxes import Flow
from a11yview.audit.overlaps.svg_drawings import Drawings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from a11yview.audit.judging.known_backdrops import Looks
    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document, SharedStyle, Style
    from a11yview.cascade.html.document import Kind

__all__ = ["Covering"]

_PICTURES: Final = frozenset({"img", "video", "canvas", "iframe", "object", "embed"})
_SMALL: Final = 64.0  # px: what is no larger is an icon
_THIN: Final = 4.0  # px: what is no thicker is a line


class Covering:
    """Finds the covering boxes of one page, in each of its states."""

    def __init__(self, document: Document, survey: Survey) -> None:
        self.document = document
        self.survey = survey
        self.ends = _subtree_ends(document.parent)
        self.drawings = Drawings(document, survey, self.ends)
        pictures = [kind.tag in _PICTURES and not _is_icon(kind) for kind in document.kinds]
        self.pictures = (
            tuple(element for element, kind in enumerate(document.kind) if pictures[kind])
            if any(pictures)
            else ()
        )

    def surroundings(
        self, looks: Looks, generated: Iterable[Mapping[int, SharedStyle]]
    ) -> dict[int, Surroundings]:
        """Return, for each element with text that something may cover, what that is.

        ``generated`` holds the styles of what stands before the content of nodes, and after it.
        """
        covered: dict[int, Cover] = {}  # by the box in which something is covered
        boxes: dict[int, int] = {}  # covering boxes, and what they cover
        for element, cover in self._boxes(looks):
            scope = self._containing(looks, self.document.parent[element])
            boxes[element] = scope
            note(covered, scope, cover if scope == self.document.parent[element] else cover.lost())
        for of_nodes, is_after in zip(generated, (False, True), strict=True):
            for element, cover in self._pseudo_covers(looks, of_nodes, is_after=is_after):
                scope = self._containing(looks, element)
                note(covered, scope, cover if scope == element else cover.lost())
        # A box over the whole page is a curtain that a script draws back.
        covered.pop(0, None)
        found = self._spread(looks, covered, boxes) if covered else {}
        self._of_placed_boxes(looks, found)
        for text, around in self.drawings.surroundings(looks).items():
            found[text] = Surroundings("image-element") if text in found else around
        found |= dict.fromkeys(self.survey.slotted, Surroundings("shadow-tree"))
        for element in looks.styles.undecided_elements():
            found |= dict.fromkeys(self._texts(element), Surroundings("condition"))
        for element in looks.styles.restless_elements():
            found |= dict.fromkeys(self._texts(element), Surroundings("animation"))
        return found

    def _spread(
        self,
        looks: Looks,
        covered: Mapping[int, Cover],
        boxes: Mapping[int, int],
    ) -> dict[int, Surroundings]:
        """Hand what covers a box down to its texts, as far as nothing opaque lies between.

        What is in the covering box itself is as it was around the covered one.
        """
        styles = looks.styles
        parents, node_of, paints = self.document.parent, styles.node_of, styles.node_paints
        here: dict[int, Cover] = {}
        done = 0
        for scope in sorted(covered):
            for element in range(max(scope, done), self.ends[scope]):
                node = node_of[element]
                cover = covered.get(element)
                if cover is not None:
                    cover = self._within(looks, element, cover)
                elif looks.boxes[node].shows_through or paints[node].background_color.alpha < 1:
                    around = parents[boxes[element]] if element in boxes else parents[element]
                    cover = here.get(around)
                    if cover is not None and cover.rank is not None:
                        cover = cover.seen_from(element, looks.boxes[node], styles.node_style(node))
                if cover is not None:
                    here[element] = cover
            done = max(done, self.ends[scope])
        return {e: here[e].what for e in self.survey.elements if e in here}

    def _within(self, looks: Looks, scope: int, cover: Cover) -> Cover | None:
        """Return what covers a box as content of the box has it that is not placed by itself.

        None if the box hides it: what has a negative ``z-index`` lies beneath all backgrounds but
        that of the context.
        """
        cover, element = cover.painted_in(_layer_of(looks, scope)), scope
        if cover.rank is None or cover.rank[0] >= 0:
            return cover
        while element > 0:
            node = looks.styles.node_of[element]
            box, style = looks.boxes[node], looks.styles.node_style(node)
            if box.opens_context or box.opacity != 1 or box.mix_blend_mode != "normal":
                break
            paints = box.is_visible and not (box.is_contents or box.is_on_canvas)
            if paints and has_background(style):
                if style.background_color.alpha < 1:
                    return Cover(Surroundings(cover.what.reason))  # it shows through
                return None if element == scope else cover.beneath(sure=False)
            if box.has_z_index:  # which opens a context in a flexbox
                return cover.beneath(sure=False)
            element = self.document.parent[element]
        return cover.beneath(sure=True)

    def _boxes(self, looks: Looks) -> Iterator[tuple[int, Cover]]:
        """Yield the elements that are stretched over the box that positions them."""
        if not any(box.is_stretched for box in set(looks.boxes)):
            return
        stretched = {
            node
            for node, box in enumerate(looks.boxes)
            if box.is_stretched and looks.grounds[node].paint.hidden is None
        }
        if not stretched:
            return
        pictures, picture = set(self.pictures), Cover(Surroundings("image-element"))
        for element, node in enumerate(looks.styles.node_of):
            if node not in stretched:
                continue
            style = looks.styles.node_style(node)
            if element in pictures:
                yield element, picture
            elif has_background(style):
                cover = cover_by(style, "overlap", element)
                yield element, cover if cover.what.veil else picture

    def _pseudo_covers(
        self, looks: Looks, generated: Mapping[int, SharedStyle], *, is_after: bool
    ) -> Iterator[tuple[int, Cover]]:
        """Yield the elements that a pseudo-element of theirs may cover."""
        styles = {
            node: made.style
            for node, made in generated.items()
            if made.shape.position == "absolute"
            and _may_cover(made.style)
            and looks.grounds[node].paint.hidden is None
        }
        if styles:
            for element, node in enumerate(looks.styles.node_of):
                if node in styles:
                    place = self.ends[element] if is_after else element
                    yield element, cover_by(styles[node], "pseudo-element", place)

    def _containing(self, looks: Looks, element: int, position: str = "absolute") -> int:
        """Return the nearest box, from the element up, that positions such ones; 0: the page."""
        parent, boxes, node_of = self.document.parent, looks.boxes, looks.styles.node_of
        while element > 0:
            box = boxes[node_of[element]]
            if box.holds or (position == "absolute" and box.position != "static"):
                return element
            element = parent[element]
        return 0

    def _texts(self, scope: int) -> Sequence[int]:
        inside = self._among(self.survey.elements, scope)
        return self.survey.elements[inside.start : inside.stop]

    def _among(self, elements: Sequence[int], scope: int) -> range:
        """Return the places of those of the elements that are in a scope, or are it."""
        return range(bisect_left(elements, scope), bisect_left(elements, self.ends[scope]))

    def _of_placed_boxes(self, looks: Looks, found: dict[int, Surroundings]) -> None:
        """Note what absolute and fixed texts without a ground of their own may lie on."""
        node_of, grounds = looks.styles.node_of, looks.grounds
        afloat = {ground for ground in set(grounds) if ground.paint.adrift}
        if not afloat:
            return
        texts = self.survey.elements
        adrift = [e for e in texts if grounds[node_of[e]] in afloat and e not in found]
        if not adrift:
            return
        box_of: list[int] = []  # the placed box that an element is in, or is; 0: none
        for element, (parent, node) in enumerate(zip(self.document.parent, node_of, strict=True)):
            is_placed = looks.boxes[node].position in {"absolute", "fixed"}
            box_of.append(element if is_placed else box_of[parent] if parent >= 0 else 0)
        pictures = self._shown_pictures(looks)
        flow = Flow(
            document=self.document, looks=looks, ends=self.ends, pictures=frozenset(pictures)
        )
        known: dict[int, Surroundings | None] = {0: None}
        for element in adrift:
            box = box_of[element]
            if box not in known:
                known[box] = self._around_placed(flow, box, pictures)
            around = known[box]
            if around is not None:
                found[element] = self._coated(looks, around, box, element)

    def _around_placed(self, flow: Flow, box: int, pictures: Sequence[int]) -> Surroundings | None:
        """Return what a placed box may lie on: a picture beside it, or what flows beneath it."""
        looks = flow.looks
        position = looks.boxes[looks.styles.node_of[box]].position
        scope = self._containing(looks, self.document.parent[box], position)
        inside, around = self._among(pictures, box), self._among(pictures, scope)
        if scope > 0 and len(around) > len(inside):
            return Surroundings("image-element")
        beneath = flow.beneath(box, scope)
        if beneath is None:
            return None
        if beneath in flow.pictures:
            return Surroundings("image-element")
        place = _layer_of(looks, self.document.parent[box])
        return cover_by(looks.styles[beneath], "overlap", beneath).painted_in(place).what

    def _coated(self, looks: Looks, around: Surroundings, box: int, element: int) -> Surroundings:
        """Return what lies beneath a placed box as an element in it has it, backgrounds between."""
        between = []
        while element >= box:
            between.append(element)
            element = self.document.parent[element]
        layer = Layer(around.veil)
        for each in reversed(between):
            if _layer_of(looks, each) > around.place:
                break
            layer = painted(layer, looks.styles[each])
        return around._replace(veil=() if layer.unknown else layer.colors)

    def _shown_pictures(self, looks: Looks) -> Sequence[int]:
        styles, grounds = looks.styles, looks.grounds
        return [
            picture
            for picture in self.pictures
            if grounds[styles.node_of[picture]].paint.hidden is None
            and not _both_at_most(styles[picture], _SMALL)
        ]


def _layer_of(looks: Looks, element: int) -> int:
    """Return the place of the layer that an element's content is painted in."""
    return len(looks.grounds[looks.styles.node_of[element]].paint.layers) - 1


def _subtree_ends(parent: Sequence[int]) -> list[int]:
    """Return for each element the index after its last descendant; they follow it directly."""
    ends = list(range(1, len(parent) + 1))
    for element in range(len(parent) - 1, 0, -1):
        above = parent[element]
        ends[above] = max(ends[above], ends[element])
    return ends


def _is_icon(kind: Kind) -> bool:
    sizes = [kind.attributes.get(name, "") for name in ("width", "height")]
    return all(size.isdecimal() and int(size) <= _SMALL for size in sizes)


def _both_at_most(style: Style, limit: float) -> bool:
    sizes = map(pixels, (style.width, style.height))
    return all(size is not None and size <= limit for size in sizes)


def _may_cover(style: Style) -> bool:
    """Whether an absolute pseudo-element may cover its element."""
    if not _is_painted(style):
        return False
    across = style.width != "auto" or at_both(style.left, style.right)
    down = style.height != "auto" or at_both(style.top, style.bottom)
    if not (across and down):
        return False  # no content, so no size
    sizes = map(pixels, (style.width, style.height))
    is_thin = any(size is not None and size <= _THIN for size in sizes)
    return not (is_thin or _both_at_most(style, _SMALL / 2))


def _is_painted(style: Style) -> bool:
    return (
        style.visibility == "visible"
        and style.opacity > 0
        and style.display != "none"
        and not is_clipped_away(style)
        and has_background(style)
    )
