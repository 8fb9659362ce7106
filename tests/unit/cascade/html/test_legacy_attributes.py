"""How HTML reads old attributes: colors, font sizes, lengths."""

from __future__ import annotations

import pytest

from a11yview.cascade.html.legacy_attributes import dimension, legacy_color, legacy_font_size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("red", "#ff0000"),
        (" RED ", "#ff0000"),
        ("#0f8", "#00ff88"),
        ("chucknorris", "#c00000"),
        ("zqbttv", "#00b000"),
        ("#gggggg", "#000000"),
        ("#12345", "#123450"),
        ("6db6ec49efd278cd0bc92d1e5e072d68", "#6ecde0"),
        ("0", "#000000"),
        (" ", "#000000"),
        ("\N{GRINNING FACE}", "#000000"),
        ("rgba(0,0,0,.5)", "#ba0050"),
        ("", None),
        ("transparent", None),
    ],
)
def test_legacy_colors(text, expected):
    assert legacy_color(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", "x-large"),
        ("+2", "x-large"),
        ("-9", "x-small"),
        ("99", "xxx-large"),
        (" 4x", "large"),
        ("2.9", "small"),
        ("\t2", "small"),
        ("x", None),
        ("+", None),
        ("", None),
    ],
)
def test_legacy_font_sizes(text, expected):
    assert legacy_font_size(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10", "10px"),
        ("10px", "10px"),
        ("20.5%", "20.5%"),
        ("5.", "5px"),
        ("x", None),
        ("-1", None),
    ],
)
def test_dimensions(text, expected):
    assert dimension(text) == expected
