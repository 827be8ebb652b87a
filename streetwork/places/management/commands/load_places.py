from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from streetwork.places.files import FileUnreadable, read_file
from streetwork.places.loading import replace_places
from streetwork.places.models import Place
from streetwork.places.names import state_names
from streetwork.tenancy.models import State


class Command(BaseCommand):
    help = "Replace all places by those of a file: GeoNames' DE.txt or DE.zip, or CSV (plz,place,state_iso,…)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--incomplete", action="store_true", help="load it although some state has no place in the file"
        )

    def handle(self, *args, file, incomplete, verbosity, **options):
        names = {name: pk for name, pk in state_names().exact.items() if pk != State.DE}
        try:
            rows = read_file(file, names)
        except FileUnreadable as problem:
            raise CommandError(f"{problem} Nothing was changed.") from problem
        missing = set(names.values()) - {row.state_id for row in rows}
        if missing and not incomplete:
            codes = ", ".join(sorted(state_names().code_of[pk] for pk in missing))
            raise CommandError(f"No place in {codes}: is the file complete? Nothing was changed (see --incomplete).")
        number = replace_places(rows, Place.Source.FILE)
        if verbosity:
            by_postcode = Place.objects.order_by().values("postcode").annotate(states=Count("state", distinct=True))
            self.stdout.write(
                f"{number} places, {by_postcode.count()} postcodes,"
                f" {by_postcode.filter(states__gt=1).count()} of them in two states."
            )
