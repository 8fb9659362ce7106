"""The layers of a page and their order (CSS Cascade 5, section 6.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.sorting.ranking import LAYER_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Layers"]


class Layers:
    """The layers of a page in order of appearance."""

    def __init__(self) -> None:
        self.named: list[tuple[str, int]] = []
        self._seen: set[tuple[str, int]] = set()

    def add(self, name: str, condition: int) -> None:
        """Note that a layer is named under a condition."""
        if (name, condition) not in self._seen:
            self._seen.add((name, condition))
            self.named.append((name, condition))

    def order(self, active: Sequence[bool] | None) -> dict[str, int]:
        """Return each layer's place, weakest first: those within a layer before its own rules.

        ``active`` says which conditions hold; ``None`` takes them all to hold.
        """
        children: dict[str, list[str]] = {"": []}
        for name, condition in self.named:
            if active is not None and condition >= 0 and not active[condition]:
                continue
            path = ""
            for piece in name.split("."):
                inner = f"{path}.{piece}" if path else piece
                if inner not in children:
                    children[inner] = []
                    children[path].append(inner)
                path = inner
        order: dict[str, int] = {}
        stack: list[tuple[str, bool]] = [("", False)]
        while stack:
            name, done = stack.pop()
            if done:
                order[name] = min(len(order), LAYER_LIMIT - 2)
                continue
            stack.append((name, True))
            stack.extend((inner, False) for inner in reversed(children[name]))
        del order[""]
        return order
