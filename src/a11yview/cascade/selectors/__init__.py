"""Selector text → :class:`.Selector` values, and what selectors can read of a tag.

A selector is a chain of compounds, from right to left, with a specificity. A compound has two
halves: *tag tests*, which the tag alone decides (name, id, classes, attributes, ``:any-link``), and
*element tests*, which need the position of the element in the tree (``:nth-child()``, ``:hover``).
Equal chains and compounds are one object, so their identity serves as a key.

A tag is known by its *signature*: the part of it that any selector at hand can read. A
:class:`.SignaturePool` knows what the selectors ask for; an id that none of them names is dropped.

Text is read at three depths, because most selectors of a site match nothing on a given page:

1. :mod:`.prelude_keys` reads ids, classes, names and attributes off the text of all rules of a
   sheet, by patterns. It decides which selectors a page can match, never whether one is valid.
2. :mod:`.plain` splits selectors without brackets, arguments, comments and escapes, which most are,
   and tells lists that are surely valid. It hands compounds to the third.
3. :mod:`.parsing` (lists, combinators, nesting), :mod:`.compounds` (simple selectors) and
   :mod:`.functional_pseudo_classes` are the full grammar, valid exactly where Chromium is.

The second and third must agree: ``tests/laws/test_plain_selectors.py``. The first must never name
a key that the third does not: ``tests/laws/test_selector_keys.py``.
"""
