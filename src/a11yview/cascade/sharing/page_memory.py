"""The memory of one page: styles that no other page can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.sharing.shared_parts import SharedParts

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.sharing.style_parts import SharedStyle
    from a11yview.cascade.sharing.unique_styles import UniqueStyles

__all__ = ["PageMemory"]


class PageMemory:
    """Styles that depend on the nodes of a page, by setting."""

    __slots__ = ("_generated", "_parts", "_unique")

    def __init__(self, unique: UniqueStyles) -> None:
        self._unique = unique
        self._parts: dict[object, SharedParts] = {}
        self._generated: dict[object, dict[tuple[int, str, int], SharedStyle | None]] = {}

    def parts(self, setting: object) -> SharedParts:
        """Return the styles that read attributes of the elements."""
        found = self._parts.get(setting)
        if found is None:
            found = self._parts[setting] = SharedParts(self._unique)
        return found

    def generated(
        self,
        setting: object,
        pseudo: tuple[int, str],
        origin: SharedStyle,
        make: Callable[[int, str], SharedStyle | None],
    ) -> SharedStyle | None:
        """Return the style of a pseudo-element of a node; its rules must hold in the setting."""
        known = self._generated.setdefault(setting, {})
        key = (*pseudo, origin.number)
        if key not in known:
            known[key] = make(*pseudo)
        return known[key]
