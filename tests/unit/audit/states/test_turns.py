"""Texts that fail while one element is hovered, focused, pressed or the target, and they are not.

What fails where is as Chromium paints it, with the pointer on each element by itself.
"""

from __future__ import annotations

import pytest

from a11yview import check
from a11yview.site.page_files import PageSource

BASE = "body { background: #fff; color: #000 } a, button { color: #000; background: #fff } "
GRAY = "color: #aaa"
LINKS = "<nav class=x><a href=#1>one</a> <a href=#2>two</a></nav>"
FAIL = {
    "links beside the one that is hovered": (
        f"nav:hover a:not(:hover) {{ {GRAY} }}",
        LINKS,
        ":hover alone",
        {"one", "two"},
    ),
    "links beside the one that is hovered, told by :has()": (
        f".x:has(a:hover) a:not(:hover) {{ {GRAY} }}",
        LINKS,
        ":hover alone",
        {"one", "two"},
    ),
    "links of one menu while a link of the other is hovered": (
        f"main:has(.m a:hover) .n a:not(:hover) {{ {GRAY} }}",
        "<main><p class=m><a href=#>one</a><p class=n><a href=#>two</a></main>",
        ":hover alone",
        {"two"},
    ),
    "a link at rest in a hovered row": (
        "tr:hover { background: #000 } td a { background: none } td a:hover { color: #fff }",
        "<table><tr><td><a href=#>one</a></table>",
        ":hover alone",
        {"one"},
    ),
    "a menu that opens with its links at rest": (
        (
            f".menu {{ display: none }} li:hover .menu {{ display: block }} .menu a {{ {GRAY} }} "
            ".menu a:hover { color: #000 }"
        ),
        "<ul><li>Item<div class=menu><a href=#>one</a></div></ul>",
        ":hover alone",
        {"one"},
    ),
    "two levels of hovered boxes": (
        (
            ".a:hover, .b:hover { background: #000; color: #fff } .c { color: #222 } "
            ".c:hover { color: #fff }"
        ),
        "<div class=a>1<div class=b>2<p class=c>one</div></div>",
        ":hover alone",
        {"one"},
    ),
    "what stands behind a hovered button": (
        (
            "button:hover ~ p { background: #000; color: #fff } "
            "p i { color: #eee; background: #000 } p:hover i { background: #fff; color: #000 } "
            "button:hover ~ p i { background: #ddd }"
        ),
        "<button>Show</button><p>text <i>one</i>",
        ":hover alone",
        {"one"},
    ),
    "items before the one that is hovered": (
        f"li:has(~ li:hover):not(:hover) {{ {GRAY} }}",
        "<ul><li>one<li>two<li>three</ul>",
        ":hover alone",
        {"one", "two"},
    ),
    "links beside the one that has the focus": (
        f"li:focus-within > a:not(:focus) {{ {GRAY} }}",
        "<ul><li><a href=#1>one</a><button>more</button></ul>",
        ":focus alone",
        {"one"},
    ),
    "a link at rest in a box with the focus in it": (
        ".x:focus-within { background: #000 } .x a { background: none } .x a:focus { color: #fff }",
        "<p class=x><a href=#>one</a> <input aria-label=more>",
        ":focus alone",
        {"one"},
    ),
    "a label before the field that has the focus": (
        (
            f"form:has(:focus-visible) label:not(:hover) {{ {GRAY} }} "
            "form:has(#a:focus) label { color: #000 }"
        ),
        "<form><label>one</label><input id=a aria-label=a><input id=b aria-label=b></form>",
        ":focus alone",
        {"one"},
    ),
    "buttons beside the one that is pressed": (
        f".x:active button:not(:active) {{ {GRAY} }}",
        "<p class=x><button>one</button><button>two</button>",
        ":active alone",
        {"one", "two"},
    ),
    "sections beside the target": (
        f"main:has(:target) section:not(:target) {{ {GRAY} }}",
        "<main><section id=a>one</section><section id=b>two</section></main>",
        ":target alone",
        {"one", "two"},
    ),
    "the parts of a shadow tree beside a hovered one": (
        "",
        (
            "<x-a><template shadowrootmode=open><style>:host(:hover) a:not(:hover) "
            f"{{ {GRAY} }}</style><a href=#1>one</a> <a href=#2>two</a></template></x-a>"
        ),
        ":hover alone",
        {"one", "two"},
    ),
    "links beside the one that is hovered, in dark": (
        (
            "@media (prefers-color-scheme: dark) { body, a { background: #000; color: #fff } "
            "nav:hover a:not(:hover) { color: #444 } }"
        ),
        LINKS,
        "dark :hover alone",
        {"one", "two"},
    ),
    "links beside the one that is hovered, in a theme": (
        "html.dark nav:hover a:not(:hover) { color: #aaa }",
        LINKS,
        "theme:.dark :hover alone",
        {"one", "two"},
    ),
    "links beside the one that is hovered, in a theme of body": (
        "body.dark { color: #111 } body.dark nav:hover a:not(:hover) { color: #aaa }",
        LINKS,
        "theme:body.dark :hover alone",
        {"one", "two"},
    ),
    "links beside the one that is hovered, in a narrow window": (
        f"@media (max-width: 600px) {{ nav:hover a:not(:hover) {{ {GRAY} }} }}",
        LINKS,
        ":hover alone 320–600px",
        {"one", "two"},
    ),
}
FINE = {
    "the only thing in a box that can have the focus": (
        f"li:focus-within > a:not(:focus) {{ {GRAY} }}",
        "<ul><li><a href=#1>one</a></ul>",
    ),
    "a link that turns white in a row that turns black": (
        "tr:hover { background: #000 } tr a { background: none } tr:hover a { color: #fff }",
        "<table><tr><td><a href=#>one</a></table>",
    ),
    "two that cannot be hovered at once": (
        ".a:hover ~ .b { background: #fff } .b:not(:hover) { color: #000 }",
        "<p class=a>one<p class=b>two",
    ),
    "a target that nothing can be": (
        f"main:has(:target) section:not(:target) {{ {GRAY} }}",
        "<main><section>one</section></main>",
    ),
}


