"""Targets on the overview."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from streetwork.accounts.access import access_of
from streetwork.reporting.dashboard.filters import DashboardFilter
from streetwork.reporting.dashboard.strip import MOST, strip_of
from streetwork.tenancy.models import State
from tests.factories.accounts import programme
from tests.factories.cases import contact_of
from tests.factories.cast import KOMPAN
from tests.factories.reporting_targets import target_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 30)
NOON = timezone.make_aware(datetime(2026, 8, 3, 12))


@pytest.fixture
def strip(cast, opened):
    def read(user=cast.lead):
        with opened(*State.objects.values_list("code", flat=True)):
            return strip_of(DashboardFilter({}, access_of(user.pk), today=TODAY))

    return read


def in_states(number, indicator="contacts", **facts):
    codes = [state.code for state in programme(KOMPAN).states.order_by("code")][:number]
    for code in codes:
        target_of(indicator, state=code, day=TODAY, **facts)
    return codes


def test_nothing_was_promised(strip):
    assert strip() is None


def test_few_targets_stand_alone_each_with_its_state(cast, strip):
    codes = in_states(2, value=10)
    names = set(State.objects.filter(code__in=codes).values_list("name", flat=True))
    assert {(row.place, row.progress.target) for row in strip().rows} == {(name, 10) for name in names}


def test_many_are_added_up_by_indicator(cast, strip, opened):
    codes = in_states(MOST + 1, value=10)
    with opened(*codes):
        contact_of(cast.traveller, "NW", occurred_at=NOON, kind="consultation", people_reached=2)
        contact_of(cast.traveller, "NW", occurred_at=NOON)
    (row,) = strip().rows
    assert (row.progress.target, row.progress.actual.high) == (10 * len(codes), 3)
    assert str(len(codes)) in row.place
    assert strip().more == 0


def test_what_the_whole_programme_promised_is_not_added_to_its_states(strip):
    in_states(MOST, value=10)
    target_of(state=None, day=TODAY, value=500)
    assert sorted(row.progress.target for row in strip().rows) == [10 * MOST, 500]


def test_what_is_not_shown_is_counted(strip):
    in_states(3)
    in_states(2, "sessions")
    shown = strip()
    assert (len(shown.rows), shown.more) == (3, 2)
