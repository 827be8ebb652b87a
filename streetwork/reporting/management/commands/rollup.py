from django.core.management.base import CommandError

from streetwork.reporting.rollup.checking import check, rebuild
from streetwork.reporting.rollup.refresh import refresh
from streetwork.tenancy.commands import ScopedCommand
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import current

SHOWN = 20


class Command(ScopedCommand):
    help = (
        "Counts the days that changed. --check compares every figure of the rollup with the raw tables, repairs what"
        " differs and ends with 1 when something did. --rebuild counts everything anew."
    )
    # Each month in a transaction of its own: nobody who writes or looks waits for all of it.
    atomic = False

    def add_arguments(self, parser):
        super().add_arguments(parser)
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--check", action="store_true", help="compare with the raw tables and repair")
        how.add_argument("--rebuild", action="store_true", help="count everything anew")

    def handle_scoped(self, *args, check, rebuild, **options):
        differing = 0
        for state in State.objects.filter(pk__in=current().read):
            if check:
                differing += self._check(state)
            elif rebuild:
                self._rebuild(state)
            else:
                self.stdout.write(f"{state.code}: {refresh(state.pk)} days counted")
        if differing:
            raise CommandError(f"{differing} figures differed from the raw tables. They were counted anew.")

    def _check(self, state) -> int:
        number = 0
        for number, difference in enumerate(check(state.pk), start=1):
            if number <= SHOWN:
                self.stdout.write(f"{state.code}: {difference}")
        if number > SHOWN:
            self.stdout.write(f"{state.code}: and {number - SHOWN} more")
        self.stdout.write(f"{state.code}: {number} figures differed")
        return number

    def _rebuild(self, state):
        rebuild(state.pk)
        self.stdout.write(f"{state.code}: counted anew")
