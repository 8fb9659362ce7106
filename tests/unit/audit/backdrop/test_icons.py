"""A picture that lies in the padding of its box is not beneath the text in it."""

from __future__ import annotations

import pytest

from a11yview.audit import SCHEME_ATTRIBUTE, State, Verdict, audit_page
from a11yview.cascade import load_page

SITE = (State(),)
ICON = "background: #fff url(icon.png) no-repeat"
ARROW = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='24' height='9'/%3E"


def records(body, css="", states=SITE):
    page = load_page(f"<!DOCTYPE html><style>{css}</style><body>{body}", where="/page.html")
    return audit_page(page, "page.html", level="AA", states=states, texts=True).texts


def reason(declared, *, inner="text"):
    first = records(f'<div style="color: #444; {declared}">{inner}</div>')[-1]
    return first.reason


class TestOnePicture:
    @pytest.mark.parametrize(
        "declared",
        [
            f"{ICON} right .75rem center / 16px 12px; padding-right: 2.25rem",
            f"{ICON} calc(100% - 12px) 50% / 12px; padding-right: 24px",
            f"{ICON} 0 50% / 16px 16px; padding-left: 16px",
            f"{ICON} 4px / 1em; padding-left: 20px",
            f"{ICON} center top / auto 40px; padding-top: 2.5em",
            f"{ICON} 50% 100% / auto 8px; padding-bottom: 8px",
            f"{ICON} right -8px top / 16px; padding-right: 8px",
            f"{ICON} -4px 0 / 16px; padding-left: 12px",
            "background: #fff url(icon.png) repeat-y 0 0 / 8px; padding-left: 8px",
            "background: #fff url(icon.png) no-repeat space 0 0 / 8px; padding-left: 8px",
            f"{ICON} 0 0 / 16px; background-position-x: right; padding-right: 1em",
            f"{ICON} 0 0 / 16px; padding-left: 16px; display: table-cell",
            f"{ICON} 100% / 16px; padding-right: 16px; display: inline",
            "--i: url(icon.png); background: var(--i) no-repeat 0 / 1em; padding-left: 1em",
        ],
    )
    def test_in_the_padding_it_leaves_the_verdict(self, declared):
        assert reason(declared) is None

    @pytest.mark.parametrize(
        "declared",
        [
            f"{ICON} 0 50% / 16px 16px; padding-left: 15px",
            f"{ICON} right 1px center / 16px 12px; padding-right: 16px",
            f"{ICON} 50% 50% / 16px 16px; padding: 90px",
            f"{ICON} 98% 50% / 16px 16px; padding-right: 90px",
            f"{ICON} 0 50%; padding-left: 90px",
            f"{ICON} 0 50% / auto 16px; padding-left: 90px",
            f"{ICON} 0 50% / 10% 16px; padding-left: 90px",
            f"{ICON} 0 50% / contain; padding-left: 90px",
            f"{ICON} min(4px, 5%) 50% / 16px; padding-left: 90px",
            f"{ICON} 0 50% / 16px; padding-left: 90%",
            f"{ICON} 0 50% / 16px; padding-left: 16px; text-indent: -16px",
            f"{ICON} bottom / auto 8px; padding-bottom: 8px; height: 3em",
            f"{ICON} top / auto 8px; padding-top: 8px; display: inline",
            f"{ICON} left / 8px; padding: 4px 8px; display: inline",
            f"{ICON} 0 0 / 16px border-box; padding-left: 16px; border-left: 4px solid",
            f"{ICON} 0 0 / 16px content-box; padding-left: 16px",
            f"{ICON} 0 0 / 16px fixed; padding-left: 16px",
            f"{ICON} 0 0 / 16px; padding-left: 16px; display: table-row",
            "background: #fff url(icon.png) repeat-x 0 0 / 8px; padding-left: 8px",
            "background: #fff url(icon.png) 0 0 / 8px; padding-left: 8px",
        ],
    )
    def test_where_it_may_lie_beneath_text_the_verdict_is_open(self, declared):
        assert reason(declared) == "background-image"

    @pytest.mark.parametrize(
        ("declared", "is_beside"),
        [
            ("background-position: 100% 5px; padding-right: 24px", True),
            ("background-position: 100% 5px; padding-right: 23px", False),
            ("background-size: auto 5px; padding-left: 99px", False),
        ],
    )
    def test_a_picture_within_its_url_has_a_size_of_its_own(self, declared, is_beside):
        css = f'.a {{ background: #fff url("{ARROW}") no-repeat; {declared} }}'
        assert [one.reason is None for one in records("<p class=a>text", css)] == [is_beside]

    def test_each_picture_is_looked_at_by_itself(self):
        two = "background: url(a.png) no-repeat 0 / 1em, url(b.png) #fff; padding-left: 1em"
        assert reason(two) == "background-image"

    def test_texts_further_in_are_beside_it_too(self):
        declared = f"{ICON} 0 / 16px; padding-left: 16px"
        assert reason(declared, inner="<b>bold <i>and more</i></b>") is None

    @pytest.mark.parametrize("position", ["absolute; left: 0", "fixed; left: 0"])
    def test_a_box_that_is_placed_in_it_may_lie_on_it(self, position):
        declared = f"{ICON} 0 / 16px; padding-left: 16px; transform: scale(1)"
        placed = f'<b style="position: {position}">text</b>'
        assert records(f'<div style="{declared}"><br>{placed}</div>')[-1].verdict is (
            Verdict.UNDETERMINED
        )

    def test_a_box_that_is_stretched_over_others_is_no_ground_for_its_picture(self):
        veil = f"{ICON} 0 / 16px; padding-left: 16px; position: absolute; inset: 0"
        found = records(f'<div style="position: relative"><i style="{veil}"></i>text</div>')
        assert found[-1].verdict is Verdict.UNDETERMINED


class TestManyBoxes:
    CSS = f".a, .b {{ {ICON} 0 / 16px; color: #444 }} .a {{ padding-left: 16px }}"
    TWO = "<p class=a>beside</p><p class=b>on it</p>"

    def test_the_same_background_is_told_apart_by_paddings(self):
        assert [one.reason for one in records(self.TWO, self.CSS)] == [None, "background-image"]

    def test_in_states_that_differ_in_paints_alone_too(self):
        css = f":root[{SCHEME_ATTRIBUTE}] {{ --c: red }} {self.CSS}"
        states = (State(), State(scheme="x"))
        found = [one.reason for one in records(self.TWO, css, states)]
        assert found == [None, "background-image"] * 2

    def test_a_failure_beside_it_is_of_the_color_that_is_seen(self):
        css = ".a { background: url(i.png) no-repeat 0 / 1em; padding-left: 1em; color: #999 }"
        page = load_page(f"<!DOCTYPE html><style>{css}</style><body bgcolor=#eee><p class=a>text")
        (finding,) = audit_page(page, "page.html", level="AA", states=SITE).findings
        assert finding.background_declared.name == "background-color"
