"""What is computed for the pages of one index: equal winners, styles and parts are one object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.cascaded import Cascaded
from a11yview.cascade.computing.initial_values import INDEX, INITIAL, N_INHERITED, PAINT
from a11yview.cascade.computing.prepared import Preparer
from a11yview.cascade.sharing.shared_parts import SharedParts
from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.cascade.computing.prepared import Customs, Prepared
    from a11yview.cascade.model import Function, Mappings, Registration
    from a11yview.cascade.sorting.blocks import Block
    from a11yview.cascade.sorting.keyframe_blocks import KeyframeBlocks
    from a11yview.cascade.style import Style

__all__ = ["StyleStore"]

_BACKGROUND: Final = slice(
    INDEX["background_color"] - PAINT.start, INDEX["box_shadow"] - PAINT.start
)
_IMAGES: Final = INDEX["background_image"] - PAINT.start
_TEXTS: Final = [
    INDEX[name] - PAINT.stop for name in ("display", "position", "content", "container_type")
]
_INHERITED_PAINT: Final = N_INHERITED - PAINT.start


class StyleStore:
    """The styles of the pages of one index, and their parts: equal ones are one object.

    ``blocks`` are those of the index, by their ranks; ``keyframes`` those of ended animations.
    """

    def __init__(self, blocks: Mapping[int, Block], keyframes: KeyframeBlocks) -> None:
        self.keyframes = keyframes
        self._blocks = blocks
        self._preparer = Preparer()
        self._cascaded: dict[tuple[int, ...], Cascaded] = {}
        self.has_unread = False
        """Whether :attr:`.Cascaded.is_unread` is true of any."""
        self.mappings: Mappings = {}
        """Mappings of custom properties, shared by elements that declare the same."""
        self.ways: dict[tuple[Prepared, Customs | None, bool], int] = {}
        """What paints are made from: winners, those of custom properties, whether by a slot."""
        self._shapes: dict[tuple[int, tuple[object, ...]], Shape] = {}
        self._paints: dict[tuple[int, tuple[object, ...]], Paint] = {}
        self._made: dict[tuple[int, Shape, Paint], SharedStyle] = {}
        self._numbers: dict[object, int] = {}
        self._parts: dict[object, SharedParts] = {}
        self._registrations: dict[tuple[Registration, ...], int] = {}
        self._functions: dict[tuple[Function, ...], int] = {}

    def __len__(self) -> int:
        return len(self._cascaded) + len(self._made) + len(self.ways)

    def block(self, rank: int) -> Block:
        """Return the block of a rank: of a rule, of an element itself, or of a keyframe."""
        return self._blocks.get(rank) or self.keyframes[rank]

    def cascaded(self, ranks: tuple[int, ...]) -> Cascaded:
        """Return what wins among blocks, named by their ranks, weakest first; one object each."""
        cascaded = self._cascaded.get(ranks)
        if cascaded is None:
            blocks = [self.block(rank) for rank in ranks]
            cascaded = Cascaded(len(self._cascaded), blocks, self._preparer)
            self._cascaded[ranks] = cascaded
            self.has_unread = self.has_unread or cascaded.is_unread
        return cascaded

    def parts(self, key: object) -> SharedParts:
        """Return what is known for one set of everything else that values depend on."""
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = SharedParts(self)
        return found

    def registered(self, properties: Iterable[Registration]) -> int:
        """Return a number for registered custom properties, equal where they are."""
        return self._registrations.setdefault(tuple(properties), len(self._registrations))

    def functions(self, functions: Iterable[Function]) -> int:
        """Return a number for functions of sheets, equal where they are."""
        return self._functions.setdefault(tuple(functions), len(self._functions))

    def shape(self, fields: Sequence[object]) -> Shape:
        """Return the shape among the fields of a style."""
        head, tail = tuple(fields[1 : PAINT.start]), tuple(fields[PAINT.stop :])
        inheritance = self._number((head, tail[-1]))
        known = self._shapes.get((inheritance, tail))
        if known is None:
            texts = [str(tail[place]) for place in _TEXTS]
            known = self._shapes[inheritance, tail] = Shape(head, tail, inheritance, *texts)
        return known

    def paint(self, fields: Sequence[object]) -> Paint:
        """Return the paint among the fields of a style."""
        own = tuple(fields[PAINT])
        inheritance = self._number(own[:_INHERITED_PAINT])
        key = (inheritance, own[_INHERITED_PAINT:])
        known = self._paints.get(key)
        if known is None:
            background = self._number(own[_BACKGROUND])
            has_image = own[_IMAGES] != INITIAL.background_image
            known = self._paints[key] = Paint(own, inheritance, background, has_image)
        return known

    def _number(self, key: object) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def made(self, custom: Mapping[str, str], shape: Shape, paint: Paint) -> SharedStyle:
        """Return the style of these parts."""
        key = (id(custom), shape, paint)
        made = self._made.get(key)
        if made is None:
            inheritance = ~self._number((id(custom), shape.inheritance, paint.inheritance))
            made = self._made[key] = SharedStyle(custom, shape, paint, len(self._made), inheritance)
        return made

    def of(self, style: Style) -> SharedStyle:
        """Return what a style is made of."""
        return self.made(style.custom, self.shape(style), self.paint(style))
