"""``panel``: the form with which a visitor chooses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.emit.choices import own_choice, settings_of
from a11yview.emit.controls import (
    group,
    hidden_field,
    named_group,
    own_colors,
    said,
    toggles,
    two_lines,
)
from a11yview.emit.markup import HtmlText, fragment, tag
from a11yview.emit.words import words_for
from a11yview.errors import EmitError, expect
from a11yview.settings import OWN, Catalog, Preferences, Scheme
from a11yview.settings.form_answer import is_local_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.emit.choices import Setting
    from a11yview.emit.words import Words

__all__ = ["Panel", "panel"]

# An eye and a cross, drawn for this project.
_EYE: Final = "M1 12q11-14 22 0q-11 14-22 0zm8 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"
_CROSS: Final = "M5 5l14 14m0-14l-14 14"

# What browsers pass over in an address: in front, and tabs and line breaks anywhere.
_PASSED_OVER: Final = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ADDRESS_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

_ID: Final = "a11yview-settings"

_MODIFIERS: Final = ("Control", "Alt", "Shift", "Meta")


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

    It works with no script: the opener is a ``<summary>``, and the buttons post to ``action``, with
    a fragment that leads back to the open panel. The script of ``script`` makes it instant.
    ``preferences`` are what the visitor chose and the form shows; ``lang`` is the language of the
    page (BCP 47, ``be-BY`` finds ``be``); ``return_to`` is the path that the server should send the
    visitor back to, posted as ``return-to``, if it stays on the site (the server checks that, too);
    ``opened`` leaves the panel open. The page needs the stylesheet of the same catalog.

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
    placement = None if catalog.placement == "auto" else catalog.placement
    corner = None if placement == "row" else placement
    html = tag(
        "form",
        {
            "data-a11yview-panel": True,
            "data-place": corner,
            "method": "post",
            "action": action,
            "autocomplete": "off",
            "lang": words.locale,
            "dir": words.direction,
            "aria-label": words["title"],
        },
        hidden_field("return-to", return_to) if return_to and is_local_path(return_to) else "",
        "\n",
        tag(
            "details",
            {"open": opened, "data-afloat": corner},
            _opener(catalog, words),
            "\n",
            # As large as what is around it: an address that leads here scrolls nothing.
            tag("small", {"id": _ID}),
            tag("div", {}, *_content(catalog, preferences, words, action)),
        ),
    )
    return Panel(html)


def _opener(catalog: Catalog, words: Words) -> HtmlText:
    keys = _keys_of(catalog)
    attributes = {
        "data-a11yview-opener": True,
        "aria-keyshortcuts": keys or None,
        "title": f"{words['opener']} ({keys})" if keys else None,
    }
    eye, cross = _icon(_EYE), _icon(_CROSS, words["close"])
    return tag("summary", attributes, eye, tag("span", {}, words["opener"]), cross)


def _icon(path: str, name: str | None = None) -> HtmlText:
    """Return an icon; its size is written here too, for pages without the stylesheet."""
    told = {"role": "img", "aria-label": name} if name else {"aria-hidden": "true"}
    size = {"width": "24", "height": "24", "viewBox": "0 0 24 24", "focusable": "false"}
    return tag("svg", {**size, **told}, tag("path", {"d": path}))


def _content(
    catalog: Catalog, preferences: Preferences, words: Words, action: str
) -> Iterator[HtmlText | str]:
    """Yield the content behind the opener: the groups that people know, the others, the buttons."""
    # A redirect keeps the fragment of the address that was posted to (Fetch, "location URL"), and
    # what a fragment leads to is shown, with the details around it (HTML, "ancestor revealing").
    here = {"formaction": f"{action.partition('#')[0]}#{_ID}"}
    chosen = preferences.tokens()
    own = preferences.scheme if isinstance(preferences.scheme, Scheme) else None
    colors = own_colors(own, words, offered=catalog.own_colors)
    settings = settings_of(catalog, words)
    shown = {setting.field for setting in settings} | {"scheme"}
    # What changes nothing has no group, and is not lost for that.
    yield from (hidden_field(*item) for item in chosen.items() if item[0] not in shown)
    for setting in settings:
        if setting.main:
            extra = colors if setting.field == "scheme" else None
            yield group(setting, chosen, words, extra)
    # The first button of a form is the one that Enter presses.
    yield fragment("\n", tag("button", here, words["apply"]), "\n")
    more = [
        _presets(catalog, preferences, words, here),
        *(
            group(setting, chosen, words)
            for setting in settings
            if not setting.main and setting.kind != "toggle"
        ),
        toggles((setting for setting in settings if setting.kind == "toggle"), chosen),
    ]
    keys = _keys(catalog, words)
    if any(more):
        summary = tag("summary", {}, words["more"])
        yield tag("details", {}, summary, "\n", tag("div", {}, *more, keys))
    is_changed = any(chosen.values())
    yield "\n"
    yield tag(
        "button",
        {"name": "reset", "value": "on", **here, "aria-disabled": None if is_changed else "true"},
        two_lines(words["reset"]),
    )
    yield _status(settings, chosen, words, own if catalog.own_colors else None)
    yield "\n"


def _presets(
    catalog: Catalog, preferences: Preferences, words: Words, here: Mapping[str, str]
) -> HtmlText:
    """Return a button for each preset, which knows what it chooses as a cookie would say it."""
    presets = catalog.offered_presets()
    if not presets:
        return fragment()
    chosen = preferences.tokens().items()
    buttons = []
    for preset in presets:
        wanted = Preferences.of_preset(preset.token, catalog)
        attributes = {
            "name": "preset",
            "value": preset.token,
            **here,
            "data-choice": wanted.to_cookie(),
            "aria-pressed": "true" if wanted.tokens().items() <= chosen else "false",
        }
        buttons.append(tag("button", attributes, preset.label(words.locale)))
    return named_group("presets", words["presets"], tag("div", {}, *buttons))


def _keys_of(catalog: Catalog) -> str:
    """Return the shortcut with its modifiers in the order in which the script compares them."""
    *given, key = catalog.shortcut.split("+")
    return "+".join((*(one for one in _MODIFIERS if one in given), key))


def _keys(catalog: Catalog, words: Words) -> HtmlText:
    """Tell the keys that open the panel; without the script there are none."""
    keys = _keys_of(catalog)
    if not keys:
        return fragment()
    told = words["keys"].replace("{}", keys)
    return tag("p", {"data-keys": True}, told)


def _status(
    settings: tuple[Setting, ...], chosen: dict[str, str], words: Words, picked: Scheme | None
) -> HtmlText:
    told = [
        said(setting, choice)
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
