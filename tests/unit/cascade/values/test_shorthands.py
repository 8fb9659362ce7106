"""The longhands that a declaration sets."""

from __future__ import annotations

import pytest

from a11yview.cascade.model import CssWide, Pending
from a11yview.cascade.values.animations import ANIMATION_LONGHANDS
from a11yview.cascade.values.data_types import CURRENT_COLOR, Quantity
from a11yview.cascade.values.longhands import READERS
from a11yview.cascade.values.shorthands import LONGHANDS, RELEVANT, expand
from a11yview.color import TRANSPARENT, Color

RED = Color.parse("red")

LONGHAND_NAMES = ANIMATION_LONGHANDS | set(READERS)


def test_background_resets_what_it_does_not_name():
    found = dict(expand("background", "url(a.png), center / cover red no-repeat"))
    assert found["background-color"] == RED
    assert found["background-image"] == ("url(a.png)", "none")
    assert found["background-size"] == (("auto", "auto"), ("cover", "cover"))
    assert found["background-clip"] == ("border-box", "border-box")
    assert dict(expand("background", "none"))["background-color"] == TRANSPARENT


def test_background_keeps_the_colors_of_gradients():
    layer = dict(expand("background", "linear-gradient(to right, red 10%, currentcolor)"))[
        "background-image"
    ][0]
    assert layer.colors == (RED, CURRENT_COLOR)


def test_font_sets_weight_size_height_and_family():
    found = dict(expand("font", "italic 600 1.5em/2 'Some Face', serif"))
    assert found == {
        "font-style": "italic",
        "font-weight": Quantity(600.0, ""),
        "font-size": Quantity(1.5, "em"),
        "line-height": Quantity(2.0, ""),
        "font-family": ("Some Face", "serif"),
    }


def test_a_quoted_generic_family_is_a_name():
    assert expand("font-family", '"monospace", monospace') == (
        ("font-family", ('"monospace"', "monospace")),
    )


def test_border_sets_twelve_longhands():
    found = dict(expand("border", "2px solid"))
    assert len(found) == 12
    assert found["border-left-width"] == Quantity(2.0, "px")
    assert found["border-top-color"] == CURRENT_COLOR


def test_four_values_go_round():
    found = [value for _, value in expand("margin", "1px 2px 3px")]
    assert found == [Quantity(number, "px") for number in (1.0, 2.0, 3.0, 2.0)]


def test_css_wide_keywords_go_to_every_longhand():
    assert {value for _, value in expand("font", "INHERIT")} == {CssWide.INHERIT}
    assert expand("color", "initial red") == ()


def test_all_sets_everything_but_direction_and_custom_properties():
    names = [name for name, _ in expand("all", "revert-layer")]
    assert "color" in names
    assert "direction" not in names
    assert expand("all", "red") == ()


def test_references_wait_for_their_values():
    pending = Pending("background", "var(--a) no-repeat")
    assert dict(expand("background", "var(--a) no-repeat"))["background-color"] == pending
    assert expand("color", "var(a)") == ()
    assert expand("color", "red var(--a)") == (("color", Pending("color", "red var(--a)")),)


def test_custom_properties_are_kept_as_written():
    assert expand("--Ab", " { a: b } ") == (("--Ab", "{ a: b }"),)
    assert expand("--a", "") == (("--a", ""),)
    assert expand("--a", "a!b") == ()
    assert expand("--a", "(]") == ()
    assert expand("--a", "UNSET") == (("--a", CssWide.UNSET),)


def test_quirks_mode_takes_colors_without_hash_and_sizes_without_unit():
    assert expand("color", "f00") == ()
    assert expand("color", "f00", quirks=True) == (("color", RED),)
    assert expand("color", "003", quirks=True) == (("color", Color.parse("#000003")),)
    assert expand("font-size", "12", quirks=True) == (("font-size", Quantity(12, "px")),)
    assert expand("font", "12 serif", quirks=True) == ()
    assert expand("color", "CanvasText", quirks=True) == expand("color", "CanvasText")


@pytest.mark.parametrize("name", sorted(RELEVANT))
def test_every_property_takes_css_wide_keywords(name):
    found = expand(name, "inherit")
    assert found
    assert {longhand for longhand, _ in found} <= LONGHAND_NAMES


def test_no_shorthand_names_a_longhand_that_is_none():
    assert {name for names in LONGHANDS.values() for name in names} == LONGHAND_NAMES
