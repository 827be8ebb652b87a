"""`manage.py demo_accounts`: who can be signed in by one click in demo mode."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from streetwork.accounts.access import demo_users
from streetwork.accounts.models import Membership


class Command(BaseCommand):
    help = "Print the demo accounts: name, roles, programme and states."

    def handle(self, *args, **options):
        with translation.override("en"):
            self._print()

    def _print(self):
        users = demo_users().prefetch_related("memberships__programme", "memberships__states").order_by("pk")
        if not users:
            raise CommandError("There are no demo accounts. `make demo` creates them.")
        for user in users:
            held = "; ".join(map(describe, user.memberships.all())) or "administrator"
            self.stdout.write(f"{user.name:<22} {held}")


def describe(membership: Membership) -> str:
    """Counselor, Kompan: NW RP DE"""
    states = "all states" if membership.all_states else " ".join(state.code for state in membership.states.all())
    return f"{membership.get_role_display()}, {membership.programme.short_name}: {states}"
