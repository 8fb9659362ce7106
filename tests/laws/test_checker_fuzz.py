"""Whatever the HTML and CSS, the check gives a report; what is invalid changes no verdict."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from a11yview import check
from a11yview.cascade.values.shorthands import RELEVANT, expand
from a11yview.site.page_files import PageSource

TAGS = [
    "p",
    "b",
    "div",
    "a href=#",
    "table",
    "td",
    "select",
    "option",
    "input",
    "svg",
    "text",
    "ul",
]
NUMBERS = ["0", "-1", "1e600", "-1e-600", "1.5", "99999999999999999999", "1e39", "+.5", "NaN"]
UNITS = ["", "px", "em", "rem", "%", "deg", "vw", "cqw", "ex", "lh", "q", "fr", "bogus"]
WORDS = [
    *(
        "red",
        "currentcolor",
        "transparent",
        "inherit",
        "initial",
        "unset",
        "revert",
        "revert-layer",
    ),
    *("none", "auto", "bold", "bolder", "inline-block", "contents", "larger", "small"),
    *(
        "infinity",
        "pi",
        "canvastext",
        "url(x)",
        '"text"',
        "#fff",
        "#12345",
        ",",
        "/",
        "*",
        "+",
        "-",
        "(",
        ")",
    ),
    *("[", "]", "{", "}", ";", ":", "!", "!important", "@media", "@layer", "@x", "\\", "\\0"),
    *("/*", "*/", "<!--", "-->", "&", ">", "~", "from", "in", "srgb", "oklch"),
]
FUNCTIONS = [
    *("var", "calc", "min", "max", "clamp", "rgb", "hsl", "oklch", "color", "color-mix", "round"),
    *("light-dark", "contrast-color", "env", "attr", "linear-gradient", "conic-gradient", "url"),
    *("pow", "sqrt", "hypot", "abs", "sign", "mod", ":is", ":not", ":has", ":nth-child", ":where"),
    *(":lang", "blur", "drop-shadow", "counter", "rgba"),
]
PRELUDES = ["p", "*", "div b", "p:hover", "a:visited", "::before", "p::placeholder", ":root", "&"]
AT_RULES = [
    "@media (width > 1px)",
    "@media print",
    "@layer x",
    "@supports (color: red)",
    "@scope (p)",
]

numbers = st.builds(str.__add__, st.sampled_from(NUMBERS), st.sampled_from(UNITS))
atoms = numbers | st.sampled_from(WORDS) | st.text(max_size=3)
values = st.recursive(
    st.lists(atoms, max_size=4).map(" ".join),
    lambda inner: st.builds(
        "{}({})".format, st.sampled_from(FUNCTIONS), st.lists(inner, max_size=3).map(", ".join)
    ),
    max_leaves=6,
)
names = st.sampled_from(sorted(RELEVANT)) | st.sampled_from(["--a", "--b", "bogus", ""])
declarations = st.builds("{}: {}{}".format, names, values, st.sampled_from(["", " !important"]))
bodies = st.lists(declarations, max_size=5).map("; ".join)
selectors = st.sampled_from(PRELUDES) | values
blocks = st.recursive(
    st.builds("{} {{{}}}".format, selectors, bodies),
    lambda inner: st.builds(
        "{} {{{}; {}}}".format, st.sampled_from(AT_RULES) | selectors, bodies, inner
    ),
    max_leaves=4,
)
sheets = st.lists(blocks | st.text(max_size=5), max_size=6).map("\n".join)
attributes = st.sampled_from(["style", "class", "dir", "lang", "bgcolor", "color", "size", "width"])
tags = st.builds(
    lambda tag, name, value: f"<{tag} {name}='{value}'>", st.sampled_from(TAGS), attributes, bodies
)
ends = st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS])
htmls = st.lists(tags | st.text(max_size=4) | ends | st.just("x"), max_size=10).map("".join)
busy = settings(max_examples=60)


def report_of(html, **how):
    report = check([PageSource(name="x.html", html=html)], **how)
    assert [page.error for page in report.failed_pages] == []
    return report


@busy
@given(html=htmls, css=sheets)
def test_any_page_gives_a_report(html, css):
    report = report_of(f"<!doctype html><style>{css}</style><p>text<b>more</b>{html}")
    assert [page.page for page in report.pages] == ["x.html"]


@busy
@given(html=htmls, css=sheets)
def test_any_page_with_its_sheet_beside_it_gives_a_report(html, css):
    report = check([PageSource(name="x.html", html=f"{html}<p>x", css=(css,))], states=["site"])
    assert not report.failed_pages


@settings(max_examples=40)
@given(html=st.binary(max_size=60))
def test_any_bytes_are_a_page(html):
    assert report_of(html, schemes="none", states=["site"]).pages


@busy
@given(name=names, value=values, css=sheets)
def test_invalid_declaration_changes_no_verdict(name, value, css):
    lone = set(";{}()[]\"'\\!/@<&") & set(value)
    if not name or name.startswith("--") or lone:
        return
    if name in RELEVANT and expand(name, value.strip()):
        return
    how = {"schemes": "none", "states": ["site"], "texts": True}
    page = "<!doctype html><style>p {{color: #777{}}} {}</style><p>text<b>more</b>".format
    plain = report_of(page("", css), **how).texts
    assert report_of(page(f"; {name}: {value}", css), **how).texts == plain
