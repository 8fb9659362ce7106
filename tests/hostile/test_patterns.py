"""Texts that nearly match: the scanner and what reads texts around it take time in proportion.

Regular expressions do their work out of sight of a counter of calls, so time is measured; eight
times the text may take three times its share, while going over it again and again takes 64 times.
"""

from __future__ import annotations

from contextlib import suppress

import pytest

from a11yview.audit.backdrop.filters import color_filter
from a11yview.audit.backdrop.hiding import is_clipped_away
from a11yview.audit.findings.ignore_comments import ignore_comments
from a11yview.audit.overlaps.overlaps import OverlapFinder
from a11yview.audit.overlaps.svg_coordinates import frame_of
from a11yview.audit.overlaps.svg_geometry import length
from a11yview.audit.texts.survey import survey
from a11yview.cascade import read_document, scan, sheet_keys
from a11yview.cascade.computing.initial_values import INITIAL
from a11yview.cascade.html.presentational_hints import hints
from a11yview.cascade.sheets.at_rules import layer_names, parse_import
from a11yview.cascade.sheets.keyframes import keyframes
from a11yview.cascade.sheets.token_patterns import strip
from a11yview.site.building.outline import PageError, outline_of
from support.proportion import takes_at_most

SIZE = 20_000
TIMES = 8
SHARE = 3


def scan_wholly(text):
    sheet_keys(scan(text))


NEAR = {
    "open comment": "/*",
    "stars": "/" + "*",
    "nearly closed": "* /",
    "quotes": '"\\"',
    "single quotes": "'\\\n",
    "urls": "url(",
    "spaced urls": "url( ",
    "escapes": "\\",
    "hex escapes": "\\70 ",
    "parentheses": "(",
    "calls": "a(b(c(d)))",
    "brackets": "[a='b'](c)",
    "open brackets": "[a='b",
    "braces": "a{b:c",
    "closed braces": "}",
    "dashes": "-",
    "custom": "--a ",
    "colons": "a:",
    "at": "@",
    "markers": "<!--",
    "commas": "a,",
    "hashes": "a#b.c",
    "spaces": " ",
    "slashes": "/ ",
    "important": "!important ",
    "exclamations": "a:b!",
}


@pytest.mark.parametrize("name", NEAR)
@pytest.mark.parametrize(
    "around", ["{}", "p{{{}", "p{{color:{}", "p{{color:red!{}x}}", "{}{{color:red}}", "@media {}"]
)
def test_scanning_takes_time_in_proportion(name, around):
    short, long = (around.format(NEAR[name] * (SIZE * times // 8)) for times in (1, TIMES))
    assert takes_at_most(SHARE * TIMES, scan_wholly, long, short)


def outline_of_page(text):
    with suppress(PageError):
        outline_of(f"<!doctype html><title>t</title>{text * 8}<body>".encode())


def clipped_by(text):
    is_clipped_away(INITIAL._replace(clip_path=f"polygon({text}x)"))


marks = ignore_comments.__wrapped__  # what is remembered takes no time


def drawing_holding(text):
    document = read_document(f"<svg><foreignObject>{text[: len(text) // 8]}")
    OverlapFinder(document, survey(document))


READERS = {
    "keyframes": (
        lambda text: keyframes.__wrapped__(f"{text}{{}}", 0, len(text) + 2),
        ["1", "1,", "1%,"],
    ),
    "hints": (lambda text: hints("text", "svg", {"font-size": f"{text}x"}), ["1", " ", "1."]),
    "lengths": (lambda text: length(f"{text}x"), ["1", " ", "1e"]),
    "transforms": (lambda text: frame_of(f"translate({text}x"), ["1", "1,", "translate(", "a"]),
    "filters": (
        lambda text: color_filter.__wrapped__(f"brightness({text}x)"),
        ["1", "1.", "(a)", "blur("],
    ),
    "filters of urls": (lambda text: color_filter.__wrapped__(f'url("({text}")'), ["a", "(", "-"]),
    "drawings": (drawing_holding, ["<p>ab"]),
    "clips": (clipped_by, ["0 0 ", "0 0, ", "0"]),
    "strip": (strip, ["/**/", "/* ", " /", "*/", "/**/a"]),
    "marks": (
        marks,
        [
            "/* a11yview-ignore",
            "/* a11yview-ignore */",
            "/*   ",
            "' /* a11yview-ignore",
            "a{/* a11yview-ignore */}",
            "@media{/* a11yview-ignore */",
        ],
    ),
    "imports": (parse_import, ["url(", "'\\", "url( ", '"a" layer(']),
    "layers": (layer_names, ["a.", "a,", "\\"]),
    "outline": (
        outline_of_page,
        ["<!--a11yview-->", "<!--a11yview--><!--/a11yview-->", "<", "<!--", "<a b='", "<template>"],
    ),
    "html": (
        read_document,
        ["<", "<!--", "<a b='", "<p a=1 ", "</", "&amp", "<style>", "<!-- -", "</head>"],
    ),
}


@pytest.mark.parametrize(
    ("reader", "piece"), [(r, p) for r, (_, ps) in READERS.items() for p in ps]
)
def test_readers_take_time_in_proportion(reader, piece):
    work = READERS[reader][0]
    short, long = (piece * (SIZE * times // 8) for times in (1, TIMES))
    assert takes_at_most(SHARE * TIMES, work, long, short)


def test_a_thousand_marks_after_many_rules_take_hardly_longer_than_one():
    rules, mark = "a{color:red}" * 8000, "/* a11yview-ignore: x */"
    one, thousand = (f"{rules}{mark * times}a{{}}" for times in (1, 1000))
    assert takes_at_most(SHARE, marks, thousand, one)
