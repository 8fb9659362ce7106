"""Computed values as plain rows."""

from __future__ import annotations

from a11yview.cascade import computed_rows, load_page


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
