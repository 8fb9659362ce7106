"""The conditions of rules: ``@media``, ``@supports``, ``@container``, and ``@property``."""

from __future__ import annotations

from a11yview.cascade.container_queries import ContainerQuery, container_holds, container_query
from a11yview.cascade.feature_support import supports
from a11yview.cascade.media_queries import media_matches
from a11yview.cascade.registered_properties import registration

__all__ = [
    "ContainerQuery",
    "container_holds",
    "container_query",
    "media_matches",
    "registration",
    "supports",
]
