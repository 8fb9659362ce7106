"""Declared values: the grammar of each property; units, functions, references.

A :class:`.Reader` takes the tokens of a value and returns it in a hashable form, ``None`` where a
browser would refuse it. :mod:`.longhands` has one for each longhand, :mod:`.shorthands` expands all
other properties to these. :mod:`.data_types` reads lengths, numbers and colors, with what is left
to compute in each element: relative lengths, formulas, ``currentcolor``. :mod:`.substitution` finds
``var()`` and its kin in texts, :mod:`.typed_values` computes values of a registered type.
"""
