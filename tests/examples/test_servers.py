"""Each server of examples/ runs as its README says, and keeps what docs/servers.md promises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest

from support.example_sites import POLICY, SITES, running

if TYPE_CHECKING:
    from collections.abc import Iterator

CHOSEN = 'data-a11yview-scheme="white-on-black" data-a11yview-font-size="150">'


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest) -> Iterator[str]:
    with running(request.param) as (address, _):
        yield address


@pytest.fixture
def visitor(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site) as client:
        yield client


def test_a_visit(visitor: httpx.Client, site: str) -> None:
    page = visitor.get("/form?from=news")
    assert page.headers["Content-Security-Policy"] == POLICY
    assert "Cookie" in page.headers["Vary"]
    assert "a11yview=" not in page.headers.get("Set-Cookie", "")
    fields = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', page.text))
    fields |= {"scheme": "white-on-black", "font-size": "150"}
    answer = visitor.post("/a11yview/", data=fields, headers={"Origin": site.rstrip("/")})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/form?from=news"
    assert CHOSEN in visitor.get(answer.headers["Location"]).text
    assert CHOSEN in visitor.get("/table").text
    evil = {"Origin": "https://evil.example"}
    assert visitor.post("/a11yview/", data=fields, headers=evil).status_code == 403


def test_every_file_that_a_page_names_is_there(visitor: httpx.Client) -> None:
    page = visitor.get("/").text
    names = re.findall(r'(?:href|src)="(/[^"]*\.(?:css|js|svg))"', page)
    assert len(names) >= 5
    assert names[0].startswith("/a11yview/")
    for name in names:
        response = visitor.get(name)
        assert response.status_code == 200, name
        is_ours = name.startswith("/a11yview/")
        assert ("immutable" in response.headers.get("Cache-Control", "")) == is_ours, name
        assert "cookie" not in response.headers.get("Vary", "").lower(), name
