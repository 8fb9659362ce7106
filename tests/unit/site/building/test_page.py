"""The link and the panel in one page: where they land, and that nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yview.site.building.outline import NotAPageError, PageError
from a11yview.site.building.page import PageParts, adapted_page, without_insertions

PARTS = PageParts(
    stylesheet="a.css", script="a.js", panel=lambda language: f"<p>Панэль {language}</p>"
)
HEAD = (
    b'<!--a11yview--><link rel="stylesheet" href="a11yview/a.css">'
    b'<script src="a11yview/a.js"></script><!--/a11yview-->'
)
PANEL = b"<!--a11yview--><p>&#1055;&#1072;&#1085;&#1101;&#1083;&#1100; None</p><!--/a11yview-->"


def adapted(page: str) -> str:
    """Adapt a page, with short signs for what is put in."""
    result = adapted_page(page.encode(), PARTS).replace(HEAD, b"[HEAD]")
    return result.replace(PANEL, b"[PANEL]").decode()


class TestPlace:
    """An element with ``data-a11yview-place`` gets the panel."""

    PAGE = "<!doctype html><title>t</title>[HEAD]<body>{}<p>a<header {}>x</header>"

    @pytest.mark.parametrize("attribute", ["data-a11yview-place", "id=x DATA-a11yview-place=''"])
    def test_it_goes_where_the_page_asks_for_it(self, attribute: str) -> None:
        expected = self.PAGE.format("", attribute).replace(">x", ">[PANEL]x")
        assert adapted(expected.replace("[HEAD]", "").replace("[PANEL]", "")) == expected

    @pytest.mark.parametrize(
        "markup",
        [
            "<!-- <div data-a11yview-place> -->",
            "<script>'<div data-a11yview-place>'</script>",
            "<template><div data-a11yview-place></div></template>",
            "<p title='data-a11yview-place'>data-a11yview-place</p>",
        ],
    )
    def test_what_only_looks_like_a_place_is_none(self, markup: str) -> None:
        page = f"<!doctype html><title>t</title>{{}}<body>{{}}<p>a</p>{markup}"
        assert adapted(page.format("", "")) == page.format("[HEAD]", "[PANEL]")

    def test_the_first_one_counts(self) -> None:
        place = "<div data-a11yview-place>"
        page = f"<!doctype html><title>t</title><body><p>{place}</div>{place}</div>"
        assert adapted(page).count("[PANEL]") == 1
        assert f"<p>{place}[PANEL]</div>" in adapted(page)

    @pytest.mark.parametrize(
        ("markup", "reason"),
        [
            ("<p data-a11yview-place></p>", "use a <div>"),
            ("<img data-a11yview-place>", "use a <div>"),
            ("<form><div data-a11yview-place></div></form>", "in a form"),
        ],
    )
    def test_where_a_form_cannot_stand_it_is_refused(self, markup: str, reason: str) -> None:
        with pytest.raises(PageError, match=reason):
            adapted(f"<!doctype html><title>t</title><body><form></form><b>{markup}")

    @pytest.mark.parametrize(
        ("before", "after"),
        [("data-a11yview-place", ""), ("", "data-a11yview-place"), *[("data-a11yview-place",) * 2]],
    )
    def test_what_was_put_in_before_moves_with_it(self, before: str, after: str) -> None:
        page = "<!doctype html><title>t</title><body><p>a</p><div {}>x</div>"
        once = adapted_page(page.format(before).encode(), PARTS)
        assert without_insertions(once) == page.format(before).encode()
        moved = once.replace(f"<div {before}".encode(), f"<div {after}".encode())
        assert adapted_page(moved, PARTS) == adapted_page(page.format(after).encode(), PARTS)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            "<!doctype html><html><head><meta charset=utf-8><title>t</title>"
            "<link rel=stylesheet href=x></head><body class=a>hi</body></html>",
            "<!doctype html><html><head><meta charset=utf-8><title>t</title>[HEAD]"
            "<link rel=stylesheet href=x></head><body class=a>[PANEL]hi</body></html>",
            id="before the first sheet, after charset",
        ),
        pytest.param(
            "<!doctype html><head><style>a{}</style></head><body>",
            "<!doctype html><head>[HEAD]<style>a{}</style></head><body>[PANEL]",
            id="before a style element",
        ),
        pytest.param(
            "<!doctype html><head><script>'<head><body>'</script>"
            "<link rel=stylesheet></head><body>",
            "<!doctype html><head>[HEAD]<script>'<head><body>'</script>"
            "<link rel=stylesheet></head><body>[PANEL]",
            id="tags in a script's text are none",
        ),
        pytest.param(
            "<!doctype html><head><title>On <body> and <head></title></head><body>",
            "<!doctype html><head><title>On <body> and <head></title>[HEAD]</head><body>[PANEL]",
            id="tags in a title are none",
        ),
        pytest.param(
            "<!doctype html><head><!-- <body> --!><!--[if IE]><link rel=stylesheet><![endif]-->"
            "<link rel='Alternate STYLESHEET'></head><body>",
            "<!doctype html><head><!-- <body> --!><!--[if IE]><link rel=stylesheet><![endif]-->"
            "[HEAD]<link rel='Alternate STYLESHEET'></head><body>[PANEL]",
            id="comments are no tags",
        ),
        pytest.param(
            "<!doctype html><head><template><style></style><p></template><meta name=x>"
            "</head><body>",
            "<!doctype html><head><template><style></style><p></template><meta name=x>"
            "[HEAD]</head><body>[PANEL]",
            id="templates are inert",
        ),
        pytest.param(
            "<!doctype html><head><noscript><link rel=stylesheet><img></noscript></head><body>",
            "<!doctype html><head>[HEAD]<noscript><link rel=stylesheet><img></noscript></head>"
            "<body>[PANEL]",
            id="before noscript",
        ),
        pytest.param(
            "<!doctype html><head><link rel=preload as=style href=x></head><body>",
            "<!doctype html><head>[HEAD]<link rel=preload as=style href=x></head><body>[PANEL]",
            id="a preloaded sheet may become one",
        ),
        pytest.param(
            "<title>t</title>\n <p>x", "<title>t</title>\n [HEAD][PANEL]<p>x", id="no tags"
        ),
        pytest.param(
            "\ufeff<!doctype html>\n text",
            "\ufeff<!doctype html>\n [HEAD][PANEL]text",
            id="only text",
        ),
        pytest.param(
            "<html><head></head></html>", "<html><head>[HEAD]</head>[PANEL]</html>", id="empty"
        ),
        pytest.param(
            "<!doctype html><head></head>\n<link rel=stylesheet><body>",
            "<!doctype html><head>[HEAD]</head>\n<link rel=stylesheet><body>[PANEL]",
            id="a sheet behind the head",
        ),
        pytest.param(
            "<!doctype html><head></head><noscript><img></noscript><body>",
            "<!doctype html><head>[HEAD]</head>[PANEL]<noscript><img></noscript><body>",
            id="noscript behind the head begins the body",
        ),
        pytest.param(
            "<!--[if IE 8]><html class=ie><![endif]--><!--[if gt IE 8]><!--><html><!--<![endif]-->"
            "<head></head><body data-x='a>b'>",
            "<!--[if IE 8]><html class=ie><![endif]--><!--[if gt IE 8]><!--><html><!--<![endif]-->"
            "<head>[HEAD]</head><body data-x='a>b'>[PANEL]",
            id="conditional comments around html",
        ),
        pytest.param(
            "stray <!doctype html><html><body>x",
            "[HEAD][PANEL]stray <!doctype html><html><body>x",
            id="text before everything begins the body",
        ),
        pytest.param(
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>"
            "<html xmlns='http://www.w3.org/1999/xhtml'><head><link rel='stylesheet'/></head>"
            "<body>",
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>"
            "<html xmlns='http://www.w3.org/1999/xhtml'><head>[HEAD]<link rel='stylesheet'/></head>"
            "<body>[PANEL]",
            id="XHTML served as HTML",
        ),
        *(
            pytest.param(
                f"<!doctype html><head>{script}</head><body>",
                f"<!doctype html><head>[HEAD]{script}</head><body>[PANEL]",
                id=f"a script that ends late: {script}",
            )
            for script in (
                "<script><!--\nwrite('<script src=x></script>')\n//--></script>",
                "<script><!--\nwrite('<SCRIPT></SCRIPT ><script/></script>') </script>",
                "<script><!--> '<script>' </script>",
                "<script><!-- <!--> '<script>' </script>",
                "<script><!-- <scripts> </script>",
                "<script>'<script>' </script>",
            )
        ),
    ],
)
def test_the_link_is_first_and_the_panel_begins_the_body(page: str, expected: str) -> None:
    assert adapted(page) == expected


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        ('<html lang="be">', "be"),
        ('<html xml:lang="ru">', "ru"),
        ("<html><meta http-equiv=Content-Language content=en>", "en"),
        ("<html><body lang=uk>", "uk"),
        ("<html lang=''>", "None"),
        ("<html LANG=&quot;>", '"'),
    ],
)
def test_the_panel_is_asked_for_the_pages_language(tags: str, language: str) -> None:
    result = adapted_page(f"<!doctype html>{tags}<p>".encode(), PARTS)
    assert f" {language}</p>".encode() in result


def test_a_page_in_another_encoding_keeps_its_bytes() -> None:
    page = "<!doctype html><meta charset=windows-1251><title>Навіны</title><body>Ўсё".encode(
        "cp1251"
    )
    result = adapted_page(page, PARTS)
    assert without_insertions(result) == page
    assert "Панэль" not in result.decode("cp1251")
    assert b"&#1055;&#1072;" in result


class TestAddresses:
    @pytest.mark.parametrize(
        ("place", "base", "address"),
        [
            ("index.html", "", "a11yview/a.css"),
            ("be/news/1.html", "", "../../a11yview/a.css"),
            ("be/news/1.html", "<base href='../'>", "../a11yview/a.css"),
            ("be/news/1.html", "<base href='./x/index.html'>", "../../../a11yview/a.css"),
            ("be/1.html", "<base target=_top>", "../a11yview/a.css"),
            ("папка/a.html", "<base href='b%20c/'>", "../../a11yview/a.css"),
        ],
    )
    def test_are_relative_to_the_page(self, place: str, base: str, address: str) -> None:
        page = f"<!doctype html><head>{base}<title>t</title></head><body>".encode()
        result = adapted_page(page, PARTS, place=place)
        assert f'href="{address}"'.encode() in result
        assert result.index(b"a.css") > result.index(b"<title>")

    @pytest.mark.parametrize("href", ["/", "/docs/", "https://example.org/", "//example.org/"])
    def test_stand_before_a_base_that_leads_elsewhere(self, href: str) -> None:
        page = f"<!doctype html><head><base href='{href}'><title>t</title></head>".encode()
        result = adapted_page(page, PARTS, place="be/a.html")
        assert result.index(b'href="../a11yview/a.css"') < result.index(b"<base")

    @pytest.mark.parametrize("href", ["http://[", "//[x]"])
    def test_a_base_that_is_no_address_is_passed_over(self, href: str) -> None:
        page = f"<!doctype html><head><base href='{href}'><title>t</title></head>".encode()
        assert b'href="../a11yview/a.css"' in adapted_page(page, PARTS, place="be/a.html")

    def test_a_base_out_of_the_site_is_refused(self) -> None:
        with pytest.raises(PageError, match=r"leads out of the site: '\.\./\.\./'"):
            adapted_page(b"<!doctype html><base href='../../'>", PARTS, place="be/a.html")


def with_policy(policy: str, *, after: str = "") -> bytes:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"<!doctype html><head>{after}{meta}<title>t</title></head><body>x</body>".encode()


class TestPolicy:
    """A panel without its style and script would only stand in the page's way."""

    @pytest.mark.parametrize(
        ("policy", "refusing"),
        [
            ("default-src 'none'", "default-src 'none'"),
            ("script-src 'self'; STYLE-SRC 'unsafe-inline'", "style-src 'unsafe-inline'"),
            ("default-src 'self'; script-src 'sha256-abc'", "script-src 'sha256-abc'"),
            ("style-src data:; default-src *", "style-src data:"),
            ("script-src 'self' 'strict-dynamic'", "script-src 'self' 'strict-dynamic'"),
            ("style-src-elem; style-src 'self'", "style-src-elem"),
            ("style-src 'none'; style-src 'self'", "style-src 'none'"),
        ],
    )
    def test_one_that_lets_none_of_the_sites_files_load_is_told(
        self, policy: str, refusing: str
    ) -> None:
        with pytest.raises(PageError, match="its Content-Security-Policy lets no") as refused:
            adapted_page(with_policy(policy), PARTS)
        assert repr(refusing) in str(refused.value)

    @pytest.mark.parametrize(
        "policy",
        [
            "",
            "default-src 'self'; img-src 'none'",
            "default-src 'none'; style-src 'self'; script-src 'self' 'sha256-abc'",
            "style-src https:; script-src cdn.example",
            "default-src 'none'; style-src *; script-src-elem 'self'; script-src 'none'",
            "; ;",
        ],
    )
    def test_one_that_may_let_them_load_is_no_obstacle(self, policy: str) -> None:
        assert b"a.css" in adapted_page(with_policy(policy), PARTS)

    def test_one_behind_what_is_put_in_is_no_obstacle(self) -> None:
        page = with_policy("default-src 'none'", after="<link rel=stylesheet href=b.css>")
        assert b"a.css" in adapted_page(page, PARTS)


