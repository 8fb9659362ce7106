"""Whole pages: HTML and CSS in, findings with their declarations out."""

from __future__ import annotations

import gc
import weakref

import pytest

from a11yview.audit import SCHEME_ATTRIBUTE, IgnoreMark, State, Verdict, audit_page
from a11yview.cascade import known_sheets as sheets_module
from a11yview.cascade import load_page

DARK = State(media=(("prefers-color-scheme", "dark"),))
SITE = (State(),)
HOVER = State(pseudo=("hover",))


def audited(body, css="", *, level="AA", states=SITE, name="page.html", head=""):
    html = f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>{body}</body></html>"
    page = load_page(html, where="/page.html", extra_sheets=[("/css/a.css", css)] if css else [])
    return audit_page(page, name, level=level, states=states, texts=True)


def only(audit):
    (finding,) = audit.findings
    return finding


class TestFindings:
    def test_one_cause_is_one_finding_with_its_places(self):
        body = "<p class=a>one</p><p class=a>two</p><p>three</p><p class=a>four</p>"
        finding = only(audited(body, ".a { color: #999 }"))
        assert finding.count == 3
        assert [place.snippet for place in finding.places] == ["one", "two", "four"]
        assert finding.places[0].path == "/2/1"
        assert finding.places[0].element == "p.a"

    def test_the_same_pair_from_two_rules_is_two_findings(self):
        audit = audited("<p class=a>one</p><p class=b>two</p>", ".a{color:#999} .b{color:#999}")
        assert [f.text_declared.where for f in audit.findings] == [".a", ".b"]

    def test_what_looks_alike_has_a_cause_for_each_rule_under_a_scheme(self):
        scheme = State(scheme="black-on-white")
        css = (
            f":root[{SCHEME_ATTRIBUTE}] {{ background: #eee }}"
            ".a { color: #999 } .b { color: #999 }"
        )
        body = "<p class=a>one</p><p class=b>two</p><p class=a>three</p>"
        found = audited(body, css, states=(*SITE, scheme)).findings
        told = [(f.text_declared.where, f.count) for f in found if f.states == (scheme.name,)]
        assert told == [(".a", 2), (".b", 1)]

    def test_letters_cut_out_of_a_gradient_have_its_colors(self):
        css = (
            "main { background-color: #fff }"
            "h1 { background: linear-gradient(#eee, #ddd) text; color: transparent }"
        )
        finding = only(audited("<main><h1>Big <b>title</b></h1></main>", css))
        assert finding.count == 2
        assert (finding.text_declared.where, finding.text_declared.name) == ("h1", "background")
        assert finding.background_declared.where == "main"

    def test_both_declarations_are_named_with_their_place(self):
        css = "main {\n  background: #eee;\n}\n.a {\n  color: #999;\n}"
        finding = only(audited("<main><p class=a>Text</p></main>", css))
        text, background = finding.text_declared, finding.background_declared
        assert (text.position, text.name, text.value) == ("/css/a.css:5:3", "color", "#999")
        assert (background.position, background.name) == ("/css/a.css:2:3", "background")
        assert css[text.offset : text.end] == "#999"

    def test_a_var_is_followed_to_the_token(self):
        css = ":root { --soft: #999; --text: var(--soft) } p { color: var(--text) }"
        declared = only(audited("<p>Text</p>", css)).text_declared
        assert declared.value == "var(--text)"
        assert (declared.defined.name, declared.defined.value) == ("--soft", "#999")
        assert declared.defined.where == ":root"

    def test_a_style_attribute_stands_in_the_page(self):
        declared = only(audited('\n <p style="color:#999">Text</p>')).text_declared
        assert declared.file == "page.html"
        assert declared.line == 4
        assert declared.where == "style"

    def test_an_inherited_color_is_found_where_it_was_declared(self):
        finding = only(audited("<p>Text</p>", "body { color: #999 }"))
        assert finding.text_declared.where == "body"

    def test_the_browsers_own_color_has_no_file(self):
        finding = only(audited("<div><a href=x>Link</a></div>", "div { background: #00f }"))
        assert finding.text_declared.file is None

    def test_the_canvas_has_no_declaration(self):
        assert only(audited("<p class=a>Text</p>", ".a{color:#999}")).background_declared is None

    def test_an_outline_is_told_and_no_declaration_is_blamed_for_it(self):
        line = "text-shadow: 2px 0 #bbb, -2px 0 #bbb, 0 2px #bbb, 0 -2px #bbb"
        finding = only(audited("<p>Text</p>", f"p {{ color: #555; background: #777; {line} }}"))
        assert finding.message == (
            "contrast 3.88 < 4.5 (#555 on #bbb); on the outline of the letters"
        )
        assert finding.text_declared.value == "#555"
        assert finding.background_declared is None

    def test_the_fingerprint_survives_moved_lines(self):
        before = only(audited("<p class=a>Text</p>", ".a { color: #999 }"))
        after = only(audited("<b>new</b>\n<p class=a>Text</p>", "\n\nb{} .a { color: #999 }"))
        changed = only(audited("<p class=a>Text</p>", ".a { color: #888; background: #fff }"))
        assert before.fingerprint == after.fingerprint
        assert before.fingerprint != changed.fingerprint

    def test_a_declaration_over_several_lines_is_told_on_one(self):
        body = "<h1>Head</h1><p class=a>Text</p>"
        css = "h1,\n  p.a\n{ color: rgb(\n    153, 153,\t153\n  ); font-size: 1em }"
        declared = only(audited(body, css)).text_declared
        assert declared.source == "h1, p.a { color: rgb( 153, 153, 153 ) }"
        assert declared.end - declared.offset == len("rgb(\n    153, 153,\t153\n  )")


