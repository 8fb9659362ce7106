"""Selectors that match what they are for, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from a11yview.cascade import load_page, read_document
from a11yview.site.building.element_selectors import ElementSelectors

NAMES = st.sampled_from(["", "a", "b", "md:top-0", "1"])
TAGS = st.sampled_from(["div", "section", "b"])


def selectors(html: str, *tags: str) -> list[str]:
    document = read_document(html)
    elements = {e for e in range(len(document)) if document.tag(e) in tags}
    return ElementSelectors(document).of(elements)


def test_one_for_all_that_are_alike() -> None:
    assert selectors("<table><tr><th class=x>1<th class=x>2<td class=x>3", "th") == ["th.x"]


def test_what_others_have_too_is_told_by_id_or_place() -> None:
    document = read_document("<div class=a>1</div><div class='a b' id=q><p>2</p></div><div>3</div>")
    found = ElementSelectors(document)
    first, second, third = (e for e in range(len(document)) if document.tag(e) == "div")
    assert found.of({first}) == ["body>div:nth-of-type(1)"]
    assert found.of({second}) == ["div.a.b"]
    assert found.of({first, second}) == ["div.a"]
    assert found.of({third}) == ["body>div:nth-of-type(3)"]
    inner = read_document("<p>0</p><div id=q><b>1</b><p>2</p></div>")
    last = len(inner) - 1
    assert ElementSelectors(inner).of({last}) == ["#q>p"]


@given(st.data())
def test_they_match_these_elements_alone(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 8))
    html = ""
    for _ in range(n):
        tag, name, key = data.draw(st.tuples(TAGS, NAMES, NAMES))
        end = data.draw(st.sampled_from(["", f"</{tag}>"]))
        html += f'<{tag} class="{name} {data.draw(NAMES)}" id="{key}">{end}'
    document = read_document(html)
    elements = range(document.children[0][-1] + 1, len(document))
    wanted = data.draw(st.sets(st.sampled_from(list(elements)), min_size=1))
    found = ElementSelectors(document).of(wanted)
    css = f"{','.join(found)} {{opacity: 0}}"
    styles = load_page(html, extra_sheets=[("a.css", css)]).cascade()
    assert {e for e in elements if styles[e].opacity == 0} == wanted
