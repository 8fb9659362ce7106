"""A first configuration and a first workflow for a project, after a look at what it is.

``project`` looks; ``templates`` writes the texts of the files.
"""

from __future__ import annotations

from a11yview.site.starting.project import Project, look_at
from a11yview.site.starting.templates import CI_FILES, configuration, workflow

__all__ = ["CI_FILES", "Project", "configuration", "look_at", "workflow"]
