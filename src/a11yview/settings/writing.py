"""A catalog's fields into the plain data of its JSON file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from a11yview.color import Color
from a11yview.settings.font import Font, FontFace
from a11yview.settings.preset import Preset
from a11yview.settings.scheme import Scheme

__all__ = ["write_json"]


def write_json(values: Mapping[str, object]) -> str:
    """Return ``values`` as indented JSON with a final newline, letters unescaped."""
    import json  # noqa: PLC0415 - only who writes a file pays for the encoder

    return json.dumps(_plain(values), ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> object:
    """Return ``value`` as JSON has it; of a table only what is there is written."""
    if isinstance(value, Color):
        return value.hex
    if isinstance(value, Scheme | Font | FontFace | Preset):
        items = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {key: item for key, item in items.items() if item not in (None, [], {})}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
