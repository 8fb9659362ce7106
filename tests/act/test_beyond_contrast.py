"""The ACT rules behind AV301 to AV307, with pages of our own, and G183 behind AV308.

Each page was written for one sentence of a rule: what applies, what passes, what fails. Where
layout, a script or a person has to decide, "cannot tell" is the honest outcome, and ACT takes it as
consistent with either. What passes and what does not apply are both no finding.
"""

from __future__ import annotations

import pytest

from a11yview.audit import StatesAsked, Verdict, audit_page
from a11yview.cascade import load_page

PASSED, FAILED, INAPPLICABLE, CANNOT_TELL = "passed", "failed", "inapplicable", "cantTell"

SENTENCE = "The toy brought back fond memories of being lost in the rain forest."
LONG = " ".join([SENTENCE] * 12)


def outcome(rule: str, page: str) -> str:
    """Return the outcome for a page in the words of ACT; ``passed`` where there is no finding."""
    if "<html" not in page:
        page = f"<!DOCTYPE html><html lang=en><title>Page</title><body>{page}</body></html>"
    audit = audit_page(
        load_page(page),
        "page.html",
        level="AA",
        states=StatesAsked(kinds=("site", "focus"), viewports=((1280, 1024), (640, 512))),
        rules=(rule,),
    )
    assert {finding.rule for finding in audit.findings} <= {rule}
    verdicts = {finding.verdict for finding in audit.findings}
    if Verdict.FAIL in verdicts:
        return FAILED
    return CANNOT_TELL if Verdict.UNDETERMINED in verdicts else PASSED


def spacing(name: str, enough: str, little: str) -> list[tuple[str, str, str]]:
    """Return the pages for a spacing, of which ``enough`` passes and ``little`` does not."""

    def text(style: str, inner: str = LONG) -> str:
        return f'<p style="max-width: 200px; {style}">{inner}</p>'

    return [
        ("not-important", text(f"{name}: {little}"), INAPPLICABLE),
        ("wide-enough", text(f"{name}: {enough} !important"), PASSED),
        ("too-tight", text(f"{name}: {little} !important"), FAILED),
        ("important-in-capitals", text(f"{name}: {little} ! IMPORTANT"), FAILED),
        ("normal", text(f"{name}: normal !important"), FAILED),
        ("initial", text(f"{name}: initial !important"), FAILED),
        (
            "later-declaration-wins",
            text(f"{name}: {little} !important; {name}: {enough} !important"),
            PASSED,
        ),
        (
            "later-declaration-that-is-not-important-does-not",
            text(f"{name}: {little} !important; {name}: {enough}"),
            FAILED,
        ),
        (
            "in-a-style-sheet",
            f"<style>p {{ {name}: {little} !important; max-width: 200px }}</style><p>{LONG}</p>",
            INAPPLICABLE,
        ),
        (
            "an-important-declaration-of-a-layer-does-not-win",
            f"<style>@layer a {{ p {{ {name}: {enough} !important }} }}</style>"
            + text(f"{name}: {little} !important"),
            FAILED,  # a style attribute wins over every layer
        ),
        (
            "inherited-by-a-child-that-declares-nothing",
            f'<div style="{name}: {little} !important"><p>{LONG}</p></div>',
            INAPPLICABLE,
        ),
        (
            "inherit-from-a-parent-with-enough",
            f'<div style="{name}: {enough}">{text(f"{name}: inherit !important")}</div>',
            PASSED,
        ),
        (
            "inherit-from-a-parent-with-little",
            f'<div style="{name}: {little}">{text(f"{name}: inherit !important")}</div>',
            FAILED,
        ),
        (
            "of-the-own-font-size",
            text(f"{name}: {enough} !important; font-size: 30px"),
            PASSED,
        ),
        ("not-displayed", text(f"{name}: {little} !important; display: none"), INAPPLICABLE),
        (
            "out-of-sight",
            text(f"{name}: {little} !important; position: absolute; top: -9999px"),
            INAPPLICABLE,
        ),
        ("no-text", text(f"{name}: {little} !important", '<img src="a.png" alt="">'), INAPPLICABLE),
        ("white-space-alone", text(f"{name}: {little} !important", " \n "), INAPPLICABLE),
        ("invalid", text(f"{name}: broad !important"), INAPPLICABLE),
    ]


