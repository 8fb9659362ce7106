from __future__ import annotations

import pytest

from a11yview import Catalog
from a11yview.web import DisplaySettings, PageFacts, PageSettings, depends_on_cookie, page_address

SETTINGS = DisplaySettings()
CHOICE = "scheme=white-on-black&font-size=150"


def page(**facts: object) -> PageSettings:
    return SETTINGS.page(lambda: PageFacts(**{"cookie": None, "secure": True, **facts}))


def test_nothing_is_read_before_it_is_asked_for() -> None:
    asked = []
    made = SETTINGS.page(lambda: asked.append(1) or PageFacts(cookie=None, secure=True))
    assert not made.was_read
    assert asked == []
    assert made.attributes == made.attributes == ""
    assert made.was_read
    assert asked == [1]


@pytest.mark.parametrize(
    ("cookie", "secure", "is_read"),
    [
        (f"x=1; __Host-a11yview={CHOICE}; y=2", True, True),
        (f'__Host-a11yview="{CHOICE}"', True, True),
        (f"a11yview={CHOICE}", False, True),
        (f"a11yview={CHOICE}", True, False),  # another host of the domain could have set it
        (f"__Host-a11yview={CHOICE}", False, True),  # behind a proxy
        (f"a11yview={CHOICE}; __Host-a11yview=", False, False),
        (f"xa11yview={CHOICE}", False, False),
        (f"a11yview={CHOICE}&x={'x' * 2000}", False, False),
        ("", False, False),
    ],
)
def test_the_cookie_that_counts(cookie: str, secure: bool, is_read: bool) -> None:  # noqa: FBT001
    chosen = {"scheme": "white-on-black", "font-size": "150"} if is_read else {}
    assert page(cookie=cookie, secure=secure).preferences.tokens() == chosen


def test_the_panel_has_the_fields_of_its_page() -> None:
    html = page(
        address='/a?b="<', base="/town/a11yview/", hidden=lambda: {"token": "<&"}, lang=lambda: "ru"
    ).panel()
    assert 'action="/town/a11yview/"' in html
    assert '<input type="hidden" name="token" value="&lt;&amp;">' in html
    assert '<input type="hidden" name="return-to" value="/a?b=&quot;&lt;">' in html
    assert html.index("<form") < html.index('name="token"') < html.index("<details")
    assert 'lang="ru"' in html
    assert 'lang="be"' in page(lang=lambda: "ru").panel(lang="be")


@pytest.mark.parametrize("address", ["", "//evil.example/", "/\\evil", "x", "/a\nb"])
def test_an_address_that_leads_off_the_site_is_left_out(address: str) -> None:
    assert "return-to" not in page(address=address).panel()


def test_pages_are_as_if_made_afresh() -> None:
    """Values kept from other requests change nothing."""
    facts = [
        {
            "cookie": f"__Host-a11yview={choice}",
            "lang": lambda lang=lang: lang,
            "address": f"/{choice}",
        }
        for choice in (CHOICE, "font-size=200", "", "scheme=own&text=000000&background=ffffff")
        for lang in ("be", "en", "x" * 100)
    ]
    for one in [*facts, *reversed(facts)]:
        kept, made = (
            page(**one),
            DisplaySettings().page(lambda one=one: PageFacts(**{"secure": True, **one})),
        )
        assert (kept.attributes, kept.head(), kept.panel()) == (
            made.attributes,
            made.head(),
            made.panel(),
        )


def test_what_is_kept_is_bounded() -> None:
    settings = DisplaySettings()
    for number in range(3000):
        cookie = f"a11yview=scheme=own&text={number:06x}&background=ffffff"
        settings.page(lambda cookie=cookie: PageFacts(cookie=cookie, secure=False)).attributes  # noqa: B018
    assert settings.visitors._of_cookie.cache_info().currsize == 1024
    assert settings.visitors._panels.cache_info().maxsize == 256


def test_files_may_lie_elsewhere() -> None:
    names = [asset.file_name for asset in SETTINGS.files.assets]
    head = page(files={names[0]: "https://static.example/a.css"}).head(nonce='"')
    assert 'href="https://static.example/a.css" nonce="&quot;"' in head
    assert f'src="/a11yview/{names[1]}"' in head


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("/", "", "/"),
        ("/новости", "q=1&r=%20", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=1&r=%20"),
        ("/a?b#c", "", "/a%3Fb%23c"),
        ("/a\r\nb", "", "/a%0D%0Ab"),
    ],
)
def test_the_address_of_a_page(path: str, query: str, address: str) -> None:
    assert page_address(path, query) == address


def test_a_response_that_is_written_while_it_is_sent_may_still_read() -> None:
    html = "text/html; charset=utf-8"
    assert depends_on_cookie(None, is_open=True, media_type=html)
    assert not depends_on_cookie(None, is_open=False, media_type=html)
    assert not depends_on_cookie(None, is_open=True, media_type="text/event-stream")
    assert not depends_on_cookie(None, is_open=True, media_type=None)
    assert not depends_on_cookie(page(), is_open=False, media_type=html)


def test_reading_aids_are_a_second_script_where_the_catalog_offers_them() -> None:
    settings = DisplaySettings(Catalog(reading_aids=("ruler",)))
    head = settings.page(lambda: PageFacts(cookie=None, secure=True)).head()
    assert head.count("<script") == 2
    assert page().head().count("<script") == 1
