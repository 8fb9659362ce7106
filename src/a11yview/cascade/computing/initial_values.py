"""Where every style starts: what it inherits from its parent, and the initial values.

Source: CSS Cascading and Inheritance Level 5, section 7.1 and 7.2.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.properties import PROPERTIES, ROWS
from a11yview.cascade.style import FontState, Style
from a11yview.cascade.values.data_types import CURRENT_COLOR
from a11yview.color import BLACK

if TYPE_CHECKING:
    from a11yview.cascade.model import Environment
    from a11yview.color import Color

__all__ = ["INITIAL", "N_INHERITED", "PAINT", "initial_paint", "initial_style", "starting_fields"]

INITIAL: Final = Style._make(
    [BLACK if row.initial is CURRENT_COLOR else row.initial for row in ROWS]
)
"""The initial value of every field."""
N_INHERITED: Final = sum(row.inherited for row in ROWS)
"""The number of fields that are inherited: the first ones."""
_PAINTED: Final = [index for index, row in enumerate(ROWS) if row.part == "paint"]
PAINT: Final = slice(_PAINTED[0], _PAINTED[-1] + 1)
"""The fields of the paint."""
_CURRENT_COLORS: Final = [row.index for row in PROPERTIES.values() if row.initial is CURRENT_COLOR]
_SHAPE: Final = INITIAL[PAINT.stop :]


def initial_style(environment: Environment) -> Style:
    """Return the style that the root element inherits from: all initial values."""
    size = environment.font_size
    font = FontState(size, "medium", is_absolute=False, is_monospace=False, line_factor=None)
    return INITIAL._replace(font_size=size, font=font)


def starting_fields(parent: Style) -> list[object]:
    """Return the fields of an element for which nothing is declared."""
    return [*parent[:N_INHERITED], *initial_paint(parent.color), *_SHAPE]


@lru_cache(maxsize=4096)
def initial_paint(color: Color) -> tuple[object, ...]:
    """Return the initial values of the paint that is not inherited, under a ``color``."""
    fields = list(INITIAL)
    for index in _CURRENT_COLORS:
        fields[index] = color
    return tuple(fields[N_INHERITED : PAINT.stop])