META = '<meta name="viewport" content="{}"><p>Text</p>'
ZOOM = [
    ("no-restriction", META.format("width=device-width"), INAPPLICABLE),
    ("scalable", META.format("user-scalable=yes"), PASSED),
    ("scale-of-six", META.format("width=device-width, maximum-scale=6.0"), PASSED),
    ("scale-of-two", META.format("maximum-scale=2"), PASSED),
    ("negative-scale-is-dropped", META.format("maximum-scale=-1"), PASSED),
    ("scale-of-the-device", META.format("maximum-scale=device-width"), PASSED),
    ("scalable-by-a-number", META.format("user-scalable=5"), PASSED),
    ("scalable-by-a-negative-number", META.format("user-scalable=-2"), PASSED),
    ("not-scalable", META.format("user-scalable=no"), FAILED),
    ("not-scalable-in-capitals", META.format("USER-SCALABLE=NO"), FAILED),
    ("zero", META.format("user-scalable=0"), FAILED),
    ("less-than-one", META.format("user-scalable=0.5"), FAILED),
    ("not-scalable-but-a-great-scale", META.format("user-scalable=no, maximum-scale=6"), FAILED),
    ("scale-of-one-and-a-half", META.format("user-scalable=yes, maximum-scale=1.5"), FAILED),
    ("scale-of-one", META.format("initial-scale=1,maximum-scale=1"), FAILED),
    ("yes-is-one", META.format("maximum-scale=yes"), FAILED),
    ("unknown-word", META.format("maximum-scale=large"), FAILED),
    ("semicolons", META.format("width=device-width; user-scalable=no"), FAILED),
    ("spaces-around", META.format("user-scalable = no"), FAILED),
    ("name-in-capitals", META.format("user-scalable=no").replace("viewport", "VIEWPORT"), FAILED),
    ("the-last-of-two-counts", META.format("user-scalable=no, user-scalable=yes"), PASSED),
    ("another-name", '<meta name="author" content="user-scalable=no"><p>Text</p>', INAPPLICABLE),
    ("no-content", '<meta name="viewport"><p>Text</p>', INAPPLICABLE),
    ("empty", META.format(""), INAPPLICABLE),
    ("without-a-value", META.format("user-scalable"), INAPPLICABLE),
]

