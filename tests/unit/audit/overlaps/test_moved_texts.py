"""Texts that layout moves onto a plain box or off it, kind by kind; Chromium paints as is said."""

import pytest

from a11yview.audit import State, audit_page
from a11yview.cascade import load_page

OPEN = ("undetermined", "overlap")
PASS, FAIL = ("pass", None), ("fail", None)
# Dark boxes on a white page; dark letters pass on the page and fail on the boxes.
SHEET = (
    "<!doctype html><style>#t { color: #222 } .b { background: #123 } .c { background: #fff }"
    " p { margin: 0 }</style>"
)


def verdict(body, sheet=SHEET, **state):
    page = load_page(sheet + body, where="/page.html")
    audit = audit_page(page, "page.html", level="AA", states=[State(**state)], texts=True)
    paths = {text.path: (str(text.verdict), text.reason) for text in audit.texts}
    (element,) = (
        e for e in range(len(page.document)) if page.document.attributes(e).get("id") == "t"
    )
    return paths[page.document.path(element)]


BOX = "<div class=b style='height: 60px'></div>"


class TestShifted:
    @pytest.mark.parametrize(
        "how",
        [
            "position: relative; top: -40px",
            "position: relative; bottom: 40px",
            "transform: translateY(-40px)",
            "transform: translate(0, -2em)",
            "transform: matrix(1, 0, 0, 1, 0, -30)",
            "translate: 0 -40px",
            "margin-top: -40px",
        ],
    )
    def test_a_text_that_is_moved_up_may_lie_on_the_box_before(self, how):
        assert verdict(f"{BOX}<p id=t style='{how}'>Text") == OPEN
        assert verdict(f"<p id=t style='{how}'>Text</p>{BOX}") == PASS

    def test_a_text_that_is_moved_down_may_lie_on_the_box_after(self):
        how = "position: relative; top: 40px"
        assert verdict(f"<p id=t style='{how}'>Text</p>{BOX}") == OPEN
        assert verdict(f"{BOX}<p id=t style='{how}'>Text") == PASS

    def test_a_box_with_a_negative_margin_pulls_the_text_up(self):
        box = "<div class=b style='height: 60px; margin-bottom: -30px'></div>"
        assert verdict(f"{box}<p id=t>Text") == OPEN

    def test_it_may_leave_the_box_around_it(self):
        text = "<p id=t style='margin-top: -40px; color: #fff'>Text</p>"
        assert verdict(f"<p>a</p><div class=b>{text}</div>") == OPEN
        assert verdict(f"<p>a</p><div class=b style='padding-top: 60px'>{text}</div>") == PASS

    def test_a_gutter_moves_no_text_onto_the_row_before(self):
        row = "<div style='display: flex; margin-top: -8px'>"
        column = "<div style='margin-top: 8px; padding: 1px'><p id=t>Text"
        assert verdict(f"{BOX}{row}{column}") == PASS
        assert verdict(f"{BOX}<div style='margin-top: -8px; padding: 8px'><p id=t>Text") == PASS
        assert verdict(f"{BOX}<div style='margin-top: -28px; padding: 8px'><p id=t>Text") == OPEN
        # Margins that meet are one.
        inner = "<div style='margin-top: 9px'><p id=t style='margin-top: 9px'>Text"
        assert verdict(f"{BOX}<div style='margin-top: -18px'>{inner}") == OPEN

    @pytest.mark.parametrize(
        "body",
        [
            f"{BOX}<p id=t style='position: relative; top: -2px'>Text",  # within its line
            f"{BOX}<p id=t class=c style='position: relative; top: -40px'>Text",  # with its ground
            f"{BOX}<p style='height: 90px'></p><p id=t style='margin-top: -40px'>Text",
            "<div class=c style='height: 60px'></div><p id=t style='margin-top: -40px'>Text",
            f"{BOX}<p id=t style='margin-top: 40px'>Text",
        ],
    )
    def test_what_changes_no_verdict_leaves_it_definite(self, body):
        assert verdict(body) == PASS


