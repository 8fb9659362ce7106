"""Cascade sorting: which declarations win, by origin, importance, layer, specificity and order."""
