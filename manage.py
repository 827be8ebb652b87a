#!/usr/bin/env python
"""Django's command line; schema commands connect as the owner role, everything else as runtime."""

import gc
import os
import sys

OWNER_COMMANDS = {"migrate", "sqlmigrate", "showmigrations", "makemigrations", "squashmigrations", "dbshell",
                  "seed_ground"}  # fmt: skip


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "streetwork.settings.dev")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("DB_PURPOSE", "migrate")
        # Migrations draw all models anew for every step: looking for cycles as often as usual takes a quarter of it.
        gc.set_threshold(100_000, 50, 1000)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
