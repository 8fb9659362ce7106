"""A site without the addresses of the settings."""

from __future__ import annotations

urlpatterns: list[object] = []
