"""The ``@scope`` that holds an element."""

from __future__ import annotations

import pytest

from a11yview.cascade import computed_rows, load_page


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
        "prelude",
        [
            "(em, ::before)",
            "(em) to (::before)",
            "(em) to (u, ::before)",
            "(em)to(u)",
            "(em) to(u)",
        ],
    )
    def test_some_preludes_are_invalid(self, prelude):
        assert self.red(f"<style>@scope {prelude} {{*{{color:red}}}}</style>{self.TREE}") == []

    def test_they_may_stand_in_forgiving_lists(self):
        css = "@scope (em) to (:is(::before)) {*{color:red}}"
        assert self.red(f"<style>{css}</style>{self.TREE}") == ["/2/1/1", "/2/1/1/1"]
