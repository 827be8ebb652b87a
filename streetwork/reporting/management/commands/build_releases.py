from django.core.management.base import BaseCommand

from streetwork.reporting.releases.tasks import build_everything


class Command(BaseCommand):
    help = (
        "Freeze every period of the published statistics that has closed, and draw agreed corrections. Celery does so"
        " each night; repeating it changes nothing."
    )

    def handle(self, *args, verbosity, **options):
        built = build_everything()
        if verbosity:
            self.stdout.write(f"{len(built)} statistics releases built." if built else "Nothing was due.")