CUT = [
    ("nothing-clips", f"<p>{LONG}</p>", INAPPLICABLE),
    ("clipped-but-it-grows", f'<div style="overflow: hidden"><p>{LONG}</p></div>', PASSED),
    (
        "scrolls",
        f'<div style="overflow: auto; height: 3em; width: 10em"><p>{LONG}</p></div>',
        INAPPLICABLE,
    ),
    (
        "scrolls-within-what-clips",
        (
            '<div style="overflow: hidden; height: 5em; width: 10em">'
            f'<div style="overflow: scroll; height: 100%">{LONG}</div></div>'
        ),
        PASSED,
    ),
    (
        "least-height-alone",
        f'<div style="overflow: hidden; min-height: 3em; width: 10em">{LONG}</div>',
        PASSED,
    ),
    ("fits", '<div style="overflow: hidden; height: 3em; width: 40em">Two words</div>', PASSED),
    (
        "ends-in-an-ellipsis",
        (
            '<p style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis; '
            f'width: 10em">{LONG}</p>'
        ),
        PASSED,
    ),
    (
        "hidden-from-everyone",
        f'<div style="overflow: hidden; height: 0"><p>{LONG}</p></div>',
        INAPPLICABLE,
    ),
    (
        "for-screen-readers",
        (
            '<p style="position: absolute; width: 1px; height: 1px; overflow: hidden; '
            f'clip: rect(0 0 0 0)">{LONG}</p>'
        ),
        INAPPLICABLE,
    ),
    (
        "aria-hidden",
        f'<p aria-hidden="true" style="overflow: hidden; height: 2em; width: 9em">{LONG}</p>',
        INAPPLICABLE,
    ),
    ("not-displayed", f'<p style="display: none; overflow: hidden; height: 1em">{LONG}', PASSED),
    (
        "one-line-cut",
        f'<p style="overflow: hidden; white-space: nowrap; width: 200px">{LONG}</p>',
        FAILED,
    ),
    (
        "one-line-cut-by-the-window",
        f'<div style="overflow: hidden"><p style="white-space: nowrap">{LONG}</p></div>',
        FAILED,
    ),
    (
        "one-line-clipped-by-overflow-clip",
        f'<p style="overflow-x: clip; white-space: nowrap; width: 200px">{LONG}</p>',
        FAILED,
    ),
    (
        "ellipsis-of-another-block-shows-nothing",
        (
            '<div style="overflow: hidden; text-overflow: ellipsis; width: 200px">'
            f'<p style="white-space: nowrap">{LONG}</p></div>'
        ),
        FAILED,
    ),
    ("lines-cut", f'<p style="overflow: hidden; height: 50px; width: 200px">{LONG}</p>', FAILED),
    (
        "lines-cut-in-the-window",
        f'<p style="overflow: hidden; height: 1.5em">{" ".join([LONG] * 2)}</p>',
        FAILED,
    ),
    (
        "lines-cut-by-the-greatest-height",
        f'<div style="overflow: hidden; max-height: 60px; width: 50%"><p>{LONG}</p></div>',
        FAILED,
    ),
    (
        "only-when-it-is-enlarged",
        (
            "<style>p { overflow: hidden } "
            f"@media (max-width: 640px) {{ p {{ height: 2em }} }}</style><p>{LONG}</p>"
        ),
        FAILED,
    ),
    (
        "may-or-may-not-fit",
        f'<p style="overflow: hidden; height: 40px; width: 300px">{SENTENCE}</p>',
        CANNOT_TELL,
    ),
    (
        "one-line-that-may-fit",
        f'<p style="overflow: hidden; white-space: nowrap">{SENTENCE}</p>',
        CANNOT_TELL,
    ),
    (
        "clamped-on-purpose",
        (
            '<p style="overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; '
            f'-webkit-line-clamp: 2; width: 200px">{LONG}</p>'
        ),
        CANNOT_TELL,
    ),
    (
        "placed-outside-the-box-that-clips",
        (
            '<div style="overflow: hidden; height: 20px">'
            f'<p style="position: absolute; top: 0">{LONG}</p></div>'
        ),
        PASSED,
    ),
    (
        "placed-by-the-box-that-clips",
        (
            '<div style="overflow: hidden; height: 20px; width: 300px; position: relative">'
            f'<p style="position: absolute; top: 0; width: 100%">{LONG}</p></div>'
        ),
        FAILED,
    ),
    ("the-window-scrolls", f"<style>body {{ overflow: hidden }}</style><p>{LONG}</p>", PASSED),
]

