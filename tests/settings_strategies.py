"""Catalogs, schemes and preferences for the laws of the settings."""

from __future__ import annotations

from hypothesis import strategies as st

from a11yview.color import contrast_ratio
from a11yview.settings import ROLES, Catalog, Font, FontFace, Preferences, Scheme, offered


def channels(low=0, high=255):
    return st.integers(min_value=low, max_value=high)


def hex_colors(red, green, blue):
    return st.builds("#{:02x}{:02x}{:02x}".format, red, green, blue)


colors = hex_colors(channels(), channels(), channels())
dark = hex_colors(channels(high=100), channels(high=70), channels(high=200))
light = hex_colors(channels(), channels(low=180), channels())
pairs = st.tuples(colors, colors)
aaa_pairs = (
    st.tuples(dark, light).filter(lambda pair: contrast_ratio(*pair) >= 7).flatmap(st.permutations)
)

tokens = st.from_regex(r"\A[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}\Z").filter(lambda it: it != "own")
texts = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30
).filter(str.strip)
localized = st.dictionaries(st.sampled_from(["be", "ru", "en", "sr-Latn", "kk"]), texts, max_size=3)


@st.composite
def schemes(draw, token=tokens):
    """A scheme that is AAA, some with names and a sample of their own."""
    text, background = draw(aaa_pairs)
    return Scheme(
        token=draw(token),
        text=text,
        background=background,
        link=draw(st.sampled_from([None, text])),
        labels=draw(localized),
        short_labels=draw(localized),
        sample=draw(st.none() | texts),
    )


own_schemes = st.builds(
    lambda pair, roles: Scheme(token="own", text=pair[0], background=pair[1], **roles),
    pairs,
    st.dictionaries(st.sampled_from(ROLES[2:]), colors, max_size=4),
)

faces = st.builds(
    FontFace,
    url=st.sampled_from(["/fonts/a.woff2", "https://fonts.example/a.woff2?v=1", "a/b.woff"]),
    weight=st.sampled_from(["400", "bold", "100 900"]),
    style=st.sampled_from(["normal", "italic"]),
    unicode_range=st.sampled_from([(), ("U+0400-045F",), ("U+00??", "U+131")]),
)
fonts = st.builds(
    Font,
    token=tokens,
    family=st.lists(
        st.sampled_from(["Arial", "PT Sans", "Шрыфт", "serif", "4th"]),
        min_size=1,
        unique=True,
    ),
    generic=st.sampled_from(["serif", "sans-serif", "system-ui"]),
    scripts=st.sampled_from([(), ("Latn", "Cyrl")]),
    labels=localized,
    web_font=st.lists(faces, max_size=2),
)


def steps(low, high, *, scale=1000):
    """Rising thousandths between two bounds."""
    numbers = st.integers(min_value=low * scale, max_value=high * scale)
    return st.lists(numbers, unique=True, max_size=5).map(
        lambda found: tuple(number / scale for number in sorted(found))
    )


def by_token(items):
    return st.lists(items, max_size=2, unique_by=lambda item: item.token)


catalogs = st.builds(
    Catalog,
    schemes=by_token(schemes()),
    fonts=by_token(fonts),
    font_sizes=steps(50, 500, scale=1),
    letter_spacings=steps(0, 1),
    word_spacings=steps(0, 2),
    line_heights=steps(1, 4),
    paragraph_spacings=steps(0, 10),
    images=st.lists(st.sampled_from(["show", "grayscale", "hide"]), unique=True),
    motion=st.sampled_from([(), ("reduce",)]),
    measure=steps(20, 200, scale=1),
    underline_links=st.booleans(),
    alignment=st.sampled_from([(), ("start",)]),
    media=st.sampled_from([(), ("hide",)]),
    follow_system=st.booleans(),
    take_over=st.lists(st.sampled_from(["bvi", "kremlin"]), unique=True),
    reading_aids=st.lists(st.sampled_from(["pointer", "ruler", "speech"]), unique=True),
    placement=st.sampled_from(["auto", "row", "top-start", "bottom-end"]),
    shortcut=st.sampled_from(["", "Alt+Shift+D", "Control+Alt+0"]),
    locales=st.just(("be", "en")),
    level=st.sampled_from(["AA", "AAA"]),
    opt_out=st.sampled_from(["[data-a11yview-ignore]", ".map, #chart", "svg"]),
    words=st.dictionaries(
        st.sampled_from(["be", "en"]),
        st.dictionaries(st.sampled_from(["close", "font.title"]), texts, max_size=2),
    ),
)


@st.composite
def preferences_of(draw, catalog):
    """Preferences that *catalog* offers, some with the visitor's own colors."""
    known = {field: st.sampled_from(it) for field, it in offered(catalog).items() if it}
    chosen = draw(st.fixed_dictionaries({}, optional={**known, "scheme": own_schemes})) | draw(
        st.fixed_dictionaries({}, optional={key: known[key] for key in known if key == "scheme"})
    )
    return Preferences(**chosen, catalog=catalog)


@st.composite
def catalogs_with_preferences(draw, count=1):
    catalog = draw(st.just(Catalog.classic()) | catalogs)
    return catalog, *[draw(preferences_of(catalog)) for _ in range(count)]
