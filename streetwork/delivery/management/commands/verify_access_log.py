from django.core.management.base import CommandError

from streetwork.delivery.audit import verify_chain
from streetwork.tenancy.commands import ScopedCommand
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import current


class Command(ScopedCommand):
    help = "Recomputes the chain of the access log and compares it with its signed heads."

    def handle_scoped(self, *args, **options):
        broken = False
        for state in State.objects.filter(pk__in=current().read):
            verdict = verify_chain(state.pk)
            broken |= not verdict.is_intact
            self.stdout.write(f"{state.code}: {verdict.lines} lines, {len(verdict.problems)} problems")
            for number, problem in verdict.problems:
                self.stdout.write(f"  line {number}: {problem}")
        if broken:
            raise CommandError("The access log was tampered with.")