class TestPlacedOverSiblings:
    FIELD = "<input class=b style='display: {}; height: 40px'>"

    @pytest.mark.parametrize("display", ["block", "inline-block"])
    @pytest.mark.parametrize(
        "where", ["top: 0", "top: 50%; transform: translateY(-50%)", "bottom: 4px", "inset: 0"]
    )
    def test_a_label_may_lie_over_its_field(self, display, where):
        label = f"<label id=t style='position: absolute; {where}'>Name</label>"
        field = self.FIELD.format(display)
        for pair in (field + label, label + field):
            assert verdict(f"<div style='position: relative'>{pair}</div>") == OPEN

    @pytest.mark.parametrize("where", ["top: 0", "bottom: 0", "top: 40px", "inset: 0"])
    def test_a_text_may_lie_on_a_sibling_that_fills_the_box(self, where):
        text = f"<p id=t style='position: absolute; {where}'>Text</p>"
        fill = "<div class=b style='height: 100%'></div>"
        for pair in (fill + text, text + fill):
            assert verdict(f"<div style='position: relative; height: 99px'>{pair}</div>") == OPEN


class TestCells:
    @pytest.mark.parametrize(
        ("own", "other", "expected"),
        [
            ("grid-area: 1 / 1", "grid-area: 1 / 1", OPEN),
            ("grid-row: 1; grid-column: 1", "grid-area: 1 / 1 / 2 / 2", OPEN),
            ("grid-area: a", "grid-area: a", OPEN),
            ("grid-row: 1; grid-column: 2", "grid-row: 1; grid-column: 1 / -1", OPEN),
            ("grid-row: 1; grid-column: 2", "grid-row: 1; grid-column: 1 / span 2", OPEN),
            ("grid-row: 1; grid-column: 2", "grid-row: 1; grid-column: 1", PASS),
            ("grid-row: 2; grid-column: 1", "grid-row: 1; grid-column: 1", PASS),
            ("grid-area: a", "grid-area: b", PASS),
            ("", "grid-area: 1 / 1", PASS),
        ],
    )
    def test_children_of_one_cell_lie_over_one_another(self, own, other, expected):
        box = f"<div class=b style='{other}; height: 40px'></div>"
        text = f"<p id=t style='{own}'>Text</p>"
        assert verdict(f"<div style='display: grid'>{box}{text}</div>") == expected
        assert verdict(f"<div>{box}{text}</div>") == PASS

    def test_a_picture_in_one_cell_may_lie_beneath(self):
        text = "<p id=t style='grid-area: 1 / 1'>Text</p>"
        picture = "<img src=a.png alt='' style='width: 100%; height: 99px'>"
        for box in (picture.replace("99px", "99px; grid-area: 1 / 1"), f"<a class=x>{picture}</a>"):
            page = f"<style>.x {{ grid-area: 1 / 1 }}</style><div style='display: grid'>{box}{text}"
            assert verdict(page) == ("undetermined", "image-element")
        assert verdict(f"<div style='display: grid'>{picture}{text}</div>") == PASS


