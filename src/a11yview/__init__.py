"""Accessibility display settings for web sites, and a contrast checker that needs no browser."""