LINKS = '<a href="#a">One</a> <a href="#b">Two</a>'
FOCUS = [
    ("outline-of-the-browser", LINKS, PASSED),
    ("button-of-the-browser", "<button>Go</button>", PASSED),
    (
        "background",
        f"<style>a:focus {{ outline: none; background: #cef }}</style>{LINKS}",
        PASSED,
    ),
    (
        "shadow",
        f"<style>a {{ outline: none }} a:focus {{ box-shadow: 0 0 2px 2px navy }}</style>{LINKS}",
        PASSED,
    ),
    (
        "border",
        "<style>a { outline: 0; border: 1px solid #fff } a:focus { border-color: #00f }</style>"
        + LINKS,
        PASSED,
    ),
    (
        "underline-goes",
        f"<style>a:focus {{ outline: 0; text-decoration: none }}</style>{LINKS}",
        PASSED,
    ),
    ("color", f"<style>a:focus {{ outline: none; color: red }}</style>{LINKS}", PASSED),
    (
        "generated-sign",
        f'<style>a:focus {{ outline: none }} a:focus::before {{ content: ">" }}</style>{LINKS}',
        PASSED,
    ),
    (
        "child",
        '<style>a { outline: 0 } a:focus b { background: gold }</style><a href="#a"><b>One</b></a>',
        PASSED,
    ),
    (
        "parent",
        (
            "<style>a { outline: 0 } p:focus-within { background: gold }</style>"
            '<p><a href="#a">One</a></p>'
        ),
        PASSED,
    ),
    (
        "what-follows",
        (
            "<style>input { opacity: 0 } input:focus + label { outline: 2px solid }</style>"
            '<input type="checkbox" id="a"><label for="a">One</label>'
        ),
        PASSED,
    ),
    (
        "restored-for-the-keyboard",
        "<style>a:focus { outline: none } a:focus-visible { outline: 2px solid }</style>" + LINKS,
        PASSED,
    ),
    (
        "appears-with-the-focus",
        (
            "<style>.skip { position: absolute; left: -9999px } .skip:focus { left: 0 }</style>"
            '<a class="skip" href="#main">To the text</a><main id="main">Text</main>'
        ),
        PASSED,
    ),
    ("caret", '<style>input { outline: none }</style><input aria-label="Name">', PASSED),
    (
        "caret-in-an-area",
        '<style>* { outline: none }</style><textarea aria-label="N"></textarea>',
        PASSED,
    ),
    ("no-outline", f"<style>a:focus {{ outline: none }}</style>{LINKS}", FAILED),
    ("no-outline-at-all", f"<style>* {{ outline: 0 !important }}</style>{LINKS}", FAILED),
    ("outline-without-width", f"<style>a:focus {{ outline-width: 0 }}</style>{LINKS}", FAILED),
    (
        "transparent-outline",
        f"<style>a:focus {{ outline: 2px solid transparent }}</style>{LINKS}",
        FAILED,
    ),
    (
        "only-what-nobody-sees-changes",
        f"<style>a:focus {{ outline: none; cursor: help; position: relative }}</style>{LINKS}",
        FAILED,
    ),
    (
        "shadow-without-extent",
        f"<style>a:focus {{ outline: none; box-shadow: 0 0 0 0 navy }}</style>{LINKS}",
        FAILED,
    ),
    (
        "change-is-the-same-as-before",
        f"<style>a {{ color: navy }} a:focus {{ outline: 0; color: navy }}</style>{LINKS}",
        FAILED,
    ),
    ("button-without", "<style>button { outline: none }</style><button>Go</button>", FAILED),
    (
        "made-reachable",
        '<style>div { outline: none }</style><div tabindex="0" role="button">Go</div>',
        FAILED,
    ),
    (
        "summary",
        "<style>summary { outline: none }</style><details><summary>More</summary>Text</details>",
        FAILED,
    ),
    (
        "hidden-box-without-a-label-that-shows-it",
        '<style>input { opacity: 0 }</style><label><input type="checkbox"><span>One</span></label>',
        FAILED,
    ),
    (
        "never-appears",
        (
            "<style>.skip { position: absolute; left: -9999px }</style>"
            '<a class="skip" href="#main">To the text</a><main id="main">Text</main>'
        ),
        FAILED,
    ),
    (
        "only-the-pointer-shows-it",
        "<style>a { outline: none } a:focus:not(:focus-visible) { color: red }</style>" + LINKS,
        FAILED,
    ),
    (
        "only-in-a-contrast-theme",
        "<style>a { outline: none } @media (forced-colors: active) "
        "{ a:focus { outline: 2px solid } }</style>" + LINKS,
        FAILED,
    ),
    (
        "a-script-may-show-it",
        (
            f"<style>a {{ outline: none }}</style>{LINKS}<script>document.links[0]."
            "addEventListener('focus', show)</script>"
        ),
        CANNOT_TELL,
    ),
    (
        "a-handler-may-show-it",
        '<style>a { outline: none }</style><a href="#a" onfocus="this.className=\'on\'">One</a>',
        CANNOT_TELL,
    ),
    (
        "a-script-of-its-own-file-may-show-it",
        (
            "<style>a { outline: none }</style>"
            "<a href='#a' data-toggle='tooltip' title='First'>One</a>"
        ),
        CANNOT_TELL,
    ),
    ("nothing-to-reach", "<style>* { outline: none }</style><p>Text</p>", INAPPLICABLE),
    (
        "out-of-the-order",
        '<style>* { outline: none }</style><a href="#a" tabindex="-1">One</a>',
        INAPPLICABLE,
    ),
    ("disabled", "<style>* { outline: 0 }</style><button disabled>Go</button>", INAPPLICABLE),
    (
        "not-displayed",
        '<style>a { outline: 0; display: none }</style><a href="#a">One</a>',
        INAPPLICABLE,
    ),
    (
        "not-visible",
        '<style>a { outline: 0; visibility: hidden }</style><a href="#a">One</a>',
        INAPPLICABLE,
    ),
    ("inert", f"<style>a {{ outline: 0 }}</style><p inert>{LINKS}</p>", INAPPLICABLE),
    (
        "in-closed-details",
        f"<style>a {{ outline: 0 }}</style><details><summary>More</summary>{LINKS}</details>",
        INAPPLICABLE,
    ),
    ("no-address", "<style>a { outline: 0 }</style><a>One</a>", INAPPLICABLE),
]


