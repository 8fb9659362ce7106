from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from a11yview import Catalog
from a11yview.errors import ArgumentError, CatalogError
from a11yview.site.catalog_file import CatalogFileError
from a11yview.web import Answer, DisplaySettings, Request

if TYPE_CHECKING:
    from pathlib import Path

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SETTINGS = DisplaySettings()
OWN = DisplaySettings(Catalog(own_colors=True))
COLORS = "scheme=own&text=ffff00&background=000080"


def ask(settings: DisplaySettings = SETTINGS, **changes: object) -> Answer:
    headers = {name.lower(): value for name, value in changes.pop("headers", {}).items()}
    request = {
        "method": "GET",
        "name": "",
        "header": lambda name: headers.get(name.lower()),
        "host": "example.org",
        "secure": True,
        "body": b"",
    }
    return settings.answer(Request(**{**request, **changes}))


def post(body: object = b"scheme=white-on-black", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(method="POST", body=body, headers={**FORM, **named})


class TestForm:
    def test_sets_the_cookie_and_leads_back(self) -> None:
        answer = post(b"scheme=white-on-black&return-to=%2Fnews%3Fq%3D1")
        assert answer.status == 303
        assert dict(answer.headers) == {
            "Location": "/news?q=1",
            "Set-Cookie": "__Host-a11yview=scheme=white-on-black; Path=/; Max-Age=31536000;"
            " SameSite=Lax; Secure",
            "Cache-Control": "no-store",
        }

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Sec_Fetch_Site": "same-origin"},
            {"Sec_Fetch_Site": "same-origin", "Origin": "null"},
            {"Origin": "https://example.org"},
            {"Origin": "https://EXAMPLE.org:443"},
            {"Origin": "http://example.org"},
        ],
    )
    def test_from_here(self, headers: dict[str, str]) -> None:
        assert post(**headers).status == 303

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec_Fetch_Site": "same-site"},
            {"Sec_Fetch_Site": "cross-site"},
            {"Sec_Fetch_Site": ""},
            {"Sec_Fetch_Site": "cross-site", "Origin": "https://example.org"},
            {"Origin": "null"},
            {"Origin": "https://example.org.evil"},
            {"Origin": "https://evil/?example.org"},
            {"Origin": "https://example.org:8443"},
            {"Origin": "https://example.org@evil"},
            {"Origin": "http://["},
            {"Referer": "https://evil/?https://example.org/"},
        ],
    )
    def test_from_elsewhere(self, headers: dict[str, str]) -> None:
        answer = post(**headers)
        assert answer.status == 403
        assert "Set-Cookie" not in dict(answer.headers)

    @pytest.mark.parametrize(
        ("body", "kind", "status"),
        [
            (b"x" * 16_385, FORM["Content-Type"], 413),
            (b"x" * 16_384, FORM["Content-Type"] + "; charset=utf-8", 303),
            (b"scheme=x", "multipart/form-data; boundary=x", 415),
            (b"{}", "application/json", 415),
            ({"scheme": "white-on-black"}, "multipart/form-data; boundary=x", 303),
        ],
    )
    def test_what_it_takes(self, body: object, kind: str, status: int) -> None:
        answer = post(body, Content_Type=kind)
        assert answer.status == status
        assert ("Set-Cookie" in dict(answer.headers)) == (status == 303)

    def test_is_posted(self) -> None:
        for method in ("GET", "HEAD", "PUT", "DELETE", "x"):
            answer = ask(method=method)
            assert answer.status == 405
            assert dict(answer.headers)["Allow"] == "POST"

    def test_behind_a_proxy_the_browser_knows_the_scheme(self) -> None:
        headers = {**FORM, "Origin": "https://example.org"}
        answer = ask(method="POST", secure=False, body=b"font-size=150", headers=headers)
        assert dict(answer.headers)["Set-Cookie"].startswith("__Host-a11yview=font-size=150;")
        headers["Origin"] = "http://example.org"
        answer = ask(method="POST", secure=False, body=b"font-size=150", headers=headers)
        assert dict(answer.headers)["Set-Cookie"].startswith("a11yview=font-size=150;")


