"""Failures gathered by cause, and the report that they make."""