class TestLeft:
    """White letters: they pass on the box, and are invisible on the page."""

    SHEET = SHEET.replace("#222", "#777").replace(".b {", "body { background: #000 } .b {")

    def left(self, style="", text="float: left", more=""):
        body = f"<div class=c style='{style}'><p id=t style='{text}'>Text</p>{more}</div>"
        found = verdict(body, sheet=self.SHEET.replace("#777", "#222"))
        return found[0] == "fail"

    @pytest.mark.parametrize("text", ["float: left", "float: right", "position: absolute"])
    def test_a_box_whose_content_is_out_of_flow_is_not_beneath_it(self, text):
        assert self.left(text=text)

    def test_an_empty_part_of_a_line_makes_no_line(self):
        assert self.left(more="<i></i>")
        assert not self.left(more="<i style='padding: 1px'></i>")

    def test_nor_one_whose_boxes_all_are_so(self):
        body = "<div class=c><div><p id=t style='float: left'>Text</p></div></div>"
        assert verdict(body, sheet=self.SHEET.replace("#777", "#222")) == FAIL

    @pytest.mark.parametrize(
        "style",
        [
            "overflow: hidden", "display: flow-root", "display: flex", "float: left",
            "min-height: 40px", "height: 40px", "padding: 20px", "display: inline-block",
            "position: absolute", "contain: layout", "column-count: 1; overflow: auto",
        ],
    )  # fmt: skip
    def test_one_that_holds_floats_or_has_a_height_is(self, style):
        assert not self.left(style)

    @pytest.mark.parametrize(
        "more",
        [
            "words",
            "<br>",
            "<div style='clear: both'></div>",
            "<p style='clear: both'>a</p>",
            "<img>",
        ],
    )
    def test_one_with_content_in_flow_is_as_ever(self, more):
        assert not self.left(more=more)

    def test_one_that_clears_by_generated_content_is(self):
        clear = "<style>.c::after { content: ''; display: table; clear: both }</style>"
        body = f"{clear}<div class=c><p id=t style='float: left'>Text</p></div>"
        assert verdict(body, sheet=self.SHEET.replace("#777", "#222")) == PASS

    @pytest.mark.parametrize(("content", "is_left"), [("''", True), ("'a'", False)])
    def test_what_only_clears_gives_a_placed_text_no_room(self, content, is_left):
        sheet = self.SHEET.replace("#777", "#222")
        clear = f"<style>.c::after {{ content: {content}; display: table; clear: both }}</style>"
        body = f"{clear}<div class=c><p id=t style='position: absolute'>Text</p></div>"
        assert (verdict(body, sheet=sheet) != PASS) is is_left

    def test_a_box_that_floats_may_lie_on_is_counted(self):
        body = "<div class=c><p id=t style='float: left'>Text</p></div><div class=b>a<br>b</div>"
        assert verdict(body)[0] != "fail"


class TestExceeded:
    @pytest.mark.parametrize(
        ("style", "before", "expected"),
        [
            ("height: 0", "", FAIL),
            ("height: 40px", "<div style='height: 60px'></div>", FAIL),
            ("max-height: 20px", "<div style='height: 60px'></div>", FAIL),
            ("height: 8px", "", OPEN),
            ("height: 60px", "<div style='height: 20px'></div>", PASS),
            ("height: 0; overflow: hidden", "", None),
            ("height: 40px; width: 30px; white-space: nowrap", "", OPEN),
        ],
    )
    def test_a_box_ends_where_its_size_says(self, style, before, expected):
        text = "<p id=t>Some words that are wider than thirty px for certain</p>"
        found = verdict(
            f"<div class=c style='{style}'>{before}{text}</div>",
            sheet=SHEET.replace(".b {", "body { background: #000 } .b {"),
        )
        assert expected is None or found == expected


class TestNarrowRows:
    ROW = (
        "<div class=c style='display: flex; width: 200px; {}'>{}"
        "<span id=t style='{}'>Words</span></div>"
    )

    @pytest.mark.parametrize(
        ("row", "item", "own", "expected"),
        [
            ("", "flex: none; width: 300px", "", OPEN),
            ("", "flex: 0 0 300px", "", OPEN),
            ("", "flex-basis: 300px; flex-shrink: 0", "", OPEN),
            ("", "flex: 0 0 190px", "flex: none", OPEN),
            ("", "flex: 0 1 300px", "", PASS),
            ("", "flex: 0 0 100px", "", PASS),
            ("flex-wrap: wrap", "flex: 0 0 300px", "", PASS),
            ("flex-flow: column", "flex: 0 0 300px", "", PASS),
            ("overflow: hidden", "flex: 0 0 300px", "", PASS),
        ],
    )
    def test_items_that_do_not_shrink_push_others_out(self, row, item, own, expected):
        item = f"<span style='{item}'></span>"
        sheet = SHEET.replace(".b {", "body { background: #000 } .b {")
        assert verdict(self.ROW.format(row, item, own), sheet=sheet) == expected


