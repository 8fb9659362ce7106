"""Sizes of containers without layout, as Chromium lays them out."""

from __future__ import annotations

import pytest

from cascade_support import style_of

OUTER = (
    "<!doctype html><style>body { margin: 0 } .o { width: 500px } "
    ".c { container-type: inline-size } "
)


@pytest.mark.parametrize(
    ("body", "width"),
    [
        ("<div class=c><p class=x>", 500),
        ("<div class=c style='width: 50%'><p class=x>", 250),
        ("<div class=c style='width: calc(100% - 100px)'><p class=x>", 400),
        (
            "<div class=c style='padding: 10px; box-sizing: border-box; width: 300px'><p class=x>",
            280,
        ),
        ("<div class=c style='padding: 10%; border: 5px solid'><p class=x>", 390),
        ("<div class=c style='margin: 0 20px'><p class=x>", 460),
        ("<div class=c style='width: 10px; min-width: 60%; max-width: 100px'><p class=x>", 300),
        ("<div class=c style='display: inline-block; width: 300px'><p class=x>", 300),
        ("<div class=c style='display: inline-block'><p class=x>", 0),
        ("<div class=c style='float: left; width: 30%'><p class=x>", 150),
        ("<div class=c style='position: absolute; left: 10px; right: 20px'><p class=x>", 1250),
        (
            "<p style=filter:blur(0)><b class=c style='position: fixed; width: 50%'><b class=x>",
            250,
        ),
        ("<p style='rotate: 1deg'><b class=c style='position: fixed; width: 30%'><b class=x>", 150),
        ("<b style='translate: 0'><b class=c style='position: fixed; width: 50%'><b class=x>", 640),
        ("<span><div class=c><p class=x></div></span>", 500),
        ("<span class=c style='width: 300px'><p class=x></span>", 1280),
        ("<div class=c style='display: contents'><p class=x>", 1280),
        ("<table><td class=c><p class=x></table>", 1280),
        ("<div class=c style='width: fit-content'><p class=x>", 0),
        ("<div class=c style='width: stretch; margin: 0 10px'><p class=x>", 480),
        ("<ul class=c><p class=x>", 460),
    ],
)
def test_query_units_measure_the_content_box(body, width):
    html = OUTER + f".x {{ text-indent: 100cqw }}</style><div class=o>{body}"
    assert style_of(html).text_indent == pytest.approx(width)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("(width > 400px)", True),
        ("(width > 25em)", False),
        ("(width > 40cqw)", True),
        ("outer (width = 1000px)", True),
        ("(height > 0px)", False),
        ("inner style(--a: 1)", True),
        ("outer style(--a: 1)", False),
        ("(width > 9999px), inner (width > 1px)", True),
    ],
)
def test_conditions_ask_the_nearest_container_that_can_answer(condition, holds):
    html = f"""<!doctype html><style>
        .o {{ width: 1000px; container: outer / inline-size }}
        .c {{ container: inner / inline-size; width: 500px; font-size: 20px; --a: 1 }}
        @container {condition} {{ .x {{ color: red }} }}
        </style><div class=o><div class=c><p class=x>"""
    assert (str(style_of(html).color) == "red") is holds


def test_what_only_layout_knows_does_not_hold():
    html = """<!doctype html><style>.c { container-type: inline-size }
        @container (width >= 0px) { .x { color: red } }
        @container not (width >= 0px) { .x { color: red } }
        </style><div style="display: flex"><div class=c><p class=x>"""
    assert str(style_of(html).color) == "#000"
