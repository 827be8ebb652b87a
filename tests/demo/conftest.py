from datetime import datetime

import psycopg
import pytest
from django.utils import timezone

from tests.conftest import ADMIN_URL

NOW = datetime(2026, 11, 18, 16, 30)  # a Wednesday


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The demo data as of NOW, once for the package, in the scope of all states; rolled back at the end.

    With a tenth of the everyday contacts, as they are written anew several times; test_history.py has them all.
    """
    from django.db import connection, transaction

    from cases.demo import history, seed_demo
    from streetwork.tenancy.models import State
    from streetwork.tenancy.scope import scope

    now, times = timezone.make_aware(NOW), history.TIMES
    history.TIMES = times / 10
    with django_db_blocker.unblock():
        _tidy_up(connection.settings_dict["NAME"])
        states = State.objects.all_ids()
        with scope(states, states), transaction.atomic():
            seed_demo(now=now)
            yield now
            transaction.set_rollback(True)
    history.TIMES = times


def _tidy_up(database):
    """What thousands of tests rolled back is still in the tables: with it the planner chose up to 7 times slower."""
    with psycopg.connect(ADMIN_URL, dbname=database, autocommit=True) as superuser:
        superuser.execute("VACUUM (ANALYZE)")
