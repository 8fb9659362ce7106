"""Styles made from the initial one, as a page's own would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from a11yview.cascade import Environment, Gradient, Picture, Style
from a11yview.cascade.computing.initial_values import initial_style
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Callable

COLORS = frozenset({"color", "background_color", "text_fill_color", "text_stroke_color"})


@pytest.fixture
def style() -> Callable[..., Style]:
    """``style(color="#777", opacity=0.5)``: colors may be written as CSS."""
    initial = initial_style(Environment())

    def make(**changes: object) -> Style:
        for name in COLORS & changes.keys():
            if isinstance(changes[name], str):
                changes[name] = Color.parse(changes[name])
        return initial._replace(**changes)

    return make


@pytest.fixture
def gradient() -> Callable[..., Gradient]:
    def make(*stops: str) -> Gradient:
        colors = tuple(Color.parse(stop) for stop in stops)
        return Gradient(colors, f"linear-gradient({', '.join(stops)})")

    return make


@pytest.fixture
def picture() -> Picture:
    return Picture('url("a.png")')
