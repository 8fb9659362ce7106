"""Form controls: what they show, and that selectors and the audit agree about them.

The expectations are what Chromium shows and matches.
"""

from __future__ import annotations

import pytest

from a11yview.cascade import load_page, read_document
from a11yview.cascade.html.forms.controls import FormControls


def first(html, *tags):
    """The controls of a document, and its first element with one of these names."""
    document = read_document(f"<!DOCTYPE html><body>{html}")
    element = next(e for e in range(len(document)) if document.tag(e) in tags)
    return FormControls(document), element


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<input type="submit">', "Submit"),
        ('<input type="RESET">', "Reset"),
        ('<input type="submit" value="Go">', "Go"),
        ('<input type=" submit">', ""),
        ('<input value="Ann">', "Ann"),
        ('<input type="number" value="7">', "7"),
        ('<input type="number" value="seven">', ""),
        ('<input type="file" value="a.txt">', ""),
        ("<textarea>Text</textarea>", "Text"),
        ("<select><option>One<option selected>Two</select>", "Two"),
        ("<select><option selected>One<option selected>Two<option>Three</select>", "Two"),
        ("<select><option disabled>One<option>Two</select>", "Two"),
        ("<select><option>One<option selected disabled>Two</select>", "Two"),
        ("<select><option disabled>One</select>", ""),
        ("<select><optgroup label=x><option>One</optgroup></select>", "One"),
        ("<select><optgroup label=x disabled><option>One</optgroup><option>Two</select>", "Two"),
        ('<select><option label="One">Two</select>', "One"),
        ('<select><option label="">Two</select>', "Two"),
        ("<select multiple><option>One<option selected>Two<option selected>Three</select>", "Two"),
        ("<select size=3><option disabled>One<option>Two</select>", "One"),
    ],
)
def test_the_text_of_a_field_is_what_it_shows(html, text):
    controls, element = first(html, "input", "select", "textarea")
    assert controls.shown_text(element) == text


@pytest.mark.parametrize(
    "select",
    [
        "<select><option selected>One<option selected>Two<option>Three</select>",
        "<select><option disabled>One<option>Two</select>",
        "<select><optgroup disabled><option>One</optgroup><option>Two</select>",
        "<select><option>One<option selected disabled>Two</select>",
    ],
)
def test_a_menu_shows_the_option_that_is_checked(select):
    page = load_page(f"<style>option:checked {{ opacity: 0.5 }}</style><body>{select}")
    styles, document = page.cascade(), page.document
    (checked,) = (e for e in range(len(document)) if styles[e].opacity == 0.5)
    controls = FormControls(document)
    menu = next(e for e in range(len(document)) if document.tag(e) == "select")
    assert controls.shown_text(menu) == controls.option_label(checked) == "Two"


@pytest.mark.parametrize(
    ("html", "disabled"),
    [
        ("<button disabled>", True),
        ("<fieldset disabled><div><button></div></fieldset>", True),
        ("<fieldset disabled><button aria-disabled=false></fieldset>", True),
        ("<fieldset disabled><legend><button></legend></fieldset>", False),
        ("<fieldset disabled><legend></legend><legend><button></legend></fieldset>", True),
        ("<fieldset disabled><div><legend><button></legend></div></fieldset>", True),
        (
            "<fieldset disabled><legend><fieldset disabled><legend><button></legend></fieldset>",
            False,
        ),
        ("<div disabled><button></div>", False),
        ("<div aria-disabled=true><button></div>", False),
    ],
)
def test_a_disabled_fieldset_disables_all_but_its_first_legend(html, disabled):
    controls, button = first(html, "button")
    assert controls.is_disabled(button) is disabled
    assert controls.is_enabled(button) is not disabled
