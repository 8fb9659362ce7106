"""``calc()`` and the math functions."""

from __future__ import annotations

import math

import pytest

from a11yview.calculation.expressions import LENGTH, NUMBER
from a11yview.cascade.values.calculation import Percentages, calculation_of
from a11yview.cascade.values.tokens import component_values
from a11yview.cascade.values.units import LengthContext

AT_TWENTY = LengthContext(font_size=20.0, percent_basis=200.0)


def worked_out(text: str) -> float | None:
    calculation = calculation_of(component_values(text)[0], Percentages.LENGTHS)
    return None if calculation is None else calculation.evaluate(AT_TWENTY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("calc(1px + 2em)", 41.0),
        ("calc(10% - 4px * 2)", 12.0),
        ("calc((1rem + 4px) * 1.5 / 2)", 15.0),
        ("min(10px, 1em, 50%)", 10.0),
        ("max(10px, min(3vw, 30px))", 30.0),
        ("clamp(none, 28px, 20px)", 20.0),
        ("clamp(10px, 5px, none)", 10.0),
        ("round(up, 19.25px, 4px)", 20.0),
        ("round(2.5)", 3.0),
        ("round(to-zero, -7px, 2px)", -6.0),
        ("mod(-5px, 3px)", 1.0),
        ("rem(-5px, 3px)", -2.0),
        ("calc(10px * log(8, 2))", 30.0),
        ("calc(1px * sin(30deg))", 0.5),
        ("calc(1px * tan(atan2(1px, 2px)))", 0.5),
        ("hypot(3px, 4px)", 5.0),
        ("calc(10px * (1em / 4px))", 50.0),
        ("calc(sign(-3px) * 3px + abs(-5px))", 2.0),
        ("calc(10px * progress(5, 0, 3))", 10.0),
        ("calc(1px / 0)", math.inf),
        ("calc(1px * exp(1) / e)", 1.0),
        ("CALC(1PX + 1PX)", 2.0),
        ("calc(1px * pow(-10, 309))", -math.inf),
        ("calc(1px * pow(-10, 310))", math.inf),
        ("round(1px, 1e-320px)", 1.0),
        ("round(up, -7px, 1e-320px)", -7.0),
    ],
)
def test_functions_are_worked_out(text, expected):
    assert worked_out(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "calc()",
        "calc(1px+2px)",
        "calc(1px -2px)",
        "calc(1px/**/+/**/2px)",
        "calc(1px + 2)",
        "calc(1px + 1s)",
        "min()",
        "min(1px, 2)",
        "round(5, 1px)",
        "round(1px)",
        "pow(2px, 2)",
        "calc(1px * sin(1px))",
        "calc(auto)",
        "calc(- 1px)",
        "clamp(1px, 5px)",
        "foo(1px)",
    ],
)
def test_what_does_not_fit_is_invalid(text):
    assert worked_out(text) is None


def test_not_a_number_stays_until_the_top():
    assert math.isnan(worked_out("calc(1px * infinity * 0)"))
    assert math.isnan(worked_out("max(1px, calc(1px * nan))"))


def test_types_multiply_and_divide():
    product = calculation_of(component_values("calc(2px * 3px)")[0], Percentages.LENGTHS)
    ratio = calculation_of(component_values("calc(6px / 3px)")[0], Percentages.LENGTHS)
    assert product.type == LENGTH._replace(length=2)
    assert ratio.type == NUMBER
    assert ratio.evaluate(AT_TWENTY) == 2.0


def test_percentages_are_no_lengths_everywhere():
    token = component_values("calc(1px + 10%)")[0]
    assert calculation_of(token, Percentages.LENGTHS) is not None
    assert calculation_of(token, Percentages.SEPARATE) is None
    assert calculation_of(token, Percentages.INVALID) is None


def test_nesting_is_bounded():
    assert worked_out("calc(" + "(" * 90 + "1px" + ")" * 90 + ")") == 1.0
    assert worked_out("calc(" + "(" * 5000 + "1px" + ")" * 5000 + ")") is None
    assert worked_out("calc(" + " + ".join(["1px"] * 50_000) + ")") is None
