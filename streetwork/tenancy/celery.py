"""Tasks carry the id of the acting person, never states: the worker derives the scope anew."""

import structlog
from celery import Task, shared_task
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from streetwork.tenancy.scope import ScopeError, current, scope

ACTOR_HEADER = "actor"
log = structlog.get_logger(__name__)


class ScopedTask(Task):
    """Runs in the scope that its actor has *now*, in one transaction. No actor: refused."""

    def apply_async(self, args=None, kwargs=None, *, actor=None, headers=None, **options):
        opened = current()
        actor = actor if actor is not None else opened and opened.actor
        if actor is None:
            raise ScopeError(f"{self.name} needs an actor: call it in a scope or with actor=…")
        return super().apply_async(args, kwargs, headers={**(headers or {}), ACTOR_HEADER: actor}, **options)

    def __call__(self, *args, **kwargs):
        actor = (self.request.headers or {}).get(ACTOR_HEADER) or self.request.get(ACTOR_HEADER)
        if actor is None:
            raise ScopeError(f"{self.name} arrived without an actor.")
        granted = import_string(settings.TENANCY_SCOPE_OF)(actor)
        with scope(granted.read, granted.write, granted.actor), transaction.atomic():
            return self.run(*args, **kwargs)


class SystemTask(Task):
    """The machine's own nightly work: all states, no actor, and the reason in the log."""

    reason = ""

    def __call__(self, *args, **kwargs):
        from streetwork.tenancy.models import State

        states = State.objects.all_ids()
        log.info("system_scope", task=self.name, reason=self.reason)
        with scope(states, states):
            return self.run(*args, **kwargs)


def scoped_task(function):
    """A Celery task on behalf of a person; arguments are ids only."""
    return shared_task(base=ScopedTask)(function)


def system_task(*, reason: str):
    """A Celery task of the system itself. It opens its own transactions."""

    def decorate(function):
        return shared_task(base=SystemTask, reason=reason)(function)

    return decorate
