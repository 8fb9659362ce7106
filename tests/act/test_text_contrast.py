"""The ACT rules afw4f7 (minimum) and 09o5cg (enhanced), with pages of our own.

Each page was written for one sentence of the rules: what applies, what passes, what fails.
Where a rule wants pixels (a background image), "cannot tell" is the honest outcome, and ACT takes
it as consistent with either.
"""

from __future__ import annotations

import pytest

from a11yview.audit import State, Verdict, audit_page
from a11yview.cascade import load_page

PASSED, FAILED, INAPPLICABLE, CANNOT_TELL = "passed", "failed", "inapplicable", "cantTell"


def outcome(body: str, *, level: str, css: str = "") -> str:
    """Return the outcome for a page, in the words of ACT."""
    page = load_page(f"<!DOCTYPE html><html lang=en><style>{css}</style><body>{body}</body></html>")
    audit = audit_page(page, "page.html", level=level, states=[State()], texts=True)
    verdicts = {record.verdict for record in audit.texts}
    if Verdict.FAIL in verdicts:
        return FAILED
    if Verdict.UNDETERMINED in verdicts:
        return CANNOT_TELL
    return PASSED if Verdict.PASS in verdicts else INAPPLICABLE


# id, page, outcome at AA, outcome at AAA
CASES = [
    # -- passes: the highest contrast of the characters is enough -------------------------------
    ("dark-on-white", '<p style="color:#333;background:#fff">Some text</p>', PASSED, PASSED),
    ("gray-just-enough", '<p style="color:#767676">Some text</p>', PASSED, FAILED),
    ("enough-for-aaa", '<p style="color:#595959">Some text</p>', PASSED, PASSED),
    ("large-18pt", '<p style="color:#949494;font-size:18pt">Some text</p>', PASSED, FAILED),
    ("large-aaa", '<p style="color:#767676;font-size:18pt">Some text</p>', PASSED, PASSED),
    (
        "bold-14pt",
        '<p style="color:#949494;font-size:14pt;font-weight:700">Some text</p>',
        PASSED,
        FAILED,
    ),
    (
        "gradient-passing-throughout",
        '<p style="color:#000;background:linear-gradient(to right,#fff,#ddd)">Some text</p>',
        PASSED,
        PASSED,
    ),
    (
        "light-text-outlined-by-its-shadow",
        '<p style="color:#fff;text-shadow:2px 0 #000,-2px 0 #000,0 2px #000,0 -2px #000">Text</p>',
        PASSED,
        PASSED,
    ),
    (
        "background-of-an-ancestor",
        '<div style="background:#000"><p style="color:#ccc">Some text</p></div>',
        PASSED,
        PASSED,
    ),
    (
        "translucent-background-composited",
        '<p style="color:#000;background:rgb(0 0 0 / 10%)">Some text</p>',
        PASSED,
        PASSED,
    ),
    (
        "aria-hidden-does-not-exempt-but-it-passes",
        '<p aria-hidden="true" style="color:#333">Some text</p>',
        PASSED,
        PASSED,
    ),
    ("link-of-the-browser", '<p><a href="#">A link</a></p>', PASSED, PASSED),
    ("text-of-an-svg-does-not-count", "<p>Seen</p><svg><title>Name</title></svg>", PASSED, PASSED),
    # -- fails ---------------------------------------------------------------------------------
    ("light-gray-on-white", '<p style="color:#aaa;background:#fff">Some text</p>', FAILED, FAILED),
    ("never-rounded-up", '<p style="color:#777">Some text</p>', FAILED, FAILED),
    ("large-but-light", '<p style="color:#aaa;font-size:18pt">Some text</p>', FAILED, FAILED),
    (
        "large-but-not-bold",
        '<p style="color:#949494;font-size:14pt;font-weight:600">Some text</p>',
        FAILED,
        FAILED,
    ),
    (
        "nearly-large",
        '<p style="color:#949494;font-size:17pt">Some text</p>',
        FAILED,
        FAILED,
    ),
    (
        "gradient-failing-throughout",
        '<p style="color:#aaa;background:linear-gradient(to right,#fff,#eee)">Some text</p>',
        FAILED,
        FAILED,
    ),
    (
        "translucent-text",
        '<p style="color:rgb(0 0 0 / 30%)">Some text</p>',
        FAILED,
        FAILED,
    ),
    ("faded-by-opacity", '<p style="opacity:0.4">Some text</p>', FAILED, FAILED),
    (
        "faded-by-an-ancestor",
        '<div style="opacity:0.6"><p style="opacity:0.6">Some text</p></div>',
        FAILED,
        FAILED,
    ),
    (
        "one-of-two-texts",
        "<p>Some text <span style='color:#999'>and more</span></p>",
        FAILED,
        FAILED,
    ),
    (
        "aria-hidden-does-not-exempt",
        '<p aria-hidden="true" style="color:#aaa">Some text</p>',
        FAILED,
        FAILED,
    ),
    (
        "text-over-a-dark-element",
        '<div style="background:#333"><span style="color:#555">Some text</span></div>',
        FAILED,
        FAILED,
    ),
    (
        "label-of-an-enabled-field",
        '<label style="color:#aaa">Name <input></label>',
        FAILED,
        FAILED,
    ),
    (
        "disabled-field-does-not-exempt-other-text",
        '<p style="color:#aaa">Some text <input disabled></p>',
        FAILED,
        FAILED,
    ),
    (
        "first-legend-of-a-disabled-fieldset",
        (
            '<fieldset disabled><legend><button style="color:#aaa;background:#fff">Undo</button>'
            "</legend></fieldset>"
        ),
        FAILED,
        FAILED,
    ),
    # -- cannot be told without pixels ----------------------------------------------------------
    (
        "on-an-image",
        '<p style="color:#000;background:url(sky.jpg)">Some text</p>',
        CANNOT_TELL,
        CANNOT_TELL,
    ),
    (
        "gradient-passing-in-part",
        '<p style="color:#333;background:linear-gradient(to right,#fff,#000)">Some text</p>',
        CANNOT_TELL,
        CANNOT_TELL,
    ),
    # -- inapplicable ---------------------------------------------------------------------------
    (
        "not-rendered",
        '<p style="display:none;color:#aaa">Some text</p>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    ("hidden-attribute", '<p hidden style="color:#aaa">Some text</p>', INAPPLICABLE, INAPPLICABLE),
    ("invisible", '<p style="visibility:hidden;color:#aaa">Text</p>', INAPPLICABLE, INAPPLICABLE),
    ("wholly-transparent", '<p style="opacity:0">Some text</p>', INAPPLICABLE, INAPPLICABLE),
    (
        "same-color-as-the-background",
        '<p style="color:#fff;background:#fff">Some text</p>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "off-screen",
        '<p style="position:absolute;left:-9999px;color:#aaa">Some text</p>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "clipped-for-screen-readers",
        (
            '<p style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);'
            'color:#aaa">Some text</p>'
        ),
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "disabled-button",
        '<button disabled style="color:#aaa">Send</button>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "disabled-role",
        '<div role="button" aria-disabled="true" style="color:#aaa">Send</div>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "in-a-disabled-fieldset",
        '<fieldset disabled style="color:#aaa"><label>Name <input></label></fieldset>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "in-a-disabled-group",
        '<div role="group" aria-disabled="true" style="color:#aaa">Some <b>text</b></div>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "label-for-a-disabled-field",
        '<label for="name" style="color:#aaa">Name</label><input id="name" disabled>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "label-around-a-disabled-field",
        '<label style="color:#aaa">Name <input disabled></label>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "names-a-disabled-field",
        '<p id="name" style="color:#aaa">Name</p><input disabled aria-labelledby="name">',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    ("no-human-language", '<p style="color:#ccc">-----=====*****</p>', INAPPLICABLE, INAPPLICABLE),
    (
        "no-text",
        '<p style="color:#aaa"><img alt="Text" src="a.png"></p>',
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    (
        "closed-details",
        "<details><p style='color:#aaa'>Text</p></details>",
        INAPPLICABLE,
        INAPPLICABLE,
    ),
    ("inert", '<p inert style="color:#aaa">Some text</p>', INAPPLICABLE, INAPPLICABLE),
]


@pytest.mark.parametrize(("body", "expected"), [pytest.param(c[1], c[2], id=c[0]) for c in CASES])
def test_minimum_contrast_has_the_outcome_that_the_rule_says(body, expected):
    assert outcome(body, level="AA") == expected


@pytest.mark.parametrize(("body", "expected"), [pytest.param(c[1], c[3], id=c[0]) for c in CASES])
def test_enhanced_contrast_has_the_outcome_that_the_rule_says(body, expected):
    assert outcome(body, level="AAA") == expected


def test_a_class_says_the_same_as_a_style_attribute():
    assert outcome("<p class=a>Some text</p>", level="AA", css=".a{color:#aaa}") == FAILED
    assert outcome("<p class=a>Some text</p>", level="AA", css=".a{color:#333}") == PASSED
