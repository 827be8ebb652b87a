from django.core.management.base import BaseCommand, CommandError

from streetwork.delivery.on_behalf import scope_of_actor
from streetwork.delivery.retention import apply_retention


class Command(BaseCommand):
    help = "Deletes in all states what has reached the end of its retention period, as every night."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *args, **options):
        with scope_of_actor(None):
            outcomes = apply_retention(dry_run=options["dry_run"])
        for outcome in outcomes:
            until = f"{outcome.cutoff:%Y-%m-%d %H:%M}" if outcome.cutoff else outcome.error
            self.stdout.write(f"{outcome.rule.key:32} {until:18} {outcome.deleted:8}")
        if failed := [outcome.rule.key for outcome in outcomes if outcome.error]:
            raise CommandError(f"Failed: {', '.join(failed)}")
