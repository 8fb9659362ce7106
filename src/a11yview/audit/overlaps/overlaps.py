"""Boxes that lie over or under their neighbors: where ancestors alone do not tell the backdrop.

Without layout three patterns are known, all of them common: a box that is stretched over its
containing block (a picture, a video, a colored veil), the same made by ``::before`` or ``::after``,
and text that is positioned absolutely beside a picture.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.hiding import is_clipped_away
from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.backdrop.overlap import Overlap
from a11yview.audit.backdrop.stack import Layer, has_background, painted
from a11yview.audit.judging.relevant_style import at_both
from a11yview.audit.overlaps.bars import is_beside_content
from a11yview.audit.overlaps.boxes_beside import BoxesBeside
from a11yview.audit.overlaps.cover import Cover, add_cover, cover_by
from a11yview.audit.overlaps.floated_texts import floated_texts
from a11yview.audit.overlaps.grid_cells import texts_in_shared_cells
from a11yview.audit.overlaps.image_elements import image_overlap
from a11yview.audit.overlaps.layout_facts import NodeFacts
from a11yview.audit.overlaps.left_boxes import boxes_generated, texts_outside
from a11yview.audit.overlaps.moved_texts import moved_texts
from a11yview.audit.overlaps.normal_flow import NormalFlow
from a11yview.audit.overlaps.svg_drawings import SvgDrawings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document, Kind, SharedStyle, Style

__all__ = ["OverlapFinder", "Overlaps"]

_PICTURES: Final = frozenset({"img", "video", "canvas", "iframe", "object", "embed"})
_SMALL: Final = 64.0  # px: a picture no larger is an icon
_THIN: Final = 4.0  # px: a box no thicker is a line
_POSITIONED_OUT: Final = frozenset({"absolute", "fixed"})


class Overlaps(NamedTuple):
    """The overlaps on a page in one state.

    ``of_texts`` holds them by element with text, ``shapes`` the uppermost shape of a drawing that
    may lie beneath such an element.
    """

    of_texts: Mapping[int, Overlap]
    shapes: Mapping[int, int]


class OverlapFinder:
    """Finds the overlaps on one page, in each of its states."""

    def __init__(self, document: Document, survey: Survey) -> None:
        self.document = document
        self.survey = survey
        self.ends = _subtree_ends(document.parent)
        self._facts = NodeFacts()
        self.drawings = SvgDrawings(document, survey, self.ends)
        is_picture = [kind.tag in _PICTURES and not _is_icon(kind) for kind in document.kinds]
        self.pictures = (
            tuple(element for element, kind in enumerate(document.kind) if is_picture[kind])
            if any(is_picture)
            else ()
        )

    def overlaps(
        self, nodes: PageNodes, generated: Iterable[Mapping[int, SharedStyle]]
    ) -> Overlaps:
        """Return the overlaps in one state.

        ``generated`` holds the styles of ``::before``, and of ``::after``, by node.
        """
        covered: dict[int, Cover] = {}  # by the containing block that is covered
        covering: dict[int, int] = {}  # elements that cover, and the block that they cover
        for element, cover in self._stretched(nodes):
            block = self._containing_block(nodes, self.document.parent[element])
            covering[element] = block
            is_child = block == self.document.parent[element]
            add_cover(covered, block, cover if is_child else cover.unordered())
        for of_nodes, is_after in zip(generated, (False, True), strict=True):
            for element, cover in self._stretched_pseudo(nodes, of_nodes, is_after=is_after):
                block = self._containing_block(nodes, element)
                add_cover(covered, block, cover if block == element else cover.unordered())
        # A box over the whole page is a curtain that a script draws back.
        covered.pop(0, None)
        found = self._covered_texts(nodes, covered, covering) if covered else {}
        boxes = BoxesBeside(document=self.document, nodes=nodes, ends=self.ends)
        self._add_positioned(nodes, found, boxes)
        self._add_moved(boxes, found, boxes_generated(generated))
        in_drawings, shapes = self.drawings.overlaps(nodes)
        for text, overlap in in_drawings.items():
            found[text] = Overlap("image-element") if text in found else overlap
        for element in nodes.styles.undecided_elements():
            found |= dict.fromkeys(self._texts(element), Overlap("condition"))
        self._add_animated(nodes, found)
        return Overlaps(found, shapes)

    def _covered_texts(
        self, nodes: PageNodes, covered: Mapping[int, Cover], covering: Mapping[int, int]
    ) -> dict[int, Overlap]:
        """Return the covers of blocks as their texts have them, unless a background lies between.

        The content of a covering box has the cover that lies around the covered block.
        """
        styles = nodes.styles
        parents, node_of, paints = self.document.parent, styles.node_of, styles.node_paints
        here: dict[int, Cover] = {}
        done = 0
        for block in sorted(covered):
            for element in range(max(block, done), self.ends[block]):
                node = node_of[element]
                cover = covered.get(element)
                if cover is not None:
                    cover = self._within_block(nodes, element, cover)
                elif nodes.boxes[node].shows_through or paints[node].background_color.alpha < 1:
                    around = parents[covering.get(element, element)]
                    cover = here.get(around)
                    if cover is not None and cover.order is not None:
                        cover = cover.seen_from(element, nodes.boxes[node], styles.node_style(node))
                if cover is not None:
                    here[element] = cover
            done = max(done, self.ends[block])
        return {e: here[e].overlap for e in self.survey.elements if e in here}

    def _within_block(self, nodes: PageNodes, block: int, cover: Cover) -> Cover | None:
        """Return the cover of a block as the content of the block in normal flow has it.

        None if the block hides it: a box of negative ``z-index`` lies beneath all backgrounds but
        that of its stacking context.
        """
        cover, element = cover.painted_in(_layer_of(nodes, block)), block
        if cover.order is None or cover.order[0] >= 0:
            return cover
        while element > 0:
            node = nodes.styles.node_of[element]
            box, style = nodes.boxes[node], nodes.styles.node_style(node)
            if box.opens_context or box.opacity != 1 or box.mix_blend_mode != "normal":
                break
            paints = box.is_visible and not (box.is_contents or box.is_on_canvas)
            if paints and has_background(style):
                if style.background_color.alpha < 1:
                    return Cover(Overlap(cover.overlap.reason))  # it shows through
                return None if element == block else cover.beneath(sure=False)
            if box.has_z_index:  # which opens a context in a flexbox
                return cover.beneath(sure=False)
            element = self.document.parent[element]
        return cover.beneath(sure=True)

    def _stretched(self, nodes: PageNodes) -> Iterator[tuple[int, Cover]]:
        """Yield the elements that are stretched over their containing block."""
        if not any(box.is_stretched for box in set(nodes.boxes)):
            return
        stretched = {
            node
            for node, box in enumerate(nodes.boxes)
            if box.is_stretched and nodes.backdrop(node).hidden is None
        }
        if not stretched:
            return
        pictures, picture = set(self.pictures), Cover(Overlap("image-element"))
        for element, node in enumerate(nodes.styles.node_of):
            if node not in stretched:
                continue
            style = nodes.styles.node_style(node)
            if element in pictures:
                yield element, Cover(image_overlap(self.document, nodes, (element,)))
            elif has_background(style):
                cover = cover_by(nodes.painted_style(element), "overlap", element)
                yield element, cover if cover.overlap.veil else picture

    def _stretched_pseudo(
        self, nodes: PageNodes, generated: Mapping[int, SharedStyle], *, is_after: bool
    ) -> Iterator[tuple[int, Cover]]:
        """Yield the elements that a pseudo-element of theirs may cover."""
        styles = {
            node: pseudo.style
            for node, pseudo in generated.items()
            if pseudo.shape.position == "absolute"
            and _may_cover(pseudo.style)
            and nodes.backdrop(node).hidden is None
            and not is_beside_content(pseudo.style, nodes.styles.node_style(node))
        }
        if styles:
            for element, node in enumerate(nodes.styles.node_of):
                if node in styles:
                    order = self.ends[element] if is_after else element
                    yield element, cover_by(styles[node], "pseudo-element", order)

    def _containing_block(self, nodes: PageNodes, element: int, position: str = "absolute") -> int:
        """Return the containing block of boxes with that position in an element; 0: the page."""
        parent, boxes, node_of = self.document.parent, nodes.boxes, nodes.styles.node_of
        while element > 0:
            box = boxes[node_of[element]]
            if box.holds or (position == "absolute" and box.position != "static"):
                return element
            element = parent[element]
        return 0

    def _texts(self, ancestor: int) -> Sequence[int]:
        """Return the elements with text that are in an element, or are it."""
        inside = self._among(self.survey.elements, ancestor)
        return self.survey.elements[inside.start : inside.stop]

    def _among(self, elements: Sequence[int], ancestor: int) -> range:
        """Return the indexes in ``elements`` of those that are in an element, or are it."""
        return range(bisect_left(elements, ancestor), bisect_left(elements, self.ends[ancestor]))

    def _add_animated(self, nodes: PageNodes, found: dict[int, Overlap]) -> None:
        fading = frozenset(nodes.styles.fading_elements())
        for element in nodes.styles.restless_elements():
            for text in self._texts(element):
                only_fades = element in fading and text not in found
                found[text] = Overlap("animation", only_fades=only_fades)

    def _add_moved(
        self, boxes: BoxesBeside, found: dict[int, Overlap], generating: Mapping[int, bool]
    ) -> None:
        """Add what texts may lie on that layout moves, or whose box they leave."""
        texts, facts = self.survey.elements, self._facts.of(boxes.nodes.styles)
        for text, overlap in texts_outside(boxes, texts, facts, generating):
            found[text] = overlap.beside(found.get(text))

        def pictures_in(elements: Iterable[int]) -> Overlap | None:
            pictures = self._shown_pictures(boxes.nodes)
            inside = [pictures[at] for one in elements for at in self._among(pictures, one)]
            return image_overlap(self.document, boxes.nodes, inside) if inside else None

        for text, overlap in texts_in_shared_cells(boxes, texts, facts, pictures_in):
            found[text] = overlap.beside(found.get(text))
        for text, overlap in moved_texts(boxes, texts, facts):
            found[text] = overlap.beside(found.get(text))
        for text, overlap in floated_texts(boxes, texts, facts):
            found[text] = overlap.beside(found.get(text))

    def _add_positioned(
        self, nodes: PageNodes, found: dict[int, Overlap], boxes: BoxesBeside
    ) -> None:
        """Add what absolute and fixed texts may lie on that have no background of their own."""
        node_of = nodes.styles.node_of
        adrift = {known for known in set(nodes.known) if known.backdrop.adrift}
        if not adrift:
            return
        texts = [
            element
            for element in self.survey.elements
            if nodes.known[node_of[element]] in adrift and element not in found
        ]
        if not texts:
            return
        box_of: list[int] = []  # the positioned box that an element is in, or is; 0: none
        for element, (parent, node) in enumerate(zip(self.document.parent, node_of, strict=True)):
            is_positioned = nodes.boxes[node].position in _POSITIONED_OUT
            box_of.append(element if is_positioned else box_of[parent] if parent >= 0 else 0)
        pictures = self._shown_pictures(nodes)
        flow = NormalFlow(
            document=self.document, nodes=nodes, ends=self.ends, pictures=frozenset(pictures)
        )
        known: dict[int, Overlap | None] = {0: None}
        for element in texts:
            box = box_of[element]
            if box not in known:
                known[box] = self._beneath_positioned(flow, box, pictures, boxes)
            overlap = known[box]
            if overlap is not None:
                found[element] = self._through_backgrounds(nodes, overlap, box, element)

    def _beneath_positioned(
        self, flow: NormalFlow, box: int, pictures: Sequence[int], boxes: BoxesBeside
    ) -> Overlap | None:
        """Return a picture beside a positioned box, or the box in normal flow beneath it."""
        nodes = flow.nodes
        block = self._containing_block(nodes, self.document.parent[box], nodes.box(box).position)
        inside, around = self._among(pictures, box), self._among(pictures, block)
        layer, beneath = _layer_of(nodes, self.document.parent[box]), flow.beneath(box, block)
        beside = [pictures[at] for at in around if at not in inside] if block > 0 else []
        if beside and beneath is not None and beneath not in flow.pictures:
            return Overlap("image-element")
        if beneath is not None and beneath in flow.pictures and beneath not in beside:
            beside.append(beneath)
        if beside:
            return image_overlap(self.document, nodes, beside)._replace(layer=layer)
        if beneath is None:
            return boxes.inside(block, box, layer) if block > 0 else None
        style = nodes.painted_style(beneath)
        return cover_by(style, "overlap", beneath).painted_in(layer).overlap

    def _through_backgrounds(
        self, nodes: PageNodes, overlap: Overlap, box: int, element: int
    ) -> Overlap:
        """Return an overlap of a positioned box with the backgrounds up to an element over it."""
        between = []
        while element >= box:
            between.append(element)
            element = self.document.parent[element]
        layer = Layer(overlap.veil)
        for each in reversed(between):
            if _layer_of(nodes, each) > overlap.layer:
                break
            layer = painted(layer, nodes.styles[each])
        return overlap._replace(veil=() if layer.unknown else layer.colors)

    def _shown_pictures(self, nodes: PageNodes) -> Sequence[int]:
        return [
            picture
            for picture in self.pictures
            if nodes.backdrop_in(picture).hidden is None
            and not _both_at_most(nodes.styles[picture], _SMALL)
        ]


def _layer_of(nodes: PageNodes, element: int) -> int:
    """Return the index of the layer that an element's content is painted in."""
    return len(nodes.backdrop_in(element).layers) - 1


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