class TestBars:
    @pytest.mark.parametrize(
        ("bar", "padding", "expected"),
        [
            ("left: 0; top: 0; bottom: 0; width: 6px", "0 0 0 20px", PASS),
            ("right: 0; top: 0; height: 100%; width: 6px", "0 20px 0 0", PASS),
            ("left: 0; right: 0; bottom: 0; height: 8px", "0 0 12px", PASS),
            ("left: 100%; top: 0; height: 100%; width: 8px", "0", PASS),
            ("left: 0; top: 0; bottom: 0; width: 6px", "0", ("undetermined", "pseudo-element")),
            (
                "left: 0; top: 0; bottom: 0; width: 26px",
                "0 0 0 20px",
                ("undetermined",) * 0 or None,
            ),
        ],
    )
    def test_a_bar_in_the_padding_is_beside_the_text(self, bar, padding, expected):
        rule = (
            f"#t {{ position: relative; padding: {padding} }} #t::before {{ content: ''; "
            f"position: absolute; background: #123; {bar} }}"
        )
        found = verdict(f"<style>{rule}</style><p id=t>Text")
        assert found == (expected or ("undetermined", "pseudo-element"))


class TestFocusOnLoad:
    RULES = "<style>#t { color: #ccc; background: #fff } #t:focus { color: #222 }</style>"

    def test_the_first_field_with_autofocus_is_focused(self):
        assert verdict(f"{self.RULES}<input id=t value=Text autofocus>") == PASS
        assert verdict(f"{self.RULES}<input id=t value=Text>") == FAIL

    @pytest.mark.parametrize("first", ["<input autofocus>", "<button autofocus>a</button>"])
    def test_no_other_is(self, first):
        assert verdict(f"{self.RULES}{first}<input id=t value=Text autofocus>") == FAIL

    def test_one_that_is_disabled_is_not(self):
        first = "<input autofocus disabled>"
        assert verdict(f"{self.RULES}{first}<input id=t value=Text autofocus>") == PASS


class TestEndlessAnimations:
    def animated(self, frames, style):
        rules = (
            f"<style>@keyframes a {{ {frames} }} #t {{ animation: a 1s infinite; {style} }}</style>"
        )
        return verdict(f"{rules}<p id=t>Text")

    def test_what_fails_at_its_best_moment_fails(self):
        assert self.animated("50% { opacity: .2 }", "color: #ccc") == FAIL

    def test_what_passes_then_is_open(self):
        assert self.animated("50% { opacity: .2 }", "color: #222") == ("undetermined", "animation")

    @pytest.mark.parametrize(
        ("frames", "style"),
        [
            ("50% { opacity: .2; color: #222 }", "color: #ccc"),
            ("50% { opacity: 1 }", "color: #aaa; opacity: .5"),
        ],
    )
    def test_what_may_have_a_better_moment_is_open(self, frames, style):
        assert self.animated(frames, style) == ("undetermined", "animation")


class TestNarrowBoxes:
    """A box as wide as its content in flow, and a positioned text in it."""

    @pytest.mark.parametrize(
        "how",
        ["display: inline-block", "float: left", "position: absolute", "display: inline-flex"],
    )
    def test_a_longer_text_may_leave_it(self, how):
        text = "<span id=t style='position: absolute; color: #fff'>Some words to read</span>"
        assert verdict(f"<div class=b style='{how}'>a{text}</div>") == OPEN
        assert verdict(f"<div class=b style='{how}; width: 400px'>a{text}</div>") == PASS

    def test_a_shorter_text_stays_in_it(self):
        text = "<span id=t style='position: absolute; color: #fff'>Text</span>"
        box = "<div class=b style='display: inline-block'>Some words to read"
        assert verdict(f"{box}{text}</div>") == PASS
        assert verdict(f"<div class=b style='float: left'><img>{text}</div>") == PASS


