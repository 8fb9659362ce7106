"""Links in a text that are told from it by their color alone.

Source: WCAG 2.2, 1.4.1, Use of Color; the technique G183 and the failure F73: where nothing else
tells a link, its color has to reach 3:1 against that of the text around it. A link in exactly the
color of its text is told by nothing, which is another matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.stack import has_image
from a11yview.audit.beyond_contrast.gathering import Problem
from a11yview.audit.verdict import Verdict
from a11yview.color import NON_TEXT, contrast_ratio, format_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.audit.beyond_contrast.sight import Sight
    from a11yview.audit.findings.color_sources import ColorSources
    from a11yview.cascade import Document, Style
    from a11yview.color import Color

__all__ = ["links_by_color"]

_IN_LINE: Final = frozenset({"contents", "inline"})
_PICTURES: Final = frozenset({"canvas", "iframe", "img", "object", "picture", "svg", "video"})
_CONTROLS: Final = frozenset({"a", "button", "input", "select", "textarea"})
_LETTER: Final = re.compile(r"[^\W_]")
_WEIGHT: Final = 200
"""The difference of font weights that is seen at a glance."""


_DEEPEST: Final = 100
"""Parts of a line nested deeper than this are not read."""


@dataclass(slots=True)
class _Line:
    """A text between two forced breaks: its links, and the letters in and outside them."""

    links: list[int] = field(default_factory=list)
    linked: int = 0
    plain: dict[int, int] = field(default_factory=dict)
    """The letters of each element outside links and controls."""


def links_by_color(sight: Sight, sources: ColorSources) -> Iterator[Problem]:
    """Yield the links that only their color tells from the text around them."""
    done: set[int] = set()
    for link in sight.survey.links:
        if sight.style(link).display not in _IN_LINE or not sight.shows_box(link):
            continue
        block = _block(sight, link)
        if block in done:
            continue
        done.add(block)
        for line in _lines(sight, block):
            letters = sum(line.plain.values())
            if letters > line.linked:
                around = _one_of_each_color(sight, line)
                for one in line.links:
                    problem = _problem(sight, sources, one, around)
                    if problem is not None:
                        yield problem


def _one_of_each_color(sight: Sight, line: _Line) -> list[int]:
    """Return the longest texts of a line outside links, one for each color."""
    found: dict[Color | None, int] = {}
    for one in sorted(line.plain, key=lambda one: -line.plain[one]):
        found.setdefault(_color(sight, one), one)
    return list(found.values())


def _block(sight: Sight, element: int) -> int:
    """Return the block that a part of a line lies in."""
    return next(
        (one for one in sight.around(element) if sight.style(one).display not in _IN_LINE), 0
    )


def _lines(sight: Sight, block: int) -> list[_Line]:
    lines = [_Line()]
    _read(sight, block, lines, link=None, depth=0)
    return lines


def _read(sight: Sight, element: int, lines: list[_Line], *, link: int | None, depth: int) -> None:
    if depth > _DEEPEST:
        return
    document = sight.document
    if not document.children[element]:
        _count(sight, element, document.own_text(element), lines[-1], link=link)
        return
    children = iter(document.children[element])
    for piece in document.pieces(element):
        if piece is not None:
            _count(sight, element, piece, lines[-1], link=link)
            continue
        child = next(children, None)
        if child is None:
            return
        _enter(sight, child, lines, link=link, depth=depth + 1)


def _enter(sight: Sight, child: int, lines: list[_Line], *, link: int | None, depth: int) -> None:
    document = sight.document
    tag, display = document.tag(child), sight.style(child).display
    if tag in {"br", "hr"}:
        lines.append(_Line())
    elif display in _IN_LINE and tag not in _PICTURES:
        is_link = tag == "a" and "href" in document.attributes(child)
        if is_link and link is None and sight.shows_box(child):
            lines[-1].links.append(child)
        is_control = tag in _CONTROLS or document.attributes(child).get("role") == "button"
        _read(sight, child, lines, link=child if is_control and link is None else link, depth=depth)
    elif display == "none" or display.startswith("inline"):
        pass  # out of the line, or a box of its own in it
    else:
        lines.append(_Line())


def _count(sight: Sight, element: int, text: str, line: _Line, *, link: int | None) -> None:
    if not text.strip() or not sight.shows_text(element):
        return
    letters = len(_LETTER.findall(text))
    if link is not None:
        line.linked += letters
    else:
        line.plain[element] = line.plain.get(element, 0) + letters


def _problem(
    sight: Sight, sources: ColorSources, link: int, others: Sequence[int]
) -> Problem | None:
    """Return the problem of a link among other texts, of which the first is the longest.

    It is told by its color if this reaches 3:1 against the text of one of them.
    """
    if sight.survey.exempt.get(link) == "ignored":
        return None
    texts = [one for one in (link, *sight.within(link)) if sight.shows_text(one)]
    if not texts or any(_is_told(sight, link, one, others[0]) for one in texts):
        return None
    color, colors = _color(sight, texts[0]), [_color(sight, one) for one in others]
    if color is None or None in colors or color == colors[0]:
        return None
    ratio, around = max(
        (contrast_ratio(color, text), one)
        for one, text in zip(others, colors, strict=True)
        if text is not None
    )
    text = _color(sight, around)
    if ratio >= NON_TEXT:
        return None
    styles = sight.styles
    declared, why = sources.declared(styles, link, "text-decoration-line")
    by_color, _ = sources.declared(styles, link, "color")
    return Problem(
        rule="AV308",
        element=link,
        verdict=Verdict.FAIL,
        problem="link is told from the text around it by color alone: "
        f"{format_ratio(ratio)} < {NON_TEXT:g} ({color} beside {text})",
        fix="underline it: text-decoration: underline",
        declared=declared if declared is not None and declared.file is not None else by_color,
        also=sources.declared(styles, around, "color")[0],
        ignored=why is not None,
        text=color,
        background=text,
        ratio=ratio,
        needed=NON_TEXT,
    )


def _color(sight: Sight, element: int) -> Color | None:
    """Return the color of letters as painted, None where it is not certain."""
    judgement = sight.judgements[element]
    if judgement.text is not None:
        return judgement.text
    color = sight.style(element).color
    return color.rounded() if color.alpha == 1 and sight.style(element).opacity == 1 else None


def _is_told(sight: Sight, link: int, text: int, around: int) -> bool:
    """Whether a text in a link is told from another by anything but its color."""
    own, other = sight.style(text), sight.style(around)
    if (
        abs(own.font_weight - other.font_weight) >= _WEIGHT
        or own.font_style != other.font_style
        or own.font_family[:1] != other.font_family[:1]
        or own.text_transform != other.text_transform
        or abs(own.font_size - other.font_size) > 1
        or own.text_shadow != other.text_shadow
    ):
        return True
    ground = sight.judgements[around].background
    inner = sight.judgements[text].background
    if ground is not None and inner is not None and contrast_ratio(ground, inner) >= NON_TEXT:
        return True
    return any(_is_marked(sight, one) for one in _parts(sight.document, link, text, sight))


def _parts(document: Document, link: int, text: int, sight: Sight) -> Sequence[int]:
    """Return the boxes that may mark a text in a link: all in the link, and those around it."""
    block = _block(sight, link)
    found = [link, *sight.within(link)]
    above = document.parent[link]
    while above not in {block, -1}:
        found.append(above)
        above = document.parent[above]
    return found if text in found else [*found, text]


def _is_marked(sight: Sight, element: int) -> bool:
    """Whether a box is marked by a line, a picture or a generated sign."""
    style, styles = sight.style(element), sight.styles
    if style.text_decoration_line not in {"none", ""} and style.text_decoration_color.alpha:
        return True
    if any(
        width and color.alpha
        for width, color in zip(style.border_width, style.border_color, strict=True)
    ):
        return True
    if style.box_shadow != "none" or has_image(style) or _outlined(style):
        return True
    if sight.document.tag(element) in _PICTURES:
        return True
    generated = (styles.generated(name) for name in ("::before", "::after"))
    node = styles.node_of[element]
    return any(node in one and one[node].style.content not in {'""', "''"} for one in generated)


def _outlined(style: Style) -> bool:
    color = style.outline_color
    return (
        style.outline_style != "none"
        and style.outline_width > 0
        and bool(color is None or color.alpha)
    )
