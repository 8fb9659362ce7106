"""A verdict on a picture is that of every one of its pixels, each composited by itself."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

pytest.importorskip("PIL")

from a11yview.audit import State, Verdict, audit_page
from a11yview.cascade import load_page
from a11yview.pictures import PictureReader
from support.pictures import picture_bytes

octets = st.integers(0, 255) | st.sampled_from([0, 255])
opaque = st.tuples(octets, octets, octets, st.just(255))
translucent = st.tuples(octets, octets, octets, octets)
near = st.builds(  # pixels of one hue: these pass or fail together
    lambda base, steps: [(*(min(c + step, 255) for c in base), 255) for step in steps],
    st.tuples(octets, octets, octets),
    st.lists(st.integers(0, 40), min_size=1, max_size=6),
)
palettes = near | st.lists(opaque | translucent, min_size=1, max_size=6)
NO_VEIL, VEIL = (0, 0, 0, 0.0), (0, 0, 0, 0.5)
opacities = st.sampled_from([1.0, 1.0, 0.9, 0.5])


def linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def luminance(color):
    return sum(
        weight * linear(c / 255) for weight, c in zip((0.2126, 0.7152, 0.0722), color, strict=True)
    )


def ratio(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(color, alpha, below):
    return tuple(alpha * c + (1 - alpha) * b for c, b in zip(color, below, strict=True))


def ratios(pixels, text, text_alpha, ground, opacity, veil):
    """The ratio at each pixel of a picture over a ground, under a veil, in a group that fades."""
    for *color, alpha in pixels:
        painted = over(color, alpha / 255, ground)
        painted = over(veil[:3], veil[3], painted)
        letters = over(text, text_alpha, painted)
        below, seen = over(painted, opacity, ground), over(letters, opacity, ground)
        yield ratio(seen, below), luminance(seen) > luminance(below)


def css(color, alpha=1.0):
    return f"rgb({' '.join(map(str, color))} / {alpha})"


def verdict(rows, text, text_alpha=1.0, ground=(255, 255, 255), opacity=1.0, veil=NO_VEIL):
    above = f"linear-gradient({css(veil[:3], veil[3])}, {css(veil[:3], veil[3])}), "
    html = (
        f"<body style='background: {css(ground)}'><p style='color: {css(text, text_alpha)}; "
        f"opacity: {opacity}; background-image: {above if veil[3] else ''}url(a.png)'>Text"
    )
    reader = PictureReader(lambda _: picture_bytes(rows))
    page = load_page(html, where="/page.html")
    audit = audit_page(page, "page.html", level="AA", states=[State()], texts=True, pictures=reader)
    (found,) = (one.verdict for one in audit.texts)
    return found


@given(
    palettes,
    st.tuples(octets, octets, octets),
    st.sampled_from([1.0, 1.0, 0.8]),
    st.tuples(octets, octets, octets),
    opacities,
    st.sampled_from([NO_VEIL, VEIL, (255, 255, 255, 0.7)]),
)
@settings(max_examples=80, deadline=None)
def test_a_verdict_is_that_of_every_pixel(pixels, text, text_alpha, ground, opacity, veil):
    expected = list(ratios(pixels, text, text_alpha, ground, opacity, veil))
    assume(all(abs(one - 4.5) > 0.15 for one, _ in expected))
    assume(all(one > 1.02 for one, _ in expected))  # text of its background's color is hidden
    found = verdict([pixels], text, text_alpha, ground, opacity, veil)
    passing = [one >= 4.5 for one, _ in expected]
    if all(passing) and len({side for _, side in expected}) == 1:
        assert found is Verdict.PASS
    elif not any(passing):
        assert found is Verdict.FAIL
    else:
        assert found is Verdict.UNDETERMINED


def photo(seed):
    """Rows of pixels of which hardly two are alike."""
    random = Random(seed)  # noqa: S311 - no secret
    low, spread = [random.randrange(150) for _ in range(3)], random.randrange(10, 106)
    return [
        [(*(base + random.randrange(spread) for base in low), 255) for _ in range(40)]
        for _ in range(40)
    ]


@given(st.integers(0, 2**32), st.tuples(octets, octets, octets), st.sampled_from([NO_VEIL, VEIL]))
@settings(max_examples=25, deadline=None)
def test_of_many_colors_no_definite_verdict_is_wrong(seed, text, veil):
    rows = photo(seed)
    pixels = [pixel for row in rows for pixel in row]
    expected = list(ratios(pixels, text, 1.0, (255, 255, 255), 1.0, veil))
    found = verdict(rows, text, veil=veil)
    least, most = min(one for one, _ in expected), max(one for one, _ in expected)
    if found is Verdict.PASS:
        assert least > 4.4
    elif found is Verdict.FAIL:
        assert most < 4.6
    elif not veil[3]:  # then the verdict is exact
        assert most > 4.4
        assert least < 4.6 or len({side for _, side in expected}) == 2
