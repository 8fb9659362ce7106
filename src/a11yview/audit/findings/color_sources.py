"""The declarations that colors come from, and the ignore comments that cover them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from a11yview.audit.backdrop.icons import without_icons
from a11yview.audit.backdrop.stack import has_background, has_image
from a11yview.audit.backdrop.svg_paint import is_drawn
from a11yview.audit.finding import Declared
from a11yview.audit.findings.ignore_comments import IgnoreComment, ignore_comments
from a11yview.audit.result import IgnoreMark
from a11yview.audit.states.environments import SETTINGS_SHEET
from a11yview.cascade import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade import Declaration, DeclarationPlace, Page, Style, Styles

__all__ = ["ColorSources"]

_VAR: Final = re.compile(r"var\(\s*(--[^\s,()]+)", re.IGNORECASE)
_LONGEST_CHAIN: Final = 8


class _Shown(NamedTuple):
    """One declaration as reports show it, and the custom property that its value is taken from."""

    declared: Declared
    source: DeclarationPlace
    refers_to: str | None
    declaration: Declaration  # what is known by id must not be freed


class ColorSources:
    """The declarations behind the findings of one page, and the ignore comments over them."""

    def __init__(self, page: Page, name: str, file_name: Callable[[str], str]) -> None:
        self.page, self.name = page, name
        self.file_name = file_name
        self.parent = page.document.parent
        self._known: dict[tuple[int, int], _Shown] = {}
        self._defined: dict[tuple[int, int], Declared] = {}
        self._files: dict[str, str] = {}
        self._marks: dict[int, tuple[IgnoreComment, ...]] = {}
        self._used: set[tuple[int, int]] = set()
        self._climbed: tuple[Styles, _Climb, _Climb] | None = None
        """The last styles that were asked for, and the climbs among their elements."""

    def text(self, styles: Styles, element: int, pseudo: str) -> tuple[Declared | None, str | None]:
        """Return the declaration of the color of letters, and the reason to ignore it, if any."""
        style = styles.pseudo(element, pseudo) if pseudo else styles[element]
        if style is not None and not pseudo and is_drawn(self.page.document, element):
            name = "color" if style.fill is None else "fill"
            return self._declared(styles, styles.decided(element, name))
        if style is not None and (style.text_fill_color or style.color).alpha < 1:
            shown = self._in_letters(styles, element)
            if shown is not None:
                return self._declared(styles, shown)
        if style is not None and style.text_fill_color is not None:
            found = styles.decided(element, "-webkit-text-fill-color", pseudo)
            if found is not None:
                return self._declared(styles, found)
        return self._declared(styles, styles.decided(element, "color", pseudo))

    def _in_letters(self, styles: Styles, element: int) -> tuple[Declaration, int] | None:
        """Return the declaration of the background that is clipped to letters, if one is."""
        _, letters = self._climbs(styles)
        element = letters.to(element)
        if element < 0 or "text" not in styles[element].background_clip:
            return None
        return styles.decided(element, _ground(styles[element]))

    def _climbs(self, styles: Styles) -> tuple[_Climb, _Climb]:
        """Return the climbs to the nearest background that is seen, and to the nearest of all."""
        if self._climbed is None or self._climbed[0] is not styles:
            document = self.page.document

            def is_seen(element: int) -> bool:
                return not is_drawn(document, element) and _is_seen(without_icons(styles[element]))

            seen = _Climb(self.parent, is_seen)
            letters = _Climb(self.parent, lambda element: has_background(styles[element]))
            self._climbed = styles, seen, letters
        return self._climbed[1:]

    def declared(
        self, styles: Styles, element: int, name: str
    ) -> tuple[Declared | None, str | None]:
        """Return the declaration of a property, and the reason to ignore it, if any."""
        return self._declared(styles, styles.decided(element, name))

    def background(
        self, styles: Styles, element: int, pseudo: str = "", *, shape: int | None = None
    ) -> tuple[Declared | None, str | None]:
        """Return the declaration of the nearest background beneath, and a reason to ignore it.

        ``shape`` is that of a drawing that the element lies on. No declaration: the canvas.
        """
        if pseudo:
            style = styles.pseudo(element, pseudo)
            if style is not None and has_background(style):
                return self._declared(styles, styles.decided(element, _ground(style), pseudo))
        if shape is not None:
            return self._declared(styles, styles.decided(shape, "fill"))
        seen, _ = self._climbs(styles)
        element = seen.to(element)
        if element < 0:
            return None, None
        style = without_icons(styles[element])
        return self._declared(styles, styles.decided(element, _ground(style)))

    @staticmethod
    def any_by_author(styles: Styles, element: int, names: Sequence[str]) -> bool:
        """Return whether an author declared any of these properties."""
        found = (styles.decided(element, name) for name in names)
        return any(one is not None and one[0].origin is not Origin.USER_AGENT for one in found)

    def marks(self) -> tuple[IgnoreMark, ...]:
        """Return the ignore comments of the page's sheets."""
        found = []
        for sheet in self.page.distinct_sheets:
            for mark in self._marks_in(sheet):
                address = self.page.sheets[sheet].where
                line, column = self.page.sheets[sheet].position(mark.offset)[1:]
                file = self.name if address == self.page.where else self.file_name(address)
                found.append(
                    IgnoreMark(
                        file=file,
                        line=line,
                        column=column,
                        reason=mark.reason,
                        was_used=(sheet, mark.offset) in self._used,
                    )
                )
        return tuple(found)

    def _declared(
        self, styles: Styles, decided: tuple[Declaration, int] | None
    ) -> tuple[Declared | None, str | None]:
        if decided is None:
            return None, None
        own = self._shown(styles, *decided)
        defining = self._defining(styles, own, decided[1])
        reason = self._reason(own.source)
        if defining is None:
            return own.declared, reason
        reason = reason if reason is not None else self._reason(defining.source)
        key = (id(own), id(defining))
        if key not in self._defined:
            self._defined[key] = replace(own.declared, defined=defining.declared)
        return self._defined[key], reason

    def _defining(self, styles: Styles, own: _Shown, element: int) -> _Shown | None:
        """Return the custom property at the end of a chain of ``var()``, if there is one."""
        found: _Shown | None = None
        for _ in range(_LONGEST_CHAIN):
            name = (found or own).refers_to
            below = None if name is None else styles.decided(element, name)
            if below is None:
                return found
            found = self._shown(styles, *below)
        return found

    def _shown(self, styles: Styles, found: Declaration, element: int) -> _Shown:
        """Return a declaration as reports show it: one object in all states, for all elements."""
        key = (id(found), element if found.sheet < 0 else -1)  # an attribute stands in its tag
        shown = self._known.get(key)
        if shown is None:
            source = styles.place(found, element)
            named = _VAR.search(source.text)
            name = None if named is None else named[1]
            shown = self._known[key] = _Shown(self.as_declared(source), source, name, found)
        return shown

    def as_declared(self, source: DeclarationPlace) -> Declared:
        """Return a declaration as reports show it."""
        offset = self._value_offset(source)
        line, column = source.line, source.column
        if source.where.startswith("data:"):  # a sheet in a link's address: there it stands
            line, column = self.page.document.position(self.page.sheets[source.sheet].element)
        return Declared(
            file=self._file(source),
            address=self._address(source),
            line=line,
            column=column,
            offset=offset,
            end=None if offset is None else offset + len(source.text),
            name=source.name,
            value=" ".join(source.text.split()),
            where=" ".join(source.selector.split()),
        )

    def _value_offset(self, source: DeclarationPlace) -> int | None:
        """Return the offset of the value in its file; a style element's text is in the page."""
        if source.sheet < 0 or source.value_offset < 0 or not _is_file(source.where):
            return None
        sheet = self.page.sheets[source.sheet]
        if sheet.where != self.page.where:
            return source.value_offset
        start = sheet.text_offset
        return None if start < 0 else start + source.value_offset

    def _is_in_page(self, source: DeclarationPlace) -> bool:
        return source.where == self.page.where or source.where.startswith("data:")

    def _address(self, source: DeclarationPlace) -> str:
        if source.origin == "user-agent":
            return ""
        if self._is_in_page(source):
            return self.page.where
        parts = urlsplit(source.where)
        # What follows the path of a file changes from build to build.
        return source.where if parts.scheme or parts.netloc else parts.path

    def _file(self, source: DeclarationPlace) -> str | None:
        if source.origin == "user-agent" or source.where == SETTINGS_SHEET:
            return None
        if self._is_in_page(source):
            return self.name
        known = self._files.get(source.where)
        if known is None:
            known = self._files[source.where] = self.file_name(source.where)
        return known

    def _reason(self, source: DeclarationPlace) -> str | None:
        if source.sheet < 0:
            return None
        for mark in self._marks_in(source.sheet):
            if mark.start <= source.offset < mark.end:
                self._used.add((source.sheet, mark.offset))
                return mark.reason
        return None

    def _marks_in(self, sheet: int) -> tuple[IgnoreComment, ...]:
        marks = self._marks.get(sheet)
        if marks is None:
            marks = self._marks[sheet] = ignore_comments(self.page.sheets[sheet].text)
        return marks


class _Climb:
    """Goes up from elements to the nearest with something, each way once; -1 where none has it."""

    def __init__(self, parent: Sequence[int], has_it: Callable[[int], bool]) -> None:
        self._parent, self._has_it = parent, has_it
        self._nearest: dict[int, int] = {}

    def to(self, element: int) -> int:
        """Return the nearest, from an element up."""
        passed = []
        while element >= 0 and element not in self._nearest:
            passed.append(element)
            if self._has_it(element):
                break
            element = self._parent[element]
        found = self._nearest.get(element, element)
        for one in passed:
            self._nearest[one] = found
        return found


def _is_seen(style: Style) -> bool:
    """Whether a background of an element lies beneath what stands in it."""
    if style.display == "contents" or style.visibility != "visible":
        return False
    return has_background(style) and set(style.background_clip) != {"text"}


def _ground(style: Style) -> str:
    """Return the name of the property that paints the uppermost part of a background."""
    return "background-image" if has_image(style) else "background-color"


def _is_file(address: str) -> bool:
    """Whether a sheet is in a file or in the page, where it can be changed."""
    return address != SETTINGS_SHEET and not address.startswith("data:")
