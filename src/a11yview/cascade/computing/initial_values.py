"""The initial value of every field of a computed style.

Source: the property definitions of the CSS specifications.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.style import FontState, Style
from a11yview.color import BLACK, TRANSPARENT

if TYPE_CHECKING:
    from a11yview.cascade.model import Environment

__all__ = ["INDEX", "INITIAL", "N_INHERITED", "PAINT", "initial_style"]

_INITIAL: Final[dict[str, object]] = {
    "color": BLACK,
    "color_scheme": "light",
    "font_size": 16.0,
    "font_weight": 400.0,
    "font_family": ("Times New Roman",),
    "font_style": "normal",
    "line_height": None,
    "letter_spacing": 0.0,
    "word_spacing": 0.0,
    "text_indent": 0.0,
    "text_transform": "none",
    "visibility": "visible",
    "text_shadow": (),
    "text_fill_color": None,
    "text_stroke_color": None,
    "text_stroke_width": 0.0,
    "direction": "ltr",
    "writing_mode": "horizontal-tb",
    "white_space": "normal",
    "list_style_type": "disc",
    "list_style_image": "none",
    "fill_opacity": 1.0,
    "stroke_opacity": 1.0,
    "stroke_width": 1.0,
    "paint_order": "normal",
    "text_anchor": "start",
    "dominant_baseline": "auto",
    "math_style": "normal",
    "math_depth": 0,
    "fill": BLACK,
    "stroke": "none",
    "declared_schemes": (),
    "color_text": "",
    "body_color": BLACK,
    "custom": {},
    "font": FontState(16.0, "medium", is_absolute=False, is_monospace=False, line_factor=None),
    "background_color": TRANSPARENT,
    "background_image": (None,),
    "background_clip": ("border-box",),
    "background_origin": ("padding-box",),
    "background_size": (("auto", "auto"),),
    "background_repeat": (("repeat", "repeat"),),
    "background_position_x": ("0%",),
    "background_position_y": ("0%",),
    "background_attachment": "scroll",
    "background_blend_mode": "normal",
    "opacity": 1.0,
    "display": "inline",
    "position": "static",
    "floating": "none",
    "overflow_x": "visible",
    "overflow_y": "visible",
    "clip": "auto",
    "clip_path": "none",
    "filter": "none",
    "backdrop_filter": "none",
    "mix_blend_mode": "normal",
    "isolation": "auto",
    "will_change": "auto",
    "contain": "none",
    "perspective": "none",
    "translate": "none",
    "rotate": "none",
    "scale": "none",
    "mask_image": "none",
    "transform": "none",
    "transform_origin": "auto",
    "transform_box": "view-box",
    "z_index": "auto",
    "content": "normal",
    "content_visibility": "visible",
    "appearance": "none",
    "box_shadow": "none",
    "text_decoration_line": "none",
    "text_decoration_color": BLACK,
    "text_decoration_style": "solid",
    "box_sizing": "content-box",
    "outline_color": None,
    "outline_style": "none",
    "outline_width": 3.0,
    "outline_offset": 0.0,
    "container_type": "normal",
    "container_name": (),
    "unresolved": (),
    "layout_display": "inline",
}
for _name in ("width", "height", "min_width", "min_height", "top", "right", "bottom", "left"):
    _INITIAL[_name] = "auto"
for _name in ("max_width", "max_height"):
    _INITIAL[_name] = "none"
for _side in ("top", "right", "bottom", "left"):
    _INITIAL[f"margin_{_side}"] = 0.0
    _INITIAL[f"padding_{_side}"] = 0.0
    _INITIAL[f"border_{_side}_width"] = 3.0
    _INITIAL[f"border_{_side}_style"] = "none"
    _INITIAL[f"border_{_side}_color"] = BLACK

INITIAL: Final = Style(**_INITIAL)  # type: ignore[arg-type] # the fields are those of Style, see the test
INDEX: Final = {name: i for i, name in enumerate(Style._fields)}
"""Field → its place in a style."""
N_INHERITED: Final = INDEX["background_color"]
PAINT: Final = slice(INDEX["color"], INDEX["opacity"])
"""Where the paint stands in a style."""


def initial_style(environment: Environment) -> Style:
    """Return the style that the root element inherits from: all initial values."""
    size = environment.font_size
    font = FontState(size, "medium", is_absolute=False, is_monospace=False, line_factor=None)
    return INITIAL._replace(font_size=size, font=font)
