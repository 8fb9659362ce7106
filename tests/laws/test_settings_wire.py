"""Laws of the wire: round trips, bounds, and texts from anyone."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from hypothesis import given
from hypothesis import strategies as st

from a11yview.errors import PreferencesError
from a11yview.settings import (
    COOKIE_NAME,
    Catalog,
    Preferences,
    Scheme,
    offered,
    preferences_from_cookie_header,
    set_cookie_header,
    wire_name,
    write_value,
)
from a11yview.settings.wire import read_pairs
from settings_strategies import catalogs_with_preferences, own_schemes

COOKIE_VALUE = re.compile(r"[a-z0-9.&=-]*")
NAMES = [wire_name(field) for field in offered(Catalog.classic())] + ["text", "background"]
WORDS = [write_value(value) for known in offered(Catalog.classic()).values() for value in known]

anything = st.text() | st.binary()
nearly = st.lists(
    st.tuples(
        st.sampled_from(NAMES) | st.text(max_size=5),
        st.sampled_from([*WORDS, "own", "ffffff", "#000000", "%23000000", "\0", "<b>"])
        | st.text(max_size=8),
    )
).map(lambda pairs: "&".join(f"{name}={value}" for name, value in pairs))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
)


@given(catalogs_with_preferences())
def test_a_cookie_gives_back_what_was_put_in(given_):
    catalog, preferences = given_
    assert Preferences.from_cookie(preferences.to_cookie(), catalog) == preferences
    assert Preferences.from_cookie(preferences.to_cookie().encode(), catalog) == preferences


@given(catalogs_with_preferences())
def test_json_gives_back_what_was_put_in(given_):
    catalog, preferences = given_
    assert Preferences.from_json(preferences.to_json(), catalog) == preferences


@given(catalogs_with_preferences())
def test_a_form_gives_back_what_was_put_in(given_):
    catalog, preferences = given_
    fields = dict(part.split("=") for part in preferences.to_cookie().split("&") if part)
    assert Preferences.from_query(urlencode(fields), catalog) == preferences
    assert Preferences.from_query(fields, catalog) == preferences
    listed = {name: ["", value] for name, value in fields.items()}
    assert Preferences.from_query(listed, catalog) == preferences


@given(catalogs_with_preferences())
def test_the_headers_carry_what_was_put_in(given_):
    catalog, preferences = given_
    pair = set_cookie_header(preferences).split(";")[0]
    assert preferences_from_cookie_header(f"a=b; {pair}; c=d", catalog) == preferences


@given(catalogs_with_preferences())
def test_a_cookie_is_short_and_of_harmless_letters(given_):
    _, preferences = given_
    cookie = preferences.to_cookie()
    assert len(cookie) <= 1024
    assert COOKIE_VALUE.fullmatch(cookie)


@given(catalogs_with_preferences(count=3))
def test_merging_is_associative_with_no_choice_as_its_unit(given_):
    _, one, two, three = given_
    assert (one | two) | three == one | (two | three)
    assert one | Preferences() == Preferences() | one == one
    assert one | one == one


@given(catalogs_with_preferences(count=2))
def test_the_right_side_wins_where_it_chose(given_):
    _, left, right = given_
    assert (left | right).choices() == {**left.choices(), **right.choices()}


@given(catalogs_with_preferences(count=2))
def test_equal_preferences_hash_alike_and_write_alike(given_):
    catalog, one, two = given_
    again = Preferences(**one.choices(), catalog=catalog)
    assert again == one
    assert hash(again) == hash(one)
    assert (one == two) == (one.to_cookie() == two.to_cookie())
    assert bool(one) == bool(one.to_cookie())


@given(anything | nearly | nearly.map(str.encode))
def test_text_from_anyone_gives_only_what_is_offered(text):
    classic = Catalog.classic()
    for read in (Preferences.from_cookie, Preferences.from_query, Preferences.from_json):
        preferences = read(text)
        for field, value in preferences.choices().items():
            own = isinstance(value, Scheme) and value.token == "own"
            assert own or value in offered(classic)[field]
        assert COOKIE_VALUE.fullmatch(preferences.to_cookie())
    assert isinstance(preferences_from_cookie_header(text), Preferences)


@given(st.dictionaries(st.sampled_from(NAMES), json_values))
def test_a_mapping_of_anything_gives_only_what_is_offered(form):
    for value in Preferences.from_query(form).choices().values():
        assert isinstance(value, Scheme) or write_value(value) in WORDS


@given(catalogs_with_preferences())
def test_strict_parsing_takes_all_that_is_written(given_):
    catalog, preferences = given_
    assert Preferences.parse(preferences.to_cookie(), catalog) == preferences


@given(nearly)
def test_strict_parsing_refuses_whatever_lenient_reading_drops(text):
    try:
        preferences = Preferences.parse(text)
    except PreferencesError:
        return
    assert preferences == Preferences.from_cookie(text)
    for name, value in read_pairs(text).items():
        if value and not isinstance(preferences.scheme, Scheme):
            assert preferences.tokens()[name] == value


@given(st.text(max_size=50))
def test_reading_twice_is_reading_once(text):
    once = Preferences.from_cookie(text)
    assert Preferences.from_cookie(once.to_cookie()) == once


@given(own_schemes, st.text("\t ,;\"'<>&=\\", min_size=1, max_size=3))
def test_a_cookie_header_takes_no_second_cookie_from_a_value(scheme, noise):
    preferences = Preferences(scheme=scheme)
    header = f"{COOKIE_NAME}={preferences.to_cookie()}; {COOKIE_NAME}=scheme={noise}"
    assert preferences_from_cookie_header(header) == preferences
