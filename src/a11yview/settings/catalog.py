"""``Catalog``: what one site offers its visitors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypeVar

from a11yview.errors import CatalogError, PreferencesError, not_offered
from a11yview.settings import reading, writing
from a11yview.settings.choice import READING_AIDS
from a11yview.settings.classic import (
    LOCALES,
    classic_fonts,
    classic_presets,
    classic_schemes,
)
from a11yview.settings.font import Font, script_of
from a11yview.settings.frozen_map import FrozenMap
from a11yview.settings.preset import Preset
from a11yview.settings.rules import (
    ALIGNMENT,
    IMAGES,
    MEDIA,
    MOTION,
    STEPS,
    catalog_problems,
    presets_problems,
)
from a11yview.settings.scheme import Scheme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.color import Level
    from a11yview.settings.choice import Choice

__all__ = ["Catalog", "offered"]

Item = TypeVar("Item", Scheme, Font, Preset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The settings that a site offers; a field left out is that of the classic panel.

    Units: ``font_sizes`` are percent of the site's own size, ``letter_spacings``,
    ``word_spacings`` and ``paragraph_spacings`` em, ``line_heights`` multiples of the font
    size, ``measure`` the longest lines in ch. An empty tuple offers nothing in that group.
    ``underline_links`` says whether underlining is offered, ``own_colors`` whether visitors may
    pick two colors themselves, ``reading_aids`` which aids of a second script: ``pointer``,
    ``ruler``, ``speech``. ``presets`` are named combinations; ``None`` is the classic ones, as far
    as the catalog offers what they choose. ``placement`` says where the opener stands: in a
    ``row`` of its own, in a corner such as ``bottom-end``, or ``auto``: where it covers nothing.
    ``shortcut`` are the keys that open the panel, as ``aria-keyshortcuts`` writes them; empty for
    none. ``follow_system`` answers what visitors told their system, where they chose nothing
    here; ``take_over`` names panels that the site had before, whose settings are taken over once.
    ``locales`` are the languages of the panel, the first one the default; ``words`` replaces or
    adds words of the panel by locale and key. ``level`` is what every role pair of every scheme
    must reach; ``opt_out`` selects what the settings leave alone.

    Raises ``CatalogError`` with every problem at once, each with its key path.
    """

    schemes: tuple[Scheme, ...] = field(default_factory=classic_schemes)
    fonts: tuple[Font, ...] = field(default_factory=classic_fonts)
    font_sizes: tuple[int, ...] = (100, 125, 150, 200)
    letter_spacings: tuple[float, ...] = (0.0, 0.12, 0.25)
    word_spacings: tuple[float, ...] = (0.0, 0.16, 0.32)
    line_heights: tuple[float, ...] = (1.5, 2.0)
    paragraph_spacings: tuple[float, ...] = (1.5, 2.0)
    images: tuple[str, ...] = IMAGES
    motion: tuple[str, ...] = MOTION
    measure: tuple[int, ...] = (60, 70, 80)
    underline_links: bool = True
    alignment: tuple[str, ...] = ALIGNMENT
    media: tuple[str, ...] = MEDIA
    own_colors: bool = False
    reading_aids: tuple[str, ...] = ()
    presets: tuple[Preset, ...] | None = None
    placement: str = "auto"
    shortcut: str = "Alt+Shift+D"
    follow_system: bool = False
    take_over: tuple[str, ...] = ()
    locales: tuple[str, ...] = LOCALES
    level: Level = "AAA"
    opt_out: str = "[data-a11yview-ignore]"
    words: Mapping[str, Mapping[str, str]] = field(default_factory=FrozenMap)

    def __post_init__(self) -> None:
        problems = catalog_problems({name: getattr(self, name) for name in field_names()})
        if problems:
            raise CatalogError(tuple(problems))
        for name in field_names():
            value = getattr(self, name)
            if isinstance(value, list | tuple):
                object.__setattr__(self, name, _settled(name, value))
        words = {locale: FrozenMap(texts) for locale, texts in self.words.items()}
        object.__setattr__(self, "words", FrozenMap(words))
        # what a preset chooses can be judged only where all else is right
        problems = presets_problems(self.presets or (), offered(self))
        if problems:
            raise CatalogError(tuple(problems))

    @classmethod
    def classic(cls) -> Catalog:
        """Return the catalog of the panel that people know, the same object each time."""
        return _classic()

    @classmethod
    def from_mapping(cls, table: Mapping[str, Any]) -> Self:
        """Return the catalog in ``table``, shaped as the TOML and JSON files are.

        Raises ``CatalogError`` with every problem, each with its key path.
        """
        known = field_names()
        given, problems = reading.read_table(table, known)
        whole = {name: getattr(Catalog.classic(), name) for name in known}
        problems += catalog_problems({**whole, **given})
        if problems:
            raise CatalogError(tuple(sorted(problems, key=_place)))
        return cls(**given)

    @classmethod
    def from_toml(cls, text: str) -> Self:
        """Return the catalog in ``text``: an ``a11yview.toml``, or a ``pyproject.toml``.

        In the latter it stands in the table ``tool.a11yview``. The table ``check`` belongs to
        the checker and is passed over. Raises ``CatalogError``.
        """
        return cls.from_mapping(reading.parse_toml(text))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the catalog in ``text``, an object with the keys of the TOML form.

        Raises ``CatalogError``.
        """
        return cls.from_mapping(reading.parse_json(text))

    def to_json(self) -> str:
        """Return the whole catalog as JSON, indented; ``from_json`` gives it back."""
        values = {name: getattr(self, name) for name in field_names()}
        return writing.write_json({name: it for name, it in values.items() if it is not None})

    def for_language(self, lang: str) -> Self:
        """Return the catalog for a page in ``lang`` (BCP 47), without fonts that lack its letters.

        A font is left out where its ``scripts`` are known and lack that of the language, and so is
        a preset that chooses it. Itself where nothing is left out.
        """
        script = script_of(lang)
        fonts = tuple(
            font for font in self.fonts if not (script and font.scripts) or script in font.scripts
        )
        if len(fonts) == len(self.fonts):
            return self
        kept = {font.token for font in fonts}
        presets = self.presets and tuple(
            preset
            for preset in self.presets
            if "font" not in preset.preferences or preset.preferences["font"] in kept
        )
        made = object.__new__(type(self))  # part of what was found right is right
        for name in field_names():
            object.__setattr__(made, name, getattr(self, name))
        object.__setattr__(made, "fonts", fonts)
        object.__setattr__(made, "presets", presets)
        return made

    def offered_presets(self) -> tuple[Preset, ...]:
        """Return the presets: the catalog's own, or those of the classic ones that fit it."""
        return classic_presets(offered(self)) if self.presets is None else self.presets

    def scheme(self, token: str) -> Scheme:
        """Return the scheme called ``token``. Raises ``PreferencesError`` where there is none."""
        return _find("scheme", self.schemes, token)

    def font(self, token: str) -> Font:
        """Return the font called ``token``. Raises ``PreferencesError`` where there is none."""
        return _find("font", self.fonts, token)

    def preset(self, token: str) -> Preset:
        """Return the preset called ``token``. Raises ``PreferencesError`` where there is none."""
        return _find("preset", self.offered_presets(), token)