class TestFloats:
    @pytest.mark.parametrize(
        "after",
        [
            "<h2 class=b>Heading</h2>",
            "<i style='float: left'>more</i> <div class=b>block</div>",
            "<div><h2 class=b>Heading</h2></div>",
        ],
    )
    def test_a_float_lies_on_the_background_of_the_block_after_it(self, after):
        assert verdict(f"<div><span id=t style='float: right'>Text</span>{after}</div>") == OPEN
        assert verdict(f"<div style='float: right'><p id=t>Text</div>{after}") == OPEN

    @pytest.mark.parametrize(
        "after",
        [
            "<h2>Heading</h2>",
            "<h2 class=c>Heading</h2>",
            "<div class=b style='clear: both'>block</div>",
            "<div class=b style='overflow: hidden'>block</div>",
            "<div class=b style='display: flow-root'>block</div>",
            "<div class=b style='margin-right: 200px'>block</div>",
            "a line<div class=b>block</div>",
            "<p>a line</p><div class=b>block</div>",
        ],
    )
    def test_a_float_beside_what_comes_after_it_stays_on_its_ground(self, after):
        assert verdict(f"<div><span id=t style='float: right'>Text</span>{after}</div>") == PASS

    def test_a_float_takes_its_own_ground_along(self):
        how = "float: right; background: #fff"
        assert verdict(f"<span id=t style='{how}'>Text</span><h2 class=b>Heading") == PASS

    def test_a_dimmed_float_in_a_contrast_theme_lies_on_it_with_its_backplate(self):
        body = (
            "<style>h2 { background: Highlight } span { float: right; opacity: 0.5 }</style>"
            "<div><span id=t>Text</span><h2>Heading</h2></div>"
        )
        media = (("forced-colors", "active"),)
        assert verdict(body, media=media) != FAIL
        assert verdict(body.replace("<h2>", "<h2 style='clear: both'>"), media=media) == FAIL


class TestPlacedBeyond:
    """An absolute text whose edge is at the far end of a block of a declared size, or beyond."""

    BLOCK = "<div class=b style='position: relative; {}'><div style='position: absolute; {}'>"
    TEXT = "<p id=t>Text</p></div></div>"

    @pytest.mark.parametrize(
        ("block", "edge"),
        [
            ("height: 40px", "top: 40px"),
            ("height: 40px; padding: 5px", "top: 60px"),
            ("max-height: 40px", "top: 60px; left: 0"),
            ("height: 40px", "bottom: 50px"),
            ("width: 300px", "left: 320px; top: 0"),
            ("width: 300px", "right: 20em; top: 0"),
        ],
    )
    def test_it_lies_on_what_is_around_the_block(self, block, edge):
        assert verdict(self.BLOCK.format(block, edge) + self.TEXT) == PASS

    @pytest.mark.parametrize(
        ("block", "edge"),
        [
            ("height: 40px", "top: 30px"),
            ("height: 40px; padding: 15px", "top: 60px"),
            ("min-height: 20px", "top: 60px"),
            ("height: 40px; overflow: auto", "top: 60px"),
            ("height: 40px", "top: 60px; margin-top: -30px"),
            ("height: 40px", "top: 60px; transform: translateY(-100%)"),
            ("width: 300px", "left: 20px; right: 300px"),
        ],
    )
    def test_it_stays_where_that_is_not_certain(self, block, edge):
        assert verdict(self.BLOCK.format(block, edge) + self.TEXT) == FAIL

    def test_an_item_may_have_another_size(self):
        body = "<div style='display: flex'>{}</div>"
        block = self.BLOCK.format("width: 40px; flex-grow: 1", "left: 60px; top: 0")
        assert verdict(body.format(block + self.TEXT)) == OPEN
