"""Laws of schemes: what derives from a readable pair is readable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from a11yview.color import contrast_ratio
from a11yview.settings import ROLES, Scheme
from settings_strategies import aaa_pairs, colors, pairs


def scheme(text, background, **roles):
    return Scheme(token="one", text=text, background=background, **roles)


@given(aaa_pairs)
def test_roles_derived_from_an_aaa_pair_all_pass(pair):
    assert scheme(*pair).problems("AAA") == ()


@given(pairs)
def test_no_derived_pair_is_worse_than_what_the_two_colors_allow(pair):
    allowed = contrast_ratio(*pair)
    for found in scheme(*pair).pairs("AAA"):
        assert found.ratio >= min(found.required, allowed), str(found)


@given(pairs)
def test_aaa_is_the_stricter_level(pair):
    one = scheme(*pair)
    strict = {(found.foreground, found.background) for found in one.problems("AAA")}
    assert {(found.foreground, found.background) for found in one.problems("AA")} <= strict


@given(pairs, st.dictionaries(st.sampled_from(ROLES[2:]), colors, max_size=14))
def test_a_role_that_is_given_is_kept(pair, roles):
    one = scheme(*pair, **roles)
    assert {role: one.roles[role].hex for role in roles} == roles


@given(aaa_pairs, st.sampled_from(["button", "selection", "mark"]), colors, st.booleans())
def test_the_other_half_of_a_given_surface_is_readable_on_it(pair, name, color, ink):
    one = scheme(*pair, **{f"{name}_{'text' if ink else 'background'}": color})
    # black or white always reaches 4.58; more is reached wherever it can be
    best = max(contrast_ratio(color, "#000000"), contrast_ratio(color, "#ffffff"))
    reached = contrast_ratio(one.roles[f"{name}_text"], one.roles[f"{name}_background"])
    assert reached >= min(7, best)


@given(pairs, st.dictionaries(st.sampled_from(ROLES[2:]), colors, max_size=5))
def test_a_scheme_is_built_again_from_its_own_roles(pair, roles):
    one = scheme(*pair, **roles)
    again = Scheme(token="one", **one.roles)
    assert again == one
    assert hash(again) == hash(one)
