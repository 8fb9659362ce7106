"""The values that animations leave once they have ended, or where they stand still.

The keyframe that an animation ends with is a block of declarations like that of a rule, above all
normal ones and below the important ones. Animations that go on forever leave no value that could
be named: where they change what is judged, they are noted.

Source: CSS Animations Level 1 and 2; CSS Cascade 5, section 6.1 (the animation origin).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from a11yview.cascade.model import SEEN, Pending
from a11yview.cascade.sheets.keyframes import keyframes
from a11yview.cascade.sorting.ranking import tree_of
from a11yview.cascade.values.animations import ANIMATION_LONGHANDS, animations_of
from a11yview.cascade.values.shorthands import ALIASES, LONGHANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade.computing.references import References
    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_store import StyleStore
    from a11yview.cascade.sheets.keyframes import Keyframe
    from a11yview.cascade.sheets.model import RawDeclaration
    from a11yview.cascade.styling.active_conditions import Active

__all__ = ["EndedAnimations"]

_COMPOSITION: Final = "animation-composition"


class EndedAnimations:
    """Adds to winners the keyframes on which their animations end."""

    def __init__(self, index: Index, store: StyleStore) -> None:
        self._index = index
        self._store = store
        self.restless: set[tuple[int, int]] = set()
        """Conditions and winners under which an animation that never ends changes what is seen."""
        self.fading: set[tuple[int, int]] = set()
        """Of these, those under which all that such animations change is the opacity."""

    def applied(
        self, winners: CascadedValues, active: Active, references: References | None = None
    ) -> CascadedValues:
        """Return the winners once the animations that winners declare have ended.

        ``references`` knows what ``var()`` stands for; without it, animations that refer to
        custom properties wait.
        """
        if (
            not active.keyframes
            or "animation-name" not in winners.declarations
            or (winners.refers_in_animations and references is None)
            or _is_hidden(winners)
        ):
            return winners
        found = animations_of(_values(winners, references))
        ranks = [block.rank for block in winners.blocks]
        changed: set[str] = set()
        named = winners.deciding("animation-name")
        tree = 0 if named is None else tree_of(named.rank)
        for order, animation in enumerate(found):
            if (tree, animation.name) not in active.keyframes:
                continue
            progress = animation.progress
            if progress is None:
                continue
            number, rule = active.keyframes[tree, animation.name]
            frames = keyframes(self._index.sheets[number].sheet.text, rule.start, rule.end)
            declared = _declared(frames, progress)
            if declared is None or animation.composition != "replace":
                changed |= _changed(frames)
                if animation.composition != "replace":
                    changed.add("animation-composition")
            elif declared:
                rank = self._store.keyframes.rank_of(
                    (self._index.order_of(number), rule.start, progress),
                    declared,
                    sheet=number,
                    name=animation.name,
                    order=order,
                )
                ranks.insert(bisect_left(ranks, rank), rank)
        result = self._store.cascaded(tuple(ranks))
        if changed - {"animation-composition"}:
            self.restless.add((active.number, result.number))
            if changed == {"opacity"}:
                self.fading.add((active.number, result.number))
        return result


def _values(winners: CascadedValues, references: References | None) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in ANIMATION_LONGHANDS:
        found = winners.deciding(name)
        if found is not None:
            value = found.value
            if isinstance(value, Pending) and references is not None:
                value = references.longhands(value).get(name)
            values[name] = value
    return values


def _is_hidden(winners: CascadedValues) -> bool:
    """Whether the element is not displayed, so that no animation runs."""
    found = winners.deciding("display")
    return found is not None and found.value == "none"


def _declared(frames: Sequence[Keyframe], progress: float) -> list[RawDeclaration] | None:
    """Return the declarations at a point, ``None`` where values lie between two keyframes.

    What only other keyframes declare lies between theirs, or is that of the rules at the ends.
    """
    there = [frame for frame in frames if progress in frame.positions]
    is_within = progress not in {0.0, 1.0}
    if not there and is_within:
        return None
    declared = [one for frame in there for one in frame.declarations if one.name != "all"]
    if any(one.name == _COMPOSITION and one.value.lower() != "replace" for one in declared):
        return None
    if is_within and not _seen(frames) <= _seen(there):
        return None
    return declared


def _seen(frames: Iterable[Keyframe]) -> set[str]:
    """Return the longhands that keyframes declare of those that decide how a text is seen."""
    names = {one.name for frame in frames for one in frame.declarations}
    return {
        longhand
        for name in names
        if name.startswith(SEEN)
        for longhand in LONGHANDS.get(ALIASES.get(name, name), (name,))
    }


def _changed(frames: Sequence[Keyframe]) -> set[str]:
    """Return the properties that keyframes declare of those that decide how a text is seen."""
    names = (one.name for frame in frames for one in frame.declarations)
    return {name for name in names if name.startswith(SEEN)}
