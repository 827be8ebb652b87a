"""What the roles of the cluster bring along."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_triggers_of_history_find_their_setting_and_catch_no_error_for_every_row():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore', true)")
        assert cursor.fetchone() == ("{}",)