def offered(catalog: Catalog) -> dict[str, tuple[Choice, ...]]:
    """Return the choices that ``catalog`` offers, by field, in the order of the wire."""
    return {
        "scheme": tuple(scheme.token for scheme in catalog.schemes),
        "font": tuple(font.token for font in catalog.fonts),
        "font_size": catalog.font_sizes,
        "letter_spacing": catalog.letter_spacings,
        "word_spacing": catalog.word_spacings,
        "line_height": catalog.line_heights,
        "paragraph_spacing": catalog.paragraph_spacings,
        "images": catalog.images,
        "motion": catalog.motion,
        "measure": catalog.measure,
        "underline_links": (True,) if catalog.underline_links else (),
        "alignment": catalog.alignment,
        "media": catalog.media,
        **{aid: (True,) if aid in catalog.reading_aids else () for aid in READING_AIDS},
    }


@cache
def _classic() -> Catalog:
    return Catalog()


@cache
def field_names() -> tuple[str, ...]:
    """Return the fields of a catalog, which are also the keys of its files, in order."""
    return tuple(one.name for one in fields(Catalog))


def _settled(name: str, values: Sequence[Any]) -> tuple[Any, ...]:
    """Return valid ``values`` in the type that their field keeps."""
    if name in STEPS:
        # adding zero turns -0.0 into 0.0, which is written differently
        return tuple(int(step) if STEPS[name].whole else float(step) + 0.0 for step in values)
    return tuple(values)


def _place(problem: str) -> int:
    """Return where the key of ``problem`` stands among the fields, unknown ones last."""
    known = field_names()
    key = re.split(r"\W", problem, maxsplit=1)[0]
    return known.index(key) if key in known else len(known)


def _find(kind: str, items: Sequence[Item], token: str) -> Item:
    for item in items:
        if item.token == token:
            return item
    raise PreferencesError((not_offered(kind, token, [item.token for item in items]),))