class TestStates:
    def test_counts_are_kept_by_state(self):
        css = "a:hover { color: #999 } p { color: #000 }"
        audit = audited("<p>Text <a href=#>link</a></p>", css, states=(State(), HOVER))
        counts = dict(audit.result.counts)
        assert (counts["site"].passed, counts["site"].failed) == (2, 0)
        assert (counts[":hover"].passed, counts[":hover"].failed) == (1, 1)
        assert only(audit).states == (":hover",)

    def test_what_lies_around_a_link_is_hovered_with_it(self):
        css = (
            "li:hover { background: #036 } li:hover a { color: #fff }"
            "li:hover ul { display: block }"
            "li ul { display: none; background: #fff } ul ul li a, li:hover ul a { color: #999 }"
            "ul ul li:hover { background: #fff }"
        )
        body = "<ul><li><a href=#>One</a><ul><li><a href=#>Within</a></ul></ul>"
        audit = audited(body, css, states=(State(), HOVER))
        verdicts = [(one.state, str(one.verdict), one.bg) for one in audit.texts]
        assert verdicts == [
            ("site", "pass", (255, 255, 255)),
            ("site", "exempt", None),
            (":hover", "pass", (0, 51, 102)),
            (":hover", "fail", (255, 255, 255)),
        ]

    def test_dark_is_looked_at_only_where_the_css_speaks_of_it(self):
        states = (State(), DARK)
        assert audited("<p>Text</p>", "p{color:#000}", states=states).states == (State(),)
        css = "@media (prefers-color-scheme: dark) { p { color: #333; background: #000 } }"
        audit = audited("<p>Text</p>", css, states=states)
        assert only(audit).states == ("dark",)
        css = ":root { color-scheme: light dark } p { color: light-dark(#000, #333) }"
        assert only(audited("<p>Text</p>", css, states=states)).states == ("dark",)

    def test_what_a_state_makes_invisible_fails_in_it(self):
        css = "@media (prefers-color-scheme: dark) { p { color: #fff } }"
        finding = only(audited("<p>Text</p>", css, states=(State(), DARK)))
        assert finding.ratio == 1
        assert finding.states == ("dark",)

    def test_text_invisible_everywhere_is_a_warning(self):
        audit = audited("<p>Text</p>", "p { color: #fff }", states=(State(), HOVER))
        finding = only(audit)
        assert (finding.rule, finding.kind, finding.states) == (
            "AV105",
            "warning",
            ("site", ":hover"),
        )
        assert {record.reason for record in audit.texts} == {"same-color"}