def checked(css, body, **options):
    html = (
        f"<!doctype html><html lang=en><head><title>t</title><style>{BASE}{css}</style></head>"
        f"<body>{body}</body></html>"
    )
    report = check([PageSource(name="page.html", html=html)], schemes="none", **options)
    assert not report.failed_pages
    return report


@pytest.mark.parametrize("name", FAIL)
def test_it_fails_while_another_is_in_the_state(name):
    css, body, state, expected = FAIL[name]
    report = checked(css, body)
    names = {one.name for one in report.states}
    assert state in names
    failing = {
        place.snippet
        for finding in report.failures
        if any(one.startswith(state) for one in finding.states)
        for place in finding.places
    }
    assert failing == expected


@pytest.mark.parametrize("name", FINE)
def test_it_passes_in_every_state(name):
    assert not checked(*FINE[name]).failures


@pytest.mark.parametrize(
    "css",
    [
        f"a:hover {{ {GRAY} }}",
        "nav:hover a:not(:hover) { cursor: help }",
        f"nav:hover a {{ {GRAY} }}",
        "nav:hover { background: #eee } a:hover { text-decoration: none }",
        f".menu:hover a:not(:hover) {{ {GRAY} }}",
    ],
)
def test_there_are_no_turns_where_they_show_nothing_new(css):
    assert not any(one.turn for one in checked(css, LINKS).states)


def test_kinds_of_states_that_are_not_asked_for_have_no_turns():
    report = checked(f"nav:hover a:not(:hover) {{ {GRAY} }}", LINKS, states=("site", "focus"))
    assert not any(one.turn for one in report.states)


def test_the_turns_of_a_long_list_are_few():
    links = "".join(f"<a class=c{n} href=#>link {n}</a>" for n in range(60))
    classes = "".join(f".c{n} {{ --n: {n} }} " for n in range(60))
    report = checked(f"{classes} nav:has(a:hover) a:not(:hover) {{ {GRAY} }}", f"<nav>{links}")
    assert 2 <= sum(one.turn > 0 for one in report.states) <= 6
    assert len({place.snippet for one in report.failures for place in one.places}) > 1


def test_no_focus_is_missed_on_elements_that_do_not_have_it():
    css = f"li:focus-within > a:not(:focus) {{ {GRAY} }} a:focus {{ outline: 3px solid #000 }}"
    report = checked(css, FAIL["links beside the one that has the focus"][1], rules="all")
    assert "AV306" not in {one.rule for one in report.findings}
