from __future__ import annotations

import pytest

from a11yview.audit.texts.survey import survey
from a11yview.cascade import read_document


def surveyed(body):
    """The tag and exemption of every element with text, in order."""
    document = read_document(f"<!DOCTYPE html><title>Not text</title><body>{body}")
    found = survey(document)
    return [
        (document.tag(element), traits.exempt)
        for element, traits in zip(found.elements, found.traits, strict=True)
    ]


class TestWhatHoldsText:
    def test_elements_with_text_of_their_own(self):
        assert surveyed("<p>one <b>two</b></p><div><i></i> </div>") == [("p", None), ("b", None)]

    def test_what_is_never_rendered_holds_none(self):
        body = "<script>a</script><style>b{}</style><template><p>c</p></template>"
        assert surveyed(body + "<noscript>d</noscript><video>e</video><iframe>f</iframe>") == []

    def test_fields_show_their_value(self):
        body = '<input value="Ann"><textarea>Text</textarea><select><option>One</select>'
        assert surveyed(body) == [("input", None), ("textarea", None), ("select", None)]

    def test_the_value_of_a_field_is_text_however_short(self):
        found = survey(read_document("<input value=4><select><option>S</select><b>x</b>"))
        assert [traits.short for traits in found.traits] == [False, False, True]

    @pytest.mark.parametrize(
        ("html", "short"),
        [
            ("<b>x</b>", True),
            ("<b> X </b>", True),
            ("<b>4</b>", False),
            ("<b>\u0663</b>", False),
            ("<b>xy</b>", False),
            ("<pre><b>x</b></pre>", False),
        ],
    )
    def test_one_letter_may_be_a_picture(self, html, short):
        (traits,) = survey(read_document(html)).traits
        assert traits.short is short

    def test_inputs_without_text_hold_none(self):
        kinds = ("hidden", "range", "color", "checkbox", "radio", "image")
        assert surveyed("".join(f'<input type="{kind}" value="x">' for kind in kinds)) == []

    @pytest.mark.parametrize(
        "html",
        [
            "<select><option disabled>One</select>",
            "<select><optgroup disabled><option>One</optgroup></select>",
        ],
    )
    def test_a_menu_that_shows_no_option_holds_no_text(self, html):
        assert surveyed(html) == []

    def test_a_label_of_an_option_is_text(self):
        assert surveyed('<select><option label="One"></select>') == [("select", None)]

    @pytest.mark.parametrize("type_", ["phone", " checkbox", "TEXT", "number"])
    def test_a_field_of_any_type_for_text_may_be_empty(self, type_):
        (traits,) = survey(read_document(f'<input type="{type_}">')).traits
        assert traits.empty

    def test_a_value_that_is_no_number_leaves_a_field_for_numbers_empty(self):
        (traits,) = survey(read_document("<input type=number value=many>")).traits
        assert traits.empty

    def test_text_that_a_drawing_paints_is_drawn(self):
        html = "<svg><a><text>A<tspan>b</tspan></text></a></svg><svg><foreignObject><p>C"
        document = read_document(f"<body>{html}")
        assert [traits.drawn for traits in survey(document).traits] == [True, True, False]

    def test_a_drawing_shows_no_text_but_that_of_text_elements(self):
        document = read_document("<body><svg>A<g>b</g><a>c</a><text>D</text>e</svg>")
        assert [document.own_text(element) for element in survey(document).elements] == ["D"]


class TestExempt:
    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            ("<button disabled>Send</button>", "disabled"),
            ('<div aria-disabled="true"><b>Send</b></div>', "disabled"),
            ("<fieldset disabled><p>Text</p></fieldset>", "disabled"),
            ("<fieldset disabled><button aria-disabled=false>Send</button></fieldset>", "disabled"),
            ("<fieldset disabled><legend></legend><legend>Text</legend></fieldset>", "disabled"),
            ("<div aria-disabled=true><fieldset disabled><legend>Text</legend>", "disabled"),
            ("<p inert>Text</p>", "inert"),
            ("<div inert><p>Text</p></div>", "inert"),
            ("<p>•</p>", "no-letters"),
            ("<p>— …</p>", "no-letters"),
            ("<code>=&gt;</code>", "no-letters"),
            ("<p>\N{THUMBS UP SIGN}</p>", "no-letters"),
            ("<details><p>Text</p></details>", "closed"),
            ('<p data-a11yview-ignore="logo">Text</p>', "ignored"),
            ('<div data-a11yview-ignore="logo"><p>Text</p></div>', "ignored"),
            ("<label>Name <input disabled></label>", "disabled-label"),
            ("<label for=a>Name</label><input id=a disabled>", "disabled-label"),
            ("<p id=a>Name</p><input aria-labelledby=a disabled>", "disabled-label"),
        ],
    )
    def test_the_reason_is_told(self, body, reason):
        assert surveyed(body)[0][1] == reason

    @pytest.mark.parametrize(
        "body",
        [
            "<p aria-hidden=true>Text</p>",
            "<p>7</p>",
            "<p>日本</p>",
            "<p>صفحه</p>",
            "<pre>-- |</pre>",
            "<code><span># ...</span></code>",
            "<details open><p>Text</p></details>",
            "<details><summary>Text</summary></details>",
            '<div aria-disabled="true"><b aria-disabled="false">Send</b></div>',
            "<fieldset disabled><legend>Text</legend></fieldset>",
            "<fieldset disabled><legend><fieldset disabled><legend>Text</legend></fieldset>",
            "<label>Name <input></label><input disabled>",
            "<a disabled>Text</a>",
            "<p id=a>Name</p><input aria-labelledby=a><input aria-labelledby=a disabled>",
        ],
    )
    def test_the_rest_counts(self, body):
        assert surveyed(body)[0][1] is None

    def test_marks_between_the_parts_of_a_line_count(self):
        body = "<p>« <a href=#>back</a> | <a href=#>up</a> »</p><p>(<a href=#>x</a>)</p>"
        assert [reason for tag, reason in surveyed(body) if tag == "p"] == [None, "no-letters"]


def test_ten_thousand_levels_are_no_trouble():
    body = "<div>" * 10_000 + "deep"
    assert surveyed(body)[-1] == ("div", None)
