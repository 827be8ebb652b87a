from datetime import date, datetime

import pytest
from django.utils import timezone

from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.periods import Period, period_of
from tests.factories.accounts import programme
from tests.factories.cases import contact_of, state_id
from tests.factories.cast import KOMPAN

HALF = period_of(date(2026, 1, 1), "half")


def on(month, day=15, year=2026, hour=12):
    return timezone.make_aware(datetime(year, month, day, hour))


@pytest.fixture
def selection(db):
    """Kompan in Saxony-Anhalt in the first half of 2026, or what is said otherwise."""

    def build(period: Period = HALF, *codes, **filters):
        states = frozenset(state_id(code) for code in codes or ("ST",))
        return Selection(period=period, pairs={programme(KOMPAN).pk: states}, **filters)

    return build


@pytest.fixture
def contacts(cast):
    """Logs so many contacts of the owner in March 2026, alike as said."""

    def log(number=1, *, who=None, code="ST", **facts):
        made = [
            contact_of(who or cast.owner, code, **{"occurred_at": on(3), "kind": "consultation"} | facts)
            for _each in range(number)
        ]
        return made[-1]

    return log