class TestGeneratedText:
    def test_text_before_and_after_is_judged(self):
        css = "p::before { content: 'New'; color: #999 }"
        finding = only(audited("<p>Text</p>", css))
        assert finding.rule == "AV104"
        assert finding.places[0].element == "p::before"
        assert finding.places[0].snippet == "New"

    def test_icons_and_empty_content_are_no_text(self):
        css = "p::before { content: '\\f101'; color: #999 } p::after { content: ''; color: #999 }"
        assert audited("<p>Text</p>", css).findings == ()

    @pytest.mark.parametrize(
        ("content", "shown"),
        [
            (r"'\2605' / 'Rated'", []),
            ("url('logo/en.png') / 'Home'", []),
            ("url('logo/en.png') ' Home'", ["Home"]),
            ("'New' / ''", ["New"]),
            ("'N' 'ew'", ["New"]),
            (r"'\41 b/c'", ["Ab/c"]),
            ("attr(title) / 'said'", ["Shown"]),
        ],
    )
    def test_what_is_shown_is_judged_and_not_what_is_said_instead(self, content, shown):
        css = f"p::before {{ content: {content}; color: #999 }}"
        findings = audited("<p title=Shown>Text</p>", css).findings
        assert [finding.places[0].snippet for finding in findings] == shown

    def test_placeholders_have_a_rule_of_their_own(self):
        css = "input { border: 1px solid #000 } ::placeholder { color: #bbb }"
        finding = only(audited("<input placeholder='Your name'>", css))
        assert (finding.rule, finding.places[0].snippet) == ("AV103", "Your name")

    def test_a_placeholder_behind_a_value_is_not_shown(self):
        css = "::placeholder { color: #bbb }"
        assert audited("<input placeholder='Your name' value='Ann'>", css).findings == ()


