"""Matching rules with elements: document × index → matches, once for all environments.

A page has thousands of elements, its sheets have thousands of selectors, and a check looks at it in
a dozen states. Three ideas keep the work small. (The terms are those of :mod:`a11yview.cascade`.)

**Most selectors are never tried.** A :class:`.SelectorMap` files the selectors of one sheet by a
key of their subject, read off their text; only those whose keys the page has are parsed. An
:class:`.Index` orders the sheets of a page and gives each parsed selector the ranks of its rule's
blocks: a :class:`.RuleSelector`. What the page itself answers once (its states, ``:root``, names it
does not have) is taken out: a :class:`.PageSelector`. A :class:`.RuleCollector` gathers these by
signature, and only *contextual* ones, which ask about ancestors or positions, are left to try.

**Elements that must match alike are one node**, and only the first element of a node is tried. Two
elements are one node if they have

1. the same parent node,
2. the same signature, and
3. the same answers to every question of position that any selector could ask of them.

This is sound because a selector reads nothing else: the tag is the signature's matter, ancestors
are the parent node's, and whatever needs more (siblings, contents, form states, direction) must be
positional, as ``is_positional`` in :mod:`.positions` decides. ``tests/laws/test_nodes.py`` tests it
by asking every selector of every element.

**All states are asked at once.** An answer is a mask with one bit for each universe, so ``:hover``
is tried no more often than ``.menu``, and an element matches a rule *in some universes*.

What is found outlives the page. Points 1 to 3 name no page, so a :class:`.Matcher`, which belongs
to an index, keeps a tree of :class:`.SharedNode`: the next page of the site finds its header there.
A root's key holds what else may tell pages apart (signature, page language, answers of the root).
``tests/laws/test_pages_after_others.py`` holds pages after others to pages alone, and
``test_states_together.py`` states together to each by itself.

**Shadow trees are matched one by one.** Each tree of a page has an index and a walk of its own
(:mod:`.tree_scopes`); :mod:`.flattening` joins what they find along the flat tree, with what rules
of one tree match in another: ``:host``, ``::slotted()``, ``::part()``.

The modules in the order of the walk: :mod:`.selector_map`, :mod:`.simplifying`,
:mod:`.rule_selectors`, :mod:`.index` (of sheets); :mod:`.page_tree`, :mod:`.universes`,
:mod:`.page_selectors`, :mod:`.positions`, :mod:`.page_positions`, :mod:`.rule_collector` (of a
page); :mod:`.tag_answers`, :mod:`.evaluating`, :mod:`.pseudo_classes`, :mod:`.scope_roots` (does it
match?); :mod:`.shared_nodes`, :mod:`.matcher`, :mod:`.matches`, :mod:`.merging` (nodes).
"""
