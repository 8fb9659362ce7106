"""The properties of animations: their grammar, and where an animation leaves its element.

Source: CSS Animations Level 1 and 2; CSS Easing Functions Level 2; Web Animations, section 4.6
(phases and progress).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.arithmetic import clamp_nan
from a11yview.calculation.expressions import NUMBER, TIME
from a11yview.calculation.units import TIMES
from a11yview.cascade.model import RESERVED_WORDS
from a11yview.cascade.values import data_types
from a11yview.cascade.values.calculation import Percentages
from a11yview.cascade.values.tokens import (
    contents,
    is_literal,
    keyword,
    split_commas,
    trim,
    words,
)
from a11yview.cascade.values.units import LengthContext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from a11yview.cascade.values.grammar_builders import Reader
    from a11yview.cascade.values.tokens import Token, Tokens

__all__ = [
    "ANIMATION_LONGHANDS",
    "ANIMATION_READERS",
    "IN_SHORTHAND",
    "Animation",
    "animation",
    "animations_of",
]

_NO_LENGTHS: Final = LengthContext()
_EASINGS: Final = frozenset(
    {"linear", "ease", "ease-in", "ease-out", "ease-in-out", "step-start", "step-end"}
)
_EASING_FUNCTIONS: Final = frozenset({"cubic-bezier", "steps", "linear"})
_ENDLESS: Final = math.inf


class Animation(NamedTuple):
    """One animation as declared; times in seconds. A Pending value counts as the usual one."""

    name: str
    duration: float = 0.0
    delay: float = 0.0
    iterations: float = 1.0
    direction: str = "normal"
    fill: str = "none"
    state: str = "running"
    timeline: str = "auto"
    composition: str = "replace"

    @property
    def progress(self) -> float | None:
        """Where in its keyframes it stays, 0 to 1; ``None`` where it leaves nothing.

        That is where it ends, or where it stands still; ``nan`` if it never does.
        """
        if self.timeline == "none":
            return None
        if self.timeline != "auto":
            return math.nan
        active = self.duration * self.iterations if self.duration else 0.0
        running = self.state == "running"
        at = _ENDLESS if running else -self.delay
        if at < 0:
            return self._at(0.0) if self.fill in {"backwards", "both"} else None
        if at < active:
            return self._at(at / self.duration)
        if running and active == _ENDLESS:
            return math.nan
        return self._at(self.iterations) if self.fill in {"forwards", "both"} else None

    def _at(self, overall: float) -> float:
        """Return the progress within an iteration, given how many have passed."""
        if overall == _ENDLESS:  # so many of no duration
            iteration, within = 0.0, 1.0
        else:
            iteration, within = divmod(overall, 1.0)
            if overall == self.iterations and within == 0 and overall:
                iteration, within = iteration - 1, 1.0
        odd = iteration % 2 == 1
        backwards = {"reverse": True, "alternate": odd, "alternate-reverse": not odd}
        return 1 - within if backwards.get(self.direction, False) else within


def _time(tokens: Tokens) -> float | None:
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "dimension" and token.lower_unit in TIMES:
        return float(token.value * TIMES[token.lower_unit])
    return _calculated(token, TIME)


def _calculated(token: Token, kind: object) -> float | None:
    found = data_types.math_function(token, Percentages.INVALID)
    if found is None or found.calculation.type != kind:
        return None
    return clamp_nan(found.calculation.evaluate(_NO_LENGTHS))


def _duration(tokens: Tokens) -> float | None:
    if data_types.word(tokens, frozenset({"auto"})):
        return 0.0
    found = _time(tokens)
    if found is None or (found < 0 and tokens[0].type != "function"):
        return None
    return max(found, 0.0)


def _iterations(tokens: Tokens) -> float | None:
    if data_types.word(tokens, frozenset({"infinite"})):
        return _ENDLESS
    if len(tokens) != 1:
        return None
    if tokens[0].type == "number":
        return float(tokens[0].value) if tokens[0].value >= 0 else None
    found = _calculated(tokens[0], NUMBER)
    return None if found is None else max(found, 0.0)


def _name(tokens: Tokens) -> str | None:
    """Return the name of keyframes, empty for ``none``."""
    if len(tokens) != 1 or tokens[0].type not in ("ident", "string"):
        return None
    if tokens[0].type == "string":
        return str(tokens[0].value)
    name = keyword(tokens[0])
    if name == "none":
        return ""
    return None if name in RESERVED_WORDS else str(tokens[0].value)


def _timeline(tokens: Tokens) -> str | None:
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "function":
        return token.lower_name if token.lower_name in ("scroll", "view") else None
    name = keyword(token)
    return name if name in {"auto", "none"} or name.startswith("--") else None


def _easing(tokens: Tokens) -> str | None:
    """Return the text of an easing function: where an animation ends does not depend on it."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "function":
        return _easing_function(token) if token.lower_name in _EASING_FUNCTIONS else None
    return data_types.word(tokens, _EASINGS)


