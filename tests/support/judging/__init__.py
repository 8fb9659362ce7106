"""Chromium and axe-core as judges of the checker, on pages that nobody here wrote."""
