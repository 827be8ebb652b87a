from datetime import date, datetime, time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.demo import seed_demo


class Command(BaseCommand):
    help = "Write the invented people, spaces and contacts of demo mode, unless they are there."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="remove what demo people made, and write it anew")
        parser.add_argument("--today", type=date.fromisoformat, help="the day on which the data end (YYYY-MM-DD)")

    def handle(self, *args, reset, today, verbosity, **options):
        if not settings.DEMO_MODE:
            raise CommandError("DEMO_MODE is off: demo data belong to a demo installation only.")
        now = timezone.make_aware(datetime.combine(today, time(18))) if today else timezone.now()
        made = seed_demo(now=now, reset=reset)
        if verbosity:
            self.stdout.write(f"{made} demo contacts written." if made else "The demo data are there already.")
