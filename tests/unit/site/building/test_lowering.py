"""Boxes moved below the row on a page without scripts: which, how far, at which widths."""

from __future__ import annotations

import pytest

from a11yview.site.building.lowering import rules_of_page

PANEL = "<form data-a11yview-panel></form>"
ABOVE = "var(--a11yview-above)"


def rules(css: str, body: str = "<nav>x</nav>", *, panel: str = PANEL) -> str | None:
    page = f"<!doctype html><title>t</title><style>{css}</style><body>{panel}{body}"
    found = rules_of_page(page.encode(), where="/index.html", reader=lambda _: None)
    return None if found is None else found.replace("!important", "").replace(ABOVE, "row")


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("position:fixed; top:0", "top:row"),
        ("position:fixed; inset:0 0 auto", "top:row"),
        ("position:fixed; inset:8px 0 auto", "top:calc(8px + row)"),
        ("position:fixed; inset-block-start:.5em", "top:calc(.5em + row)"),
        ("position:sticky; top:0", "top:row"),
        ("position:sticky; top:1%", "top:calc(1% + row)"),
        ("position:sticky; --t:2rem; top:var(--t)", "top:calc(var(--t) + row)"),
        ("position:sticky; --t:0; top:var(--t)", "top:row"),
        ("position:sticky; top:calc(1rem - 2px)", "top:calc(calc(1rem - 2px) + row)"),
        ("position:absolute; top:10px", "top:calc(10px + row)"),
        ("position:fixed; top:0; bottom:0", "top:row"),
        ("position:fixed; top:0; height:100%", "top:row;height:calc(100% - row)"),
        ("position:fixed; top:0; height:100vh", "top:row;height:calc(100vh - row)"),
        (
            "position:sticky; top:4px; max-height:calc(100dvh - 4px)",
            "top:calc(4px + row);max-height:calc(calc(100dvh - 4px) - row)",
        ),
        ("position:fixed; top:0; height:50vh", "top:row"),
    ],
)
def test_a_box_at_the_top_goes_down_in_its_own_units(declared: str, expected: str) -> None:
    assert rules(f"nav {{{declared}}}") == f"nav{{{expected}}}"


@pytest.mark.parametrize(
    "declared",
    [
        "position:relative; top:0",
        "position:fixed; bottom:0",
        "position:fixed; top:50%",
        "position:fixed; top:70px",
        "position:fixed; top:0; display:none",
        "position:fixed; top:0; visibility:hidden",
        "position:fixed; inset:0; z-index:-1",
        "position:absolute; top:auto",
        "position:absolute; top:400px",
        "position:sticky; bottom:0",
        "position:absolute; top:-9999px",
    ],
)
def test_what_does_not_meet_a_row_in_the_flow_needs_no_rules(declared: str) -> None:
    assert rules(f"nav {{{declared}}}") is None


def test_a_box_without_content_hides_nothing() -> None:
    assert rules("div {position:fixed; inset:0}", "<div></div><p>x") is None


@pytest.mark.parametrize(
    ("around", "position"),
    [
        ("overflow:auto", "sticky"),
        ("overflow-x:hidden", "sticky"),
        ("transform:scale(1)", "fixed"),
        ("filter:blur(1px)", "absolute"),
        ("position:relative", "absolute"),
    ],
)
def test_a_box_that_something_else_places_stays(around: str, position: str) -> None:
    css = f"div {{{around}}} nav {{position:{position}; top:0}}"
    assert rules(css, "<div><nav>x</nav></div>") is None


def test_what_the_root_scrolls_is_the_window_s() -> None:
    css = "html, body {overflow-x:hidden} nav {position:sticky; top:0}"
    assert rules(css) == "nav{top:row}"


def test_what_is_fixed_beneath_a_header_follows_it() -> None:
    css = "nav, p {position:fixed} nav {top:0} p {top:5rem} b {position:fixed; top:30rem}"
    found = rules(css, "<nav>x</nav><p>y</p><b>z</b>")
    assert found == "nav{top:row}p{top:calc(5rem + row)}"


