"""A town's site."""
