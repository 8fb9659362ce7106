"""A page in one state depends on no state, and no page, that was checked before."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11yview.audit import State, audit_page
from a11yview.audit.judging import known_backdrops as backdrops_module
from a11yview.audit.judging import known_judgements as judgements_module
from a11yview.cascade import load_page

SITE = State()
STATES = (
    SITE,
    State(scheme="white-on-black"),
    State(scheme="blue-on-sky"),
    State(media=(("prefers-color-scheme", "dark"),)),
    State(pseudo=("hover",)),
    State(pseudo=("focus",)),
    State(pseudo=("active",)),
    State(viewport=(320, 640)),
)
TAGS = ("p", "b", "div", "a href=/x", "a href=/y", "label", "span", "img", "button disabled")
FIELDS = ("<input placeholder=Name>", "<input value=Text>", "<select><option>One</select>")
SELECTORS = (
    *("p", "b", "a", ".x", ".y", ".x .y", "a .x", "a", "input", "::placeholder", "body", "html"),
    *(".x::before", "a::after", "a:hover", "a:focus", "a:active .y", "a:hover::before"),
    *("[data-a11yview-scheme] *", "[data-a11yview-scheme=white-on-black] a", "div:first-child"),
)
DECLARATIONS = (
    *("color: #888", "color: #fff", "color: red", "color: var(--a)", "--a: #777", "--a: var(--b)"),
    *("background: #fff", "background: #000", "background: url(x.png)", "background: #00f8"),
    *("opacity: 0.5", "font-size: 30px", "font-weight: bold", "visibility: hidden"),
    *("position: absolute", "position: relative", "width: 100%; height: 100%", "display: none"),
    *("content: 'Said'", "content: '*'", "outline: 2px solid #ccc", "border: 1px solid #eee"),
    *("text-shadow: 0 0 1px #000", "all: unset", "color-scheme: dark", "filter: invert(1)"),
    *("color-scheme: light dark", "color: light-dark(#888, #fff)"),
    *("/* a11yview-ignore: known */ color: #999", "container-type: inline-size", "color: inherit"),
)
AT_RULES = (
    *("@media (prefers-color-scheme: dark)", "@media (width < 500px)"),
    *("@container (width > 1px)", "@layer x"),
)

tags = st.builds(
    "<{} {}>".format,
    st.sampled_from(TAGS),
    st.sampled_from(["", "class=x", "class=y", "class='x y'", "style='color:#999'", "inert"]),
)
ends = st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS])
bodies = st.lists(
    tags | ends | st.sampled_from(["Text", "x", *FIELDS]), min_size=3, max_size=14
).map("".join)
rules = st.builds(
    "{} {{ {} }}".format,
    st.sampled_from(SELECTORS),
    st.lists(st.sampled_from(DECLARATIONS), min_size=1, max_size=3).map("; ".join),
)
sheets = st.lists(
    rules | st.builds("{} {{ {} }}".format, st.sampled_from(AT_RULES), rules),
    min_size=1,
    max_size=10,
).map("\n".join)


def audited(html, states):
    """The audit of a page by itself: nothing is known from another."""
    judgements_module._of_index.clear()
    return audited_next(html, states)


def audited_next(html, states):
    page = load_page(html, where="/page.html")
    return audit_page(page, "page.html", level="AA", states=states, texts=True)


def found_in(audit, state):
    """The result of an audit in one state."""
    spread = Counter()
    for ignored, findings in enumerate((audit.findings, audit.ignored)):
        for finding in findings:
            (share,) = finding.pages
            texts = dict(zip(share.states, share.texts, strict=True))
            spread[finding.fingerprint, ignored] += texts.get(state.name, 0)
    records = [record for record in audit.texts if record.state == state.name]
    return dict(audit.result.counts).get(state.name), +spread, records


@settings(max_examples=150, deadline=None)
@given(body=bodies, css=sheets)
def test_states_together_are_each_state_by_itself(body, css):
    html = f"<!doctype html><style>{css}</style><body>{body}"
    together = audited(html, STATES)
    for state in together.states:
        # A state is compared with the page as it is.
        alone = audited(html, dict.fromkeys((SITE, state)))
        assert found_in(together, state) == found_in(alone, state)


@settings(max_examples=60, deadline=None)
@given(before=bodies, body=bodies, css=sheets)
def test_a_page_after_another_of_its_site_is_the_page_by_itself(before, body, css):
    first, html = (f"<!doctype html><style>{css}</style><body>{text}" for text in (before, body))
    alone = audited(html, STATES)
    audited(first, STATES)
    assert audited_next(html, STATES) == alone


@pytest.mark.parametrize("order", ["normal", "stroke", "'markers stroke fill'"])
@pytest.mark.parametrize("width", ["0", "1", "3.35", "1%"])
@pytest.mark.parametrize("stroke", ["#000", "#0008"])
@pytest.mark.parametrize("sizes", [(33.1, 33.8), (33.8, 33.1)])
def test_a_text_in_a_drawing_is_judged_alike_after_another(sizes, stroke, width, order):
    """Both sizes are as large to shadows; between them lines get too thin to be seen."""
    first, html = (
        f"<!doctype html><svg><text y=50 fill=#eee stroke={stroke} stroke-width={width} "
        f"paint-order={order} font-size={size}>Hello"
        for size in sizes
    )
    alone = audited(html, [SITE])
    audited(first, [SITE])
    assert audited_next(html, [SITE]) == alone


@settings(max_examples=30, deadline=None)
@given(body=bodies, css=sheets)
def test_a_page_that_is_looked_at_again_is_neither_painted_nor_judged(body, css):
    html = f"<!doctype html><style>{css}</style><body>{body}"
    audited(html, STATES)
    assert not works(html, STATES, audit=audited_next)


@settings(max_examples=30, deadline=None)
@given(body=bodies, css=sheets)
def test_a_state_that_changes_nothing_is_neither_painted_nor_judged(body, css):
    css = css.replace(":hover", ".nothing")
    body = body.replace("<option>", "")  # a browser tints options under the pointer by itself
    html = f"<!doctype html><style>{css}</style><body>{body}"
    assert works(html, (SITE, State(pseudo=("hover",)))) == works(html, (SITE,))


def works(html, states, audit=audited):
    """Count the paints and judgements of an audit."""
    calls = Counter()
    originals = backdrops_module.content_backdrop, judgements_module.judge

    def counted(original):
        def call(*args, **named):
            calls[original.__name__] += 1
            return original(*args, **named)

        return call

    backdrops_module.content_backdrop, judgements_module.judge = map(counted, originals)
    try:
        audit(html, states)
    finally:
        backdrops_module.content_backdrop, judgements_module.judge = originals
    return calls
