"""Findings: failing and undetermined texts gathered by cause, and the report that they make.

``causes`` gathers the texts of a page, ``color_sources`` finds the declarations that their colors
come from; ``ignore_comments`` and ``ignoring`` take findings out. ``grouping`` merges the findings
of pages, and ``assembly`` makes the report.
"""