def _easing_function(token: Token) -> str | None:
    parts = [trim(part) for part in split_commas(contents(token))]
    if token.lower_name == "cubic-bezier":
        numbers = [data_types.number(part) for part in parts]
        if len(numbers) != 4 or None in numbers:
            return None
    elif token.lower_name == "steps":
        count = parts[0][0] if len(parts[0]) == 1 else None
        if count is None or (count.type == "number" and not count.is_integer) or len(parts) > 2:
            return None
    elif not all(parts):
        return None
    return data_types.normalized([token])


def _keywords(text: str) -> Callable[[Tokens], str | None]:
    allowed = frozenset(text.split())
    return lambda tokens: data_types.word(tokens, allowed)


_ITEMS: Final[dict[str, Callable[[Tokens], object]]] = {
    # In the order in which browsers try them on the words of the shorthand.
    "animation-duration": _duration,
    "animation-timing-function": _easing,
    "animation-delay": _time,
    "animation-iteration-count": _iterations,
    "animation-direction": _keywords("normal reverse alternate alternate-reverse"),
    "animation-fill-mode": _keywords("none forwards backwards both"),
    "animation-play-state": _keywords("running paused"),
    "animation-name": _name,
    "animation-timeline": _timeline,
    "animation-composition": _keywords("replace add accumulate"),
}
IN_SHORTHAND: Final = tuple(_ITEMS)[:8]
"""The longhands that the shorthand can say; these have a prefixed alias."""
_FIELDS: Final = {
    "animation-name": "name",
    "animation-duration": "duration",
    "animation-delay": "delay",
    "animation-iteration-count": "iterations",
    "animation-direction": "direction",
    "animation-fill-mode": "fill",
    "animation-play-state": "state",
    "animation-timeline": "timeline",
    "animation-composition": "composition",
}
_DEFAULTS: Final[dict[str, object]] = {
    **{name: Animation("")._asdict()[field] for name, field in _FIELDS.items()},
    "animation-timing-function": "ease",
}
ANIMATION_LONGHANDS: Final = frozenset(_ITEMS)


def _list_of(read_item: Callable[[Tokens], object]) -> Reader:
    def read(tokens: Tokens, _: bool) -> tuple[object, ...] | None:  # noqa: FBT001 - a Reader
        found = [read_item(trim(part)) for part in split_commas(tokens)]
        return None if None in found else tuple(found)

    return read


ANIMATION_READERS: Final[dict[str, Reader]] = {
    name: _list_of(read) for name, read in _ITEMS.items()
}
"""Longhand → its grammar; a value is a tuple, an entry for each of the animations."""


def animation(
    tokens: Tokens,
    _: bool,  # noqa: FBT001 - a Shorthand
) -> dict[str, object] | None:
    """Return the longhands that the shorthand ``animation`` sets."""
    found: dict[str, list[object]] = {name: [] for name in _ITEMS}
    for part in split_commas(tokens):
        single = _single(words(part))
        if single is None:
            return None
        for name, values in found.items():
            values.append(single.get(name, _DEFAULTS[name]))
    return {name: tuple(values) for name, values in found.items()}


def _single(parts: list[Token]) -> dict[str, object] | None:
    single: dict[str, object] = {}
    if not parts or any(is_literal(part, "/") for part in parts):
        return None
    for part in parts:
        for name in IN_SHORTHAND:
            value = None if name in single else _ITEMS[name]((part,))
            if value is not None:
                single[name] = value
                break
        else:
            return None
    return single


def animations_of(values: Mapping[str, object]) -> tuple[Animation, ...]:
    """Return the animations that values of the longhands make; what is no list is as if unset."""
    names = values.get("animation-name")
    if not isinstance(names, tuple):
        return ()
    found: list[Animation] = []
    for i, name in enumerate(names):
        if name:
            fields: dict[str, object] = {}
            for longhand, field in _FIELDS.items():
                listed = values.get(longhand)
                if isinstance(listed, tuple):
                    fields[field] = listed[i % len(listed)]
            found.append(Animation(**fields))  # type: ignore[arg-type]  # as read
    return tuple(found)
