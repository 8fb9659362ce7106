"""Which declaration wins: layers, importance, scopes, roll-back."""

from __future__ import annotations

import pytest

from a11yview.cascade import load_page


def color_of(page, tag, environment=None):
    styles, document = page.cascade(environment), page.document
    element = next(e for e in range(len(document)) if document.tag(e) == tag)
    return str(styles[element].color)


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
            (
                "@media print{@layer a{}} @layer b{p{color:tan}} @layer a{p{color:revert-layer}}",
                "tan",
            ),
            ("@layer a{p{color:revert-layer!important}} @layer b{p{color:red!important}}", "#000"),
            ("p{color:tan} p{color:revert-rule}", "tan"),
            ("p{color:tan} p{all:revert-rule} p{all:revert-rule} p{all:revert-rule}", "tan"),
            ("p{color:tan} p{all:revert} p{all:revert-rule} p{all:revert-rule}", "#000"),
            ("p{color:tan} p{color:revert-layer} p{all:revert-rule}", "#000"),
            (
                "@layer a{p{color:tan}} @layer b{p{all:revert-layer}} p{all:revert-rule}",
                "tan",
            ),
            ("p{color:tan} p{all:revert-rule;color:red} p{all:revert-rule}", "red"),
        ],
    )
    def test_order(self, css, color):
        assert color_of(load_page(f"<style>{css}</style><p id=i>x"), "p") == color

    def test_style_attribute_wins_over_all_but_importance(self):
        css = "<style>p{color:red!important} i{color:red}</style>"
        page = load_page(css + "<p style='color:tan'>x<i style='color:tan'>y")
        assert (color_of(page, "p"), color_of(page, "i")) == ("red", "tan")
