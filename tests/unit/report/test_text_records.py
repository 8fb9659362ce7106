from __future__ import annotations

import json

from a11yview.audit import TextRecord, Verdict
from a11yview.report import render_texts


def test_one_line_per_record_with_exactly_these_members():
    record = TextRecord(
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
    lines = render_texts([record, record]).splitlines()
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
