"""The controls of the panel: a group for each setting, made of what suits it best.

Every control is one of HTML's own, with its name and value as on the wire: radio buttons, a list,
a checkbox. ``data-says`` is what the status line says of a choice, ``data-same`` another value that
means the same; the script reads both. What stands in ``<small>`` is for assistive technology.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.emit.choices import own_choice
from a11yview.emit.markup import HtmlText, fragment, tag
from a11yview.settings import OWN, Scheme
from a11yview.settings.wire import own_scheme_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from a11yview.emit.choices import Choice, Setting
    from a11yview.emit.words import Words

__all__ = ["group", "hidden_field", "named_group", "own_colors", "said", "toggles", "two_lines"]

# What a visitor picks; every other role derives from these two.
_OWN_PARTS: Final = ("text", "background")

_BREAK: Final = re.compile(r"[ -](?=.)")
_MANY: Final = 2


def group(
    setting: Setting, chosen: Mapping[str, str], words: Words, extra: HtmlText | None = None
) -> HtmlText:
    """Return the group of ``setting`` with its choice in ``chosen`` shown, ``extra`` at its end."""
    token = chosen.get(setting.field, "")
    choices = [_posting(choice, token) for choice in setting.choices]
    if token not in {choice.token for choice in choices} and token != OWN:
        token = ""
    if setting.kind == "steps":
        controls = _steps(setting, choices, token, words)
    else:
        radios = (
            _label(
                "radio", setting.field, choice, said(setting, choice), checked=choice.token == token
            )
            for choice in choices
        )
        controls = fragment(*radios, extra or "")
    look = "data-cards" if setting.kind == "cards" else "data-segments"
    return named_group(setting.field, setting.legend, tag("div", {look: True}, controls))


def named_group(token: str, name: str, row: HtmlText) -> HtmlText:
    """Return a group with its name beside its controls; ``token`` is no other group's.

    Not in a ``<legend>``: WebKit puts that above the rest of a flex container.
    """
    name_id = f"a11yview-{token}"
    shown = tag("span", {"id": name_id}, two_lines(name))
    return fragment(tag("fieldset", {"aria-labelledby": name_id}, shown, "\n", row), "\n")


def toggles(settings: Iterable[Setting], chosen: Mapping[str, str]) -> HtmlText:
    """Return a checkbox for each of these settings, which are on or as on the site."""
    boxes = []
    for setting in settings:
        (choice,) = setting.choices
        whole = said(setting, choice)
        is_on = chosen.get(setting.field) == choice.token
        named = replace(choice, label=whole, says=whole)
        boxes.append(_label("checkbox", setting.field, named, whole, checked=is_on))
    return fragment(*boxes)


def own_colors(own: Scheme | None, words: Words, *, offered: bool) -> HtmlText:
    """Return the choice of a visitor's own colors; where they are ``offered``, with a picker.

    Elsewhere they are shown while they are on, and posted so that none is lost.
    """
    name = f"{words['scheme']}: {words['scheme-own']}"
    if not offered:
        choice = own_choice(words)
        if own is None:
            return _label("radio", "scheme", choice, name, hidden=True)
        radio = _label("radio", "scheme", choice, name, checked=True)
        return fragment(radio, *(hidden_field(*item) for item in own_scheme_items(own).items()))
    scheme = own or Scheme(token=OWN, text="black", background="white")
    colors, choice = own_scheme_items(scheme), own_choice(words, scheme)
    data = (
        ("name", name),
        ("ratio", words["ratio"]),
        ("low", words["own-low"]),
        ("decimal", words["decimal"]),
    )
    whole = f"{name}, {choice.note}"
    radio = _label("radio", "scheme", choice, whole, checked=own is not None, data=data)
    inputs = (_color_input(part, f"#{colors[part]}", words[f"own-{part}"]) for part in _OWN_PARTS)
    others = (hidden_field(name, text) for name, text in colors.items() if name not in _OWN_PARTS)
    return fragment(radio, *inputs, *others)


def said(setting: Setting, choice: Choice) -> str:
    """Return the status line's words for a choice; none for the site's own design."""
    is_own = setting.kind != "toggle" and choice.says == setting.choices[0].says
    return "" if is_own else f"{setting.says}: {choice.says}"


def two_lines(text: str) -> HtmlText:
    """Return a name that breaks in one place, nearest to its middle, however narrow it becomes.

    The style sheet keeps an ``<i>`` in one line, and makes such names as narrow as they can be.
    """
    places = [found.end() for found in _BREAK.finditer(text)]
    if len(places) < _MANY:
        return fragment(text)
    middle = min(places, key=lambda place: max(place, len(text) - place))
    start, end = text[:middle].rstrip(" "), text[middle:]
    # Outside: a break is where its space allows one.
    space = text[len(start) : middle] or tag("wbr", {})
    return fragment(tag("i", {}, start), space, tag("i", {}, end))


def hidden_field(name: str, value: str) -> HtmlText:
    """Return a field that is posted and not seen."""
    return tag("input", {"type": "hidden", "name": name, "value": value})


def _posting(choice: Choice, token: str) -> Choice:
    """Return the choice that posts what was chosen, where that means the same."""
    if token and token == choice.same:
        return replace(choice, token=token, same=choice.token)
    return choice


# Every panel of a catalog has the same choices, checked or not.
@lru_cache(maxsize=1024)
def _label(  # noqa: PLR0913 - what a control has
    kind: str,
    field: str,
    choice: Choice,
    whole: str,
    *,
    checked: bool = False,
    hidden: bool = False,
    data: tuple[tuple[str, str], ...] = (),
) -> HtmlText:
    is_card = field == "scheme"
    control = tag(
        "input",
        {
            "type": kind,
            "name": field,
            "value": choice.token,
            "data-says": whole or None,
            "data-same": choice.same,
            **{f"data-{key}": text for key, text in data},
            "checked": checked,
        },
    )
    sample = tag("b", {"aria-hidden": "true"}, choice.sample) if choice.sample else ""
    # The visible words come first in the name, so that speech input finds the control by what is
    # seen (WCAG 2.5.3).
    is_seen = is_card or not sample
    shown = choice.label if kind == "checkbox" else two_lines(choice.label)
    name = tag("span" if is_seen else "small", {}, shown)
    is_short = choice.says != choice.label
    details = f"{choice.says}, {choice.note}" if is_short and choice.note else choice.note
    if data:
        note: HtmlText | str = tag("span", {"data-note": True}, choice.note or "")
    else:
        note = tag("small", {}, f" ({details})") if details else ""
    label = tag(
        "label",
        {
            "data-scheme": choice.token if is_card and choice.token else None,
            "title": details or (choice.label if sample else None),
            "hidden": hidden,
        },
        control,
        sample,
        name,
        note,
    )
    return fragment(label, "\n")


def _steps(setting: Setting, choices: Iterable[Choice], token: str, words: Words) -> HtmlText:
    """Return a list of the steps between two buttons, which only a script can run."""
    options = (
        tag(
            "option",
            {
                "value": choice.token,
                "data-says": said(setting, choice) or None,
                "selected": choice.token == token,
            },
            choice.label,
        )
        for choice in choices
    )
    less, more = (
        tag(
            "button",
            {"type": "button", "name": "step", "value": step},
            # Among Arabic letters the sign would stand on the other side.
            tag("bdi", {}, f"A{sign}"),
            tag("small", {}, f" {words[word]}"),
        )
        for step, sign, word in (("-1", "\N{MINUS SIGN}", "decrease"), ("1", "+", "increase"))
    )
    listed = tag("select", {"name": setting.field, "aria-label": setting.says}, *options)
    return fragment(less, listed, more)


def _color_input(name: str, value: str, label: str) -> HtmlText:
    color = tag("input", {"type": "color", "name": name, "value": value})
    return fragment(tag("label", {}, color, tag("span", {}, label)), "\n")
