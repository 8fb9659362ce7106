"""Text in SVG: painted with ``fill``, on the shapes that were painted before."""

from __future__ import annotations

import pytest

from a11yview.audit import State, Verdict, audit_page
from a11yview.cascade import load_page

PASS, FAIL, OPEN, EXEMPT = Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED, Verdict.EXEMPT


def audited(svg, css=""):
    html = f"<!DOCTYPE html><style>{css}</style><body>{svg}"
    return audit_page(load_page(html), "page", level="AA", states=[State()], texts=True)


def only(svg, css=""):
    (record,) = audited(svg, css).texts
    return record


def drawing(content, attributes='width="300" height="100"', css=""):
    return only(f"<svg {attributes}>{content}</svg>", css)


@pytest.mark.parametrize(
    ("text", "verdict", "fg"),
    [
        ("<text y=20>A text</text>", PASS, (0, 0, 0)),
        ("<text y=20 style='color: #eee'>A text</text>", PASS, (0, 0, 0)),
        ("<text y=20 style='-webkit-text-fill-color: #eee'>A text</text>", PASS, (0, 0, 0)),
        ("<text y=20 fill=#999>A text</text>", FAIL, (153, 153, 153)),
        ("<text y=20 fill=#000 fill-opacity=.5>A text</text>", FAIL, (128, 128, 128)),
        ("<text y=20 style='fill: #000; fill-opacity: 50%'>A text</text>", FAIL, (128, 128, 128)),
        ("<g fill=#999><text y=20>A text</text></g>", FAIL, (153, 153, 153)),
        ("<g fill=#999><text y=20 fill=bogus>A text</text></g>", FAIL, (153, 153, 153)),
        ("<g fill=currentcolor><text y=20 color=#999>A text</text></g>", FAIL, (153, 153, 153)),
        ("<text y=20 fill=none>A text</text>", EXEMPT, (255, 255, 255)),
        ("<text y=20 fill='url(#a)'>A text</text>", OPEN, None),
        ("<text y=20 fill='url(#a) #000'>A text</text>", OPEN, None),
    ],
)  # fmt: skip
def test_fill_paints_letters(text, verdict, fg):
    record = drawing(text)
    assert (record.verdict, record.fg) == (verdict, fg)


@pytest.mark.parametrize(
    ("attributes", "verdict"),
    [
        ("fill=#000 stroke=#000", PASS),
        ("fill=#000 stroke=#fff stroke-width=2", OPEN),
        ("fill=#000 stroke=#fff stroke-width=.2", PASS),
        ("fill=#000 stroke=#fff stroke-width=0", PASS),
        ("fill=#000 stroke=#fff stroke-opacity=0", PASS),
        ("fill=none stroke=#999", FAIL),
        ("fill=#000 stroke='url(#a)'", OPEN),
        ("fill=#000 stroke=#888 stroke-width='5%'", OPEN),
        ("fill=#fff stroke=#000 stroke-width=3 paint-order=stroke", PASS),
        ("fill=#fff stroke=#0008 stroke-width=3 paint-order=stroke", OPEN),
        ("fill=#fff stroke=#000 stroke-width=.3 paint-order=stroke", EXEMPT),
    ],
)
def test_a_stroke_lies_on_the_letters_or_around_them(attributes, verdict):
    assert drawing(f"<text y=20 {attributes}>A text</text>").verdict is verdict


@pytest.mark.parametrize(
    "css",
    [
        "text { position: absolute; left: -9999px }",
        "text { text-indent: -9999px }",
        "g { overflow: hidden; width: 0; height: 0 }",
        "g, text { background: #000 }",
    ],
)
def test_properties_of_boxes_mean_nothing_in_a_drawing(css):
    record = drawing("<g><text y=20>A text</text></g>", css=css)
    assert (record.verdict, record.bg) == (PASS, (255, 255, 255))


def test_opacity_and_filters_of_groups_count():
    record = drawing("<g opacity=.5><text y=20 style='filter: invert(1)' fill=#fff>A text</text>")
    assert (record.verdict, record.fg) == (FAIL, (128, 128, 128))