def turned(transform: str, *, orientation: str = "landscape", on: str = "main") -> str:
    """Return a page whose content is turned in one orientation."""
    return (
        f"<style>@media (orientation: {orientation}) {{ {on} {{ {transform} }} }}</style>"
        f"<main><h1>Bread</h1><p>{SENTENCE}</p></main>"
    )


ORIENTATION = [
    (
        "no-media-query",
        "<style>main { transform: rotate(90deg) }</style><main>Text</main>",
        INAPPLICABLE,
    ),
    ("no-rotation", turned("color: navy"), INAPPLICABLE),
    (
        "another-media-feature",
        turned("transform: rotate(90deg)").replace("orientation: landscape", "min-width: 1px"),
        INAPPLICABLE,
    ),
    ("half-a-turn", turned("transform: rotate(180deg)"), PASSED),
    ("a-whole-turn", turned("transform: rotate(360deg)"), PASSED),
    ("a-slant", turned("transform: rotate(2deg)"), PASSED),
    ("only-moved", turned("transform: translateX(20px) scale(1.1)"), PASSED),
    (
        "turned-alike-in-both",
        (
            "<style>main { transform: rotate(90deg) } "
            "@media (orientation: portrait) { main { transform: rotate(450deg) } }</style>"
            "<main>Text</main>"
        ),
        PASSED,
    ),
    ("a-quarter", turned("transform: rotate(90deg)"), FAILED),
    ("a-quarter-the-other-way", turned("transform: rotate(-90deg)"), FAILED),
    ("three-quarters", turned("transform: rotate(270deg)"), FAILED),
    ("in-portrait", turned("transform: rotate(90deg)", orientation="portrait"), FAILED),
    ("about-z", turned("transform: rotateZ(90deg)"), FAILED),
    ("in-turns", turned("transform: rotate(0.25turn)"), FAILED),
    ("in-radians", turned("transform: rotate(1.5708rad)"), FAILED),
    ("in-gradians", turned("transform: rotate(100grad)"), FAILED),
    ("in-space", turned("transform: rotate3d(0, 0, 1, 90deg)"), FAILED),
    ("in-space-the-other-way", turned("transform: rotate3d(0, 0, -1, 90deg)"), FAILED),
    ("by-a-matrix", turned("transform: matrix(0, 1, -1, 0, 0, 0)"), FAILED),
    (
        "by-a-matrix-in-space",
        turned("transform: matrix3d(0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)"),
        FAILED,
    ),
    ("by-the-property", turned("rotate: 90deg"), FAILED),
    ("by-the-property-about-z", turned("rotate: z 90deg"), FAILED),
    ("among-others", turned("transform: translate(10px, 0) rotate(90deg)"), FAILED),
    ("of-the-page", turned("transform: rotate(90deg)", on="html"), FAILED),
    (
        "by-two-boxes-together",
        (
            "<style>@media (orientation: landscape) { main, p { rotate: 45deg } }</style>"
            "<main><p>Text</p></main>"
        ),
        FAILED,
    ),
    (
        "turned-back-within",
        (
            "<style>@media (orientation: landscape) { main { rotate: 90deg } p { rotate: -90deg } }"
            "</style><main><p>Text</p></main>"
        ),
        FAILED,  # ACT has the outer box for a target of its own
    ),
    ("about-another-axis", turned("transform: rotateX(90deg)"), INAPPLICABLE),
    ("not-displayed", turned("transform: rotate(90deg); display: none"), INAPPLICABLE),
    (
        "no-content",
        "<style>@media (orientation: landscape) { i { rotate: 90deg } }</style><i></i>Text",
        INAPPLICABLE,
    ),
]

