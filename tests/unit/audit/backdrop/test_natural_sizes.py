"""The size of an image in a URL, as Chromium's ``naturalWidth`` has it."""

from __future__ import annotations

import base64

import pytest

from a11yview.audit.backdrop.natural_sizes import natural_size

SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' width='24' height='16.5px'/>"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000014000001020802000000")
GIF = b"GIF89a\x07\x00\x02\x01rest"


def encoded(kind, content):
    return f'url("data:image/{kind};base64,{base64.b64encode(content).decode()}")'


@pytest.mark.parametrize(
    ("image", "size"),
    [
        (f'url("data:image/svg+xml,{SVG}")', (24, 16.5)),
        (f"url('data:image/svg+xml;utf8,{SVG}')", (24, 16.5)),
        ('url("data:image/SVG+XML;charset=utf-8,' + SVG.replace("<", "%3C") + '")', (24, 16.5)),
        ('url("data:image/svg+xml,' + SVG.replace("'", '\\"') + '")', (24, 16.5)),
        (encoded("svg+xml", SVG.encode()), (24, 16.5)),
        (encoded("png", PNG), (20, 258)),
        (encoded("gif", GIF), (7, 258)),
        (encoded("png", GIF), None),
        (encoded("gif", PNG), None),
        (encoded("jpeg", b"\xff\xd8\xff"), None),
        ('url("data:image/png;base64,!")', None),
        ('url("data:image/svg+xml")', None),
        ('url("data:image/svg+xml,' + SVG.replace("width='24'", "width='100%'") + '")', None),
        ('url("data:image/svg+xml,' + SVG.replace("height", "x") + '")', None),
        ('url("data:image/svg+xml,' + SVG.replace("viewBox", "style='width: 1em' x") + '")', None),
        ('url("data:image/svg+xml,<p>")', None),
        ('url("a.svg")', None),
    ],
)
def test_a_size_is_read_where_the_url_holds_it(image, size):
    assert natural_size(image) == size
