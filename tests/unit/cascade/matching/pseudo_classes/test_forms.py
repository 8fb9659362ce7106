"""States of form controls, editable text and directions, as a browser has them."""

from __future__ import annotations

import pytest

from a11yview.cascade import load_page
from cascade_support import cases


@pytest.mark.parametrize(
    ("html", "selector", "ids"),
    [
        pytest.param(case["given"]["html"], selector, ids, id=f"{case['id']} {selector}")
        for case in cases("form_states.json.gz")
        for selector, ids in case["expect"].items()
    ],
)
def test_a_state_holds_where_it_holds_in_a_browser(html, selector, ids):
    sheet = f"body :is({selector}) {{ opacity: 0.5 }}"
    page = load_page(f"<!doctype html><body>{html}", extra_sheets=[("", sheet)])
    styles, document = page.cascade(), page.document
    found = [e for e in range(len(document)) if styles[e].opacity == 0.5]
    assert [document.attributes(e)["id"] for e in found if "id" in document.attributes(e)] == ids
