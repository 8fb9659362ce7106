"""Styles and their parts, computed once and shared from state to state and page to page."""
