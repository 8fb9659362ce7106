"""Forced colors: the styles that browsers use where a contrast theme of the system is on.

A color that an author chose gives way to the theme's; a system color stays, and so does all within
``forced-color-adjust: none``. Computed values stay as they are, and children inherit these: what
is forced is the used value, which :class:`ForcedStyles` shows in the place of the computed one.

Source: CSS Color Adjustment 1, section 3; what Chromium 156 paints.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from a11yview.cascade.model import CssWide, Origin
from a11yview.cascade.style import Picture
from a11yview.cascade.styling.containing_blocks import line_block
from a11yview.cascade.styling.node_styles import NodeStyles
from a11yview.cascade.values.data_types import ColorText, SystemColor, system_color
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.model import Declaration
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle
    from a11yview.cascade.style import Image, Style, SvgPaint
    from a11yview.cascade.styling.containers import Containers

__all__ = ["ForcedStyles"]

_Other = TypeVar("_Other", Color, None)

_OF_BROWSER: Final = {"-webkit-link": "linktext", "-webkit-activelink": "activetext"}
"""The system colors that stand, in a contrast theme, for other colors of the browser's sheet."""
_DISABLED_FIELD: Final = "light-dark(#545454"
"""How the color of disabled fields begins in the browser's sheet, ``user_agent.css``."""


