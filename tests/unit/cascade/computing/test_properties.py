"""The table of longhands: what may be registered, and what values need of their element."""

from __future__ import annotations

import pytest

from a11yview.cascade.computing.computers import Needs
from a11yview.cascade.computing.element import Element
from a11yview.cascade.computing.initial_values import INITIAL
from a11yview.cascade.computing.longhands import computed
from a11yview.cascade.computing.properties import (
    PROPERTIES,
    ROWS,
    Derived,
    Property,
    needs,
    registered,
)
from a11yview.cascade.model import Context, CssWide, Environment
from a11yview.cascade.style import INDEX, Style
from a11yview.cascade.values.longhands import READERS
from a11yview.cascade.values.shorthands import expand
from a11yview.color import Color

CLIP = Property("clip", initial="auto")
CUSTOM = Derived("custom", initial={}, part="shape", inherited=True)


@pytest.mark.parametrize(
    ("rows", "grammars", "fields", "problem"),
    [
        ([CLIP, CLIP], {"clip"}, ["clip"], "'clip' has two rows; keep one"),
        ([CLIP], set(), ["clip"], "'clip' has no grammar; add one to READERS"),
        ([], {"clip"}, [], "'clip' has a grammar but no row; add it to ROWS"),
        ([CLIP], {"clip"}, [], "'clip' is no field of Style; add it there"),
        ([CLIP], {"clip"}, ["clip", "custom"], "the field 'custom' of Style has no row; add it"),
        (
            [CLIP, CUSTOM],
            {"clip"},
            ["custom", "clip"],
            "row 0 is 'clip', but that field of Style is 'custom'; move one",
        ),
    ],
)
def test_a_registration_that_does_not_fit_is_refused(rows, grammars, fields, problem):
    with pytest.raises(ValueError, match=r"^computing/properties\.py: ") as refused:
        registered(rows, grammars, fields)
    assert problem in str(refused.value)


def test_rows_know_the_index_of_their_field():
    found = registered([CUSTOM, CLIP], {"clip"}, ["custom", "clip"])
    assert (found["clip"].field, found["clip"].index) == ("clip", 1)
    assert all(Style._fields[row.index] == row.field for row in PROPERTIES.values())


def test_each_part_is_one_run_of_fields_and_inherited_fields_come_first():
    kinds = [(row.inherited, row.part) for row in ROWS]
    runs = [kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind]
    assert runs == [(True, "shape"), (True, "paint"), (False, "paint"), (False, "shape")]
    assert PROPERTIES.keys() == READERS.keys()


LARGE = INITIAL._replace(
    font_size=40.0, font=INITIAL.font._replace(specified=40.0), font_family=("monospace",)
)
RED = INITIAL._replace(color=Color(red=1.0, green=0.0, blue=0.0), palette="dark")


def element(own=INITIAL, *, root=INITIAL, viewport=(1000.0, 500.0), container=(None, None)):
    """An element with the fields of a style, within a parent with initial values."""
    context = Context(
        environment=Environment(viewport=viewport),
        root=root,
        registered={},
        quirks=False,
        container=container,
    )
    return Element(INITIAL, context, list(own))


DIFFERING = {
    Needs.ROOT_FONT: [element(root=LARGE)],
    Needs.LENGTHS: [
        element(LARGE),
        element(viewport=(300.0, 200.0)),
        element(container=(77.0, 55.0)),
        element(INITIAL._replace(writing_mode="vertical-rl")),
        element(INITIAL._replace(line_height=77.0)),
    ],
    Needs.COLORS: [element(RED)],
}
"""Elements that differ from an initial one in one kind of facts alone."""
_WIDER = {Needs.ROOT_FONT: Needs.LENGTHS, Needs.LENGTHS: Needs.NOTHING, Needs.COLORS: Needs.NOTHING}
"""A need that stands for another one too."""
TEXTS = """
    1px|2em|3rem|1lh|2rlh|4vw|5vi|1cqi|1ch|50%|0.5|7|auto|none|normal|red|currentcolor|canvas
    color-mix(in srgb, currentcolor, red)|light-dark(red, blue)|lab(50% 100 100)
    calc(1px + 1em)|calc(1rem + 50%)|calc(10% + 1px)|calc(1vw / 1px)|calc(1 + 2)
    1px 2px|1em 50%|1rem auto|1px 2px 3px red|1em 1px canvas|1px 1rem 2px currentcolor
    linear-gradient(red, currentcolor)|linear-gradient(red, blue)|url(a.png)|url(#a) red
    translate(1em, 50%)|translate(3rem)|translate(1px)|scale(2)|thick
""".strip()
VALUES = [text.strip() for line in TEXTS.splitlines() for text in line.split("|")]


def declared(name):
    """The values that a longhand takes among the texts, with the keyword for its initial one."""
    found = [value for text in VALUES for one, value in expand(name, text) if one == name]
    return [CssWide.INITIAL, *(value for value in found if value.__class__ is not CssWide)]


@pytest.mark.parametrize("name", [name for name, row in PROPERTIES.items() if row.step == "rest"])
def test_a_value_depends_on_what_it_needs_and_nothing_else(name):
    row = PROPERTIES[name]
    for value in declared(name):
        usual = computed(element(), row, value)
        for need, others in DIFFERING.items():
            if any(computed(other, row, value) != usual for other in others):
                assert needs(row, value) & (need | _WIDER[need]), (value, need)


def test_computers_read_what_some_value_needs():
    for row in PROPERTIES.values():
        if row.compute is not None:
            found = Needs.NOTHING
            for value in declared(row.name):
                found |= needs(row, value)
            assert found == row.compute.reads, row.name


def test_the_current_color_is_noted_for_a_child_that_inherits_it():
    one = element(RED)
    computed(one, PROPERTIES["border-top-color"], CssWide.INITIAL)
    noted = one.fields[INDEX["unresolved"]]
    assert [(name, scheme) for name, _, scheme in noted] == [("border-top-color", "dark")]