class TestCovering:
    @pytest.mark.parametrize(
        ("body", "css"),
        [
            (
                "<header><img src=a.jpg><h1>Title</h1></header>",
                "header{position:relative} img{position:absolute;width:100%;height:100%}",
            ),
            (
                "<figure><img src=a.jpg><figcaption>Title</figcaption></figure>",
                "figure{position:relative} figcaption{position:absolute;bottom:0}",
            ),
        ],
    )
    def test_text_over_a_picture_is_open(self, body, css):
        finding = only(audited(body, css))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "image-element")

    def test_an_opaque_background_settles_it(self):
        css = "header{position:relative} img{position:absolute;width:100%;height:100%}"
        body = "<header><img src=a.jpg><h1 style='background:#fff'>Title</h1></header>"
        assert audited(body, css).findings == ()

    def test_a_veil_that_changes_no_verdict_leaves_it(self):
        css = (
            "div{position:relative} div::before{content:'';position:absolute;inset:0;"
            "background:rgb(0 0 0/%s)}"
        )
        assert audited("<div>Title</div>", css % "5%").findings == ()
        finding = only(audited("<div>Title</div>", css % "90%"))
        assert finding.reason == "pseudo-element"

    @pytest.mark.parametrize(("scale", "found"), [("0", 0), ("1, 0", 0), ("0.95", 1)])
    def test_what_is_scaled_covers_unless_it_is_scaled_to_nothing(self, scale, found):
        css = (
            "div{position:relative} div::before{content:'';position:absolute;inset:0;"
            f"background:#222;transform:scale({scale})}}"
        )
        assert len(audited("<div>Title</div>", css).findings) == found

    @pytest.mark.parametrize(("color", "failing"), [("#999", 1), ("#000", 0)])
    def test_nor_does_one_that_is_a_gradient(self, color, failing):
        css = (
            "div{position:relative} div::after{content:'';position:absolute;bottom:0;left:0;"
            "width:100%%;height:60px;background:linear-gradient(transparent,#fff)}p{color:%s}"
        )
        findings = audited("<div><p>Text</p></div>", css % color).findings
        assert [finding.verdict for finding in findings] == [Verdict.FAIL] * failing

    def test_a_veil_does_not_fade_with_the_text(self):
        css = (
            "main{position:relative;z-index:0}i{position:absolute;z-index:-1;top:0;bottom:0;right:0;"
            "width:49%;background:#bbb}p{opacity:.6}"
        )
        assert audited("<main><i></i><p>Text</p></main>", css).findings == ()

    def test_a_gradient_that_changes_one_leaves_it_open(self):
        css = "div{position:relative} i{position:absolute;inset:0;background:%s}"
        for image in ("linear-gradient(transparent,#000)", "linear-gradient(#000,#000),url(a.png)"):
            finding = only(audited("<div><i></i><p>Text</p></div>", css % image))
            assert finding.verdict is Verdict.UNDETERMINED

    def test_what_lies_behind_the_ground_of_the_box_is_not_seen(self):
        css = "main{position:relative;background:#eee}i{position:absolute;inset:0;background:#000}"
        finding = only(
            audited("<main><i></i><p>Text</p></main>", css + "i{z-index:-1}p{color:#aaa}")
        )
        assert (finding.verdict, finding.background.hex) == (Verdict.FAIL, "#eeeeee")

    VEIL = ".v{position:absolute;inset:0;background:rgb(0 0 0/50%)} main{position:relative}"

    @pytest.mark.parametrize(
        ("body", "css"),
        [
            ("<main><i class=v></i><p style='position:relative'>Title</p></main>", ""),
            ("<main><p style='position:relative;z-index:1'>Title</p><i class=v></i></main>", ""),
            (
                "<main><i class=v></i><div style='position:relative'><p>Title</p></div></main>",
                "",
            ),
            ("<main><i class=v></i><p>Title</p></main>", "main{z-index:0}.v{z-index:-1}"),
            ("<main><i class=v></i><p>Title</p></main>", "main{isolation:isolate}.v{z-index:-9}"),
            ("<main><i class=v></i><p>Title</p></main>", "p{contain:paint}"),
            ("<main><i class=v></i><p>Title</p></main>", ".v{z-index:-1}body{background:#fff}"),
            (
                "<div><main><i class=v></i><p>Title</p></main></div>",
                ".v{z-index:-1}div{background:#fff;position:relative;z-index:0}",
            ),
            (
                "<main class=b><p style='position:relative'>Title</p></main>",
                ".b::before{content:'';position:absolute;inset:0;background:#808080}",
            ),
            (
                "<main><i class=v></i><p style='position:relative'>Title</p></main>",
                ".v{background:#000;opacity:.5}",
            ),
            (
                "<main><i class=v></i><p style='position:relative'>Title</p></main>",
                ".v{background:linear-gradient(#808080,#999)}",
            ),
        ],
    )
    def test_what_is_painted_above_a_veil_is_judged_on_it(self, body, css):
        finding = only(audited(body, self.VEIL + css + "p{color:#fff}"))
        assert (finding.verdict, finding.background.hex) == (Verdict.FAIL, "#808080")

    @pytest.mark.parametrize(
        ("body", "css"),
        [
            ("<main><i class=v></i><p>Title</p></main>", ""),
            ("<main><p style='position:relative'>Title</p><i class=v></i></main>", ""),
            ("<main><i class=v></i><p style='position:absolute'>Title</p></main>", ""),
            (
                "<div><main><i class=v></i><p>Title</p></main></div>",
                ".v{z-index:-1}div{background:#fff}",
            ),
            (
                "<main><i class=v></i><p>Title</p></main>",
                ".v{z-index:-1;background:#808080}main{background:#0008}",
            ),
            (
                "<main><i class=v></i><p>Title</p></main>",
                ".v{z-index:-1;background:#fff}html{background:#fff}body{background:#000}",
            ),
            (
                "<main><i class=v></i><p style='position:relative'>Title</p></main>",
                ".v{inset:auto;width:60%;height:60%}",
            ),
            ("<main><i class=v></i><p>Title</p></main>", ".v{z-index:-1;left:auto;width:40%}"),
            ("<main><i class=v></i><p>Title</p></main>", "p{will-change:z-index}"),
            ("<main><i class=v></i><p style='position:relative'>Title</p></main>", ".v{scale:.5}"),
            (
                "<main><i class=v></i><p style='position:relative'>Title</p></main>",
                ".v{translate:50%}",
            ),
            (
                "<main><section><p class=p>Title</p></section><i class=v></i></main>",
                "section{position:relative;z-index:0}.p{position:relative;z-index:9}",
            ),
        ],
    )
    def test_else_the_veil_may_lie_above_it_or_miss_it(self, body, css):
        finding = only(audited(body, self.VEIL + css + "p{color:#fff}"))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "overlap")

    def test_text_in_the_color_of_the_page_may_be_seen_on_a_picture(self):
        css = "header{position:relative} img{position:absolute;inset:0} h1{color:#fff}"
        finding = only(audited("<header><img src=a.jpg><h1>Title</h1></header>", css))
        assert finding.reason == "image-element"

    def test_a_fixed_box_may_lie_on_the_page_as_well(self):
        css = "aside{background:#000} nav{position:fixed;top:0;color:#fff}"
        finding = only(audited("<aside><br><nav>Menu</nav></aside>", css))
        assert finding.reason == "overlap"


