"""Rules read from the assets, tied to the root and without what opts out."""

from __future__ import annotations

import pytest

from a11yview.emit.choice_variables import choice_variables, size_variables
from a11yview.emit.override_rules import override_rules
from a11yview.settings import ROLES, Catalog, wire_name

IGNORE = "[data-a11yview-ignore]"


def test_every_selector_leaves_out_what_opts_out():
    assert override_rules("word-spacing", IGNORE) == (
        ":root[data-a11yview-word-spacing] "
        ":not([data-a11yview-ignore] *,[data-a11yview-ignore])"
        "{word-spacing:var(--a11yview-word-spacing)!important}"
        ":root[data-a11yview-word-spacing] :is([data-a11yview-ignore]){word-spacing:normal}"
    )


def test_an_ignored_box_inherits_no_color_and_gives_way_to_the_site():
    css = override_rules("scheme", IGNORE)
    held = css.rpartition("[data-a11yview-ignore])")[2]
    assert held == "{color-scheme:light;color:canvastext;background:canvas}"


def test_a_list_that_opts_out_is_taken_as_one():
    css = override_rules("paragraph-spacing", ".map,#chart")
    assert " p:not(:is(.map,#chart) *,:is(.map,#chart)){" in css


def test_a_list_within_lists_is_one_selector():
    css = override_rules("letter-spacing", IGNORE)
    normal = css[css.index(":is([class*=") :]
    assert ":lang(bo))):not([data-a11yview-ignore] *,[data-a11yview-ignore]){" in normal
    assert normal.count("[data-a11yview-ignore] *") == 1


def test_a_pseudo_element_stays_at_the_end():
    css = override_rules("motion", ".x")
    assert ":root[data-a11yview-motion] :not(.x *,.x)::before," in css


def test_without_attribute_for_one_visitor():
    css = override_rules("images", IGNORE, "hide")
    assert css.startswith(":root img:not(")
    assert "grayscale" not in css
    assert "data-a11yview-images" not in css


def test_the_sites_own_size_is_not_scaled():
    assert ':root[data-a11yview-font-size]:not([data-a11yview-font-size="100"])' in override_rules(
        "font-size", IGNORE
    )


def test_names_in_the_assets_are_filled_in():
    for field in ("scheme", "font", "font-size", "letter-spacing", "images", "measure"):
        css = override_rules(field, IGNORE)
        for name in ("JOINED", "TEXTS", "ICONS", "LIGATURES"):
            assert name not in css


@pytest.mark.parametrize(
    ("percent", "progress"), [(200, "-1.00022"), (125, "-.250138"), (80, ".199912")]
)
def test_how_far_beyond_what_is_there(percent, progress):
    assert size_variables(percent) == {"--a11yview-size": progress}


def test_the_roles_of_a_scheme():
    roles = choice_variables(Catalog.classic(), "scheme", "white-on-black")
    assert list(roles) == [f"--a11yview-{wire_name(role)}" for role in ROLES]
    assert roles["--a11yview-link"] == "#ff0"


def test_own_colors_are_two_and_every_role_is_one_of_them():
    roles = choice_variables(Catalog.classic(), "scheme", "own")
    own = {"var(--a11yview-own-text)", "var(--a11yview-own-background)"}
    assert set(roles.values()) == own
    assert roles["--a11yview-button-text"] == "var(--a11yview-own-background)"
