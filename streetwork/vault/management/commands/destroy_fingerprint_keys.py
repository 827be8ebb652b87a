from django.core.management.base import CommandError
from django.utils import timezone

from streetwork.tenancy.commands import ScopedCommand
from streetwork.vault.fingerprints import destroy_epochs


class Command(ScopedCommand):
    help = "Destroys the fingerprint keys of past years. Their fingerprints turn into noise, for good."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--before-year", type=int, required=True, metavar="YEAR", help="keys of all years before this one"
        )
        parser.add_argument("--yes", action="store_true", help="do not ask for confirmation")

    def handle(self, *args, before_year, yes, **options):
        if before_year > timezone.localdate().year:
            raise CommandError("The key of the running year is in use; choose this year or an earlier one.")
        question = f"Threads answered before {before_year} are never recognised again. Type {before_year} to go on: "
        if not yes and input(question).strip() != str(before_year):
            raise CommandError("Not confirmed; nothing was destroyed.")
        return super().handle(*args, before_year=before_year, **options)

    def handle_scoped(self, *args, before_year, **options):
        destroyed = destroy_epochs(before_year=before_year)
        self.stdout.write(f"Destroyed: {destroyed}. Backups made before today still hold them until they expire.")
