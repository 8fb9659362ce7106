"""``panel``: the form with which a visitor chooses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.emit.choices import own_choice, settings_of
from a11yview.emit.markup import HtmlText, fragment, tag
from a11yview.emit.words import words_for
from a11yview.errors import EmitError, expect
from a11yview.settings import OWN, Catalog, Preferences, Scheme
from a11yview.settings.form_answer import is_local_path
from a11yview.settings.wire import own_scheme_items

if TYPE_CHECKING:
    from a11yview.emit.choices import Choice, Setting
    from a11yview.emit.words import Words

__all__ = ["Panel", "panel"]

# An eye, drawn for this project; its size is written here too, for pages without the stylesheet.
_ICON: Final = HtmlText(
    '<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
    '<path d="M1 12q11-14 22 0q-11 14-22 0zm8 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"/></svg>'
)

# What browsers pass over in an address: in front, and tabs and line breaks anywhere.
_PASSED_OVER: Final = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ADDRESS_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


# What a visitor picks; every other role derives from these two.
_OWN_PARTS: Final = ("text", "background")


class Panel(HtmlText):
    """The HTML of a panel."""

    __slots__ = ()


def panel(  # noqa: PLR0913 - each is one independent thing that a page decides
    catalog: Catalog,
    preferences: Preferences | None = None,
    *,
    action: str = "/a11yview",
    lang: str = "en",
    return_to: str | None = None,
    opened: bool = False,
) -> Panel:
    """Return an accessible HTML form: an opener, and behind it radio groups for every setting.

    It works with no script: the opener is a ``<summary>``, and *Apply* and *Regular version*
    post to ``action``. The script of ``script`` makes it instant. ``preferences`` are what the
    visitor chose and the form shows; ``lang`` is the language of the page (BCP 47, ``be-BY``
    finds ``be``); ``return_to`` is the path that the server should send the visitor back to,
    posted as ``return-to``, if it stays on the site (the server checks that, too); ``opened``
    leaves the panel open. The page needs the stylesheet of the same catalog.

    Raises ``CatalogError`` when the catalog has a word that the panel does not know or one
    without its number, and ``EmitError`` when ``action`` is no address to post to: a path, or one
    of ``http(s):``.

    Source: WCAG 2.2 techniques G174 (a style switcher), H71 (groups), G199 (status).
    """
    expect("catalog", catalog, Catalog, "Catalog.classic(), or a Catalog of your own")
    expect("preferences", preferences, Preferences | None, "Preferences()")
    expect("action", action, str, "the path that the form posts to")
    expect("lang", lang, str, "a language tag, such as 'en'")
    expect("return_to", return_to, str | None, "the path of the page")
    scheme = _ADDRESS_SCHEME.match(_PASSED_OVER.sub("", action))
    if (scheme and scheme[1].lower() not in {"http", "https"}) or _SURROGATE.search(action):
        raise EmitError(f"action: not an address to post to: {action!r}; use a path or https:")
    preferences = preferences or Preferences()
    words = words_for(catalog, lang)
    catalog = catalog.for_language(lang)
    chosen = preferences.tokens()
    own = preferences.scheme if isinstance(preferences.scheme, Scheme) else None
    settings = settings_of(catalog, words)
    own_colors = _picker(own, words) if catalog.own_colors else _own_colors(own, words)
    groups = {setting: _fieldset(setting, chosen, own_colors) for setting in settings}
    main = [html for setting, html in groups.items() if setting.main]
    more = [html for setting, html in groups.items() if not setting.main]
    status = _status(settings, chosen, words, own if catalog.own_colors else None)
    html = tag(
        "form",
        {
            "data-a11yview-panel": True,
            "method": "post",
            "action": action,
            "autocomplete": "off",
            "lang": words.locale,
            "dir": words.direction,
            "aria-label": words["title"],
        },
        _hidden("return-to", return_to) if return_to and is_local_path(return_to) else "",
        "\n",
        tag(
            "details",
            {"open": opened},
            tag("summary", {}, _ICON, words["opener"]),
            "\n",
            tag("div", {}, *main, _more(more, words), status, "\n", _buttons(words), "\n"),
        ),
    )
    return Panel(html)


def _more(fieldsets: list[HtmlText], words: Words) -> HtmlText:
    if not fieldsets:
        return fragment()
    summary = tag("summary", {}, words["more"])
    return fragment(tag("details", {}, summary, "\n", tag("div", {}, *fieldsets)), "\n")


def _buttons(words: Words) -> HtmlText:
    apply = tag("button", {}, words["apply"])
    return tag("p", {}, apply, tag("button", {"name": "reset", "value": "on"}, words["reset"]))


def _fieldset(setting: Setting, chosen: dict[str, str], own_colors: HtmlText) -> HtmlText:
    known = {choice.token for choice in setting.choices} | {OWN}
    token = chosen.get(setting.field, "")
    token = token if token in known else ""
    radios = [
        _radio(setting.field, choice, checked=choice.token == token) for choice in setting.choices
    ]
    is_scheme = setting.field == "scheme"
    if is_scheme:
        radios.append(own_colors)
    fieldset = tag(
        "fieldset",
        {"data-says": setting.says, "data-wide": is_scheme},
        tag("legend", {}, setting.legend),
        "\n",
        *radios,
    )
    return fragment(fieldset, "\n")


# Every panel of a catalog has the same radios, checked or not.
@lru_cache(maxsize=1024)
def _radio(
    field: str,
    choice: Choice,
    *,
    checked: bool,
    hidden: bool = False,
    data: tuple[tuple[str, str], ...] = (),
) -> HtmlText:
    name: list[HtmlText | str] = [choice.label]
    is_short = choice.says != choice.label
    if is_short:
        # The visible words come first in the name, so that speech input finds the control by
        # what is seen (WCAG 2.5.3); the whole name follows for who does not see the sample.
        name.append(tag("span", {}, f" ({choice.says})"))
    radio = tag(
        "input",
        {
            "type": "radio",
            "name": field,
            "value": choice.token,
            "data-says": choice.says,
            **{f"data-{key}": text for key, text in data},
            "checked": checked,
        },
    )
    label = tag(
        "label",
        {
            "data-scheme": choice.token if field == "scheme" and choice.token else None,
            "title": choice.says if is_short else None,
            "hidden": hidden,
        },
        radio,
        tag("b", {"aria-hidden": "true"}, choice.sample) if choice.sample else "",
        tag("span", {}, *name),
        fragment(" ", tag("small", {}, choice.note)) if choice.note else "",
    )
    return fragment(label, "\n")


def _own_colors(own: Scheme | None, words: Words) -> HtmlText:
    """Show the visitor's own colors while they are on, and post them so that none is lost."""
    choice = own_choice(words)
    if own is None:
        return _radio("scheme", choice, checked=False, hidden=True)
    radio = _radio("scheme", choice, checked=True)
    return fragment(radio, *(_hidden(*item) for item in own_scheme_items(own).items()))


