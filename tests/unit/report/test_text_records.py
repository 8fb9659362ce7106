from __future__ import annotations

import json
from dataclasses import replace

from a11yview.audit import TextRecord, Verdict
from a11yview.report import render, render_texts

RECORD = TextRecord(
    page="a.html",
    state="site",
    path="/2/1",
    verdict=Verdict.FAIL,
    reason=None,
    fg=(148, 148, 148),
    bg=(255, 255, 255),
    ratio=3.0326,
    needed=4.5,
    font_size_px=16.0,
    font_weight=400,
    color=(148, 148, 148),
)


def test_one_line_per_record_with_exactly_these_members():
    lines = render_texts([RECORD, RECORD]).splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == {
        "page": "a.html",
        "state": "site",
        "path": "/2/1",
        "verdict": "fail",
        "reason": None,
        "fg": [148, 148, 148],
        "bg": [255, 255, 255],
        "ratio": 3.0326,
        "needed": 4.5,
        "font_size_px": 16.0,
        "font_weight": 400,
        "color": [148, 148, 148],
    }


def test_a_ratio_is_never_written_as_the_one_that_it_missed(report):
    assert '"ratio": 4.4999, "needed": 4.5' in render_texts([replace(RECORD, ratio=4.49999)])
    near = replace(report, findings=(replace(report.findings[0], ratio=4.49999),))
    assert '"ratio": 4.4999,' in render(near, "json")
