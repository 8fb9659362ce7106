"""Texts on pictures, from the files of a site."""

import json
import os

import pytest

pytest.importorskip("PIL")

from a11yview.audit import Verdict
from a11yview.cli import main
from a11yview.report import Options, render
from a11yview.report.json_format import report_schema
from a11yview.site.checking import check
from a11yview.site.checking.page_digests import PageDigests
from support.pictures import gray, picture_bytes

WHITE, BLACK, MIDDLE = (picture_bytes([[gray(level)] * 4] * 4) for level in (255, 0, 120))
HALF = picture_bytes([[gray(0)] * 4, *[[gray(255)] * 4] * 3])


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(html, **files):
        for name, content in {"index.html": html, **files}.items():
            file = tmp_path / name.replace("__", "/").replace("_", ".")
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write


def verdicts(**asked):
    report = check(".", states=["site"], viewports=[(1280, 800)], texts=True, **asked)
    return {text.path: (str(text.verdict), text.reason) for text in report.texts}


def verdict(**asked):
    (found,) = verdicts(**asked).values()
    return found


def only_finding(**asked):
    (found,) = check(".", states=["site"], viewports=[(1280, 800)], **asked).findings
    return found


PAGE = "<p style='background: {}; color: {}'>Text"


@pytest.mark.parametrize(
    ("background", "color", "expected"),
    [
        ("url(white.png)", "#222", ("pass", None)),
        ("url(white.png)", "#aaa", ("fail", None)),
        ("url('half.png')", "#222", ("undetermined", "background-image")),
        ("url(half.png)", "#777", ("undetermined", "background-image")),
        # A picture that may leave a part of its box bare:
        ("#fff url(black.png) no-repeat", "#222", ("undetermined", "background-image")),
        ("#fff url(white.png) no-repeat", "#222", ("pass", None)),
        ("#fff url(black.png) no-repeat 0 0 / cover", "#222", ("fail", None)),
        ("#fff url(black.png) 0 0 / 100% 100% no-repeat", "#eee", ("pass", None)),
        ("#fff url(black.png) no-repeat 0 0 / contain", "#222", ("undetermined",) * 0 or None),
        ("linear-gradient(#000c, #000c), url(white.png)", "#fff", ("pass", None)),
        ("linear-gradient(#000, #000), url(white.png)", "#222", ("fail", None)),
        ("image-set(url(white.png) 1x, url(black.png) 2x)", "#222", ("undetermined",) * 0 or None),
        ("image-set('white.png' 1x, url(white.png) 2x)", "#222", ("pass", None)),
        ("-webkit-cross-fade(url(white.png), url(black.png), 50%)", "#222", None),
        ("url(none.png)", "#222", None),
        ("url(https://cdn.example/white.png)", "#222", None),
    ],
)
def test_a_verdict_is_that_of_the_pixels(site, background, color, expected):
    page = PAGE.replace("'", '"').format(background, color)
    site(page, white_png=WHITE, black_png=BLACK, half_png=HALF)
    assert verdict() == (expected or ("undetermined", "background-image"))


def test_the_finding_says_where_it_fails_and_where_it_is_worst(site):
    site(PAGE.format("url(half.png)", "#222"), half_png=HALF)
    found = only_finding()
    assert (found.picture.file, found.picture.share) == ("half.png", 0.25)
    assert found.picture.place == "most of it top"
    assert (found.picture.x, found.picture.y, found.picture.color.hex) == (0, 0, "#000000")
    assert "it fails on 25 % of half.png, most of it top; worst: 1.31 on #000000 at 0, 0" in (
        found.message
    )


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "html"])
def test_every_format_says_so(site, form):
    jsonschema = pytest.importorskip("jsonschema")
    site(PAGE.format("url(half.png)", "#222"), half_png=HALF)
    report = check(".", states=["site"], viewports=[(1280, 800)])
    text = render(report, form, options=Options(strict=True))
    assert "25 % of half.png" in text.replace("%25", "%")
    if form == "json":
        jsonschema.validate(json.loads(text), report_schema())
        picture = json.loads(text)["findings"][0]["picture"]
        assert (picture["share"], picture["at"]) == (0.25, [0, 0])


