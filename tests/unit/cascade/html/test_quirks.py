"""The doctype decides about quirks mode."""

from __future__ import annotations

import pytest

from a11yview.cascade import read_document

TRANSITIONAL = "-//W3C//DTD HTML 4.01 Transitional//EN"


@pytest.mark.parametrize(
    ("doctype", "quirks"),
    [
        ("", True),
        ("<!doctype html>", False),
        ("<!DOCTYPE HTML>", False),
        ("<!doctype nope>", True),
        (f'<!doctype html public "{TRANSITIONAL}">', True),
        (f'<!doctype html public "{TRANSITIONAL}" "http://www.w3.org/TR/html4/loose.dtd">', False),
        ('<!doctype html public "-//W3C//DTD HTML 3.2 Final//EN">', True),
        ('<!doctype html public "-//W3C//DTD XHTML 1.0 Strict//EN" "x">', False),
        ('<!doctype html system "about:legacy-compat">', False),
        (
            '<!doctype html system "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd">',
            True,
        ),
    ],
)
def test_doctype_decides_about_quirks_mode(doctype, quirks):
    assert read_document(doctype + "<p>x").quirks is quirks
