"""Texts that can be read on the page as it is, and not in every design that it has.

What fails where is as Chromium paints it.
"""

from __future__ import annotations

import pytest

from a11yview import Catalog, check
from a11yview.site.building.folder import build_site
from a11yview.site.building.parts import site_assets, site_parts
from a11yview.site.page_files import PageSource

BASE = "body { background: #fff; color: #000 } "
GRAY = "color: #aaa"
RADIO = "<input type=radio name=g"
CASES = {
    # -- themes ----------------------------------------------------------------------------------
    "a class of the root": (
        f"html.is-dark .x {{ {GRAY} }} html.is-dark .y {{ color: #222 }}",
        "<p class=x>text",
        "theme:.is-dark",
    ),
    "an attribute of the root": (
        f':root[data-theme="dark"] .x {{ {GRAY} }}',
        "<p class=x>text",
        'theme:[data-theme="dark"]',
    ),
    "the convention of Bootstrap": (
        "[data-bs-theme=dark] { --ink: #aaa } .x { color: var(--ink, #000) }",
        "<p class=x>text",
        'theme:[data-bs-theme="dark"]',
    ),
    "the convention of Tailwind": (
        f".x:where(.dark, .dark *) {{ {GRAY} }}",
        "<p class=x>text",
        "theme:.dark",
    ),
    "a class of body": (
        f"body.night {{ background: #fefefe }} body.night .x {{ {GRAY} }}",
        "<p class=x>text",
        "theme:body.night",
    ),
    "custom properties of the root anew": (
        ":root { --ink: #000 } html.paper-2 { --ink: #aaa } .x { color: var(--ink) }",
        "<p class=x>text",
        "theme:.paper-2",
    ),
    "a theme of body alone, on the root": (
        ".dark body { background: #ccc }",
        "<p style='color: #666'>text",
        "theme:.dark",
    ),
    "an attribute of what is around body": (
        f"[data-theme=dark] > body {{ {GRAY} }}",
        "<p>text",
        'theme:[data-theme="dark"]',
    ),
    "a nested theme": (
        f".x {{ html.dark-theme & {{ {GRAY} }} }}",
        "<p class=x>text",
        "theme:.dark-theme",
    ),
    "a theme within :has()": (
        f":root:has(body.dusk) .x {{ {GRAY} }}",
        "<p class=x>text",
        "theme:body.dusk",
    ),
    "a control hovered in a theme": (
        f"[data-theme=dark] button:hover {{ {GRAY}; background: #fff }}",
        "<button>text</button>",
        'theme:[data-theme="dark"] :hover',
    ),
    "a theme's scope": (
        f"@scope (.dark) {{ .x {{ {GRAY} }} }}",
        "<p class=x>text",
        "theme:.dark",
    ),
    "the properties of a scope's root": (
        ":root { --a: #000 } @scope (html.dim) { :scope { --a: #aaa } } .x { color: var(--a) }",
        "<p class=x>text",
        "theme:.dim",
    ),
    "the convention of Quasar": (
        f".body--dark .x {{ {GRAY} }}",
        "<p class=x>text",
        "theme:.body--dark",
    ),
    "the convention of PatternFly": (
        f".pf-v6-theme-dark .x {{ {GRAY} }}",
        "<p class=x>text",
        "theme:.pf-v6-theme-dark",
    ),
    "a theme without a dash": (f".darkmode .x {{ {GRAY} }}", "<p class=x>text", "theme:.darkmode"),
    "an attribute without a value": (
        f"html[dark] .x {{ {GRAY} }}",
        "<p class=x>text",
        "theme:[dark]",
    ),
    "a mode that only colors what has its class": (
        ".dark-mode { background: #000; color: #fff } a { color: #333 }",
        "<p>more <a href=#>text</a>",
        "theme:body.dark-mode",
    ),
    # -- controls --------------------------------------------------------------------------------
    "a button hovered": (f"button:hover {{ {GRAY} }}", "<button>text</button>", ":hover"),
    "a row hovered": (f"li:hover {{ {GRAY} }}", "<ul><li>text</ul>", ":hover"),
    "a field with the focus": (f"input:focus {{ {GRAY} }}", "<input value=text>", ":focus"),
    "a field with the focus from the keyboard": (
        f"textarea:focus-visible {{ {GRAY} }}",
        "<textarea>text</textarea>",
        ":focus",
    ),
    "the focus from the pointer": (
        f"button:focus {{ {GRAY} }} button:focus-visible {{ color: #000 }}",
        "<button>text</button>",
        ":focus:not(:focus-visible)",
    ),
    "the focus within": (
        f".x:focus-within b {{ {GRAY} }}",
        "<p class=x><b>text</b><input>",
        ":focus",
    ),
    "a summary pressed": (
        f"summary:active {{ {GRAY} }}",
        "<details><summary>text</summary></details>",
        ":active",
    ),
    "an option hovered in a list": (
        f"option:hover {{ {GRAY}; background: #fff }}",
        "<select size=2><option>text<option>more</select>",
        ":hover",
    ),
    "a target": (f".x:target {{ {GRAY} }}", "<p class=x id=here>text", ":target"),
    # -- what scripts and visitors change --------------------------------------------------------
    "a checked box": (
        f"input:checked + label {{ {GRAY} }}",
        "<input type=checkbox id=i><label for=i>text</label>",
        ":checked",
    ),
    "each of a group of radio buttons": (
        f".x:checked + label {{ {GRAY} }}",
        "<input type=radio name=g class=x><label>text</label><input type=radio name=g checked>",
        ":checked",
    ),
    "a box that is not checked any more": (
        f"input:not(:checked) + label {{ {GRAY} }}",
        "<input type=checkbox id=i checked><label for=i>text</label>",
        ":not(:checked)",
    ),
    "each radio button in its turn": (
        f"main:has(#a:checked) p {{ {GRAY} }} main:has(#c:checked) p {{ color: #000 }}",
        f"<main>{RADIO} checked>{RADIO} id=a>{RADIO} id=c><p>text</main>",
        ":checked",
    ),
    "an option that is chosen": (
        f"body:has([value=dark]:checked) p {{ {GRAY} }}",
        "<select><option value=light>light<option value=dark>dark</select><p>text",
        ":checked",
    ),
    "something valid typed": (
        f"input:valid + b {{ {GRAY} }}",
        "<input type=email required><b>text</b>",
        ":not(:placeholder-shown)",
    ),
    "details that are closed": (
        f"details:not([open]) summary {{ {GRAY} }}",
        "<details open><summary>text</summary>more</details>",
        ":not([open])",
    ),
    "an attribute that is not false": (
        f".x[aria-expanded]:not([aria-expanded=false]) {{ {GRAY}; background: #fff }}",
        "<button class=x aria-expanded=false>text</button>",
        '[aria-expanded="true"]',
    ),
    "a field that a script finds invalid": (
        f"input[aria-invalid=true] + b {{ {GRAY} }}",
        "<input><b>text</b>",
        '[aria-invalid="true"]',
    ),
    "the convention of Radix": (
        f".x[data-state=open] {{ {GRAY}; background: #fff }}",
        "<button class=x data-state=closed>text</button>",
        '[data-state="open"]',
    ),
    "an expanded menu": (
        f".x[aria-expanded=true] {{ {GRAY}; background: #fff }}",
        "<button class=x aria-expanded=false>text</button>",
        '[aria-expanded="true"]',
    ),
    "the current page": (
        f".x[aria-current=page] {{ {GRAY} }}",
        "<a href=/ class=x>text</a>",
        '[aria-current="page"]',
    ),
    "an open dialog": (f".x {{ {GRAY} }}", "<dialog><p class=x>text</dialog>", ":open"),
    "open details": (
        f"details[open] p {{ {GRAY} }}",
        "<details><summary>more</summary><p>text</details>",
        ":open",
    ),
    "an open popover": (f".x {{ {GRAY} }}", "<div popover><p class=x>text</div>", ":open"),
    "something typed": (
        f"input:not(:placeholder-shown) {{ {GRAY} }}",
        "<input placeholder=Name aria-label=Name>",
        ":not(:placeholder-shown)",
    ),
    "a form sent": (
        f"input:user-invalid + b {{ {GRAY} }}",
        "<form><input required><b>text</b></form>",
        ":user-invalid",
    ),
    # -- two at once -----------------------------------------------------------------------------
    "a selected tab in a theme": (
        f".dark .x[aria-selected=true] {{ {GRAY} }}",
        "<p class=x aria-selected=false>text",
        'theme:.dark [aria-selected="true"]',
    ),
    "a selected tab in a theme of body": (
        f"body.night .x[aria-selected=true] {{ {GRAY} }}",
        "<p class=x aria-selected=false>text",
        'theme:body.night [aria-selected="true"]',
    ),
    "a button hovered in the dark": (
        f"@media (prefers-color-scheme: dark) {{ button:hover {{ {GRAY}; background: #fff }} }}",
        "<button>text</button>",
        "dark :hover",
    ),
    "the current page in the dark": (
        f"@media (prefers-color-scheme: dark) {{ .x[aria-current=page] {{ {GRAY} }} }}",
        "<a href=/ class=x>text</a>",
        'dark [aria-current="page"]',
    ),
    "an expanded menu on a phone": (
        f"@media (max-width: 600px) {{ .x[aria-expanded=true] {{ {GRAY}; background: #fff }} }}",
        "<button class=x aria-expanded=false>text</button>",
        '[aria-expanded="true"] 320–600px',
    ),
    "a checkbox that a script makes indeterminate": (
        f"input:indeterminate + label {{ {GRAY} }}",
        "<input type=checkbox id=a><label for=a>text</label>",
        ":indeterminate",
    ),
    "a group of radio buttons with none chosen": (
        f"fieldset:has(:indeterminate) p {{ {GRAY} }}",
        f"<fieldset>{RADIO} id=a checked><label for=a>one</label><p>text</fieldset>",
        ":indeterminate",
    ),
    "a progress without a value": (
        f"progress:indeterminate + p {{ {GRAY} }}",
        "<progress value=.2></progress><p>text",
        ":indeterminate",
    ),
    "a progress with a value": (
        f"progress:not(:indeterminate) + p {{ {GRAY} }}",
        "<progress></progress><p>text",
        ":not(:indeterminate)",
    ),
    "an indeterminate checkbox in a shadow tree": (
        "",
        (
            "<x-a><template shadowrootmode=open><style>:indeterminate ~ p { color: #aaa }</style>"
            "<input type=checkbox aria-label=a><p>text</template></x-a>"
        ),
        ":indeterminate",
    ),
    # -- windows and media -----------------------------------------------------------------------
    "a width in inches": (f"@media (max-width: 6in) {{ p {{ {GRAY} }} }}", "<p>text", "320–576px"),
    "a width that is calculated": (
        f"@media (max-width: calc(6 * 100px + .5px)) {{ p {{ {GRAY} }} }}",
        "<p>text",
        "320–600px",
    ),
    "a width with an exponent": (
        f"@media (width < 6e2px) {{ p {{ {GRAY} }} }}",
        "<p>text",
        "320–599px",
    ),
    "a ratio of one number": (
        f"@media (max-aspect-ratio: .75) {{ p {{ {GRAY} }} }}",
        "<p>text",
        "320–600px",
    ),
    "less contrast": (
        f"@media (prefers-contrast: less) {{ p {{ {GRAY} }} }}",
        "<p>text",
        "prefers-contrast=less",
    ),
    "less transparency": (
        f"@media (prefers-reduced-transparency) {{ p {{ {GRAY} }} }}",
        "<p>text",
        "prefers-reduced-transparency=reduce",
    ),
    "a touch screen": (
        f"@media (hover: none) {{ p {{ {GRAY} }} }}",
        "<p>text",
        "pointer=coarse",
    ),
    "all but a screen": (
        f"body {{ print-color-adjust: exact }} @media not screen {{ p {{ {GRAY} }} }}",
        "<p>text",
        "print",
    ),
    "a phone": (f"@media (max-width: 600px) {{ p {{ {GRAY} }} }}", "<p>text", "320–600px"),
    "a width between": (
        f"@media (min-width: 40em) and (width < 50em) {{ p {{ {GRAY} }} }}",
        "<p>text",
        "640–799px",
    ),
    "upright": (f"@media (orientation: portrait) {{ p {{ {GRAY} }} }}", "<p>text", "320–800px"),
    "more contrast": (
        f"@media (prefers-contrast: more) {{ p {{ {GRAY} }} }}",
        "<p>text",
        "prefers-contrast=more",
    ),
    "colors that stay in a contrast theme": (
        f"@media (forced-colors) {{ p {{ forced-color-adjust: none; background: #fff; {GRAY} }} }}",
        "<p class=x>text",
        "forced-colors",
    ),
    "letters in black where a contrast theme is dark": (
        "p { forced-color-adjust: none; color: #000 }",
        "<p class=x>text",
        "forced-colors dark",
    ),
    "a selected block in a contrast theme": (
        "@media (forced-colors) { p { color: HighlightText; background: Highlight } }",
        "<p class=x>text",
        "forced-colors",
    ),
    "a text that is dimmed in a contrast theme": (
        "@media (forced-colors) { p { opacity: 0.3 } }",
        "<p class=x>text",
        "forced-colors",
    ),
    "paper": (
        f"body {{ print-color-adjust: exact }} @media print {{ p {{ {GRAY} }} }}",
        "<p>text",
        "print",
    ),
}
FINE = {
    "a class that no element of the page starts from": f".void .x {{ {GRAY} }}",
    "a class of the root that is no theme": f"html.fonts-loaded {{ {GRAY} }} .no-js p {{ {GRAY} }}",
    "a page type": f"body.page-about p {{ {GRAY} }}",
    "a condition that never holds": f"@media (width > 9px) and (width < 1px) {{ p {{ {GRAY} }} }}",
    "a class of components": f".btn-dark .x, .navbar-dark .x, .card-theme-dark .x {{ {GRAY} }}",
    "an attribute that only its value would make a theme": f"[data-color=blue] .x {{ {GRAY} }}",
    "a class that may be on any part of a page": f".dark {{ background: #fff; {GRAY} }}",
    "a mode that only colors letters": f".dark-mode {{ {GRAY} }}",
    "a mode in which all passes": ".dark-mode { background: #000; color: #fff }",
    "both colors of a theme": "html.dark body { background: #000; color: #eee }",
    "what does not paint": "html.dark p { margin: 0 }",
    "a menu without the class": f".menu[aria-expanded=true] {{ {GRAY} }}",
    "colors that a contrast theme replaces": f"@media (forced-colors: active) {{ p {{ {GRAY} }} }}",
    "another media type": f"@media speech {{ p {{ {GRAY} }} }}",
}


