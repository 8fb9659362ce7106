"""Boxes and shapes that may lie over or under a text without being its ancestors.

``overlaps`` finds them in each state: boxes stretched over a block (``cover``), boxes in normal
flow beneath a positioned one (``normal_flow``), and shapes of drawings (``svg_drawings``, by
``svg_coordinates``, ``svg_geometry`` and ``svg_text``).
"""
