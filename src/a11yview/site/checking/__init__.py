"""Pages checked: one by one or in workers, with what an earlier run kept, into one report."""

from __future__ import annotations

from a11yview.site.checking.arguments import given_rules, given_schemes
from a11yview.site.checking.baseline import Baseline, BaselineError
from a11yview.site.checking.cluster import cluster_executor
from a11yview.site.checking.executing import INTERRUPTED
from a11yview.site.checking.run import (
    CheckError,
    NothingToCheckError,
    check,
    configured_check,
    scheme_tokens,
)

__all__ = [
    "INTERRUPTED",
    "Baseline",
    "BaselineError",
    "CheckError",
    "NothingToCheckError",
    "check",
    "cluster_executor",
    "configured_check",
    "given_rules",
    "given_schemes",
    "scheme_tokens",
]
