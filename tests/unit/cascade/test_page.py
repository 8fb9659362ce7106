"""A page as a whole: sheets in order, layers and states, sharing, where values come from."""

from __future__ import annotations

import pytest

from a11yview.cascade import Environment, computed_rows, decode, load_page
from a11yview.cascade import page as page_module

DARK = Environment(features=(("prefers-color-scheme", "dark"),))
PRINT = Environment(media="print")


def page_of(files, html, where="pages/index.html"):
    return load_page(html, where=where, reader=files.get)


def color_of(page, tag, environment=None):
    styles, document = page.cascade(environment), page.document
    element = next(e for e in range(len(document)) if document.tag(e) == tag)
    return str(styles[element].color)


class TestSources:
    def test_links_resolve_against_the_page_and_its_base(self):
        files = {"css/a.css": b"p{color:red}", "pages/b.css": b"p{color:tan}"}
        html = "<link rel=stylesheet href={}><p>x"
        assert color_of(page_of(files, html.format("../css/a.css")), "p") == "red"
        assert color_of(page_of(files, "<base href=../css/>" + html.format("a.css")), "p") == "red"

    def test_order_is_that_of_the_document(self):
        files = {"pages/a.css": b"p{color:red}"}
        html = "<style>p{color:tan}</style><link rel=stylesheet href=a.css><p>x"
        assert color_of(page_of(files, html), "p") == "red"

    @pytest.mark.parametrize(
        "link",
        [
            "<link rel=stylesheet href=a.css disabled>",
            "<link rel='alternate stylesheet' title=t href=a.css>",
            "<link rel=stylesheet href=a.css type=text/plain>",
            "<link rel=icon href=a.css>",
            "<link rel=stylesheet href=a.css media=print>",
            "<style title=one></style><link rel=stylesheet href=a.css title=two>",
            "<style type=text/less>p{color:red}</style>",
            "<style type=' text/css'>p{color:red}</style>",
        ],
    )
    def test_sheets_that_do_not_apply(self, link):
        assert color_of(page_of({"pages/a.css": b"p{color:red}"}, link + "<p>x"), "p") == "#000"

    def test_media_attribute_is_a_condition(self):
        page = page_of({}, "<style media=print>p{color:red}</style><p>x")
        assert color_of(page, "p") == "#000"
        assert color_of(page, "p", PRINT) == "red"

    def test_imports_come_before_their_sheet_with_their_conditions(self):
        files = {
            "pages/a.css": (
                b"@import 'b.css' layer(x) supports(color:red);"
                b"@import url(c.css) print; i{color:tan}"
            ),
            "pages/b.css": b"p,i{color:red}",
            "pages/c.css": b"p{color:navy}",
        }
        page = page_of(files, "<link rel=stylesheet href=a.css><p>x<i>y</i>")
        assert color_of(page, "p") == "red"
        assert color_of(page, "i") == "tan"
        assert color_of(page, "p", PRINT) == "navy"

    def test_layers_named_before_an_import_are_weaker(self):
        files = {"pages/b.css": b"p{color:red}"}
        html = "<style>@layer y, x; @import 'b.css' layer(y); @layer x{p{color:tan}}</style><p>x"
        assert color_of(page_of(files, html), "p") == "tan"

    def test_import_cycles_end(self):
        files = {
            "pages/a.css": b"@import 'b.css';",
            "pages/b.css": b"@import 'a.css'; p{color:red}",
        }
        assert color_of(page_of(files, "<link rel=stylesheet href=a.css><p>x"), "p") == "red"

    def test_what_is_not_read_is_a_problem_with_its_place(self):
        html = (
            "<head>\n<link rel=stylesheet href=//x.example/a.css><link rel=stylesheet href=b.css>"
        )
        remote, missing = page_of({}, html).problems
        assert (remote.line, remote.column) == (2, 1)
        assert "nothing is fetched" in remote.reason
        assert (missing.url, missing.reason) == ("pages/b.css", "no such file")

    def test_data_urls_are_read(self):
        html = "<link rel=stylesheet href='data:text/css;base64,cHtjb2xvcjpyZWR9'><p>x"
        assert color_of(page_of({}, html), "p") == "red"

    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (b"\xef\xbb\xbfa", "a"),
            ("\ufeffж".encode("utf-16-le"), "ж"),
            (b'@charset "windows-1251";\xe6', '@charset "windows-1251";ж'),
            (b'@charset "nonsense";a', '@charset "nonsense";a'),
            (b"\xff", "\ufffd"),
        ],
    )
    def test_encodings(self, data, text):
        assert decode(data) == text