def test_a_scrolling_box_within_loses_as_much_of_its_height() -> None:
    css = "nav {position:fixed; top:0} ul {max-height:100vh; overflow:auto} p {min-height:100vh}"
    found = rules(css, "<nav><ul><li>x</ul></nav><p>y")
    assert found == "nav{top:row}ul{max-height:calc(100vh - row)}"


def test_a_link_that_skips_the_menu_comes_out_below_the_row() -> None:
    css = "nav {position:fixed; top:0} a {position:absolute; top:-40px} a:focus {top:0}"
    found = rules(css, "<a href=#m>skip</a><nav>x</nav>")
    assert found == "a:is(:focus,:focus-within){top:row}nav{top:row}"


def test_rules_hold_where_the_site_s_own_do() -> None:
    css = (
        "@media (min-width:40em) {nav {position:fixed; top:0}}"
        "@media (min-width:1000px) {nav {top:1rem}}"
        "@media (min-width:500px) {nav {color:red}} @media (min-width:1400px) {p {top:0}}"
    )
    assert rules(css, "<nav>x</nav><p>y") == (
        "@media (min-width:640px) and (max-width:999.98px){nav{top:row}}"
        "@media (min-width:1000px){nav{top:calc(1rem + row)}}"
    )


@pytest.mark.parametrize("display", ["flex", "grid", "inline-flex"])
def test_a_body_that_would_make_a_column_of_the_row(display: str) -> None:
    assert rules(f"body {{display:{display}}}") == ""
    assert rules("body {display:flex; flex-direction:column}") is None


def test_a_body_in_which_nothing_can_be_fixed_to_the_window() -> None:
    assert rules("body {transform:scale(1); display:flex} nav {position:sticky; top:0}") is None


def test_a_page_that_does_not_scroll_keeps_its_lower_end() -> None:
    css = "body {overflow:hidden} main {height:100vh}"
    assert rules(css, "<main>x</main>") == "main{height:calc(100vh - row)}"
    assert rules("main {height:100vh}", "<main>x</main>") is None


def test_the_goal_of_a_link_stays_in_sight() -> None:
    css = "nav {position:fixed; top:0} html {scroll-padding-top: 4rem} p {scroll-padding:9px}"
    assert rules(css) == ":root{scroll-padding-top:calc(4rem + row)}nav{top:row}"


def test_the_panel_in_a_place_of_the_site_s_own_has_no_row() -> None:
    css = "header {position:fixed; top:0}"
    assert rules(css, f"<header>{PANEL}x</header>", panel="") is None


def test_in_a_shadow_tree_nothing_can_be_moved() -> None:
    body = (
        "<div><template shadowrootmode=open><style>p {position:fixed; top:0}</style><p>x</p>"
        "</template></div>"
    )
    assert rules("", body) is None


def test_a_value_that_is_no_length_is_taken_as_computed() -> None:
    css = 'nav {position:fixed; top:calc(1px /* "}" */ + 1px)}'
    assert rules(css) == "nav{top:calc(2px + row)}"


class TestColor:
    """The row looks like the header below it."""

    @pytest.mark.parametrize(
        ("declared", "color"),
        [
            ("position:fixed; inset:0 0 auto; background:#123", "#123;--a11yview-row-text:#fff"),
            ("position:sticky; top:0; background:#eee", "#eee;--a11yview-row-text:#000"),
            ("position:fixed; top:0; width:100%; background:red", "red;--a11yview-row-text:#000"),
        ],
    )
    def test_of_a_plain_header_from_side_to_side(self, declared: str, color: str) -> None:
        assert f"html{{--a11yview-row:{color}}}" in str(rules(f"nav {{{declared}}}"))

    @pytest.mark.parametrize(
        "css",
        [
            "nav {position:fixed; top:0; left:0; background:#123}",
            "nav {position:sticky; top:0; background:#1234}",
            "nav {position:sticky; top:0; background:#123 url(a.png)}",
            "nav {position:sticky; top:0; width:9rem; background:#123}",
            "nav {position:sticky; top:0; background:#123} :root {--a11yview-row:red}",
            "nav {position:sticky; top:0; background:#123} @media (prefers-color-scheme:dark) {}",
        ],
    )
    def test_of_its_own_elsewhere(self, css: str) -> None:
        assert "--a11yview-row:" not in str(rules(css))
