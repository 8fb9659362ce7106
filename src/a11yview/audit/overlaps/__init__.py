"""Boxes and shapes that may lie over or under a text without being its ancestors."""
