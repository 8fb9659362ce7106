"""What is cut short on a pathological page is said."""

from __future__ import annotations

import pytest

from a11yview import check
from a11yview.audit.backdrop.backdrop import MOST_GROUPS
from a11yview.site.page_files import PageSource
from support.hostile_pages import page

STYLES = ["opacity:.999", "filter:invert(.001)", "opacity:.999;mix-blend-mode:darken"]


def checked(depth, style):
    html = page("<div>" * depth + "A text", f"div{{{style}}}")
    report = check([PageSource(name="x.html", html=html)], schemes="none", states=["site"])
    ((_, counts),) = report.pages[0].counts
    return counts, [(one.rule, one.message) for one in report.notices]


@pytest.mark.parametrize("style", STYLES)
def test_as_many_groups_as_are_read_have_a_verdict(style):
    counts, notices = checked(MOST_GROUPS, style)
    assert (counts.passed, counts.undetermined, notices) == (1, 0, [])


@pytest.mark.parametrize("style", STYLES)
def test_one_more_leaves_the_text_open_and_is_noticed(style):
    counts, notices = checked(MOST_GROUPS + 1, style)
    assert (counts.passed, counts.undetermined) == (0, 1)
    ((rule, message),) = notices
    assert rule == "AV905"
    assert f"{MOST_GROUPS} deep" in message
