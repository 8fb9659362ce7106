"""``Preferences``: what one visitor chose."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, replace
from typing import TYPE_CHECKING, Any, Self, cast

from a11yview.errors import PreferencesError, expect, not_offered
from a11yview.settings.catalog import Catalog, offered
from a11yview.settings.choice import FIELDS, offered_choice
from a11yview.settings.scheme import OWN, Scheme
from a11yview.settings.wire import (
    LONGEST_COOKIE,
    Form,
    own_scheme_items,
    read_choices,
    read_form,
    read_json,
    read_pairs,
    unread,
    wire_name,
    write_value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Preferences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """A visitor's choices; ``None`` is no choice: the site's own design, and nothing emitted.

    ``scheme`` and ``font`` are tokens of the catalog; ``scheme`` may also be a ``Scheme`` with
    the token ``"own"``: the visitor's own colors, of which the labels are not kept.
    ``font_size`` is in percent, ``letter_spacing``, ``word_spacing`` and ``paragraph_spacing``
    in em, ``line_height`` a multiple of the font size, ``measure`` in ch. ``underline_links`` and
    the reading aids ``pointer``, ``ruler`` and ``speech`` are ``True`` or no choice.

    Construction is strict: it raises ``PreferencesError`` on a choice that ``catalog`` (the classic
    one by default) does not offer. ``a | b`` merges, ``b`` winning where it chose; an object with
    no choice is false. Reading from the wire is lenient and never raises.
    """

    scheme: str | Scheme | None = None
    font: str | None = None
    font_size: int | None = None
    letter_spacing: float | None = None
    word_spacing: float | None = None
    line_height: float | None = None
    paragraph_spacing: float | None = None
    images: str | None = None
    motion: str | None = None
    measure: int | None = None
    underline_links: bool | None = None
    alignment: str | None = None
    media: str | None = None
    pointer: bool | None = None
    ruler: bool | None = None
    speech: bool | None = None
    catalog: InitVar[Catalog | None] = None

    def __post_init__(self, catalog: Catalog | None) -> None:
        catalog = _catalog(catalog)
        known = offered(catalog)
        problems = []
        for field, value in self.choices().items():
            if field == "scheme" and isinstance(value, Scheme):
                problems += self._settle_scheme(value, catalog)
                continue
            choice = offered_choice(known[field], value)
            if choice is None:
                problems.append(not_offered(field, value, known[field]))
            else:
                object.__setattr__(self, field, choice)
        if problems:
            raise PreferencesError(tuple(problems))

    @classmethod
    def parse(cls, text: str, catalog: Catalog | None = None) -> Self:
        """Return the choices in ``text``, written as in the cookie, strictly.

        For what an author writes: a command line, a configuration. Raises ``PreferencesError``
        on each key or value that ``catalog`` does not offer, where ``from_cookie`` drops them.
        """
        expect("text", text, str, "a text, such as 'font-size=150&scheme=white-on-black'")
        problems = unread(text, _catalog(catalog))
        if problems:
            raise PreferencesError(tuple(problems))
        return cls.from_cookie(text, catalog)

    @classmethod
    def of_preset(cls, token: str, catalog: Catalog | None = None) -> Self:
        """Return the choices of the preset ``token`` of ``catalog``.

        Raises ``PreferencesError`` where the catalog offers no such preset.
        """
        catalog = _catalog(catalog)
        return cls(**cast("Any", catalog.preset(token).preferences), catalog=catalog)

    @classmethod
    def from_cookie(cls, text: str | bytes | None, catalog: Catalog | None = None) -> Self:
        """Return the choices in a cookie's value that ``catalog`` offers; never raises.

        Bounded: what is longer than 1,024 characters holds no choice. The quotes that some
        servers put round a cookie's value are taken off.
        """
        if not isinstance(text, str | bytes):
            return cls()
        if len(text) > 1 and text[:1] in {'"', b'"'} and text[-1:] == text[:1]:
            text = text[1:-1]
        return cls._read(read_pairs(text, LONGEST_COOKIE).get, catalog)

    @classmethod
    def from_query(cls, form: Form, catalog: Catalog | None = None) -> Self:
        """Return the choices in a submitted form that ``catalog`` offers; never raises.

        ``form`` is the body (``application/x-www-form-urlencoded``, str or bytes) or a mapping
        from names to a text or a list of texts, of which the last counts. Own colors may be
        written ``#rrggbb``, as ``<input type="color">`` sends them. The name ``preset`` with the
        token of a preset adds what that chooses, and wins over the other fields.
        """
        catalog = _catalog(catalog)
        find = read_form(form)
        chosen = cls._read(find, catalog)
        pressed = find("preset")
        if not isinstance(pressed, str):  # most forms press none, and presets are dear to make
            return chosen
        known = {preset.token for preset in catalog.offered_presets()}
        return chosen | cls.of_preset(pressed, catalog) if pressed in known else chosen

    @classmethod
    def from_json(cls, text: str | bytes | None, catalog: Catalog | None = None) -> Self:
        """Return the choices in a JSON object that ``catalog`` offers; never raises."""
        return cls._read(read_json(text), catalog)

    def to_cookie(self) -> str:
        """Return the choices as a cookie's value, empty without a choice.

        ``from_cookie`` gives them back. It is also the text of the command line.
        """
        return "&".join(f"{name}={value}" for name, value in self._items().items())

    def to_json(self) -> str:
        """Return the choices as a JSON object on one line; ``from_json`` gives them back."""
        import json  # noqa: PLC0415 - only who writes JSON pays for the encoder

        typed = {wire_name(field): value for field, value in self.choices().items()}
        return json.dumps(
            {
                name: typed[name] if name in typed and name != "scheme" else value
                for name, value in self._items().items()
            }
        )

    def choices(self) -> dict[str, Any]:
        """Return the fields that were chosen with their values, in the order of the wire."""
        return {field: value for field in FIELDS if (value := getattr(self, field)) is not None}

    def tokens(self) -> dict[str, str]:
        """Return the choices by wire name as they are written: ``{"font-size": "150"}``.

        The visitor's own colors are ``{"scheme": "own"}``.
        """
        return {wire_name(field): write_value(value) for field, value in self.choices().items()}

    def __or__(self, other: Preferences) -> Self:
        if not isinstance(other, Preferences):
            return NotImplemented
        return self._of({**self.choices(), **other.choices()})

    def __bool__(self) -> bool:
        return any(getattr(self, field) is not None for field in FIELDS)

    def _items(self) -> dict[str, str]:
        items = {}
        for name, value in self.tokens().items():
            items[name] = value
            if name == "scheme" and isinstance(self.scheme, Scheme):
                items.update(own_scheme_items(self.scheme))
        return items

    def _settle_scheme(self, scheme: Scheme, catalog: Catalog) -> list[str]:
        """Keep a scheme of the catalog as its token, the visitor's own without labels."""
        if scheme in catalog.schemes:
            object.__setattr__(self, "scheme", scheme.token)
        elif scheme.token == OWN:
            bare = replace(scheme, labels={}, short_labels={}, sample=None)
            object.__setattr__(self, "scheme", bare)
        else:
            hint = f"one of the catalog's, or the token {OWN!r} for the visitor's own colors"
            return [f"scheme: not offered: {scheme.token!r}; use {hint}"]
        return []

    @classmethod
    def _read(cls, find: Callable[[str], object], catalog: Catalog | None) -> Self:
        return cls._of(read_choices(find, _catalog(catalog)))

    @classmethod
    def _of(cls, choices: Mapping[str, Any]) -> Self:
        """Return preferences of ``choices`` that are known to be valid."""
        made = cls()
        for field, value in choices.items():
            object.__setattr__(made, field, value)
        return made


def _catalog(catalog: Catalog | None) -> Catalog:
    """Return the catalog, the classic one for ``None``; an author's mistake even on the wire."""
    expect("catalog", catalog, Catalog | None, "Catalog.classic(), or a Catalog of your own")
    return Catalog.classic() if catalog is None else catalog
