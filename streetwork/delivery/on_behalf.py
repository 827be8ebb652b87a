"""The scope of work that is done later: the rights its actor has now, or all states for the system."""

from contextlib import contextmanager

from django.conf import settings
from django.utils.module_loading import import_string

from streetwork.tenancy.models import State
from streetwork.tenancy.scope import current, scope


@contextmanager
def scope_of_actor(actor: int | None):
    """Open the actor's scope of this moment; None is the system, which reads and writes every state.

    A person who was deactivated or deleted meanwhile has no rights left, so the work sees nothing.
    """
    if actor is None:
        states = State.objects.all_ids()
        with scope(states, states) as opened:
            yield opened
        return
    granted = import_string(settings.TENANCY_SCOPE_OF)(actor)
    with scope(granted.read, granted.write, actor) as opened:
        yield opened


def acting(actor: int | None) -> int | None:
    """The named actor, or the one of the scope in force here."""
    if actor is not None:
        return actor
    opened = current()
    return opened.actor if opened else None
