"""``panel``: the form with which a visitor chooses."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from a11yview.emit.choices import own_choice, settings_of
from a11yview.emit.html_text import HtmlText
from a11yview.emit.words import words_for
from a11yview.errors import EmitError, expect
from a11yview.settings import OWN, Catalog, Preferences, Scheme
from a11yview.settings.form_answer import is_local_path
from a11yview.settings.wire import own_scheme_items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.emit.choices import Choice, Setting
    from a11yview.emit.words import Words

__all__ = ["Panel", "panel"]

# An eye, drawn for this project; its size is written here too, for pages without the stylesheet.
_ICON: Final = (
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
    leaves the panel open. The page needs the stylesheet of the same catalogue.

    Raises ``CatalogError`` when the catalogue has a word that the panel does not know or one
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
    chosen = preferences.tokens()
    own = preferences.scheme if isinstance(preferences.scheme, Scheme) else None
    settings = settings_of(catalog, words)
    own_colors = _picker(own, words) if catalog.own_colors else _own_colors(own, words)
    groups = {setting: _fieldset(setting, chosen, own_colors) for setting in settings}
    main = "".join(html for setting, html in groups.items() if setting.main)
    more = "".join(html for setting, html in groups.items() if not setting.main)
    status = _status(settings, chosen, words, own if catalog.own_colors else None)
    if more:
        more = f"<details><summary>{escape(words['more'])}</summary>\n<div>{more}</div></details>\n"
    back = _hidden("return-to", return_to) if return_to and is_local_path(return_to) else ""
    return Panel(
        f'<form data-a11yview-panel method="post" action="{escape(action)}" autocomplete="off"'
        f' lang="{escape(words.locale)}" dir="{words.direction}"'
        f' aria-label="{escape(words["title"])}">{back}\n'
        f"<details{' open' if opened else ''}>"
        f"<summary>{_ICON}{escape(words['opener'])}</summary>\n"
        f"<div>{main}{more}{status}\n"
        f"<p><button>{escape(words['apply'])}</button>"
        f'<button name="reset" value="on">{escape(words["reset"])}</button></p>\n'
        "</div></details></form>"
    )


def _fieldset(setting: Setting, chosen: dict[str, str], own_colors: str) -> str:
    known = {choice.token for choice in setting.choices} | {OWN}
    token = chosen.get(setting.field, "")
    token = token if token in known else ""
    radios = "".join(
        _radio(setting.field, choice, checked=choice.token == token) for choice in setting.choices
    )
    if setting.field == "scheme":
        radios += own_colors
    wide = " data-wide" if setting.field == "scheme" else ""
    return (
        f'<fieldset data-says="{escape(setting.says)}"{wide}>'
        f"<legend>{escape(setting.legend)}</legend>\n{radios}</fieldset>\n"
    )


def _radio(
    field: str,
    choice: Choice,
    *,
    checked: bool,
    hidden: bool = False,
    data: Mapping[str, str] | None = None,
) -> str:
    says = escape(choice.says)
    label = escape(choice.label)
    titled = ""
    if choice.says != choice.label:
        # The visible words come first in the name, so that speech input finds the control by
        # what is seen (WCAG 2.5.3); the whole name follows for who does not see the sample.
        label += f"<span> ({says})</span>"
        titled = f' title="{says}"'
    scheme = f' data-scheme="{choice.token}"' if field == "scheme" and choice.token else ""
    sample = f'<b aria-hidden="true">{escape(choice.sample)}</b>' if choice.sample else ""
    note = f" <small>{escape(choice.note)}</small>" if choice.note else ""
    told = {"says": choice.says, **(data or {})}
    data_attributes = "".join(f' data-{key}="{escape(text)}"' for key, text in told.items())
    return (
        f"<label{scheme}{titled}{' hidden' if hidden else ''}>"
        f'<input type="radio" name="{field}" value="{choice.token}"{data_attributes}'
        f"{' checked' if checked else ''}>{sample}<span>{label}</span>{note}</label>\n"
    )


def _own_colors(own: Scheme | None, words: Words) -> str:
    """Show the visitor's own colors while they are on, and post them so that none is lost."""
    choice = own_choice(words)
    if own is None:
        return _radio("scheme", choice, checked=False, hidden=True)
    return _radio("scheme", choice, checked=True) + "".join(
        _hidden(*item) for item in own_scheme_items(own).items()
    )


def _picker(own: Scheme | None, words: Words) -> str:
    """Let the visitor pick two colors, and tell how far they are apart, however little it is."""
    scheme = own or Scheme(token=OWN, text="black", background="white")
    colors, choice = own_scheme_items(scheme), own_choice(words, scheme)
    data = {
        "says": f"{choice.says}, {choice.note}",
        "name": choice.says,
        "ratio": words["ratio"],
        "low": words["own-low"],
        "decimal": words["decimal"],
    }
    radio = _radio("scheme", choice, checked=own is not None, data=data)
    inputs = "".join(
        f'<label><input type="color" name="{part}" value="#{colors[part]}">'
        f"<span>{escape(words[f'own-{part}'])}</span></label>\n"
        for part in _OWN_PARTS
    )
    others = {name: value for name, value in colors.items() if name not in _OWN_PARTS}
    return radio + inputs + "".join(_hidden(*item) for item in others.items())


def _status(
    settings: tuple[Setting, ...], chosen: dict[str, str], words: Words, picked: Scheme | None
) -> str:
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
    return (
        f'<p role="status" data-on="{escape(words["status-on"])}"'
        f' data-none="{escape(words["status-none"])}">{escape(text)}</p>'
    )


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'