IN_TEXT = (
    "<style>a {{ {} }}</style><p>We bake at night, and sell <a href='#'>our bread</a> by day.</p>"
)
BY_COLOR = [
    ("underlined", IN_TEXT.format("color: #0050b3"), PASSED),
    ("by-color", IN_TEXT.format("color: #0050b3; text-decoration: none"), FAILED),
    ("bright-enough", IN_TEXT.format("color: #36f; text-decoration: none"), PASSED),
    ("border", IN_TEXT.format("text-decoration: none; border-bottom: 1px solid"), PASSED),
    ("bold", IN_TEXT.format("text-decoration: none; font-weight: 700"), PASSED),
    ("a-little-bolder", IN_TEXT.format("text-decoration: none; font-weight: 500"), FAILED),
    ("italic", IN_TEXT.format("text-decoration: none; font-style: italic"), PASSED),
    ("pale-background", IN_TEXT.format("text-decoration: none; background: #eef"), FAILED),
    (
        "dark-background",
        IN_TEXT.format("text-decoration: none; background: #036; color: #fff"),
        PASSED,
    ),
    ("same-color", IN_TEXT.format("text-decoration: none; color: inherit"), INAPPLICABLE),
    (
        "only-with-the-pointer",
        IN_TEXT.format("text-decoration: none").replace(
            "</style>", "a:hover { text-decoration: underline }</style>"
        ),
        FAILED,
    ),
    (
        "told-from-one-of-two-colors",
        (
            "<style>a { color: #0050b3; text-decoration: none } i { font: inherit; color: #bbb }"
            "</style><p>We bake <i>at night, or early,</i> and sell <a href='#'>bread</a>.</p>"
        ),
        PASSED,
    ),
    (
        "by-itself",
        "<style>a { text-decoration: none }</style><p><a href='#'>Our bread</a></p>",
        INAPPLICABLE,
    ),
    (
        "in-a-menu",
        (
            "<style>a { text-decoration: none }</style><p><a href='#'>Our bread</a> | "
            "<a href='#'>Our rolls</a></p>"
        ),
        INAPPLICABLE,
    ),
    (
        "a-line-of-its-own",
        (
            "<style>a { text-decoration: none }</style><p>We bake at night.<br>"
            "<a href='#'>Our bread</a></p>"
        ),
        INAPPLICABLE,
    ),
    ("a-box", IN_TEXT.format("text-decoration: none; display: inline-block"), INAPPLICABLE),
    (
        "an-icon",
        IN_TEXT.format("text-decoration: none").replace("our bread", "<svg></svg> our bread"),
        PASSED,
    ),
    (
        "a-sign",
        IN_TEXT.format("text-decoration: none").replace(
            "</style>", "a::after { content: ' ↗' }</style>"
        ),
        PASSED,
    ),
]

CASES = [
    *(("AV301", *case) for case in spacing("letter-spacing", "0.12em", "0.11em")),
    *(("AV302", *case) for case in spacing("line-height", "1.5", "1.49")),
    *(("AV303", *case) for case in spacing("word-spacing", "0.16em", "0.15em")),
    (
        "AV302",
        "may-be-one-line",
        f'<p style="line-height: 1.2em !important">{SENTENCE}</p>',
        CANNOT_TELL,
    ),
    (
        "AV302",
        "one-word",
        '<p style="line-height: 1.2em !important; max-width: 200px">Bread</p>',
        INAPPLICABLE,
    ),
    (
        "AV302",
        "may-not-break",
        f'<p style="line-height: 1.2em !important; white-space: nowrap">{SENTENCE}</p>',
        INAPPLICABLE,
    ),
    ("AV302", "in-px", f'<p style="line-height: 16px !important">{LONG} {LONG}</p>', FAILED),
    *(("AV304", *case) for case in ZOOM),
    *(("AV305", *case) for case in CUT),
    *(("AV306", *case) for case in FOCUS),
    *(("AV307", *case) for case in ORIENTATION),
    *(("AV308", *case) for case in BY_COLOR),
]


@pytest.mark.parametrize(
    ("rule", "page", "expected"),
    [
        pytest.param(rule, page, expected, id=f"{rule}-{name}")
        for rule, name, page, expected in CASES
    ],
)
def test_the_outcome_is_that_of_the_rule(rule: str, page: str, expected: str) -> None:
    assert outcome(rule, page) == (PASSED if expected == INAPPLICABLE else expected)