def checked(css, body, **options):
    html = (
        f"<!doctype html><html lang=en><head><title>t</title><style>{BASE}{css}</style></head>"
        f"<body>{body}</body></html>"
    )
    report = check([PageSource(name="page.html", html=html)], **options)
    assert not report.failed_pages
    return report


@pytest.mark.parametrize("name", CASES)
def test_it_fails_in_its_state_and_passes_without_it(name):
    css, body, state = CASES[name]
    report = checked(css, body)
    assert report.failures, [one.name for one in report.states]
    states = {name for finding in report.failures for name in finding.states}
    assert state in states
    assert "site" not in states


@pytest.mark.parametrize("name", FINE)
def test_what_nobody_can_switch_on_fails_nowhere(name):
    report = checked(FINE[name], "<p class=x>text")
    assert not report.failures


def test_only_states_that_sheets_show_are_looked_at():
    report = checked("", "<p>text")
    assert [one.name for one in report.states] == ["site", ":focus", ":active", ":visited"]


def test_a_theme_replaces_another():
    css = f"html.light {{ background: #fff }} html.dark.light p, html.dark p {{ {GRAY} }}"
    html = f'<!doctype html><html lang=en class="wide light"><style>{css}</style><p>text'
    report = check([PageSource(name="page.html", html=html)], states=["site", "themes"])
    assert [one.name for one in report.states] == ["site", "theme:.dark"]


