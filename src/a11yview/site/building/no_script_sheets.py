"""The sheets for visitors without scripts that the pages of a site need, each kept once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from a11yview.emit.no_script import no_script_sheet
from a11yview.errors import MissingExtraError
from a11yview.site.building.page import PageParts, adapted_page
from a11yview.site.site_reader import SiteReader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from a11yview.emit import Asset

__all__ = ["NoScriptSheets"]

_HEADER: Final = b"data-a11yview-header"


@dataclass(slots=True)
class NoScriptSheets:
    """Puts parts into the pages of the site in ``root``, and gathers the sheets that they need.

    Most pages need none: their row stands in the flow. One that fixes a header to the window's top
    links a sheet that moves it. Which pages do takes the extra ``check`` to find out; without it,
    only headers that carry ``data-a11yview-header`` are moved.
    """

    root: Path
    _reader: SiteReader = field(init=False)
    _sheets: dict[str, Asset] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._reader = SiteReader(root=self.root)

    @property
    def assets(self) -> Mapping[str, str]:
        """The texts of all sheets so far, by file name."""
        return self._sheets

    def adapted_page(self, page: bytes, parts: PageParts, *, place: str) -> bytes:
        """Return ``page`` with ``parts`` and the sheet that it needs.

        It raises what :func:`.adapted_page` raises.
        """
        parts = replace(parts, panel=cache(parts.panel))
        adapted = adapted_page(page, parts, place=place)
        name = self._name(adapted, place) if parts.has_row else ""
        if not name:
            return adapted
        return adapted_page(page, replace(parts, no_script=name), place=place)

    def name_for(self, page: bytes, parts: PageParts, *, place: str) -> str:
        """Return the name of the sheet that ``page`` needs, empty for none.

        It raises what :func:`.adapted_page` raises.
        """
        return self._name(adapted_page(page, parts, place=place), place) if parts.has_row else ""

    def _name(self, adapted: bytes, place: str) -> str:
        rules = self._rules(adapted, place)
        if rules is None and _HEADER not in adapted:
            return ""
        sheet = no_script_sheet(rules)
        self._sheets[sheet.file_name] = sheet
        return sheet.file_name

    def _rules(self, adapted: bytes, place: str) -> str | None:
        try:
            from a11yview.site.building.lowering import rules_of_page  # noqa: PLC0415 - an extra
        except MissingExtraError:
            return None
        return rules_of_page(adapted, where=f"/{quote(place)}", reader=self._reader)
