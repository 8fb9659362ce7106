"""Numbers, percentages and angles of CSS, with its mathematical functions.

Source: CSS Values and Units 4, section 10 (calc() and its relatives).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from a11yview.color.tokens import comma_separated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from a11yview.color.tokens import Token

__all__ = ["Quantity", "quantity"]

# Unit → type and factor, to degrees or CSS pixels. Font-relative lengths are at the initial size,
# 16 px: a length reaches a color only through a ratio or a sign, such as ``sign(1em - 1px)``.
_UNITS = {
    "deg": ("angle", 1.0),
    "grad": ("angle", 0.9),
    "rad": ("angle", 180 / math.pi),
    "turn": ("angle", 360.0),
    "px": ("length", 1.0),
    "in": ("length", 96.0),
    "cm": ("length", 96 / 2.54),
    "mm": ("length", 9.6 / 2.54),
    "q": ("length", 2.4 / 2.54),
    "pt": ("length", 96 / 72),
    "pc": ("length", 16.0),
    "em": ("length", 16.0),
    "rem": ("length", 16.0),
}
_CONSTANTS = {
    "e": math.e,
    "pi": math.pi,
    "infinity": math.inf,
    "-infinity": -math.inf,
    "nan": math.nan,
}
_ROUNDING = ("nearest", "up", "down", "to-zero")


class Quantity(NamedTuple):
    """A value with its type: ``number``, ``percentage``, ``angle`` (degrees) or ``length`` (px)."""

    kind: str
    value: float


class _InvalidError(Exception):
    """The expression is not valid CSS, or its type fits no color."""


def quantity(token: Token, names: Mapping[str, float]) -> Quantity | None:
    """Return what a token stands for, or None where it is no quantity.

    ``names`` are the channel keywords of a relative color, with their values as numbers.
    """
    try:
        return _operand(token, names, top=True)
    except _InvalidError:
        return None


def _operand(token: Token, names: Mapping[str, float], *, top: bool = False) -> Quantity:
    kind = token.kind
    if kind in {"number", "percentage"}:
        return Quantity(kind, token.number)
    if kind == "dimension" and token.text in _UNITS:
        type_, factor = _UNITS[token.text]
        return Quantity(type_, token.number * factor)
    if kind == "ident":
        if token.text in names:
            return Quantity("number", names[token.text])
        if not top and token.text in _CONSTANTS:
            return Quantity("number", _CONSTANTS[token.text])
    if kind == "function":
        return _function(token, names)
    if kind == "parentheses" and not top:
        return _sum(token.items, names)
    raise _InvalidError


def _sum(tokens: Sequence[Token], names: Mapping[str, float]) -> Quantity:
    """Evaluate a sum of products; ``+`` and ``-`` need white space on both sides."""
    terms: list[tuple[float, list[Token]]] = [(1.0, [])]
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        if token.kind == "literal" and token.text in {"+", "-"}:
            if not (0 < i < last and tokens[i - 1].kind == tokens[i + 1].kind == "space"):
                raise _InvalidError
            terms.append((1.0 if token.text == "+" else -1.0, []))
        elif token.kind != "space":
            terms[-1][1].append(token)
    values = [(sign, _product(factors, names)) for sign, factors in terms]
    kind = _kind([value for _, value in values])
    return Quantity(kind, sum(sign * value.value for sign, value in values))


def _product(factors: Sequence[Token], names: Mapping[str, float]) -> Quantity:
    if len(factors) % 2 == 0:
        raise _InvalidError
    result = _operand(factors[0], names)
    for operator, factor in zip(factors[1::2], factors[2::2], strict=True):
        other = _operand(factor, names)
        if operator.kind != "literal" or operator.text not in {"*", "/"}:
            raise _InvalidError
        result = _times(result, other) if operator.text == "*" else _over(result, other)
    return result


def _times(a: Quantity, b: Quantity) -> Quantity:
    if "number" not in {a.kind, b.kind}:
        raise _InvalidError
    return Quantity(b.kind if a.kind == "number" else a.kind, a.value * b.value)


def _over(a: Quantity, b: Quantity) -> Quantity:
    if b.kind not in {"number", a.kind}:
        raise _InvalidError
    kind = a.kind if b.kind == "number" else "number"
    return Quantity(kind, _divide(a.value, b.value))


def _divide(a: float, b: float) -> float:
    if b:
        return a / b
    return math.nan if not a or math.isnan(a) else math.copysign(math.inf, a * math.copysign(1, b))


def _kind(values: Sequence[Quantity]) -> str:
    kinds = {value.kind for value in values}
    if len(kinds) != 1:
        raise _InvalidError
    return kinds.pop()


def _function(token: Token, names: Mapping[str, float]) -> Quantity:
    name, parts = token.text, comma_separated(token.items)
    if name == "round" and len(parts) > 1:
        strategy = parts[0]
        if len(strategy) == 1 and strategy[0].kind == "ident" and strategy[0].text in _ROUNDING:
            return _round(strategy[0].text, [_sum(part, names) for part in parts[1:]])
    if name == "clamp":
        return _clamp(parts, names)
    values = [_sum(part, names) for part in parts]
    if name == "round":
        return _round("nearest", values)
    entry = _FUNCTIONS.get(name)
    if entry is None or not entry[0] <= len(values) <= entry[1]:
        raise _InvalidError
    return entry[2](values)


def _round(strategy: str, values: list[Quantity]) -> Quantity:
    step = values[1].value if len(values) == 2 else 1.0
    if not 1 <= len(values) <= 2 or (len(values) == 1 and values[0].kind != "number"):
        raise _InvalidError
    kind, value = _kind(values), values[0].value
    if not math.isfinite(value) or not math.isfinite(step) or step == 0:
        return Quantity(kind, math.nan if step == 0 or math.isinf(value) else value)
    ratio = value / step
    if math.isinf(ratio):
        return Quantity(kind, value)
    whole = {
        "nearest": math.floor(ratio + 0.5),
        "up": math.ceil(ratio),
        "down": math.floor(ratio),
        "to-zero": math.trunc(ratio),
    }[strategy]
    return Quantity(kind, whole * step)


def _clamp(parts: list[list[Token]], names: Mapping[str, float]) -> Quantity:
    """Evaluate ``clamp(low, value, high)``, where ``none`` is no bound."""
    if len(parts) != 3:
        raise _InvalidError
    low, value, high = (None if _is_none(part) else _sum(part, names) for part in parts)
    if value is None:
        raise _InvalidError
    kind, result = _kind([q for q in (low, value, high) if q is not None]), value.value
    if high is not None:
        result = _least([result, high.value])
    return Quantity(kind, result if low is None else _greatest([result, low.value]))


def _is_none(part: Sequence[Token]) -> bool:
    words = [token for token in part if token.kind != "space"]
    return len(words) == 1 and words[0].kind == "ident" and words[0].text == "none"


def _least(values: Sequence[float]) -> float:
    return math.nan if any(math.isnan(value) for value in values) else min(values)


def _greatest(values: Sequence[float]) -> float:
    return math.nan if any(math.isnan(value) for value in values) else max(values)


_Rule = tuple[int, float, "Callable[[list[Quantity]], Quantity]"]


def _alike(function: Callable[[list[float]], float]) -> Callable[[list[Quantity]], Quantity]:
    """Make a function whose arguments and result have one type."""

    def rule(values: list[Quantity]) -> Quantity:
        return Quantity(_kind(values), _safe(function, [q.value for q in values]))

    return rule


def _plain(
    function: Callable[[list[float]], float], result: str = "number"
) -> Callable[[list[Quantity]], Quantity]:
    """Make a function that takes numbers only."""

    def rule(values: list[Quantity]) -> Quantity:
        if _kind(values) != "number":
            raise _InvalidError
        return Quantity(result, _safe(function, [q.value for q in values]))

    return rule


def _safe(function: Callable[[list[float]], float], values: list[float]) -> float:
    try:
        return float(function(values))
    except OverflowError:
        return math.inf
    except (ValueError, ZeroDivisionError):
        return math.nan


def _trigonometric(function: Callable[[float], float]) -> Callable[[list[Quantity]], Quantity]:
    def rule(values: list[Quantity]) -> Quantity:
        (angle,) = values
        if angle.kind not in {"number", "angle"}:
            raise _InvalidError
        radians = math.radians(angle.value) if angle.kind == "angle" else angle.value
        return Quantity("number", _safe(lambda v: function(v[0]), [radians]))

    return rule


def _modulo(values: list[float]) -> float:
    return math.fmod(math.fmod(values[0], values[1]) + values[1], values[1])


def _sign(values: list[Quantity]) -> Quantity:
    value = values[0].value
    return Quantity("number", math.copysign(1.0, value) if value else value)


def _progress(values: list[Quantity]) -> Quantity:
    """Return how far the first value is from the second to the third, 0 to 1 (CSS Values 5)."""
    _kind(values)
    value, start, end = (quantity.value for quantity in values)
    share = _divide(value - start, end - start)
    return Quantity("number", 0.0 if math.isnan(share) else min(max(share, 0.0), 1.0))


def _atan2(values: list[Quantity]) -> Quantity:
    _kind(values)
    return Quantity("angle", math.degrees(math.atan2(values[0].value, values[1].value)))


def _power(values: list[float]) -> float:
    result = values[0] ** values[1]
    return result if isinstance(result, float) else math.nan


_FUNCTIONS: dict[str, _Rule] = {
    "calc": (1, 1, lambda values: values[0]),
    "-webkit-calc": (1, 1, lambda values: values[0]),
    "min": (1, math.inf, _alike(_least)),
    "max": (1, math.inf, _alike(_greatest)),
    "abs": (1, 1, _alike(lambda v: abs(v[0]))),
    "sign": (1, 1, _sign),
    "mod": (2, 2, _alike(_modulo)),
    "rem": (2, 2, _alike(lambda v: math.fmod(v[0], v[1]))),
    "hypot": (1, math.inf, _alike(lambda v: math.hypot(*v))),
    "progress": (3, 3, _progress),
    "pow": (2, 2, _plain(_power)),
    "sqrt": (1, 1, _plain(lambda v: math.sqrt(v[0]))),
    "exp": (1, 1, _plain(lambda v: math.exp(v[0]))),
    "log": (1, 2, _plain(lambda v: math.log(*v))),
    "sin": (1, 1, _trigonometric(math.sin)),
    "cos": (1, 1, _trigonometric(math.cos)),
    "tan": (1, 1, _trigonometric(math.tan)),
    "asin": (1, 1, _plain(lambda v: math.degrees(math.asin(v[0])), "angle")),
    "acos": (1, 1, _plain(lambda v: math.degrees(math.acos(v[0])), "angle")),
    "atan": (1, 1, _plain(lambda v: math.degrees(math.atan(v[0])), "angle")),
    "atan2": (2, 2, _atan2),
}
