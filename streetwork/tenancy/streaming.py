"""Streaming responses outlive the request's transaction and scope: each step opens its own."""

from contextvars import copy_context

from django.db import transaction

from streetwork.tenancy.scope import Scope, scope


def scoped_stream(opened: Scope, generator_function):
    """Yield what `generator_function()` yields, running every step in its own scoped transaction.

    The consumer between two steps sees no scope. A server-side cursor cannot cross steps: page by key.
    """
    done = object()
    generator = None

    def step():
        nonlocal generator
        with scope(opened.read, opened.write, opened.actor), transaction.atomic():
            if generator is None:
                generator = generator_function()
            return next(generator, done)

    while (item := copy_context().run(step)) is not done:
        yield item
