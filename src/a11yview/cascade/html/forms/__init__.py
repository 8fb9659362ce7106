"""HTML's rules of form controls, each in one place, for matching and audit alike.

Everything is as the document leaves it, before anyone types. :class:`.FormControls` answers for one
document: which controls are disabled, which options are selected, what a field shows.
``constraints`` says whether their values are valid. What needs no more than attributes
(``input_types``) or a value (``field_values``, ``patterns``) stands by itself.
"""
