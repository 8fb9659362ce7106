"""A town's site in Django: ``python manage.py runserver``, then http://127.0.0.1:8000."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "town.settings")
    execute_from_command_line(sys.argv)
