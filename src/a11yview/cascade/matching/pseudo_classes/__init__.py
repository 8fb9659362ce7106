"""Pseudo-classes that need an element's position in the tree, one module for each kind.

:mod:`.structural`
    ``:root``, ``:scope``, ``:empty``, ``:nth-child()`` and the like.
:mod:`.logical`
    ``:is()``, ``:where()``, ``:not()``, and ``&``.
:mod:`.has`
    ``:has()``.
:mod:`.forms`
    ``:checked``, ``:disabled``, ``:valid`` and the like.
:mod:`.states`
    ``:hover``, ``:focus``, ``:visited`` and the like, and ``:link``.
:mod:`.hosts`
    ``:host``, ``:host()`` and ``:host-context()``.
:mod:`.linguistic`
    ``:lang()`` and ``:dir()``.

Each module holds a class whose objects belong to one page and remember what they found there. Its
methods take (evaluator, test, element) and return a mask of universes. :mod:`.registry` says which
method answers which :class:`.ElementTest`.

To add a pseudo-class:

1. Teach the parser its name. One that the tag alone decides is a row in ``_TAG_TESTS`` of
   ``selectors/compounds.py`` and a case in :class:`.TagTest`: done. A state of form controls is a
   row in ``selectors/form_pseudo_classes.py``, a user action a word in ``STATES`` of
   ``selectors/pseudo_names.py``. One with arguments is a branch in
   ``selectors/functional_pseudo_classes.py``. A new test is a class in ``selectors/model.py``.
2. Answer it in the module of its kind: a row in ``_RULES`` of :mod:`.forms`, a case or a method
   elsewhere. :mod:`.registry` names the method of each class of test.
3. If elements with one signature under one node may answer a new test differently, say so in
   ``is_positional`` of :mod:`a11yview.cascade.matching.positions`, and add it to the selectors of
   ``tests/laws/test_nodes.py``.
4. Put the answers of Chromium into a file of ``tests/vectors/``.
"""