class TestContainingBlocks:
    """Containing blocks of absolute boxes, as measured in Chromium; a line keeps them open."""

    CSS = "div{background:#000}p{position:%s;top:0;left:0;color:#fff}"
    ANY = (
        "transform: rotate(0deg)",
        "translate: 0",
        "rotate: 0deg",
        "scale: 1",
        "perspective: 10px",
        "filter: brightness(1)",
        "display: inline; filter: brightness(1)",
        "backdrop-filter: blur(1px)",
        "contain: layout",
        "contain: size paint",
        "contain: strict",
        "contain: content",
        "content-visibility: auto",
        "will-change: transform",
        "will-change: opacity, scale",
        "will-change: contain",
        "display: inline; will-change: filter",
    )
    NONE = (
        "contain: size",
        "contain: style",
        "container-type: size",
        "will-change: opacity",
        "will-change: content-visibility",
        "isolation: isolate",
        "clip-path: inset(0)",
        "opacity: .9",
        "display: inline; transform: rotate(0deg)",
        "display: inline; scale: 1",
        "display: inline; contain: paint",
        "display: inline; will-change: transform",
        "display: contents; filter: brightness(1)",
        "display: contents; position: relative",
    )

    @pytest.mark.parametrize("position", ["absolute", "fixed"])
    @pytest.mark.parametrize("style", ANY)
    def test_what_holds_boxes_is_what_they_lie_on(self, style, position):
        audit = audited(f"<div style='{style}'><br><p>Text</p></div>", self.CSS % position)
        assert [text.verdict for text in audit.texts] == [Verdict.PASS]

    @pytest.mark.parametrize("position", ["absolute", "fixed"])
    @pytest.mark.parametrize("style", NONE)
    def test_else_they_may_lie_elsewhere(self, style, position):
        audit = audited(f"<div style='{style}'><br><p>Text</p></div>", self.CSS % position)
        assert [text.verdict for text in audit.texts] != [Verdict.PASS]

    def test_a_position_places_absolute_boxes_alone(self):
        body = "<div style='position:relative'><br><p>Text</p></div>"
        found = {p: audited(body, self.CSS % p).texts[0].verdict for p in ("absolute", "fixed")}
        assert found == {"absolute": Verdict.PASS, "fixed": Verdict.UNDETERMINED}

    @pytest.mark.parametrize(
        "edge", ["top:100%", "top:110%", "top:calc(100% + 4px)", "left:-100%", "bottom:100%"]
    )
    def test_beside_what_places_it_a_box_lies_on_something_else(self, edge):
        css = "nav{position:relative;background:#000}p{position:absolute;color:#fff;%s}"
        finding = only(audited("<nav><br><p>Text</p></nav>", css % edge))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "overlap")

    @pytest.mark.parametrize("edge", ["top:4px", "top:50%", "top:calc(100% - 30px)"])
    def test_in_it_it_lies_on_its_ground(self, edge):
        css = "nav{position:relative;background:#000}p{position:absolute;color:#fff;%s}"
        assert audited("<nav><br><p>Text</p></nav>", css % edge).findings == ()

    def test_what_flows_in_a_holding_box_is_beneath_its_bar(self):
        bar = "nav{position:fixed;top:0}header{background:#234}a:any-link{color:#fff}"
        body = "<nav><a href=#>Home</a></nav><header></header>"
        for style, reasons in (("transform:scale(1)", ["overlap"]), ("opacity:.9", [])):
            around = f"<p>Text</p><div style='{style}'>{body}</div>"
            findings = audited(around, bar).findings
            assert [one.reason for one in findings if one.rule != "AV105"] == reasons


class TestHiding:
    """Reasons for hiding need a box that they hide."""

    @pytest.mark.parametrize(
        "body",
        [
            "<p style='display:contents;opacity:0'>Text</p>",
            "<p style='display:contents;transform:scale(0)'>Text</p>",
            "<p style='display:contents;position:absolute;left:-9999px'>Text</p>",
            "<p style='display:contents;position:absolute;inset:0;background:#000'>Text</p>",
            "<span style='transform:scale(0)'>Text</span>",
            "<span style='position:relative;scale:0'>Text</span>",
        ],
    )
    def test_text_without_one_is_seen(self, body):
        finding = only(audited(body, "p, span { color: #999 }"))
        assert (finding.verdict, finding.background.hex) == (Verdict.FAIL, "#ffffff")

    @pytest.mark.parametrize(
        "body",
        [
            "<span style='transform:scale(0);float:left'>Text</span>",
            "<span style='transform:scale(0);position:absolute'>Text</span>",
            "<p style='display:flex'><span style='scale:0'>Text</span></p>",
            "<svg><text y=20 style='transform:scale(0)'>Text</text></svg>",
            "<svg><g style='scale:0'><text y=20>Text</text></g></svg>",
            "<nav style='position:fixed;top:0;left:0;translate:-100% 0'><p>Text</p></nav>",
        ],
    )
    def test_boxes_of_no_size_or_place_hide_theirs(self, body):
        assert audited(body, "p, span, text { color: #999; fill: #999 }").findings == ()


