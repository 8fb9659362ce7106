"""Whatever stands in text or attributes, a parser reads it back, and nothing else."""

from __future__ import annotations

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from a11yview.emit.markup import tag

# HTML changes these when it reads them: line breaks, and characters that no document may have.
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="<>&\"'\t")
    | st.sampled_from("<>&\"'/=!-"),
    max_size=30,
)
NAMES = st.from_regex(r"data-[a-z][a-z0-9-]{0,8}", fullmatch=True)


@given(attributes=st.dictionaries(NAMES, TEXT, max_size=4), text=TEXT, inner=TEXT)
def test_a_parser_reads_back_what_was_written(attributes, text, inner):
    html = tag("div", attributes, text, tag("b", {}, inner), text)
    body = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False).find("body")
    (div,) = body
    (bold,) = div
    assert (body.text, div.tail, div.tag) == (None, None, "div")
    assert dict(div.attrib) == attributes
    assert (div.text or "", bold.text or "", bold.tail or "") == (text, inner, text)