class TestEncodingDeclaration:
    LATE = b"<!doctype html><head><script>" + b"/" * 800 + b"</script><meta charset=utf-8>"

    def test_stays_within_sight(self) -> None:
        result = adapted_page(self.LATE + b"</head><body>\xd0\x96", PARTS)
        assert result.index(b"charset") < 1024
        assert result.index(b"charset") < result.index(b"a.css")

    def test_may_move_where_no_letter_needs_it(self) -> None:
        result = adapted_page(self.LATE + b"</head><body>x", PARTS)
        assert result.index(b"a.css") < result.index(b"charset")

    def test_behind_a_sheet_is_refused_when_it_would_leave_sight(self) -> None:
        page = self.LATE.replace(b"script", b"style") + b"</head><body>\xd0\x96"
        with pytest.raises(PageError, match="declared behind a stylesheet"):
            adapted_page(page, PARTS)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<!doctype html><p>x".encode("utf-16"), "UTF-16"),
        ("<!doctype html><p>x".encode("utf-16-le"), "UTF-16"),
        ("<!doctype html><title>日本</title><p>x".encode("iso2022_jp"), "ISO-2022"),
        (b"<!doctype html><html><head></head><frameset><frame></frameset></html>", "frameset"),
        (b"<!doctype html><title>never ends", "cut off"),
        (b"<!doctype html><template><p>", "cut off"),
        (b"<!doctype html><!-- never ends", "cut off"),
        (b"<!doctype html><body class='", "cut off"),
        (b"<!doctype html><body title='never ends>text", "cut off"),
        (b'<!doctype html><html><meta name=a content= "never ends><body>text', "cut off"),
    ],
)
def test_a_page_that_cannot_be_handled_says_why(page: bytes, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        adapted_page(page, PARTS)
    assert without_insertions(page) == page


@pytest.mark.parametrize("text", [b"", b"<p>part</p>", b"{% extends 'x' %}", b"<!-- c --><li>x"])
def test_a_fragment_is_no_page(text: bytes) -> None:
    with pytest.raises(NotAPageError, match="not a page"):
        adapted_page(text, PARTS)


def test_root_attributes_stand_in_the_html_tag() -> None:
    parts = PageParts(stylesheet="", script="", panel=str, root_attributes='data-x="1"')
    assert b'<html data-x="1" lang=be>' in adapted_page(b"<html lang=be><body>", parts)
    assert b'<!--a11yview--><html data-x="1">' in adapted_page(b"<!doctype html><p>", parts)


PIECES = [
    "<!doctype html>", "<html lang=be>", "<head>", "</head>", "<body>", "</body>", "</html>",
    "<meta charset=utf-8>", "<base href='x/'>", "<base href='/'>", "<title>", "</title>",
    "<link rel=stylesheet>", "<style>", "</style>", "<script>", "</script>", "<noscript>",
    "</noscript>", "<template>", "</template>", "<p class='a>b'>", "<!--", "-->", "<!-->", "<![x>",
    "text", " \n", "<", ">", "&amp;", "\0", "Ж", "<br/>", "<a b=", '"', "'", "/>",
    "<!--a11yview-->",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join))
def test_taking_out_what_was_put_in_gives_the_page_back(page: str) -> None:
    given_bytes = page.encode("utf-8", "surrogatepass")
    original = without_insertions(given_bytes)
    try:
        result = adapted_page(given_bytes, PARTS)
    except PageError:
        return
    assert without_insertions(result) == original
    assert adapted_page(result, PARTS) == result
    assert result.count(b"a.css") == original.count(b"a.css") + 1