class TestFiles:
    @pytest.mark.parametrize("asset", SETTINGS.files.assets, ids=lambda asset: asset.kind)
    def test_are_kept_for_ever(self, asset) -> None:
        answer = ask(name=asset.file_name)
        headers = dict(answer.headers)
        assert answer.body.decode() == asset
        assert headers["Content-Type"] == asset.media_type
        assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert headers["Vary"] == "Accept-Encoding"
        assert headers["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize(
        ("accepted", "is_zipped"),
        [
            ("gzip, deflate, br", True),
            ("br;q=1.0, GZIP;q=0.8, *;q=0.1", True),
            ("gzip;q=0", False),
            ("gzip; q=0.000, br", False),
            ("br", False),
            ("xgzip", False),
            ("", False),
        ],
    )
    def test_are_zipped_for_who_takes_it(self, accepted: str, is_zipped: bool) -> None:  # noqa: FBT001
        asset = SETTINGS.files.assets[0]
        answer = ask(name=asset.file_name, headers={"Accept-Encoding": accepted})
        assert ("Content-Encoding" in dict(answer.headers)) == is_zipped
        body = gzip.decompress(answer.body) if is_zipped else answer.body
        assert body.decode() == asset

    def test_of_another_name_are_not_there(self) -> None:
        for name in ("a11yview.css", "../secrets", "own.css", "own.%0a.css", "\0", "a" * 9999):
            assert ask(name=name).status == 404

    def test_are_not_posted_to(self) -> None:
        answer = ask(name=SETTINGS.files.assets[0].file_name, method="POST")
        assert answer.status == 405
        assert dict(answer.headers)["Allow"] == "GET, HEAD"


class TestOwnColors:
    def page(self, cookie: str) -> str:
        from a11yview.web import PageFacts  # noqa: PLC0415

        return OWN.page(lambda: PageFacts(cookie=cookie, secure=True)).head()

    def test_are_a_sheet_for_that_visitor_alone(self) -> None:
        cookie = f"__Host-a11yview={COLORS}"
        head = self.page(cookie)
        name = re.search(r'href="/a11yview/(own\.[^"]+)"', head)[1]
        assert head.index("a11yview/a11yview.") < head.index(name) < head.index("<script")
        assert "ff0" not in name
        answer = ask(OWN, name=name, headers={"Cookie": cookie})
        assert "#ff0" in answer.body.decode()
        assert dict(answer.headers)["Cache-Control"] == "private, max-age=31536000, immutable"
        assert dict(answer.headers)["Vary"] == "Cookie"

    def test_of_another_choice_are_not_kept(self) -> None:
        cookie = f"__Host-a11yview={COLORS}"
        answer = ask(OWN, name="own.000000000000.css", headers={"Cookie": cookie})
        assert "#ff0" in answer.body.decode()
        assert dict(answer.headers)["Cache-Control"] == "private, no-store"

    def test_of_nobody_are_an_empty_sheet(self) -> None:
        answer = ask(OWN, name="own.000000000000.css")
        assert (answer.status, answer.body) == (200, b"")
        assert "own." not in self.page("")


class TestCatalog:
    def test_is_the_classic_one_by_itself(self) -> None:
        assert SETTINGS.catalog is Catalog.classic()
        assert SETTINGS.lang == "en"

    def test_is_read_from_its_file(self, tmp_path: Path) -> None:
        (tmp_path / "a11yview.toml").write_text('locales = ["ru", "en"]\n', encoding="utf-8")
        settings = DisplaySettings("a11yview.toml", folder=tmp_path)
        assert settings.lang == "ru"

    def test_with_problems_names_each(self, tmp_path: Path) -> None:
        file = tmp_path / "a11yview.toml"
        file.write_text("font_sizes = [1]\nmeasure = [1]\n", encoding="utf-8")
        with pytest.raises(CatalogError) as caught:
            DisplaySettings(file)
        assert len(caught.value.problems) == 2

    def test_with_a_word_that_no_panel_has_is_told_at_once(self) -> None:
        with pytest.raises(CatalogError, match=r"words\.en\.nonsense"):
            DisplaySettings(Catalog(words={"en": {"nonsense": "x"}}))

    def test_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(CatalogFileError, match="no such file"):
            DisplaySettings("none.toml", folder=tmp_path)

    def test_of_another_type_is_told(self) -> None:
        with pytest.raises(ArgumentError, match=r"^catalog: wrong type: 5"):
            DisplaySettings(5)