class TestCascade:
    @pytest.mark.parametrize(
        ("css", "color"),
        [
            ("@layer a{p{color:red}} p{color:tan}", "tan"),
            ("@layer a{p{color:red!important}} p{color:tan!important}", "red"),
            ("@layer a,b; @layer b{p{color:red}} @layer a{p#i{color:tan}}", "red"),
            ("@layer a{p{color:red} @layer b{p{color:tan}}}", "red"),
            ("p{color:red} @layer a{p{color:revert-layer}}", "red"),
            ("@layer a{p{color:red}} @layer b{p{color:revert-layer}}", "red"),
            ("p{color:red} p{color:revert}", "#000"),
            ("@scope(body){p{color:red}} p{color:tan}", "red"),
            ("@scope(html){p{color:red}} @scope(body){p{color:tan}}", "tan"),
            ("@scope(body){p{color:tan}} @scope(html){p{color:red}}", "tan"),
            ("body{p{color:red}}", "red"),
            ("p{color:red} p{color:nonsense}", "red"),
            ("@media print{@layer a{}} @layer b{p{color:red}} @layer a{p{color:tan}}", "tan"),
        ],
    )
    def test_order(self, css, color):
        assert color_of(load_page(f"<style>{css}</style><p id=i>x"), "p") == color

    def test_style_attribute_wins_over_all_but_importance(self):
        css = "<style>p{color:red!important} i{color:red}</style>"
        page = load_page(css + "<p style='color:tan'>x<i style='color:tan'>y")
        assert (color_of(page, "p"), color_of(page, "i")) == ("red", "tan")


class TestScopes:
    TREE = "<em class=a><i class=b><u>x</u></i></em><i class=b>"

    @staticmethod
    def red(html):
        rows = computed_rows(load_page(f"<!doctype html>{html}").cascade())
        return [row["path"] for row in rows if row["color"][0] == 1]

    @pytest.mark.parametrize(
        ("html", "red"),
        [
            ("<p></p><p><style>@scope{:scope{color:red}}</style></p>", ["/2/2", "/2/2/1"]),
            (
                "<p>x<b>x</b><p><style>@scope{b{color:red}}</style><b>x</b><p><b>x</b>",
                ["/2/2/2"],
            ),
            (
                "<ul><p><b></b></ul><ul><p><style>@scope{b{color:red}}</style><b></b></ul>",
                ["/2/2/1/2"],
            ),
        ],
    )
    def test_one_without_a_prelude_starts_from_the_parent_of_its_element(self, html, red):
        assert self.red(html) == red

    # As Chromium 156 has it.
    @pytest.mark.parametrize(
        ("css", "red"),
        [
            ("p{@scope(&){color:red}}", ["/2/1", "/2/1/1", "/2/1/1/1"]),
            ("p{@scope(& > .b){color:red}}", ["/2/1/1", "/2/1/1/1"]),
            ("i{@scope(& > u){color:red}}", []),
            ("& > .b{@media all{@scope(.b){color:red}}}", ["/2/1/1", "/2/1/1/1"]),
            ("p{@scope(.b){u{color:red}}}", ["/2/1/1/1"]),
            ("@scope(*){* {color:red}}", ["/2/1/1/1"]),
        ],
    )
    def test_within_another_its_prelude_is_relative_to_that_alone(self, css, red):
        assert self.red(f"<style>@scope(em){{{css}}}</style>{self.TREE}") == red

    def test_what_the_one_around_does_not_hold_is_not_held(self):
        css = "@scope(em) to (u){@scope(*){* {color:red}}}"
        assert self.red(f"<style>{css}</style>{self.TREE}") == []

    @pytest.mark.parametrize(
        "prelude", ["(em, ::before)", "(em) to (::before)", "(em) to (u, ::before)"]
    )
    def test_pseudo_elements_make_a_prelude_invalid(self, prelude):
        assert self.red(f"<style>@scope {prelude} {{*{{color:red}}}}</style>{self.TREE}") == []

    def test_they_may_stand_in_forgiving_lists(self):
        css = "@scope (em) to (:is(::before)) {*{color:red}}"
        assert self.red(f"<style>{css}</style>{self.TREE}") == ["/2/1/1", "/2/1/1/1"]


