"""Selector text → selectors, and what they can read of a tag by itself."""
