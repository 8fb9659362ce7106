"""The grammar of each longhand: tokens in, the declared value out, ``None`` if invalid.

Properties that decide colors, sizes and weights are read strictly; of those where only the
gist counts, such as ``transform``, the shape is checked and the text is kept.

Source: the property definitions of the CSS specifications; Chromium 156 where it differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.calculation.expressions import ANGLE
from a11yview.calculation.units import ANGLES
from a11yview.cascade.model import RESERVED_WORDS
from a11yview.cascade.values import background_layers, data_types, fonts, images, transforms
from a11yview.cascade.values.background_layers import layers_of
from a11yview.cascade.values.calculation import Percentages
from a11yview.cascade.values.displays import box_orient, display_type
from a11yview.cascade.values.flexible_boxes import FLEX_READERS
from a11yview.cascade.values.grammar_builders import (
    functions_of,
    joined,
    keyword_list,
    keywords,
    length_of,
    one_or_several,
    size_of,
    up_to_three,
    words_of,
)
from a11yview.cascade.values.grid_placement import grid_line
from a11yview.cascade.values.tokens import contents, keyword, split_commas, words

if TYPE_CHECKING:
    from a11yview.cascade.values.grammar_builders import Reader
    from a11yview.cascade.values.tokens import Token, Tokens

_BLEND_MODES: Final = frozenset(
    [
        "normal",
        "multiply",
        "screen",
        "overlay",
        "darken",
        "lighten",
        "color-dodge",
        "color-burn",
        "hard-light",
        "soft-light",
        "difference",
        "exclusion",
        "hue",
        "saturation",
        "color",
        "luminosity",
        "plus-darker",
        "plus-lighter",
    ]
)
_BORDER_STYLES: Final = frozenset(
    ["none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"]
)
BODY_TEXT: Final = "-a11yview-body-text"
"""The color of tables in the sheet for quirks mode: that of ``<body>``."""
IS_BODY: Final = "-a11yview-is-body"
"""The property by which that sheet marks ``<body>``."""
_LINE_WIDTHS: Final = {"thin": 1.0, "medium": 3.0, "thick": 5.0}
SIDES: Final = ("top", "right", "bottom", "left")
NO_CONTAINER_NAMES: Final = RESERVED_WORDS | {"none", "and", "or", "not"}
_NO_SCHEMES: Final = RESERVED_WORDS | {"normal", "only"}
_NOT_TO_CHANGE: Final = RESERVED_WORDS | {"all", "auto", "none", "will-change"}
_SVG_PAINTS: Final = frozenset({"none", "context-fill", "context-stroke"})
_OVERFLOWS: Final = frozenset({"visible", "hidden", "scroll", "auto", "clip", "overlay"})


def _overflow(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    found = data_types.word(tokens, _OVERFLOWS)
    return "auto" if found == "overlay" else found


def _color(tokens: Tokens, quirks: bool) -> object | None:  # noqa: FBT001 - a Reader
    return data_types.color(tokens, quirks=quirks)


def _text_color(tokens: Tokens, quirks: bool) -> object | None:  # noqa: FBT001 - a Reader
    if len(tokens) == 1 and keyword(tokens[0]) == BODY_TEXT:
        return data_types.ColorText(BODY_TEXT, uses_current=False)
    return data_types.text_color(tokens, quirks=quirks)


def _plain_color(tokens: Tokens, _: bool) -> object | None:  # noqa: FBT001 - a Reader
    return data_types.color(tokens)


def _svg_paint(tokens: Tokens, _: bool) -> object | None:  # noqa: FBT001 - a Reader
    """Read a color, or keep the text of what is none: ``none``, and ``url()`` with its fallback.

    Source: SVG 2, 13.2.
    """
    found = data_types.word(tokens, _SVG_PAINTS) or data_types.color(tokens)
    if found is not None:
        return found
    parts = words(tokens)
    if not parts or len(parts) > 2 or not data_types.is_url(parts[0]):
        return None
    fallback = parts[1:]
    fits = not fallback or keyword(fallback[0]) == "none" or data_types.color(fallback)
    return data_types.normalized(tokens) if fits else None


def _stroke_width(tokens: Tokens, _: bool) -> object | None:  # noqa: FBT001 - a Reader
    return data_types.length(tokens, negative=False, unitless=True)


def _line_width(tokens: Tokens, quirks: bool) -> object | None:  # noqa: FBT001 - a Reader
    name = data_types.word(tokens, frozenset(_LINE_WIDTHS))
    if name is not None:
        return data_types.Quantity(_LINE_WIDTHS[name], "px")
    return data_types.length(tokens, percent=False, negative=False, unitless=quirks)


def _opacity(tokens: Tokens, _: bool) -> object | None:  # noqa: FBT001 - a Reader
    return data_types.number(tokens, percent=True)


def _text_indent(tokens: Tokens, quirks: bool) -> object | None:  # noqa: FBT001 - a Reader
    parts = [part for part in words(tokens) if keyword(part) not in ("hanging", "each-line")]
    return data_types.length(parts, unitless=quirks)


def _color_scheme(tokens: Tokens, _: bool) -> tuple[str, ...] | None:  # noqa: FBT001 - a Reader
    names = [keyword(token) for token in words(tokens)]
    if names == ["normal"]:
        return ()
    if not all(names) or names.count("only") > 1 or "only" in names[1:-1]:
        return None
    schemes = tuple(name for name in names if name != "only")
    return schemes if schemes and _NO_SCHEMES.isdisjoint(schemes) else None


def _content(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    for token in words(tokens):
        if token.type in ("number", "dimension", "percentage", "hash"):
            return None
        if token.type == "ident" and token.lower_value not in _CONTENT_WORDS:
            return None
    return data_types.normalized(tokens) if tokens else None


def _clip(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    if data_types.word(tokens, frozenset({"auto"})):
        return "auto"
    if len(tokens) != 1 or tokens[0].type != "function" or tokens[0].lower_name != "rect":
        return None
    edges = [part for part in words(contents(tokens[0])) if part.type != "literal"]
    fit = all(
        keyword(edge) == "auto"
        or data_types.length([edge], percent=False, unitless=True) is not None
        for edge in edges
    )
    return data_types.normalized(tokens) if len(edges) == 4 and fit else None


def _names(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    names = [
        keyword(part[0]) if len(part) == 1 else "" for part in map(words, split_commas(tokens))
    ]
    fit = all(names) and (names == ["auto"] or _NOT_TO_CHANGE.isdisjoint(names))
    return ", ".join(names) if fit else None


def _integer(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    if data_types.word(tokens, frozenset({"auto"})):
        return "auto"
    found = data_types.number(tokens)
    if found is None or (tokens[0].type == "number" and not tokens[0].is_integer):
        return None
    return data_types.normalized(tokens)


def _line_clamp(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    if data_types.word(tokens, frozenset({"none"})):
        return "none"
    found = data_types.number(tokens)
    if found is None or (
        tokens[0].type == "number" and not (tokens[0].is_integer and tokens[0].value >= 1)
    ):
        return None
    return data_types.normalized(tokens)


def _container_name(tokens: Tokens, _: bool) -> tuple[str, ...] | None:  # noqa: FBT001 - a Reader
    parts = words(tokens)
    if [keyword(part) for part in parts] == ["none"]:
        return ()
    if not parts or any(part.type != "ident" for part in parts):
        return None
    if any(keyword(part) in NO_CONTAINER_NAMES for part in parts):
        return None
    return tuple(str(part.value) for part in parts)


def _container_type(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    """Return the kinds of container, the one that is sized first."""
    names = [keyword(token) for token in words(tokens)]
    sized = [name for name in names if name in ("size", "inline-size")]
    others = [name for name in names if name in ("scroll-state", "anchored")]
    if names == ["normal"]:
        return "normal"
    fits = len(sized) <= 1 and len(set(others)) == len(others) and len(names) == len(sized + others)
    return " ".join(sized + others) if fits and names else None


def _list_type(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    if len(tokens) != 1 or tokens[0].type not in ("ident", "string", "function"):
        return None
    return data_types.normalized(tokens)


def _outline_color(tokens: Tokens, quirks: bool) -> object | None:  # noqa: FBT001 - a Reader
    if data_types.word(tokens, frozenset({"auto", "-webkit-focus-ring-color"})):
        return "auto"
    return _color(tokens, quirks)


def _font_style(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    parts = words(tokens)
    name = keyword(parts[0]) if parts else ""
    if name not in ("normal", "italic", "oblique"):
        return None
    if len(parts) == 1:
        return name
    return data_types.normalized(tokens) if name == "oblique" and _is_angle(parts[1:]) else None


def _is_angle(tokens: list[Token]) -> bool:
    if len(tokens) != 1:
        return False
    if tokens[0].type == "dimension":
        return tokens[0].lower_unit in ANGLES and abs(tokens[0].value) <= 90
    found = data_types.math_function(tokens[0], Percentages.INVALID)
    return found is not None and found.calculation.type == ANGLE


_POSITIONS: Final = "left right top bottom center"
_VISUAL_BOXES: Final = "border-box padding-box content-box"
_CONTENT_WORDS: Final = frozenset(
    [
        "normal",
        "none",
        "open-quote",
        "close-quote",
        "no-open-quote",
        "no-close-quote",
        "-webkit-alt",
    ]
)

READERS: Final[dict[str, Reader]] = {
    "color": _text_color,
    "color-scheme": _color_scheme,
    "font-size": fonts.font_size,
    "font-weight": fonts.font_weight,
    "font-family": fonts.font_family,
    "font-style": _font_style,
    "line-height": fonts.line_height,
    "letter-spacing": length_of("normal", quirky=True),
    "word-spacing": length_of("normal", quirky=True),
    "text-indent": _text_indent,
    "text-underline-offset": length_of("auto"),
    "text-transform": words_of(
        "none capitalize uppercase lowercase full-width full-size-kana math-auto"
    ),
    "visibility": keywords("visible hidden collapse"),
    "text-shadow": images.shadows,
    "-webkit-text-fill-color": _plain_color,
    "-webkit-text-stroke-color": _plain_color,
    "-webkit-text-stroke-width": _line_width,
    "direction": keywords("ltr rtl"),
    "writing-mode": keywords(
        "horizontal-tb vertical-rl vertical-lr sideways-rl sideways-lr lr lr-tb rl rl-tb tb tb-rl"
    ),
    "white-space": words_of(
        "normal nowrap pre pre-wrap pre-line break-spaces collapse preserve preserve-breaks "
        "preserve-spaces wrap"
    ),
    "list-style-type": _list_type,
    "list-style-image": images.image_text,
    "fill": _svg_paint,
    "fill-opacity": _opacity,
    "stroke": _svg_paint,
    "stroke-opacity": _opacity,
    "stroke-width": _stroke_width,
    "paint-order": one_or_several("normal", "fill stroke markers"),
    "text-anchor": keywords("start middle end"),
    "dominant-baseline": keywords(
        "auto alphabetic ideographic middle central mathematical hanging text-after-edge "
        "text-before-edge use-script no-change reset-size"
    ),
    "math-style": keywords("normal compact"),
    "forced-color-adjust": keywords("auto none preserve-parent-color"),
    "math-depth": fonts.math_depth,
    "background-color": _color,
    "background-image": images.image_layers,
    "background-clip": keyword_list(_VISUAL_BOXES + " text border-area"),
    "background-origin": keyword_list(_VISUAL_BOXES),
    "background-size": layers_of(background_layers.size),
    "background-repeat": layers_of(background_layers.repetition),
    "background-position-x": layers_of(background_layers.position_across),
    "background-position-y": layers_of(background_layers.position_down),
    "background-attachment": joined(keyword_list("scroll fixed local"), ", "),
    "background-blend-mode": joined(keyword_list(" ".join(_BLEND_MODES)), ", "),
    "opacity": _opacity,
    "display": lambda tokens, _: display_type(tokens),
    "position": keywords("static relative absolute fixed sticky"),
    "float": keywords("none left right inline-start inline-end"),
    "clear": keywords("none left right both inline-start inline-end"),
    "overflow-x": _overflow,
    "overflow-y": _overflow,
    "text-overflow": keywords("clip ellipsis"),
    "-webkit-line-clamp": _line_clamp,
    "clip": _clip,
    "clip-path": functions_of(
        "*",
        url=True,
        words_too="margin-box border-box padding-box content-box fill-box stroke-box view-box",
    ),
    "filter": functions_of(
        "blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia "
        "url",
        url=True,
    ),
    "backdrop-filter": functions_of(
        "blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia "
        "url",
        url=True,
    ),
    "mix-blend-mode": keywords(" ".join(_BLEND_MODES)),
    "isolation": keywords("auto isolate"),
    "will-change": _names,
    "contain": one_or_several("none strict content", "size inline-size layout style paint"),
    "perspective": length_of("none", percent=False, negative=False),
    "translate": transforms.translate,
    "rotate": words_of("none x y z"),
    "scale": up_to_three(_opacity),
    "mask-image": images.image_text,
    "transform": transforms.transform,
    "transform-origin": words_of(_POSITIONS),
    "transform-box": keywords("content-box border-box fill-box stroke-box view-box"),
    "z-index": _integer,
    "-webkit-box-orient": box_orient,
    **FLEX_READERS,
    **{f"grid-{axis}-{end}": grid_line for axis in ("row", "column") for end in ("start", "end")},
    "content": _content,
    "content-visibility": keywords("visible auto hidden"),
    "appearance": keywords(
        "none auto base-select button checkbox listbox menulist menulist-button meter "
        "progress-bar radio searchfield slider-vertical textarea textfield"
    ),
    "box-shadow": images.shadow_text,
    "text-decoration-line": one_or_several(
        "none spelling-error grammar-error", "underline overline line-through blink"
    ),
    "text-decoration-color": _plain_color,
    "text-decoration-style": keywords("solid double dotted dashed wavy"),
    "text-decoration-thickness": length_of("auto from-font"),
    "width": size_of("auto"),
    "height": size_of("auto"),
    "min-width": size_of("auto"),
    "min-height": size_of("auto"),
    "max-width": size_of("none"),
    "max-height": size_of("none"),
    **{
        side: length_of("auto", quirky=True, functions="anchor anchor-size random")
        for side in SIDES
    },
    **{
        f"margin-{side}": length_of("auto", quirky=True, functions="anchor-size random")
        for side in SIDES
    },
    **{f"padding-{side}": length_of(negative=False, quirky=True) for side in SIDES},
    "box-sizing": keywords("content-box border-box"),
    **{f"border-{side}-width": _line_width for side in SIDES},
    **{f"border-{side}-style": keywords(" ".join(_BORDER_STYLES)) for side in SIDES},
    **{f"border-{side}-color": _color for side in SIDES},
    "outline-color": _outline_color,
    "outline-style": keywords(" ".join(_BORDER_STYLES - {"hidden"}) + " auto"),
    "outline-width": _line_width,
    "outline-offset": length_of(percent=False),
    "container-type": _container_type,
    "container-name": _container_name,
    IS_BODY: keywords("yes"),
}
"""Every longhand that computed styles are made from, with its grammar."""
