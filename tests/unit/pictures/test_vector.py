import pytest

from a11yview.pictures.problem import UnreadablePictureError
from a11yview.pictures.vector import is_svg, vector_colors

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"'


def colors(body, attributes=""):
    found = vector_colors(f"{OPEN} {attributes}>{body}</svg>".encode())
    return {swatch.shown for swatch in found.swatches}


RED, WHITE, NOTHING = (255, 0, 0, 255), (255, 255, 255, 255), (0, 0, 0, 0)


@pytest.mark.parametrize(
    "shape",
    [
        '<rect width="20" height="10" fill="red"/>',
        '<rect width="100%" height="100%" fill="red"/>',
        '<rect x="-1" y="-1" width="30" height="30" style="fill: red"/>',
        '<path d="M0 0h20v10h-20z" fill="#f00"/>',
        '<g fill="red"><rect width="20" height="10"/></g>',
        '<style>.a, .b{fill:#f00}</style><rect class="b" width="20" height="10"/>',
        '<rect width="20" height="10" color="red" fill="currentColor"/>',
    ],
)
def test_a_shape_that_fills_the_picture_hides_what_is_beneath(shape):
    assert colors(shape) == {RED}


@pytest.mark.parametrize(
    "shape",
    [
        '<rect width="19" height="10" fill="red"/>',
        '<rect width="20" height="10" rx="2" fill="red"/>',
        '<rect width="20" height="10" fill="red" transform="scale(.5)"/>',
        '<rect width="20" height="10" fill="red" clip-path="url(#a)"/>',
        '<circle r="90" fill="red"/>',
        '<path d="M0 0H20V10H0z" fill="#f00"/>',
        '<line x2="9" stroke="red"/>',
    ],
)
def test_any_other_shape_may_lie_there_or_not(shape):
    assert colors(shape) == {NOTHING, RED}


def test_shapes_are_painted_over_one_another_with_their_opacity():
    white = '<rect width="20" height="10" fill="#fff"/>'
    pink = (255, 128, 128, 255)
    assert colors(f'{white}<circle r="2" fill="red" fill-opacity=".5"/>') == {WHITE, pink}
    assert colors(f'{white}<g opacity=".5"><circle r="2" fill="red"/></g>') == {WHITE, pink}
    assert colors(f'{white}<circle r="2" fill="red" visibility="hidden"/>') == {WHITE}
    assert colors(f'{white}<circle r="2" fill="red" display="none"/>') == {WHITE}


def test_a_view_box_of_other_proportions_leaves_edges_empty():
    square = '<rect width="9" height="9" fill="red"/>'
    assert colors(square, 'viewBox="0 0 9 9"') == {NOTHING, RED}
    assert colors(square, 'viewBox="0 0 9 9" preserveAspectRatio="none"') == {RED}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<text>a</text>", "<text>"),
        ('<rect fill="url(#a)" width="9" height="9"/>', "gradients"),
        ('<rect filter="url(#a)" width="9" height="9"/>', "filter"),
        ('<g mask="url(#a)"/>', "mask"),
        ("<style>rect{fill:red}</style>", "style sheet"),
        ("<script/>", "<script>"),
        ("<g", "not well-formed"),
        ('<rect fill="var(--a)" width="9" height="9"/>', "fill of"),
        ('<rect opacity="half" width="9" height="9"/>', "opacity of"),
        ("<g>" * 40 + "</g>" * 40, "too deep"),
    ],
)
def test_what_is_no_plain_shape_is_named(body, said):
    with pytest.raises(UnreadablePictureError, match=said):
        colors(body)


def test_entities_are_refused():
    with pytest.raises(UnreadablePictureError, match="entities"):
        vector_colors(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>')


def test_what_looks_like_an_svg():
    assert is_svg(b"\xef\xbb\xbf<?xml version='1.0'?><!-- a --><svg/>")
    assert not is_svg(b"\x89PNG")
