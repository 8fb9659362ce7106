"""Styles of pseudo-elements, and where values come from."""

from __future__ import annotations

from a11yview.cascade import load_page


def page_of(files, html, where="pages/index.html"):
    return load_page(html, where=where, reader=files.get)


class TestPseudoElements:
    HTML = (
        "<style>p::before{content:'x';color:red} b::after{color:red}"
        "p::first-line{color:tan}</style>"
    )

    def test_before_and_after_need_content(self):
        page = load_page(self.HTML + "<p>y<b>z</b>")
        styles = page.cascade()
        paragraph, bold = len(page.document) - 2, len(page.document) - 1
        before = styles.pseudo(paragraph, "::before")
        assert before is not None
        assert str(before.color) == "red"
        assert styles.pseudo(bold, "::after") is None
        assert {node: made.style for node, made in styles.generated("::before").items()} == {
            styles.node_of[paragraph]: before
        }
        assert styles.generated("::after") == {}
        assert styles.pseudo(paragraph, "::first-line") is not None


class TestPlaces:
    def test_a_declaration_is_found_where_it_was_inherited_from(self):
        files = {"pages/a.css": b"\n.x {\n  color : red !important;\n}"}
        page = page_of(files, "<link rel=stylesheet href=a.css><p class=x>y<b>z</b>")
        place = page.cascade().declaration(len(page.document) - 1, "color")
        assert place is not None
        assert (place.where, place.line, place.column) == ("pages/a.css", 3, 3)
        assert (place.selector, place.text, place.important) == (".x", "red", True)
        text = page.sheets[place.sheet].text
        assert text[place.offset : place.end] == "color : red !important"
        assert text[place.value_offset : place.end] == "red !important"
        assert page.document.tag(place.element) == "p"

    def test_style_elements_and_attributes_are_places_in_the_page(self):
        page = load_page(
            "<head>\n <style>p{\ncolor:red}</style><p>x\n<b style='color:tan'>y", where="a.html"
        )
        styles = page.cascade()
        sheet = styles.declaration(len(page.document) - 2, "color")
        attribute = styles.declaration(len(page.document) - 1, "color")
        assert sheet is not None
        assert attribute is not None
        assert (sheet.where, sheet.line, sheet.column) == ("a.html", 3, 1)
        assert (attribute.line, attribute.column, attribute.selector) == (4, 1, "style")

    def test_nothing_is_declared_where_the_initial_value_stands(self):
        page = load_page("<p>x")
        assert page.cascade().declaration(3, "background-color") is None