def _picker(own: Scheme | None, words: Words) -> HtmlText:
    """Let the visitor pick two colors, and tell how far they are apart, however little it is."""
    scheme = own or Scheme(token=OWN, text="black", background="white")
    colors, choice = own_scheme_items(scheme), own_choice(words, scheme)
    data = (
        ("says", f"{choice.says}, {choice.note}"),
        ("name", choice.says),
        ("ratio", words["ratio"]),
        ("low", words["own-low"]),
        ("decimal", words["decimal"]),
    )
    radio = _radio("scheme", choice, checked=own is not None, data=data)
    inputs = (_color_input(part, f"#{colors[part]}", words[f"own-{part}"]) for part in _OWN_PARTS)
    others = (_hidden(name, value) for name, value in colors.items() if name not in _OWN_PARTS)
    return fragment(radio, *inputs, *others)


def _color_input(name: str, value: str, label: str) -> HtmlText:
    color = tag("input", {"type": "color", "name": name, "value": value})
    return fragment(tag("label", {}, color, tag("span", {}, label)), "\n")


def _status(
    settings: tuple[Setting, ...], chosen: dict[str, str], words: Words, picked: Scheme | None
) -> HtmlText:
    told = [
        f"{setting.says}: {choice.says}"
        for setting in settings
        for choice in setting.choices
        if choice.token and choice.token == chosen.get(setting.field)
    ]
    if chosen.get("scheme") == OWN:
        contrast = f", {own_choice(words, picked).note}" if picked else ""
        told.append(f"{words['scheme']}: {words['scheme-own']}{contrast}")
    text = f"{words['status-on']} {'; '.join(told)}." if told else words["status-none"]
    live = {"role": "status", "data-on": words["status-on"], "data-none": words["status-none"]}
    return tag("p", live, text)


def _hidden(name: str, value: str) -> HtmlText:
    return tag("input", {"type": "hidden", "name": name, "value": value})
