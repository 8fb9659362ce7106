"""Calculations of CSS: tokens, units, ``calc()`` and the other math functions."""