BEFORE = [
    ("<rect width='100%' height='100%' fill='#222' />", PASS),
    ("<rect width='300' height='100' rx='9' fill='#222' />", PASS),
    ("<g><rect width='300' height='100' fill='#222' /></g>", PASS),
    ("<rect width='300' height='100' /><rect width='300' height='100' fill='#fff' />", EXEMPT),
    ("<rect x='5' y='5' width='200' height='40' fill='#222' />", PASS),
    ("<path d='M5 5h200v40h-200z' fill='#222' />", PASS),
    ("<circle cx='40' cy='20' r='90' fill='#222' />", PASS),
    ("<g transform='translate(5 5)'><rect width='200' height='40' fill='#222' /></g>", PASS),
    ("<rect width='200' height='40' fill='#222' opacity='.9' />", OPEN),
    ("<rect width='300' height='100' fill='#222' clip-path='url(#a)' />", OPEN),
    ("<rect width='300' height='100' fill='url(#a)' />", OPEN),
    ("<g transform='rotate(3)'><rect width='300' height='100' fill='#222' /></g>", OPEN),
    ("<g opacity='.5'><rect width='300' height='100' fill='#222' /></g>", OPEN),
    ("<rect x='30' width='300' height='100' fill='#222' />", OPEN),
    ("<rect width='300' height='100' fill='#222' visibility='hidden' />", EXEMPT),
    ("<rect width='300' height='100' fill='#222' display='none' />", EXEMPT),
    ("<rect width='300' height='100' fill='none' stroke='#222' />", EXEMPT),
    ("<rect width='300' height='100' fill='none' stroke='#222' stroke-width='40' />", OPEN),
    ("<rect width='300' height='100' fill='none' stroke='#222' stroke-width='4%' />", OPEN),
    ("<line x2='300' stroke='#222' stroke-width='60' />", OPEN),
    ("<g transform='translate(0 50)'><rect width='100%' height='100%' /></g>", EXEMPT),
    ("<rect width='300' height='50' style='translate: 0 60px' />", OPEN),
    ("<g style='scale: .1'><rect width='300' height='100' /></g>", OPEN),
    ("<g style='rotate: 90deg'><rect width='300' height='100' /></g>", OPEN),
    ("<ellipse cx='40' cy='20' ry='90' fill='#222' />", PASS),
    ("<g transform='scale(10)'><rect width='20' height='4' fill='#222' /></g>", PASS),
    ("<g transform='translate(0 100) scale(1 -1)'><rect width='200' height='50' /></g>", EXEMPT),
    ("<g transform='matrix(1 0 0 -1 0 40)'><rect width='200' height='40' /></g>", PASS),
    ("<g transform='scale(.5)'><rect width='300' height='100' /></g>", PASS),
    ("<rect width='300' height='100' transform='scale(.5)' transform-origin='300 100' />", OPEN),
    (
        "<rect width='300' height='100' style='transform: scale(.5); transform-box: fill-box' />",
        OPEN,
    ),
    ("<path d='M0 14h200' stroke='#222' stroke-width='2' transform='scale(1 3)' />", OPEN),
    (
        "<rect width='90' height='40' rx='-30' fill='url(#a)' /><rect width='300' height='100' />",
        PASS,
    ),
    ("<rect width='300' height='100' /><rect width='90' height='40' fill='url(#a)' />", OPEN),
    ("<image href='a.png' /><rect width='300' height='100' fill='#222' />", PASS),
    ("<image href='a.png' />", OPEN),
    ("<use href='#a' />", OPEN),
    ("<switch><rect /></switch>", OPEN),
    ("<defs><rect width='300' height='100' /></defs>", EXEMPT),
    ("<rect y='50' width='300' height='50' fill='#222' />", EXEMPT),
]


@pytest.mark.parametrize(("shapes", "verdict"), BEFORE)
def test_white_text_on_shapes(shapes, verdict):
    record = drawing(f"{shapes}<text x='10' y='25' fill='#fff'>A text</text>")
    assert record.verdict is verdict
    assert record.reason in {None, "same-color", "image-element"}


def test_where_every_shape_gives_the_same_verdict_it_is_told():
    record = drawing("<rect x=30 width=99 height=99 fill=#dde /><text y=25>A text</text>")
    assert (record.verdict, record.bg) == (PASS, (221, 221, 238))


@pytest.mark.parametrize(
    ("shape", "verdict"),
    [
        ("<rect width='300' height='100' fill='#222' />", OPEN),
        ("<rect y='50' width='300' height='50' fill='#222' />", PASS),
        ("<rect width='300' height='100' fill='none' />", PASS),
        ("<rect width='300' height='100' fill='transparent' />", PASS),
        ("<rect width='300' height='0' />", PASS),
        ("<path stroke='#000' /><path d='M9 9' stroke='#000' /><circle />", PASS),
        ("<path d='M9 9z' stroke='#000' stroke-width='40' />", OPEN),
    ],
)
def test_what_is_drawn_later_may_hide_a_text(shape, verdict):
    assert drawing(f"<text x='10' y='25'>A text</text>{shape}").verdict is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("<text x='100' y='25'>A text</text>", PASS),
        ("<text x='100' y='25' text-anchor='middle'>A text</text>", OPEN),
        ("<text x='100' y='25' style='direction: rtl'>A text</text>", OPEN),
        ("<text x='100' y='25'>A text<tspan x='0'></tspan></text>", OPEN),
        ("<text x='100' y='25' letter-spacing='40'>A text</text>", OPEN),
        ("<text x='100' y='25' style='text-transform: uppercase'>A text</text>", OPEN),
        ("<text><textPath href='#a'>A text</textPath></text>", OPEN),
        ("<text x='100' y='25' style='writing-mode: vertical-rl'>A text</text>", OPEN),
    ],
)
def test_where_a_text_lies_beside_a_shape(text, verdict):
    shapes = "<rect width='90' height='100' /><rect x='175' width='90' height='100' />"
    assert drawing(shapes + text).verdict is verdict