class TestEnvironments:
    CSS = (
        "<style>p{color:red} @media (prefers-color-scheme:dark){p{color:tan}}"
        "a:hover{color:navy} li:hover>b{color:gold}"
        ":root[data-x=y] p{color:plum}</style>"
        "<p>x</p><li><a href=q>y<i>z</i></a><b>w</b></li>"
    )

    def test_each_sees_its_own_rules(self):
        page = load_page(self.CSS)
        states = [
            Environment(),
            DARK,
            Environment(pseudo=frozenset({"hover"})),
            Environment(pseudo=frozenset({"hover"}), pseudo_on="links"),
            Environment(root_attributes=(("data-x", "y"),)),
        ]
        page.prepare(states)
        found = [[color_of(page, tag, state) for tag in ("p", "i", "b")] for state in states]
        link = found[0][1]
        assert found == [
            ["red", link, "#000"],
            ["tan", link, "#000"],
            ["red", "navy", "gold"],
            ["red", "navy", "#000"],
            ["plum", link, "#000"],
        ]

    def test_announcing_changes_nothing(self):
        states = [Environment(), DARK, Environment(pseudo=frozenset({"hover"}))]
        announced, asked = load_page(self.CSS), load_page(self.CSS)
        announced.prepare(states)
        for state in states:
            styles = announced.cascade(state), asked.cascade(state)
            assert [styles[0][e] for e in range(len(styles[0]))] == [
                styles[1][e] for e in range(len(styles[1]))
            ]

    def test_mentions_are_read_off_the_sheets(self):
        page = load_page(self.CSS)
        assert page.mentions("prefers-color-scheme")
        assert not page.mentions("prefers-contrast")


class TestSharing:
    def test_equal_elements_share_one_style_and_node(self):
        page = load_page("<ul>" + "<li><b>x</b>" * 50 + "<li class=y>z")
        styles, document = page.cascade(), page.document
        bold = [e for e in range(len(document)) if document.tag(e) == "b"]
        assert len({id(styles[e]) for e in bold}) == 1
        assert len({styles.node_of[e] for e in bold}) == 1

    def test_a_nodes_parents_are_one_node_with_a_smaller_number(self):
        page = load_page("<style>p:first-child{color:red}</style><p><b>x</b><p><b>y</b>")
        styles, document = page.cascade(), page.document
        for element in range(1, len(document)):
            node = styles.node_of[element]
            assert styles.node_parent[node] == styles.node_of[document.parent[element]] < node
            assert styles.node_style(node) is styles[element]

    def test_rows_of_a_striped_table_differ_and_repeat(self):
        css = "<style>tr:nth-child(odd){background:red}</style>"
        page = load_page(css + "<table>" + "<tr><td>x" * 20)
        styles, document = page.cascade(), page.document
        rows = [styles[e] for e in range(len(document)) if document.tag(e) == "tr"]
        assert [str(row.background_color) for row in rows[:3]] == ["red", "#0000", "red"]
        assert len({id(row) for row in rows}) == 2


class TestMemory:
    """What is kept from page to page has an end, whatever pages come."""

    @pytest.fixture(autouse=True)
    def small(self, monkeypatch):
        monkeypatch.setattr(page_module, "MAX_SIZE", 300)
        monkeypatch.setattr(page_module, "MAX_KEPT", 1000)
        page_module._indexes.clear()

    def test_all_indexes_together(self):
        for number in range(40):
            body = "".join(f"<p style='color:#{number:03}{one:03}'>x" for one in range(50))
            page = load_page(f"<style>p{{--a:{number % 20}}}</style>{body}")
            page.cascade()
            assert sum(one.size for one in page_module._indexes.values()) < 1000 + page.index.size

    def test_what_is_left_of_the_selectors_of_a_sheet(self):
        asked = ",".join(f".a{number}" for number in range(60))
        css = "".join(f".k{number}:has({asked}){{top:0}}" for number in range(10))
        for number in range(60):
            body = "".join(f"<p class=k{one}><b class=a{number}>x</b>" for one in range(10))
            page = load_page(f"<style>{css}</style>{body}")
            page.cascade()
            assert max(len(sheet.simplifier) for sheet in page.index.sheets) < 300 + 60


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


def test_rows_say_what_the_command_prints():
    page = load_page("<p style='opacity:.5'>x", where="a.html")
    row = list(computed_rows(page.cascade()))[-1]
    assert row == {
        "page": "a.html",
        "path": "/2/1",
        "tag": "p",
        "color": (0.0, 0.0, 0.0, 1.0),
        "background_color": (0.0, 0.0, 0.0, 0.0),
        "font_size_px": 16.0,
        "font_weight": 400.0,
        "display": "block",
        "visibility": "visible",
        "opacity": 0.5,
    }
