from datetime import datetime

import pytest
from django.utils import timezone

NOW = datetime(2026, 11, 18, 16, 30)  # a Wednesday


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The demo data as of NOW, once for the package, in the scope of all states; rolled back at the end."""
    from django.db import transaction

    from cases.demo import seed_demo
    from streetwork.tenancy.models import State
    from streetwork.tenancy.scope import scope

    now = timezone.make_aware(NOW)
    with django_db_blocker.unblock():
        states = State.objects.all_ids()
        with scope(states, states), transaction.atomic():
            seed_demo(now=now)
            yield now
            transaction.set_rollback(True)
