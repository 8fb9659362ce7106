"""Values of plain words are read without the parser, and as it reads them."""

from __future__ import annotations

import tinycss2
from hypothesis import example, given
from hypothesis import strategies as st

from a11yview.cascade.values.tokens import component_values

WORDS = st.sampled_from(
    "auto -moz-x --x - e 1e3 1e 1em 1E3px -.5em +5 5. .5 0 #fff #FFF8 #12 #123abc #-a u url 10% -0"
    " 1e-3 1e-x 007px".split()
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.text("a1e.-+#% ,(f", max_size=8),
    st.from_regex(r"[+-]?\d{0,3}\.?\d{0,3}[a-z%]{0,3}", fullmatch=True),
)


def told(token):
    slots = [name for one in type(token).__mro__ for name in getattr(one, "__slots__", ())]
    where = ("source_line", "source_column", "arguments", "content")
    return type(token), {name: getattr(token, name) for name in slots if name not in where}


@given(TEXTS)
@example("1px solid #fff")
@example("-0.50em")
def test_plain_values_are_those_of_the_parser(text):
    parsed = tinycss2.parse_component_value_list(text, skip_comments=True)
    while parsed and parsed[-1].type == "whitespace":
        parsed.pop()
    while parsed and parsed[0].type == "whitespace":
        del parsed[0]
    kept = [token for token in parsed if getattr(token, "kind", "") != "eof-in-string"]
    assert list(map(told, component_values(text))) == list(map(told, kept))
