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
:mod:`.linguistic`
    ``:lang()`` and ``:dir()``.

Each module holds a class whose objects belong to one page and remember what they found there. Its
methods take (evaluator, test, element) and return a mask of universes. :mod:`.registry` says which
method answers which :class:`.ElementTest`.

To add a pseudo-class:

1. Have the parser know it. The tag alone decides it: a row in ``_TAG_TESTS`` of
   ``selectors/compounds.py`` and a case in :class:`.TagTest`, and that is all. A form control's
   state: a row in ``selectors/form_pseudo_classes.py``. A user action: a name in ``STATES`` of
   ``selectors/pseudo_names.py``. With arguments: ``selectors/functional_pseudo_classes.py``.
   Else: an :class:`.ElementTest` in ``selectors/model.py``, made in ``selectors/compounds.py``.
2. Answer it in the module of its kind, and name a new test in :mod:`.registry`.
3. Say in ``is_positional`` of :mod:`..positions` whether elements of one signature under one parent
   may answer it differently.
4. What Chromium answers goes into a file of ``tests/vectors/``.
"""