def test_a_url_is_relative_to_the_sheet_that_writes_it(site):
    page = "<link rel=stylesheet href=css/a.css><p>Text"
    sheet = "p { color: #222; background: url(a.png) }"
    site(page, css__a_css=sheet, css__a_png=WHITE, a_png=BLACK)
    assert verdict() == ("pass", None)


def test_where_several_sheets_write_a_url_all_their_files_count(site):
    page = "<link rel=stylesheet href=css/a.css><style>b { background: url(a.png) }</style><p>Text"
    sheet = "p { color: #222; background: url(a.png) }"
    site(page, css__a_css=sheet, css__a_png=WHITE, a_png=BLACK)
    assert verdict() == ("undetermined", "background-image")


def test_a_url_in_a_custom_property_may_be_of_any_sheet_that_uses_one(site):
    page = "<link rel=stylesheet href=css/a.css><style>:root { --hero: url(a.png) }</style><p>Text"
    sheet = "p { color: #222; background: var(--hero) }"
    site(page, css__a_css=sheet, css__a_png=WHITE, a_png=BLACK)
    assert verdict() == ("undetermined", "background-image")
    (site(page) / "a.png").write_bytes(WHITE)
    assert verdict() == ("pass", None)


def test_pages_with_one_sheet_text_each_have_their_own_pictures(site):
    page = PAGE.format("url(a.png)", "#222")
    site("", one__index_html=page, one__a_png=WHITE, two__index_html=page, two__a_png=BLACK)
    report = check(["one", "two"], root=".", states=["site"], viewports=[(1280, 800)], texts=True)
    assert [text.verdict for text in report.texts] == [Verdict.PASS, Verdict.FAIL]


@pytest.mark.parametrize(
    ("position", "color", "expected"),
    [
        ("0 0", "#222", ("pass", None)),
        ("0 -20px", "#222", ("fail", None)),
        ("0 -20px", "#eee", ("pass", None)),
        ("0 -10px", "#222", ("undetermined", "background-image")),
        ("left bottom", "#eee", ("pass", None)),
        ("0 -90px", "#222", ("pass", None)),  # none of it is in the box
    ],
)
def test_of_a_sprite_the_part_counts_that_lies_in_the_box(site, position, color, expected):
    sprite = picture_bytes([[gray(255)] * 40] * 20 + [[gray(0)] * 40] * 20)
    style = f"width: 40px; height: 20px; background: url(a.png) {position} no-repeat"
    site(f"<p style='{style}; color: {color}'>Text", a_png=sprite)
    assert verdict() == expected


@pytest.mark.parametrize(
    ("markup", "color", "expected"),
    [
        ("<img src=a.png>", "#222", ("pass", None)),
        ("<img src=a.png srcset='b.png 2x, a.png 3x'>", "#222", ("undetermined", "image-element")),
        ("<picture><source srcset=b.png><img src=a.png></picture>", "#222", None),
        ("<img src=a.png data-src=real.png>", "#222", None),
        ("<img src=b.png>", "#222", None),
        ("<img src=a.png style='filter: invert(1)'>", "#222", None),
        ("<video src=a.png></video>", "#222", None),
    ],
)
def test_an_image_beside_a_caption_may_lie_beneath_it(site, markup, color, expected):
    page = (
        f"<div style='position: relative'>{markup}"
        f"<p style='position: absolute; bottom: 0; color: {color}'>Text</p></div>"
    )
    site(page, a_png=WHITE, b_png=BLACK)
    assert verdict() == (expected or ("undetermined", "image-element"))


def test_a_picture_stretched_over_a_block_counts_by_its_pixels(site):
    page = (
        "<div style='position: relative; color: #222'>"
        "<i style='position: absolute; inset: 0; background: url(a.png); z-index: -1'></i>"
        "<p>Text</p></div>"
    )
    site(page, a_png=WHITE)
    assert verdict() == ("pass", None)
    (site(page) / "a.png").write_bytes(BLACK)
    assert verdict()[0] in {"undetermined", "fail"}


