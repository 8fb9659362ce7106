"""HTML and CSS in, computed values out, with source positions and no browser (extra ``check``).

The data walks one way::

    HTML text ──document──▶ Document            flat arrays: parents, tags, attributes, positions
    CSS texts ──sources──▶ sheets ──sheet──▶    where rules stand, as columns of numbers
    sheets ──compiled──▶ CompiledSheet          selectors, parsed when a page has what they name
    sheets ──index──▶ Index                     what may match, by id, class or tag; blocks by rank
    Document × Index ──page_rules──▶ PageRules  selectors cut to what the page has
    … ──matching──▶ Matches                     nodes; media and states are conditions
    Matches × Environment ──styling──▶ Styles   the winners of each node, then its computed style

A page is read and matched once; each further :class:`Environment` (viewport, media features,
pseudo-classes, attributes set on the root) only filters conditional rules and computes the styles
that differ. Elements that must match alike are one node with one :class:`Style`. The index, what
elements match (:mod:`.lineage`) and the parts of styles (:mod:`.parts`) are kept for further pages
with the same sheets.

>>> page = load_page("<p>small <small>print</small>", extra_sheets=[("a.css", "p {color: navy}")])
>>> styles = page.cascade(Environment())
>>> small = next(e for e in range(len(page.document)) if page.document.tag(e) == "small")
>>> str(styles[small].color), round(styles[small].font_size, 2)
('navy', 13.33)
>>> place = styles.declaration(small, "color")
>>> place.where, place.line, place.column, place.text
('a.css', 1, 4, 'navy')
"""

from __future__ import annotations

from a11yview.cascade.document import Document, read_document
from a11yview.cascade.listing import ComputedRow, computed_rows
from a11yview.cascade.model import Declaration, Environment
from a11yview.cascade.page import Page, load_page
from a11yview.cascade.prelude_keys import sheet_keys
from a11yview.cascade.sheet import scan
from a11yview.cascade.sheet_model import Sheet
from a11yview.cascade.sheet_rows import FORMAT, from_rows, to_rows
from a11yview.cascade.sources import Problem, Reader, Source, decode, scanned
from a11yview.cascade.style import Gradient, Image, Length, Picture, Shadow, Style
from a11yview.cascade.styles import Place, Styles

__all__ = [
    "FORMAT",
    "ComputedRow",
    "Declaration",
    "Document",
    "Environment",
    "Gradient",
    "Image",
    "Length",
    "Page",
    "Picture",
    "Place",
    "Problem",
    "Reader",
    "Shadow",
    "Sheet",
    "Source",
    "Style",
    "Styles",
    "computed_rows",
    "decode",
    "from_rows",
    "load_page",
    "read_document",
    "scan",
    "scanned",
    "sheet_keys",
    "to_rows",
]
