"""Transforms: what is declared in other lengths is told in px, as far as layout leaves it open."""

from __future__ import annotations

import pytest

from cascade_support import style_of

CASES = [
    ("translate", "-16rem", "-160px"),
    ("translate", "1in 2em", "96px 40px"),
    ("translate", "calc(100% + 2rem) 3px", "calc(100% + 20px) 3px"),
    ("translate", "none", "none"),
    ("translate", "1px 2", "none"),
    ("transform", "translateX(-16rem)", "translatex(-160px)"),
    ("transform", "translate(calc(-100% - 1rem), 10%)", "translate(calc(-100% + -10px), 10%)"),
    ("transform", "translate3d(-1em,0,0) rotate(3deg)", "translate3d(-20px,0,0) rotate(3deg)"),
    ("transform", "translateY(calc(0.25rem * -64))", "translatey(-160px)"),
    ("transform", "scale(.5) matrix(1, 0, 0, 1, 4, 0)", "scale(.5) matrix(1, 0, 0, 1, 4, 0)"),
    ("transform", "rotate(calc(1deg * 2))", "rotate(calc(1deg * 2))"),
    ("transform", "spin(1px)", "none"),
]


@pytest.mark.parametrize(("name", "declared", "computed"), CASES)
def test_lengths_are_measured(name, declared, computed):
    css = f"html {{ font-size: 10px }} .x {{ font-size: 20px; {name}: {declared} }}"
    style = style_of(f"<!doctype html><style>{css}</style><p class=x>x")
    assert getattr(style, name) == computed