def test_what_a_page_has_at_rest_may_go():
    css = f"{BASE} html:not(.light) p {{ {GRAY} }} html:not(.loaded) p {{ margin: 0 }}"
    html = f'<!doctype html><html lang=en class="wide light"><style>{css}</style><p>text'
    report = check([PageSource(name="page.html", html=html)], states=["site", "themes"])
    assert [one.name for one in report.states] == ["site", "theme::not(.light)"]
    assert [finding.states for finding in report.failures] == [("theme::not(.light)",)]


def test_a_theme_is_put_where_the_page_or_a_selector_has_it():
    html = "<!doctype html><html lang=en><style>{}</style><body {}><p>text"
    given = {
        ".dark p { color: #eee } body.dark { background: #111 }": "",
        "[data-look-theme=dark] { --a: #eee; --b: #111 } [data-look-theme=light] { --a: #111; "
        "--b: #eee } body { background: var(--b) } p { color: var(--a) }": "data-look-theme=light",
    }
    for css, attribute in given.items():
        page = PageSource(name="page.html", html=html.format(css, attribute))
        report = check([page], states=["site", "themes"])
        assert [bool(one.theme) for one in report.states] == [False, True]
        assert not report.failures


@pytest.mark.parametrize("given", ["class=dark", "data-theme=dark", "data-mode=dark"])
def test_what_a_part_of_the_page_has_is_no_theme(given):
    name, _, value = given.partition("=")
    part = f".{value}" if name == "class" else f"[{name}~={value}]"
    css = f"{part} .x {{ color: #eee }} {part} {{ background: #111 }}"
    body = f"<section {given}><p class=x>text</section><p class=x>text"
    assert not checked(css, body).failures
    named = checked(f"html{part} .x {{ color: #eee }} {css}", body)
    assert [one.theme for one in named.states if one.theme]
    control = checked(css, f"<button {given}>dark</button><p class=x>text")
    assert [one.theme for one in control.states if one.theme]


