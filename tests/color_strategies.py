"""Colors, and texts that are nearly colors, for the laws of color."""

from __future__ import annotations

from hypothesis import strategies as st

from a11yview.color import Color

octets = st.integers(min_value=0, max_value=255).map(lambda octet: octet / 255)
channels = st.floats(min_value=0, max_value=1)


def colors(channel, alpha):
    return st.builds(Color, red=channel, green=channel, blue=channel, alpha=alpha)


opaque = st.just(1.0)
opaque_8bit = colors(octets, opaque)
opaque_colors = opaque_8bit | colors(channels, opaque)
any_colors = opaque_colors | colors(octets, octets) | colors(channels, channels)

_numbers = st.sampled_from(
    ["0", "1", "255", "-1", ".5", "50%", "-20%", "200%", "1e9", "120deg", "1turn", "none", "1px"]
)
_words = st.sampled_from(
    ["red", "transparent", "currentcolor", "Canvas", "from", "in", "oklch", "hsl", "srgb", "xyz",
     "longer", "hue", "r", "l", "alpha", "#123", "#12345678", "infinity", "nan", ",", "/", "+", "*",
     "-", " ", "/**/", "var(--x)", "é", "\\", '"', "'", "[", "{", "(", ")", ";", "!important"]
)  # fmt: skip
_functions = st.sampled_from(
    ["rgb", "rgba", "hsl", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix",
     "light-dark", "contrast-color", "alpha", "calc", "min", "clamp", "round", "pow", "atan2", ""]
)  # fmt: skip


def _nested(inner):
    arguments = st.lists(inner, max_size=7).map(" ".join)
    return st.builds(lambda name, text: f"{name}({text})", _functions, arguments)


color_like_texts = st.recursive(_numbers | _words, _nested, max_leaves=12)
texts = st.text() | color_like_texts | st.lists(color_like_texts, max_size=4).map("".join)
