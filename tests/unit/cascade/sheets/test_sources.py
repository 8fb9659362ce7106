"""Which sheets a page uses, in order, and which cannot be read."""

from __future__ import annotations

import pytest

from a11yview.cascade import Environment, decode, load_page

PRINT = Environment(media="print")


def page_of(files, html, where="pages/index.html"):
    return load_page(html, where=where, reader=files.get)


def color_of(page, tag, environment=None):
    styles, document = page.cascade(environment), page.document
    element = next(e for e in range(len(document)) if document.tag(e) == tag)
    return str(styles[element].color)


class TestSources:
    def test_links_resolve_against_the_page_and_its_base(self):
        files = {"css/a.css": b"p{color:red}", "pages/b.css": b"p{color:tan}"}
        html = "<link rel=stylesheet href={}><p>x"
        assert color_of(page_of(files, html.format("../css/a.css")), "p") == "red"
        assert color_of(page_of(files, "<base href=../css/>" + html.format("a.css")), "p") == "red"

    def test_order_is_that_of_the_document(self):
        files = {"pages/a.css": b"p{color:red}"}
        html = "<style>p{color:tan}</style><link rel=stylesheet href=a.css><p>x"
        assert color_of(page_of(files, html), "p") == "red"

    @pytest.mark.parametrize(
        "link",
        [
            "<link rel=stylesheet href=a.css disabled>",
            "<link rel='alternate stylesheet' title=t href=a.css>",
            "<link rel='alternate stylesheet' href=a.css>",
            "<meta http-equiv=default-style content=u><link rel=stylesheet title=t href=a.css>",
            "<link rel=stylesheet href=a.css type=text/plain>",
            "<link rel=icon href=a.css>",
            "<link rel=stylesheet href=a.css media=print>",
            "<style title=one></style><link rel=stylesheet href=a.css title=two>",
            "<style type=text/less>p{color:red}</style>",
            "<style type=' text/css'>p{color:red}</style>",
        ],
    )
    def test_sheets_that_do_not_apply(self, link):
        assert color_of(page_of({"pages/a.css": b"p{color:red}"}, link + "<p>x"), "p") == "#000"

    @pytest.mark.parametrize(
        "links",
        [
            "<meta http-equiv=Default-Style content=t><link rel='alternate stylesheet' {}>",
            "<meta http-equiv=default-style content=t><style title=u></style><link {}>",
            "<link {}><meta http-equiv=default-style content=u>",
            "<meta http-equiv=default-style content=''><link {}>",
        ],
    )
    def test_the_set_of_sheets_that_a_page_names_first_applies(self, links):
        page = page_of(
            {"pages/a.css": b"p{color:red}"},
            links.format("rel=stylesheet title=t href=a.css") + "<p>x",
        )
        assert color_of(page, "p") == "red"

    def test_media_attribute_is_a_condition(self):
        page = page_of({}, "<style media=print>p{color:red}</style><p>x")
        assert color_of(page, "p") == "#000"
        assert color_of(page, "p", PRINT) == "red"

    def test_imports_come_before_their_sheet_with_their_conditions(self):
        files = {
            "pages/a.css": (
                b"@import 'b.css' layer(x) supports(color:red);"
                b"@import url(c.css) print; i{color:tan}"
            ),
            "pages/b.css": b"p,i{color:red}",
            "pages/c.css": b"p{color:navy}",
        }
        page = page_of(files, "<link rel=stylesheet href=a.css><p>x<i>y</i>")
        assert color_of(page, "p") == "red"
        assert color_of(page, "i") == "tan"
        assert color_of(page, "p", PRINT) == "navy"

    def test_layers_named_before_an_import_are_weaker(self):
        files = {"pages/b.css": b"p{color:red}"}
        html = "<style>@layer y, x; @import 'b.css' layer(y); @layer x{p{color:tan}}</style><p>x"
        assert color_of(page_of(files, html), "p") == "tan"

    def test_import_cycles_end(self):
        files = {
            "pages/a.css": b"@import 'b.css';",
            "pages/b.css": b"@import 'a.css'; p{color:red}",
        }
        assert color_of(page_of(files, "<link rel=stylesheet href=a.css><p>x"), "p") == "red"

    def test_what_is_not_read_is_a_problem_with_its_place(self):
        html = (
            "<head>\n<link rel=stylesheet href=//x.example/a.css><link rel=stylesheet href=b.css>"
        )
        remote, missing = page_of({}, html).problems
        assert (remote.line, remote.column) == (2, 1)
        assert remote.reason.startswith("on another host")
        assert (missing.url, missing.reason) == ("pages/b.css", "no such file")

    def test_data_urls_are_read(self):
        html = "<link rel=stylesheet href='data:text/css;base64,cHtjb2xvcjpyZWR9'><p>x"
        assert color_of(page_of({}, html), "p") == "red"

    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (b"\xef\xbb\xbfa", "a"),
            ("\ufeffж".encode("utf-16-le"), "ж"),
            (b'@charset "windows-1251";\xe6', '@charset "windows-1251";ж'),
            (b'@charset "nonsense";a', '@charset "nonsense";a'),
            (b"\xff", "\ufffd"),
        ],
    )
    def test_encodings(self, data, text):
        assert decode(data) == text

    @pytest.mark.parametrize(
        "head", ["<link charset=windows-1251 {}>", "<meta charset=cp1251><link {}>"]
    )
    def test_a_sheet_that_names_no_encoding_has_that_of_the_link_or_the_page(self, head):
        files = {"pages/a.css": ".жук{color:red}".encode("windows-1251")}
        html = head.format("rel=stylesheet href=a.css") + "<p class=&#1078;&#1091;&#1082;>x"
        assert color_of(page_of(files, html.encode()), "p") == "red"


@pytest.mark.parametrize(
    "address",
    [
        "https://fonts.googleapis.com/css?family=Lora:400,700|Raleway",
        "https://fonts.googleapis.com/css2?family=Lora&display=swap",
        "//fonts.googleapis.com/css?family=Lora",
        "https://fonts.bunny.net/css?family=lora:400",
        "https://use.typekit.net/abc1def.css",
        "https://api.fontshare.com/v2/css?f[]=satoshi@400",
        "https://cdn.jsdelivr.net/npm/@fontsource/lora@5/index.css",
        "https://unpkg.com/@fontsource-variable/inter@5.0.0/index.css",
    ],
)
def test_a_sheet_that_holds_fonts_alone_is_not_missed(address):
    link = f"<link rel=stylesheet href='{address}'>"
    style = f"<style>@import url('{address}');</style>"
    assert page_of({}, link + style + "<p>x").problems == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://fonts.googleapis.com/icon?family=Material+Icons",
        "https://fonts.googleapis.com/css?family=Rancho&effect=shadow-multiple",
        "https://fonts.googleapis.com.example/css?family=Lora",
        "https://example.org/css?family=Lora",
        "https://use.fontawesome.com/releases/v5.0.0/css/all.css",
        "https://cdn.jsdelivr.net/npm/bootstrap@5/dist/css/bootstrap.css",
        "https://[fonts.googleapis.com/css",
        "fonts.googleapis.com/css",
    ],
)
def test_a_sheet_that_may_hold_more_is_missed(address):
    page = page_of({}, f"<link rel=stylesheet href='{address}'><p>x")
    assert len(page.problems) == 1


def test_a_sheet_of_fonts_that_can_be_read_is_read():
    address = "https://fonts.googleapis.com/css?family=Lora"
    page = page_of({address: b"p{color:red}"}, f"<link rel=stylesheet href='{address}'><p>x")
    assert color_of(page, "p") == "red"