class TestPlacedBoxes:
    """A bar without a ground of its own, over what flows beneath it."""

    @pytest.mark.parametrize(
        "body",
        [
            "<nav><a href=#>Home</a></nav><header><h1>Title</h1></header>",
            "<main><nav><a href=#>Home</a></nav><script></script><div><header></div></main>",
            "<nav style='top:auto'><a href=#>Home</a></nav><header></header>",
            "<nav style='position:fixed'><a href=#>Home</a></nav><header></header>",
            "<table><td><a href=#>Home</a><td style='background:#234'></table>",
            "<nav><b style='background:rgb(255 255 255/.1)'><a href=#>Home</a></b></nav><header>",
            "<nav><a href=#>Home</a></nav><div><section><i class=shape></i><h1>Title</h1></div>",
        ],
    )
    @pytest.mark.parametrize("color", ["#fff", "#eee", "#000"])
    def test_what_it_lies_on_may_be_that(self, body, color):
        css = (
            "body{margin:0}main{position:relative}nav{position:absolute;top:0}"
            "td:first-child{position:absolute}"
            "header,.shape{background:#234}a:any-link{color:%s}h1{color:#fff;position:relative}"
            "section{position:relative}.shape{position:absolute;inset:0}"
        )
        finding = only(audited(body, css % color))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "overlap")

    @pytest.mark.parametrize(
        "picture",
        ["<img src=a.jpg>", "<p>Text</p><img src=a.jpg style='position:absolute;inset:0'>"],
    )
    def test_it_may_be_a_picture(self, picture):
        css = "nav{position:absolute;top:0}section{position:relative}a:any-link{color:#fff}"
        body = f"<nav><a href=#>Home</a></nav><div><section>{picture}</section></div>"
        reasons = [finding.reason for finding in audited(body, css).findings]
        assert "image-element" in reasons

    @pytest.mark.parametrize(
        ("body", "css"),
        [
            ("<nav><a href=#>Home</a></nav><p>Text</p><img src=a.jpg>", "p{margin:0}"),
            ("<nav><a href=#>Home</a></nav><img src=a.png width=16 height=16>", "p{margin:0}"),
            ("<nav><a href=#>Home</a></nav><header></header>", "nav{background:#fff}"),
            ("<header></header><nav><a href=#>Home</a></nav><p>Text</p>", "nav{top:auto}"),
            ("<nav><a href=#>Home</a></nav><header></header>", "nav{top:auto;bottom:0}"),
            ("<nav><a href=#>Home</a></nav><header></header>", "header{background:#fff}"),
            ("<p>Text</p><nav><a href=#>Home</a></nav><header></header>", "p{background:#fff}"),
            (
                "<nav><a href=#>Home</a></nav><p>Text</p><section><i></i></section>",
                "i{position:absolute;inset:0 0 auto;background:#234}section{position:relative}",
            ),
            (
                "<nav><a href=#>Home</a></nav><section><i></i><p>Text</p></section>",
                "i{position:absolute;bottom:0;background:#234}section{position:relative}",
            ),
        ],
    )
    def test_else_it_is_not(self, body, css):
        rules = "nav{position:absolute;top:0}header{background:#234}a:any-link{color:#000}"
        assert audited(body, rules + css).findings == ()


class TestEdges:
    def test_a_faint_border_of_a_field_is_a_warning(self):
        css = "input { border: 1px solid #ddd; background: #fff }"
        finding = only(audited("<input value=Ann>", css))
        assert (finding.rule, finding.needed, finding.is_error) == ("AV201", 3.0, False)
        assert finding.text.hex == "#dddddd"

    @pytest.mark.parametrize(
        "css",
        [
            "input { border: 1px solid #777; background: #fff }",
            "input { border: 1px solid #ddd; background: #666; color: #fff }",
            "input { border: 0; border-bottom: 1px solid #555; background: #fff }",
            "input { }",
        ],
    )
    def test_a_field_that_shows_is_none(self, css):
        assert audited("<input value=Ann>", css).findings == ()

    def test_a_faint_outline_of_a_focused_link_is_a_warning(self):
        css = "a:focus { outline: 2px solid #ddd }"
        states = (State(), State(pseudo=("focus",)))
        finding = only(audited("<a href=#>Link</a>", css, states=states))
        assert (finding.rule, finding.states) == ("AV202", (":focus",))


