"""A page as a whole: environments, and the styles that its elements share."""

from __future__ import annotations

import pytest

from a11yview.cascade import Environment, load_page

DARK = Environment(features=(("prefers-color-scheme", "dark"),))


def color_of(page, tag, environment=None):
    styles, document = page.cascade(environment), page.document
    element = next(e for e in range(len(document)) if document.tag(e) == tag)
    return str(styles[element].color)


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
            ["red", "navy", "gold"],
            ["plum", link, "#000"],
        ]

    @pytest.mark.parametrize("pseudo", ["hover", "active", "focus-within"])
    def test_what_lies_around_a_link_is_reached_with_it(self, pseudo):
        css = f"li:{pseudo}{{color:gold}} li:{pseudo}>b{{color:tan}} b:{pseudo}{{color:red}}"
        rows = "<li>x<b>w</b></li><li><a href=q>y</a><b>w</b></li><li>x<b>w</b></li>"
        styles = load_page(f"<style>{css}</style><ul>{rows}</ul>").cascade(
            Environment(pseudo=frozenset({pseudo}), pseudo_on="links")
        )
        document = styles.document
        found = [str(styles[e].color) for e in range(len(styles)) if document.tag(e) in {"li", "b"}]
        assert found == ["#000", "#000", "gold", "tan", "#000", "#000"]

    @pytest.mark.parametrize(
        ("selector", "matched"),
        [
            ("a:hover + b", True),
            ("a:hover ~ b", True),
            ("a:visited + b", False),
            ("b:hover", False),
        ],
    )
    def test_what_stands_beside_a_link(self, selector, matched):
        page = load_page(f"<style>{selector}{{color:gold}}</style><a href=q>y</a><b>w</b>")
        states = frozenset({"hover", "visited"})
        state = Environment(pseudo=states, pseudo_on="links")
        assert color_of(page, "b", state) == ("gold" if matched else "#000")

    def test_announcing_changes_nothing(self):
        states = [Environment(), DARK, Environment(pseudo=frozenset({"hover"}))]
        announced, asked = load_page(self.CSS), load_page(self.CSS)
        announced.prepare(states)
        for state in states:
            styles = announced.cascade(state), asked.cascade(state)
            assert [styles[0][e] for e in range(len(styles[0]))] == [
                styles[1][e] for e in range(len(styles[1]))
            ]

    @pytest.mark.parametrize(
        ("html", "heeds"),
        [
            (CSS, True),
            ("<meta name=color-scheme content='dark light'><p>x", True),
            ("<style>:root {COLOR-SCHEME: light dark}</style><p>x", True),
            ("<p style='color-scheme: only light dark'>x", True),
            ("<style>p {--s: dark; color-scheme: var(--s)}</style><p>x", True),
            ("<meta name=color-scheme content=dark><p style='color-scheme: light'>x", False),
            ("<style>.none {color-scheme: light dark}</style><p>x", False),
            ("<p>x", False),
        ],
    )
    def test_dark_matters_where_it_is_asked_for_or_gone_with(self, html, heeds):
        assert load_page(html).heeds_dark is heeds

    def test_dark_does_not_matter_for_what_is_only_so_under_a_scheme(self):
        page = load_page("<style>[data-scheme] * { color-scheme: light dark }</style><p>x")
        page.prepare((Environment(), Environment(root_attributes=(("data-scheme", "blue"),))))
        assert not page.heeds_dark

    @pytest.mark.parametrize("name", ["COLOR-SCHEME", r"color\-scheme", r"c\6flor-scheme"])
    def test_a_scheme_is_gone_with_however_it_is_written(self, name):
        page = load_page(f"<style>:root {{{name}: light dark}}</style><p>x")
        assert [page.cascade(state)[0].palette for state in (Environment(), DARK)] == [
            "light",
            "dark",
        ]


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


class TestDeclared:
    CSS = (
        "<style>p{position:static} .a{position:fixed} b{position:var(--p)}"
        "@media (min-width:600px){i{position:sticky}} @media (min-width:800px){i{color:red}}"
        "</style><p>1<p class=a>2<b>3</b><i>4</i><u style='position:fixed'>5</u>"
    )

    def test_elements_that_any_rule_declares_so(self):
        page = load_page(self.CSS)
        found = page.elements_declared("position", {"fixed", "sticky"})
        assert [page.document.own_text(element) for element in found] == ["2", "3", "4", "5"]

    def test_widths_at_which_a_property_of_elements_may_change(self):
        page = load_page(self.CSS)
        found = page.elements_declared("position", {"sticky"})

        def lows(*names):
            of = (found, frozenset(names))
            return [low for low, *_ in page.width_intervals(320, 1280, Environment(), of=of)]

        assert lows("position") == [320, 600]
        assert lows("color", "top") == [320, 800]
        assert lows("top") == [320]
        everywhere = page.width_intervals(320, 1280, Environment())
        assert [low for low, *_ in everywhere] == [320, 600, 800]
