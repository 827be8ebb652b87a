"""Management commands that touch tenant tables say for which states."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope


class ScopedCommand(BaseCommand):
    """Takes `--states NW,ST` or `--all-states` (one is required) and runs `handle_scoped` in that scope."""

    atomic = True

    def add_arguments(self, parser):
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument("--states", help="codes of the states, with commas: NW,ST")
        group.add_argument("--all-states", action="store_true", help="every state")

    def handle(self, *args, **options):
        states = self._state_ids(options)
        with scope(states, states):
            if not self.atomic:
                return self.handle_scoped(*args, **options)
            with transaction.atomic():
                return self.handle_scoped(*args, **options)

    def _state_ids(self, options):
        by_code = {state.code: state.pk for state in State.objects.all()}
        if options["all_states"]:
            return set(by_code.values())
        wanted = [code.strip().upper() for code in options["states"].split(",") if code.strip()]
        if unknown := [code for code in wanted if code not in by_code]:
            raise CommandError(f"Unknown state: {', '.join(unknown)}. Known are {', '.join(sorted(by_code))}.")
        return {by_code[code] for code in wanted}

    def handle_scoped(self, *args, **options):
        raise CommandError(f"{type(self).__module__} does nothing.")