class TestIgnoring:
    def test_a_comment_takes_out_what_its_rule_causes(self):
        css = ".a { color: #999; /* a11yview-ignore: brand color */ }"
        audit = audited("<p class=a>Text</p>", css)
        assert audit.findings == ()
        assert len(audit.ignored) == 1
        assert dict(audit.result.counts)["site"].ignored == 1
        mark = IgnoreMark(file="/css/a.css", line=1, column=19, reason="brand color", was_used=True)
        assert audit.marks == (mark,)

    def test_an_attribute_takes_out_its_part_of_the_page(self):
        body = "<div data-a11yview-ignore='the logo'><p style='color:#999'>Text</p></div>"
        audit = audited(body)
        assert audit.findings == ()
        assert dict(audit.result.counts)["site"].ignored == 1
        assert audit.notices == ()

    def test_without_a_reason_there_is_a_notice(self):
        (notice,) = audited("<p data-a11yview-ignore>Text</p>").notices
        assert notice.rule == "AV904"
        assert (notice.line, notice.column) == (3, 7)


def test_unread_sheets_are_noticed_where_they_are_linked():
    audit = audited("<p>Text</p>", head="<link rel=stylesheet href=gone.css>")
    (notice,) = audit.notices
    assert (notice.rule, notice.file, notice.line) == ("AV902", "page.html", 2)
    assert "gone.css" in notice.message


def test_levels_ask_for_more():
    assert audited("<p>Text</p>", "p{color:#666}").findings == ()
    finding = only(audited("<p>Text</p>", "p{color:#666}", level="AAA"))
    assert (finding.rule, finding.needed) == ("AV102", 7.0)
    assert only(audited("<p>Text</p>", "p{color:#999}", level="AAA")).rule == "AV101"


def test_records_hold_what_was_seen():
    (record,) = audited("<p style='color:rgb(0 0 0/50%);background:#fff'>Text</p>").texts
    assert (record.path, record.verdict, record.fg, record.bg) == (
        "/2/1",
        Verdict.FAIL,
        (128, 128, 128),
        (255, 255, 255),
    )
    assert (record.font_size_px, record.font_weight, record.color) == (16.0, 400, (0, 0, 0))


class TestConditions:
    CSS = (
        "main { container-type: inline-size; width: %s }"
        "@container (min-width: 400px) { p { color: #999 } }"
    )

    def test_a_container_of_unknown_size_leaves_open_what_depends_on_it(self):
        body = "<div style='display:flex'><main><p>Text</p><h1>Title</h1></main></div>"
        finding = only(audited(body, self.CSS % "auto"))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "condition")
        assert [place.snippet for place in finding.places] == ["Text"]

    @pytest.mark.parametrize("query", ["scroll-state(stuck: none)", "not scroll-state(stuck: top)"])
    def test_scrolling_leaves_open_what_depends_on_it(self, query):
        css = (
            f"main {{ container-type: scroll-state }} @container {query} {{ p {{ color: #999 }} }}"
        )
        finding = only(audited("<main><p>Text</p></main>", css))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "condition")

    @pytest.mark.parametrize(("width", "failing"), [("500px", 1), ("300px", 0)])
    def test_one_of_known_size_decides(self, width, failing):
        assert len(audited("<main><p>Text</p></main>", self.CSS % width).findings) == failing


class TestFunctionsThatAreNotComputed:
    def test_they_leave_a_color_open(self):
        color = "rgb(random(0, 255) 0 0)"
        finding = only(audited("<main><p>Text</p></main>", f"main {{ color: {color} }}"))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "condition")

    def test_others_leave_it(self):
        assert audited("<p>Text</p>", "p { width: random(1px, 9px) }").findings == ()

    def test_a_function_that_asks_a_container_leaves_open_who_calls_it(self):
        css = "@function --f() { result: #000; @container (width > 1px) { result: #999 } }"
        finding = only(audited("<main><p>Text</p></main>", css + "main { color: --f() }"))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "condition")


@pytest.mark.parametrize(
    "value",
    [
        "if(style(--x: 1): #000; else: #999)",
        "--pale(#999)",
        "hsl(calc(sibling-index() * 9deg) 20% 60%)",
    ],
)
def test_a_color_that_a_function_gives_is_judged(value):
    css = f"@function --pale(--color) {{ result: var(--color) }} main {{ color: {value} }}"
    finding = only(audited("<main><p>Text</p></main>", css))
    assert finding.verdict == Verdict.FAIL


