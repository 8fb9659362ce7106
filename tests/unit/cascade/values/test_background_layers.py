"""Where images of a background lie is computed as Chromium computes it."""

from __future__ import annotations

import pytest

from cascade_support import style_of, vectors

ONE_AXIS = {("repeat", "no-repeat"): "repeat-x", ("no-repeat", "repeat"): "repeat-y"}


def written(length):
    """Return a length as Chromium serializes it."""
    return length.replace("+ -", "- ") if isinstance(length, str) else f"{length:g}px"


def both(first, second):
    return first if first == second and first in {"cover", "contain"} else f"{first} {second}"


def serialized(style):
    repeats = style.background_repeat
    sizes = [tuple(map(written, size)) for size in style.background_size]
    return {
        "background-position-x": [written(place) for place in style.background_position_x],
        "background-position-y": [written(place) for place in style.background_position_y],
        "background-size": ["auto" if set(s) == {"auto"} else both(*s) for s in sizes],
        "background-repeat": [
            ONE_AXIS.get(r) or (r[0] if r[0] == r[1] else " ".join(r)) for r in repeats
        ],
        "background-origin": list(style.background_origin),
    }


@pytest.mark.parametrize(("given", "case"), vectors("background_layers.json"))
def test_the_layout_of_images_is_that_of_chromium(given, case):
    style = style_of(f'<!doctype html><p class="x" style="font-size: 20px; {given}">x')
    found = serialized(style)
    for name, value in case["expect"].items():
        expected = value.split(", ") if "(10px, " not in value else [value]
        # Chromium leaves out the layers that no image has.
        assert found[name][: len(expected)] == expected, name
