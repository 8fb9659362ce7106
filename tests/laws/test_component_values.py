"""Plain values are read without the parser, and as it reads them."""

from __future__ import annotations

import tinycss2
from hypothesis import example, given
from hypothesis import strategies as st

from a11yview.cascade.values.tokens import component_values

WORDS = st.sampled_from(
    "auto -moz-x --x -- - + e 1e3 1e 1em 1E3px -.5em +5 5. .5 0 #fff #FFF8 #12 #123abc #-a u url"
    " 10% -0 1e-3 1e-x 007px _x -_ u+2 --> <!-- a: : * / // /**/ */ , ,, ( ) () f( -f( url( URL("
    " url('a') url(a) 1( \\61 é \0 'a' \"a\" 'a \"b\" \"it's\" '' [ ] { } ; ! != *= = || ~=".split(
        " "
    )
)
CALLS = st.recursive(
    st.lists(WORDS, max_size=3).map(" ".join),
    lambda inner: st.builds(
        "{}({})".format, st.sampled_from(["", "f", "rgb", "Var", "url"]), inner
    ),
    max_leaves=4,
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=4).map("".join),
    st.lists(CALLS, max_size=3).map(", ".join),
    st.text("a1e.-+#% ,(f)\"'/*:\n\t\\", max_size=10),
    st.from_regex(r"[+-]?\d{0,3}\.?\d{0,3}[a-z%]{0,3}", fullmatch=True),
)


def told(token):
    slots = [name for one in type(token).__mro__ for name in getattr(one, "__slots__", ())]
    inside = {"arguments", "content"}
    where = {"source_line", "source_column"}
    return type(token), {
        name: list(map(told, getattr(token, name))) if name in inside else getattr(token, name)
        for name in slots
        if name not in where
    }


@given(TEXTS)
@example("1px solid #fff")
@example("-0.50em")
@example('system-ui, -apple-system, "Segoe UI", sans-serif')
@example("calc(1.325rem + .9vw)")
@example("0 0 0 1px rgba(var(--ring), .5), inset 0 1px light-dark(#000, #fff)")
@example("url('a.png')  no-repeat\n50%/cover")
def test_plain_values_are_those_of_the_parser(text):
    parsed = tinycss2.parse_component_value_list(text, skip_comments=True)
    while parsed and parsed[-1].type == "whitespace":
        parsed.pop()
    while parsed and parsed[0].type == "whitespace":
        del parsed[0]
    cut_off = {"eof-in-string", "eof-in-url"}
    kept = [token for token in parsed if getattr(token, "kind", "") not in cut_off]
    assert list(map(told, component_values(text))) == list(map(told, kept))