class ForcedStyles(NodeStyles):
    """The used styles of nodes in a contrast theme.

    Browsers paint a backplate in the color of the canvas behind lines of letters, above the
    background of their block and beneath those of inline boxes. With ``backplates`` it takes the
    place of that background, as the letters lie on it.
    """

    def __init__(self, computed: NodeStyles, contrast_theme: str, *, backplates: bool) -> None:
        super().__init__(computed.setting, computed.winners)
        self._computed = computed
        self._theme = contrast_theme
        self._of_browser: list[Color] = []
        """For each node, the color of letters that stands for any of an author."""
        self._styles: list[SharedStyle] = []
        parents = computed.setting.nodes.matches.parent
        self._beside_plates: dict[int, Style] = {}
        plated = self._lettered_blocks() if backplates else frozenset()
        for node, parent in enumerate(parents):
            style = computed.style(node).style
            above = self._system("canvastext") if parent < 0 else self._of_browser[parent]
            own = computed.winners[node]
            self._of_browser.append(self._browser_color(node, own, above))
            around = None if parent < 0 else self._styles[parent].style
            forced = self._forced(style, around, own, self._of_browser[node])
            if node in plated and forced.forced_color_adjust == "auto":
                self._beside_plates[node] = forced
                forced = self._plated(forced)
            self._styles.append(self._shared(forced))

    def _system(self, name: str) -> SystemColor:
        found = system_color(name, self._theme)
        assert found is not None  # noqa: S101 - each name here is one of the theme's
        return found

    def _shared(self, style: Style) -> SharedStyle:
        return self.setting.store.unique.of(style)

    def _browser_color(self, node: int, winners: CascadedValues, above: Color) -> Color:
        """Return the color that a node has by the browser's sheet alone, or inherits from there."""
        element = self.setting.nodes.matches.first[node]
        if self._opens_details(element):
            return self._system("linktext")
        found = _by_browser(winners, "color")
        if found is None or found.value is CssWide.INHERIT:
            return above
        name = found.value.text if isinstance(found.value, ColorText) else ""
        if name.startswith("light-dark("):  # only for disabled controls
            # Chromium dims buttons, lists and text areas, but not the letters of such inputs.
            is_field = name.startswith(_DISABLED_FIELD) and self._tag(element) == "input"
            return self._system("fieldtext" if is_field else "graytext")
        return system_color(_OF_BROWSER.get(name, name), self._theme) or self._system("canvastext")

    def _tag(self, element: int) -> str:
        return self.setting.nodes.tree.document.tag(element)

    def _opens_details(self, element: int) -> bool:
        """Whether an element is the summary of its ``details``."""
        document = self.setting.nodes.tree.document
        parent = document.parent[element]
        if document.tag(element) != "summary" or parent < 0 or document.tag(parent) != "details":
            return False
        children = document.children[parent]
        return element == next(child for child in children if document.tag(child) == "summary")

    def _forced(
        self, style: Style, around: Style | None, winners: CascadedValues, of_browser: Color
    ) -> Style:
        """Return the used style for a computed one; ``around`` is the used one of the parent."""
        if style.forced_color_adjust == "preserve-parent-color":
            found = winners.deciding("color")
            inherits = found is None or found.value in {CssWide.INHERIT, CssWide.UNSET}
            return style if around is None or not inherits else style._replace(color=around.color)
        if style.forced_color_adjust == "none":
            return style
        color = style.color if isinstance(style.color, SystemColor) else of_browser
        ground = self._ground(style.background_color, winners)
        edge = self._system("canvastext")
        return style._replace(
            color=color,
            color_text="",
            text_shadow=(),
            text_fill_color=_kept(style.text_fill_color, None),
            text_stroke_color=_kept(style.text_stroke_color, None),
            fill=_paint(style.fill, color),
            stroke=_paint(style.stroke, color),
            background_color=ground,
            background_image=tuple(map(_image, style.background_image)),
            box_shadow="none",
            text_decoration_color=_kept(style.text_decoration_color, color),
            border_top_color=_kept(style.border_top_color, edge),
            border_right_color=_kept(style.border_right_color, edge),
            border_bottom_color=_kept(style.border_bottom_color, edge),
            border_left_color=_kept(style.border_left_color, edge),
            outline_color=_kept(style.outline_color, edge) if style.outline_color else None,
        )

    def _lettered_blocks(self) -> frozenset[int]:
        """Return the nodes of blocks with letters of their own, the root and the body aside.

        The background of these two is the canvas', with which no group of the page mixes.
        """
        setting, found = self.setting, set[int]()
        document, node_of = setting.nodes.tree.document, setting.nodes.matches.node_of

        def display_of(element: int) -> str:
            return self._computed.style(node_of[element]).shape.display

        for element, pieces in document.texts.items():
            if all(map(str.isspace, pieces)) or element in document.unrendered:
                continue
            block = line_block(element, document.parent, display_of)
            if document.tag(block) not in {"html", "body"}:
                found.add(node_of[block])
        return frozenset(found)

    def _plated(self, style: Style) -> Style:
        """Return the style of a block with the backplate for its background."""
        no_images = (None,) * len(style.background_image)
        return style._replace(background_color=self._system("canvas"), background_image=no_images)

    def _ground(self, color: Color, winners: CascadedValues) -> Color:
        """Return the browser's color of a background, or the canvas', as opaque as it was.

        A system color stays.
        """
        if isinstance(color, SystemColor):
            return color
        found = _by_browser(winners, "background-color")
        name = found.value.text if found and isinstance(found.value, ColorText) else ""
        base = system_color(name, self._theme) or self._system("canvas")
        if color.alpha == 1:
            return base
        return Color(red=base.red, green=base.green, blue=base.blue, alpha=color.alpha)

    @property
    def shapes(self) -> Sequence[Shape]:
        """The shape of each node, which forced colors do not change."""
        return self._computed.shapes

    @cached_property
    def paints(self) -> Sequence[Paint]:
        """The paint of each node."""
        return [style.paint for style in self._styles]

    @cached_property
    def paint_groups(self) -> Sequence[int]:
        """A number for each node, equal only where nodes are painted alike."""
        return range(len(self._styles))

    @property
    def containers(self) -> Containers:
        """The query containers among the nodes."""
        return self._computed.containers

    def style(self, node: int) -> SharedStyle:
        """Return the used style of a node."""
        return self._styles[node]

    def beside_lines(self, node: int) -> SharedStyle:
        """Return the used style of a node without the backplates."""
        beside = self._beside_plates.get(node)
        return self._styles[node] if beside is None else self._shared(beside)

    def pseudo_style(self, node: int, name: str) -> SharedStyle | None:
        """Return the used style of a pseudo-element, ``None`` if there is none."""
        computed = self._computed.pseudo_style(node, name)
        return None if computed is None else self._of_pseudo(node, name, computed)

    def _of_pseudo(self, node: int, name: str, computed: SharedStyle) -> SharedStyle:
        winners = self.pseudo_winners(node, name)
        if winners is None:
            return computed
        is_placeholder = name == "::placeholder"
        of_browser = self._system("graytext") if is_placeholder else self._of_browser[node]
        around = self._styles[node].style
        return self._shared(self._forced(computed.style, around, winners, of_browser))

    def _all_generated(self, name: str) -> Mapping[int, SharedStyle]:
        found = self._computed.generated(name)
        return {node: self._of_pseudo(node, name, style) for node, style in found.items()}


def _by_browser(winners: CascadedValues, name: str) -> Declaration | None:
    """Return the declaration of a property in the browser's own sheet."""
    found = winners.deciding(name)
    while found is not None and found.origin is not Origin.USER_AGENT:
        found = winners.below(found, CssWide.REVERT)
    return found


def _kept(color: Color | None, other: _Other) -> SystemColor | _Other:
    """Return a system color as it is; for any other, what a theme puts in its place."""
    return color if isinstance(color, SystemColor) else other


def _paint(paint: SvgPaint, color: Color) -> SvgPaint:
    return color if isinstance(paint, Color) and not isinstance(paint, SystemColor) else paint


def _image(layer: Image | None) -> Image | None:
    """Return the image of a file as it is, and none for a gradient, which is not painted."""
    return layer if isinstance(layer, Picture) and layer.text.startswith("url(") else None
