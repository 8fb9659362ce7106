"""Jinja2 as Django's template engine."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment

from a11yview.jinja2 import install


def environment(**options: Any) -> Environment:
    made = Environment(**options)  # noqa: S701 - Django asks for autoescape
    install(made)
    return made
