"""HTML and CSS in, computed values out, with source positions and no browser.

The data walks one way::

    HTML text ──document──▶ Document            flat arrays: parents, tags, attributes, positions
    CSS texts ──sources──▶ sheets ──sheet──▶    rules and the declarations that matter, with offsets
    sheets ──index──▶ Index                     rules bucketed by their rightmost id, class or tag
    Document × Index ──matching──▶ Matches      once per page: media and states are conditions
    Matches × Environment ──cascading──▶ Styles the winners of each element, then its computed style

A page is read and matched once; each further :class:`Environment` (viewport, media features,
pseudo-classes, attributes set on the root) only filters conditional rules and computes the styles
that differ. Equal elements share one :class:`Style` object.
"""
