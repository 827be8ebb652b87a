"""Tasks for tests/tenancy/test_celery.py; its worker is started with `--include` of this module."""

from django.core.cache import cache
from django.db import transaction

from cases.models import Contact
from streetwork.tenancy.celery import scoped_task, system_task
from streetwork.tenancy.scope import current


def what_is_seen():
    return {
        "read": sorted(current().read),
        "actor": current().actor,
        "contacts": sorted(Contact.objects.values_list("pk", flat=True)),
    }


@scoped_task
def look(answer_key):
    cache.set(answer_key, what_is_seen(), 60)
    return what_is_seen()


@system_task(reason="A test looks at all states.")
def look_everywhere(answer_key):
    with transaction.atomic():
        cache.set(answer_key, what_is_seen(), 60)
        return what_is_seen()


@scoped_task
def write_then_fail(pk):
    Contact.objects.filter(pk=pk).update(people_reached=9)
    raise ZeroDivisionError
