"""HTML and CSS in, computed values out, with source positions and no browser (extra ``check``).

The data walks one way, through a package for each step::

    HTML text ──html──▶ Document               flat arrays: parents, tags, attributes, positions
    CSS texts ──sheets──▶ Sheet                where rules stand, as columns of numbers
    Sheets ──selectors, sorting──▶ Index       what may match, by id, class or tag; blocks by rank
    Document × Index ──matching──▶ Matches     nodes; media and states are conditions
    Matches × Environment ──conditions, styling──▶ Styles   the winners of each node, its style

:mod:`.computing` computes one style from winners and parent, :mod:`.sharing` keeps it for reuse,
:mod:`.values` has the grammars of declarations, and :mod:`.model` the values that all these use.

A page is read and matched once; each further :class:`Environment` (viewport, media features,
pseudo-classes, attributes set on the root) only filters conditional rules and computes the styles
that differ. The rules (:class:`.Index`), what elements match (:mod:`.matching`) and the styles made
(:mod:`.sharing`) are kept for further pages with the same sheets: :mod:`.known_sheets`.

Terms of our own, as every module below uses them:

signature
    The part of a tag that the selectors at hand can read: name, namespace, id, classes, attributes.
key
    What a tag must have for a selector to match it: ``#id``, ``.class``, ``name``, ``[attribute``.
position
    Where an element stands, as far as a selector may ask beyond its tag and its ancestors: among
    which siblings, with which contents, in which form state. A *question of position* is one such
    thing to ask.
node
    Elements that must match alike: same parent node, signature, and answers about position. They
    share one style.
flat tree, node tree
    The tree that is rendered, and the one that selectors see. They differ where a shadow tree takes
    the place of what its host contains: :mod:`.html.shadow_trees`.
universe
    What matching depends on besides the document: states such as ``:hover``, and attributes set on
    the root. A *mask* is a set of universes, one bit for each.
block
    The declarations of one rule with one importance, as one match of it counts.
rank
    A number for a block that orders the cascade: of two declarations, that of the higher rank wins.
condition
    One conditional at-rule around rules: ``@media``, ``@supports``, ``@container``, ``@layer``,
    ``@scope``.
use
    A sheet as a page uses it: with its origin, and the conditions and the layer around it.
winner
    The declaration of a property that wins on an element.
shape, paint
    The two parts of a style: all that colors cannot change, and the rest.
setting
    One environment of one page: the facts on which values depend beside winners and parents.
recipe
    A number for the winners of a paint and of custom properties; with how the parent is painted, it
    says how an element is painted.

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

from a11yview.cascade.html.document import Document, Kind, read_document
from a11yview.cascade.html.focusable import is_focusable
from a11yview.cascade.html.forms.controls import CAN_BE_DISABLED, FIELDS, FormControls, is_list_box
from a11yview.cascade.html.forms.input_types import BUTTONS, input_type
from a11yview.cascade.html.presentational_hints import SVG_NUMBER
from a11yview.cascade.html.variants import with_attributes
from a11yview.cascade.known_sheets import forget
from a11yview.cascade.listing import ComputedRow, computed_rows
from a11yview.cascade.matching.index import Index
from a11yview.cascade.model import Declaration, Environment, Origin
from a11yview.cascade.page import Page, load_page
from a11yview.cascade.palette import Palette, parts_of
from a11yview.cascade.selectors.prelude_keys import sheet_keys
from a11yview.cascade.selectors.tag_tests import AttributeTest
from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle
from a11yview.cascade.sheets.decoding import decode, scanned
from a11yview.cascade.sheets.model import RawDeclaration, Rule
from a11yview.cascade.sheets.scanning import scan
from a11yview.cascade.sheets.sheet import Sheet
from a11yview.cascade.sheets.sheet_bytes import sheet_from_bytes, sheet_to_bytes
from a11yview.cascade.sheets.sources import Problem, Reader, Source
from a11yview.cascade.sheets.token_patterns import span, strip
from a11yview.cascade.state_asks import StateAsk
from a11yview.cascade.style import Gradient, Image, Length, Picture, Shadow, Style, SvgPaint
from a11yview.cascade.styling.containing_blocks import holds_content, is_transformed, line_block
from a11yview.cascade.styling.declaration_places import DeclarationPlace
from a11yview.cascade.styling.styles import Styles
from a11yview.cascade.switch_search import root_switch
from a11yview.cascade.switches import OPEN, THEME_CLASS, PageSwitches, RootSwitch
from a11yview.cascade.turns import with_turns
from a11yview.cascade.values.shorthands import expand
from a11yview.cascade.values.tokens import component_values, is_literal

__all__ = [
    "BUTTONS",
    "CAN_BE_DISABLED",
    "FIELDS",
    "OPEN",
    "SVG_NUMBER",
    "THEME_CLASS",
    "AttributeTest",
    "ComputedRow",
    "Declaration",
    "DeclarationPlace",
    "Document",
    "Environment",
    "FormControls",
    "Gradient",
    "Image",
    "Index",
    "Kind",
    "Length",
    "Origin",
    "Page",
    "PageSwitches",
    "Paint",
    "Palette",
    "Picture",
    "Problem",
    "RawDeclaration",
    "Reader",
    "RootSwitch",
    "Rule",
    "Shadow",
    "Shape",
    "SharedStyle",
    "Sheet",
    "Source",
    "StateAsk",
    "Style",
    "Styles",
    "SvgPaint",
    "component_values",
    "computed_rows",
    "decode",
    "expand",
    "forget",
    "holds_content",
    "input_type",
    "is_focusable",
    "is_list_box",
    "is_literal",
    "is_transformed",
    "line_block",
    "load_page",
    "parts_of",
    "read_document",
    "root_switch",
    "scan",
    "scanned",
    "sheet_from_bytes",
    "sheet_keys",
    "sheet_to_bytes",
    "span",
    "strip",
    "with_attributes",
    "with_turns",
]