def test_only_one_radio_button_of_a_group_is_checked():
    css = (
        "main:has(#a:checked) { background: #eee } main:has(#b:checked) { background: #111 } "
        "main:has(#b:checked) p { color: #eee } main:has(#c:checked) { background: #ddd }"
    )
    radios = "".join(f"<input type=radio name=g id={name}>" for name in "abc")
    report = checked(css, f"<main>{radios}<p>text</main>")
    names = [one.change for one in report.states if one.change]
    assert names == [":checked", ":checked (2)", ":checked (3)"]
    assert not report.failures


def test_schemes_are_states_where_the_page_offers_them():
    assert not any(one.scheme for one in checked("", "<p>text").states)
    offering = checked("", "<form data-a11yview-panel></form><p>text")
    assert {one.scheme for one in offering.states} > {"white-on-black"}
    assert {one.scheme for one in checked("", "<p>text", schemes="all").states} > {"white-on-black"}


def test_the_panel_on_a_page_hides_no_theme_of_its_own(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    css = "[data-theme=sepia] { --c: #aaa } p { color: var(--c, #222) }"
    page = f"<!doctype html><html lang=en><title>t</title><style>{css}</style><body><p>text</html>"
    (site / "page.html").write_text(page, encoding="utf-8")
    catalog = Catalog.classic()
    build_site(site, tmp_path / "out", parts=site_parts(catalog), assets=site_assets(catalog))
    plain = check(site, schemes="none")
    built = check(tmp_path / "out", schemes="none")
    assert {one.theme for one in built.states} == {None, '[data-theme="sepia"]'}
    assert {state for finding in plain.failures for state in finding.states} <= {
        state for finding in built.failures for state in finding.states
    }


def test_kinds_and_windows_can_be_chosen():
    css = "@media (max-width: 600px) { p { color: #111 } } a:hover { color: #222 }"
    report = checked(css, "<p>text", states=["site", "hover"], viewports=[(320, 640), (900, 700)])
    assert [one.name for one in report.states] == [
        "320x640",
        ":hover 320x640",
        "900x700",
        ":hover 900x700",
    ]


def test_a_page_that_links_the_stylesheet_offers_schemes():
    link = "<link rel=stylesheet href=/a11yview/a11yview.65eba6880bba.css>"
    html = f"<!doctype html><html lang=en><title>t</title>{link}<p>text"
    report = check([PageSource(name="page.html", html=html)], states=["site", "schemes"])
    assert len(report.states) > 1


def test_more_themes_than_are_looked_at_are_named() -> None:
    css = BASE + "".join(
        f"html.theme-{number} .x {{ color: #00000{number:x} }}" for number in range(15)
    )
    report = check([PageSource(name="page.html", html=f"<style>{css}</style><p class=x>text")])
    states = {state for page in report.pages for state, _ in page.counts}
    assert sum(state.startswith("theme:") for state in states) == 12
    notice, *more = [one for one in report.notices if one.rule == "AV905"]
    assert not more
    assert notice.message == (
        "themes: 12 of 15 are looked at; the configuration names others under "
        "`themes`: .theme-12, .theme-13, .theme-14"
    )


def test_more_windows_than_are_looked_at_are_told() -> None:
    css = BASE + "".join(
        f"@media (min-width: {width}px) {{ .x {{ color: #111 }} }}"
        for width in range(400, 1900, 75)
    )
    report = check([PageSource(name="page.html", html=f"<style>{css}</style><p class=x>text")])
    states = [state for page in report.pages for state, _ in page.counts]
    assert len([state for state in states if state == "site" or state.endswith("px")]) == 16
    assert [one.message for one in report.notices if one.rule == "AV905"] == [
        "windows: 16 of 21 kinds of widths are looked at; name others with --viewport"
    ]