def test_icons_beside_the_text_are_not_read(site):
    style = "padding-left: 20px; background: #fff url(a.png) no-repeat 0 0 / 16px 16px"
    site(f"<p style='{style}; color: #222'>Text", a_png=b"nonsense")
    assert verdict() == ("pass", None)


class TestFilesThatAreNotRead:
    def hint(self, site, content, name="a.png"):
        root = site(PAGE.format(f"url({name})", "#222"))
        if content is not None:
            (root / name).write_bytes(content)
        found = only_finding()
        assert found.reason == "background-image"
        return found.hint

    def test_nonsense(self, site):
        assert self.hint(site, b"nonsense").startswith("a.png is not read: format not known")

    def test_no_file(self, site):
        assert self.hint(site, None) == "a.png is not read: no such file"

    def test_a_link_out_of_the_site(self, site, tmp_path_factory):
        outside = tmp_path_factory.mktemp("outside") / "a.png"
        outside.write_bytes(WHITE)
        root = site("")
        (root / "b.png").symlink_to(outside)
        assert self.hint(site, None, "b.png") == "b.png is not read: no such file"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
    def test_a_pipe(self, site):
        os.mkfifo(site("") / "c.png")
        assert self.hint(site, None, "c.png") == "c.png is not read: no such file"

    def test_a_path_out_of_the_site(self, site):
        site("")
        assert "no such file" in self.hint(site, None, "../../../etc/hostname")

    def test_without_pillow(self, site, monkeypatch):
        from a11yview.pictures import decoding  # noqa: PLC0415
        from a11yview.pictures.worker import NO_PILLOW  # noqa: PLC0415

        monkeypatch.setattr(decoding.Decoder, "colors", lambda *_: NO_PILLOW)
        assert "pip install 'a11yview[pictures]'" in self.hint(site, picture_bytes([[gray(7)]]))


class TestSwitchedOff:
    PAGE = PAGE.format("url(a.png)", "#222")

    def test_by_the_argument(self, site):
        site(self.PAGE, a_png=WHITE)
        assert verdict(pictures=False) == ("undetermined", "background-image")

    @pytest.mark.parametrize("how", ["option", "file"])
    def test_by_the_command(self, site, how, capsys):
        root = site(self.PAGE, a_png=WHITE)
        if how == "file":
            (root / "a11yview.toml").write_text("[check]\npictures = false\n")
        options = ["--pictures", "none"] if how == "option" else []
        assert main(["check", "index.html", "--strict", *options]) == 1
        assert "it lies on an image" in capsys.readouterr().out


class TestCache:
    def test_a_changed_picture_is_looked_at_again(self, site):
        root = site(PAGE.format("url(a.png)", "#222"), a_png=WHITE)
        asked = {"states": ["site"], "viewports": [(1280, 800)], "cache": "kept"}
        assert not check("index.html", **asked).failures
        (root / "a.png").write_bytes(BLACK)
        assert check("index.html", **asked).failures

    def test_a_kept_finding_has_its_picture(self, site):
        site(PAGE.format("url(half.png)", "#222"), half_png=HALF)
        asked = {"states": ["site"], "viewports": [(1280, 800)], "cache": "kept"}
        first, second = (check("index.html", **asked).findings for _ in range(2))
        assert first == second
        assert first[0].picture is not None


def test_the_digest_of_a_page_is_also_that_of_its_pictures():
    files = {
        "/index.html": b"<link rel=stylesheet href=css/a.css><img src='b.png?v=1'>",
        "/css/a.css": b"p { background: url(a.png) }",
        "/css/a.png": b"1",
        "/b.png": b"1",
    }

    def digest(*, pictures=True, **changed):
        now = {**files, **changed}
        read = lambda url: now.get(url.partition("?")[0])  # noqa: E731 - a reader
        return PageDigests(pictures=pictures).of(files["/index.html"], "/index.html", read)

    assert digest() == digest()
    for name in ("/css/a.png", "/b.png"):
        assert digest(**{name: b"2"}) != digest()
        assert digest(pictures=False, **{name: b"2"}) == digest(pictures=False)
