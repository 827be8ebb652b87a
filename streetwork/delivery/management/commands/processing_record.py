from django.core.management.base import BaseCommand
from django.utils import translation

from streetwork.delivery.processing_record import processing_record


class Command(BaseCommand):
    help = "Prints the record of processing activities (Art. 30 GDPR) as Markdown."

    def add_arguments(self, parser):
        parser.add_argument("--language", default="de", help="language code, de by default")

    def handle(self, *args, **options):
        with translation.override(options["language"]):
            self.stdout.write(processing_record(), ending="")
