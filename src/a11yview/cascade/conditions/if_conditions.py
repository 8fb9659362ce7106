"""The conditions of ``if()``: ``style()``, ``media()`` and ``supports()``, with not, and, or.

Source: CSS Values and Units Level 5, section 8.2; Chromium 156 where it differs: no type of media
stands in ``media()``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from a11yview.cascade.conditions.feature_support import support_test
from a11yview.cascade.conditions.media_queries import media_test
from a11yview.cascade.conditions.style_queries import style_condition
from a11yview.cascade.values.boolean_conditions import parse_condition
from a11yview.cascade.values.tokens import component_values, contents, serialize, trim

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.conditions.style_queries import Subject
    from a11yview.cascade.model import Environment
    from a11yview.cascade.values.boolean_conditions import Test
    from a11yview.cascade.values.tokens import Token

__all__ = ["Asked", "if_condition"]


class Asked(NamedTuple):
    """An element in an environment, and what tells which selectors are supported."""

    subject: Subject
    environment: Environment
    is_selector: Callable[[str], bool]


@lru_cache(maxsize=4096)
def if_condition(text: str) -> Test[Asked] | None:
    """Return the test of the condition of one branch, ``None`` if it is malformed."""
    return parse_condition(component_values(text), _leaf)


def _leaf(token: Token) -> Test[Asked] | None:
    if token.type != "function":
        return None
    name = token.lower_name
    text = serialize(trim(contents(token)))
    if name == "style":
        asked = style_condition(token, [])
        return None if asked is None else lambda found: asked(found.subject)
    if name == "media":
        media = media_test(text)
        return None if media is None else lambda found: media(found.environment)
    if name == "supports":
        supported = support_test(text)
        return None if supported is None else lambda found: supported(found.is_selector)
    return None