class TestAnimations:
    PULSE = "@keyframes pulse { 50% { opacity: 0.4 } }"

    def test_what_fades_in_is_judged_as_shown(self):
        css = (
            "@keyframes in { from { opacity: 0; color: #fff } to { opacity: 1; color: #999 } }"
            "p { opacity: 0; animation: in 1s 2s both }"
        )
        finding = only(audited("<p>Text</p>", css))
        assert finding.text_declared is not None
        assert (finding.verdict, finding.text_declared.value) == (Verdict.FAIL, "#999")
        assert finding.text_declared.where == "@keyframes in"

    @pytest.mark.parametrize(
        "css",
        [
            "main { animation: pulse 1s infinite }",
            "main { animation: pulse 1s both; animation-timeline: view() }",
            "main { --a: pulse 1s infinite; animation: var(--a) }",
        ],
    )
    def test_what_an_endless_animation_changes_is_open(self, css):
        finding = only(audited("<main><p>Text</p></main>", self.PULSE + css))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "animation")

    ENDS = "@keyframes k { 0% { color: #000 } 50% { opacity: 1 } to { color: #fff } }"
    ADDING = "@keyframes k { to { color: #333; animation-composition: add } }"

    MOVING = "@keyframes k { 0% { left: 0 } 50% { color: #999 } to { left: 9px } }"
    SHORT = "@keyframes k { 0% { background-color: red } 50% { background: #000; color: #333 } }"

    @pytest.mark.parametrize(
        "css",
        [
            ENDS + "p { animation: k 1s linear -0.25s paused }",
            ENDS + "p { animation: k 1s linear -0.5s paused }",
            ENDS + "p { animation: k 1s linear 0.5 forwards }",
            ENDS.replace("0% { color: #000 }", "") + "p { animation: k 1s 0.5 both }",
            ENDS.replace("50% {", "50% { background: #fff;") + "p { animation: k 1s 0.5 both }",
            ADDING + "p { color: #222; animation: k 1s forwards }",
            ADDING.replace("animation-composition: add", "")
            + "p { color: #222; animation: k 1s forwards; animation-composition: accumulate }",
        ],
    )
    def test_values_between_keyframes_and_sums_are_open(self, css):
        finding = only(audited("<p>Text</p>", css))
        assert (finding.verdict, finding.reason) == (Verdict.UNDETERMINED, "animation")

    @pytest.mark.parametrize(
        ("css", "color"),
        [
            ("@keyframes k { 50% { color: #999 } } p { animation: k 1s -0.5s paused }", "#999"),
            (ENDS.replace("opacity: 1", "color: #999") + "p { animation: k 1s 0.5 both }", "#999"),
            (MOVING + "p { animation: k 1s 0.5 both }", "#999"),
            (MOVING.replace("left", "color") + "p { animation: k 1s 0.5 both }", "#999"),
            (SHORT + "p { animation: k 1s 0.5 both }", "#333"),
            (ADDING.replace(": add", ": replace") + "p { animation: k 1s both }", None),
        ],
    )
    def test_what_a_keyframe_says_is_judged(self, css, color):
        findings = audited("<p>Text</p>", css).findings
        assert [str(finding.text) for finding in findings] == ([color] if color else [])

    def test_one_that_moves_and_turns_changes_no_color(self):
        css = "@keyframes turn { to { transform: rotate(9deg) } } p { animation: turn 1s infinite }"
        assert audited("<p>Text</p>", css).findings == ()


def test_generated_text_of_what_is_taken_out_is_taken_out():
    css = "b::before { content: 'New'; color: #999 }"
    for body in ("<b data-a11yview-ignore=x></b>", "<div inert><b></b></div>"):
        assert audited(body, css).findings == ()
    assert len(audited("<b></b>", css).findings) == 1


class TestPressedLinks:
    STATES = (State(), State(pseudo=("active",)))

    def test_the_browsers_own_red_is_exempt(self):
        audit = audited("<a href=#>Link <b>in it</b></a>", states=self.STATES)
        assert audit.findings == ()
        assert {r.reason for r in audit.texts if r.state == ":active"} == {"pressed"}

    def test_an_authors_color_is_not(self):
        finding = only(audited("<a href=#>Link</a>", "a:active{color:#f66}", states=self.STATES))
        assert finding.states == (":active",)

    def test_nor_is_a_link_that_fails_anyway(self):
        audit = audited("<a href=#>Link</a>", "body{background:#00f}", states=self.STATES)
        assert {name for f in audit.findings for name in f.states} == {"site", ":active"}


def test_text_in_an_implied_body_stands_at_the_beginning():
    page = load_page("plain text", extra_sheets=[("a.css", "body { color: #999 }")])
    audit = audit_page(page, "page.html", level="AA", states=SITE)
    assert only(audit).position == "page.html:1:1"


def test_what_is_known_of_sheets_goes_with_them():
    page = load_page("<!doctype html><style>p { color: #777 }</style><p>Text")
    audit_page(page, "page.html", level="AA", states=SITE)
    index = weakref.ref(page.index)
    del page
    sheets_module._known.clear()
    gc.collect()
    assert index() is None