@pytest.mark.parametrize(
    ("attributes", "css", "verdict"),
    [
        ("width=300 height=100", "", PASS),
        ("width=300 height=100 viewBox='0 0 300 100'", "", PASS),
        ("width=300 height=100 viewBox='0 0 600 200'", "", OPEN),
        ("width=300 height=100 viewBox='0 0 300 100'", "svg { width: 100% }", OPEN),
        ("viewBox='0 0 300 100'", "", OPEN),
        ("viewBox='0 0'", "", OPEN),
    ],
)
def test_how_large_letters_are_takes_layout_in_a_drawing_that_is_scaled(attributes, css, verdict):
    text = "<text y=40 font-size=30 fill=#888>A text</text>"
    assert drawing(text, attributes, css).verdict is verdict


@pytest.mark.parametrize(
    ("transform", "verdict"),
    [("", PASS), ("scale(1 -1) translate(0 -80)", PASS), ("scale(.5)", OPEN), ("scale(2)", OPEN)],
)
def test_letters_that_are_scaled_have_another_size(transform, verdict):
    text = "<text y=40 font-size=30 fill=#888>A text</text>"
    assert drawing(f"<g transform='{transform}'>{text}</g>").verdict is verdict


def test_what_fails_at_any_size_fails():
    assert drawing("<text y=40 fill=#ccc>A text</text>", "viewBox='0 0 9 9'").verdict is FAIL


@pytest.mark.parametrize("around", ["defs", "symbol", "clipPath", "switch"])
def test_what_is_shown_only_elsewhere_is_open(around):
    assert drawing(f"<{around}><text y=20>A text</text></{around}>").verdict is OPEN


@pytest.mark.parametrize(
    ("svg", "verdict"),
    [
        ("<foreignObject><p>Text</p></foreignObject>", PASS),
        ("<rect /><foreignObject><p>Text</p></foreignObject>", OPEN),
        ("<foreignObject><p>Text</p></foreignObject><g><path /></g>", OPEN),
        ("<foreignObject><svg><path /></svg><p>Text</p></foreignObject>", OPEN),
    ],
)
def test_a_page_in_a_drawing_lies_on_its_shapes(svg, verdict):
    assert drawing(svg).verdict is verdict


def test_a_group_around_a_page_in_a_drawing_has_no_background():
    svg = "<g style='background: #000'><foreignObject><p>Text</p></foreignObject></g>"
    record = drawing(svg)
    assert (record.verdict, record.bg) == (PASS, (255, 255, 255))
    svg = "<foreignObject style='background: #ddd'><p>Text</p></foreignObject>"
    assert drawing(svg).bg == (221, 221, 221)


def test_something_over_the_drawing_leaves_its_text_open():
    html = (
        "<div style='position: relative'><svg><rect width='100%' height='100%' fill='#eee' />"
        "<text y=20>A text</text></svg>"
        "<img src=a.png style='position: absolute; inset: 0; width: 100%; height: 100%'></div>"
    )
    assert only(html).verdict is OPEN


def test_the_declarations_of_fill_are_named():
    css = ".a { fill: #999 } .b { fill: #888; color: #777 } .c { fill: currentcolor }"
    svg = "<svg><rect width='100%' height='100%' class=a /><text class=b y=20>A</text></svg>"
    (finding,) = audited(svg.replace(">A<", ">A text<"), css).findings
    assert finding.text_declared.source == ".b { fill: #888 }"
    assert finding.background_declared.source == ".a { fill: #999 }"
    group = "<g style='background: #000'><text class='b c' y=20>A text</text></g>"
    svg = f"<svg style='background: #aaa'>{group}</svg>"
    (finding,) = audited(svg, css).findings
    assert finding.text_declared.source == ".b { color: #777 }"
    assert finding.background_declared.value == "#aaa"


def test_a_drawing_of_endless_shapes_and_texts_is_left_open():
    svg = "<svg>" + "<rect width='9' height='9' />" * 400 + "<text y='50'>Text</text>" * 300
    assert {record.verdict for record in audited(svg).texts} == {OPEN}
