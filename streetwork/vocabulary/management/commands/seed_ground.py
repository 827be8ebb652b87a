from django.core.management.base import BaseCommand

from streetwork.vocabulary.seeding import seed_ground


class Command(BaseCommand):
    help = "Write the ground data that is missing: states, programmes, topics, platforms, languages, groups."

    def add_arguments(self, parser):
        parser.add_argument(
            "--refresh",
            action="store_true",
            help="overwrite existing entries with the files (deletes nothing)",
        )

    def handle(self, *args, refresh, verbosity, **options):
        written = seed_ground(refresh=refresh)
        if verbosity:
            self.stdout.write(", ".join(f"{number} {kind}" for kind, number in written.items()))
