from datetime import date, datetime

import pytest
from django.utils import timezone

from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.periods import Period
from streetwork.tenancy.models import State
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN


@pytest.fixture
def state(db):
    """Ids of states by code."""
    return dict(State.objects.values_list("code", "pk"))


@pytest.fixture
def selection(state):
    """A selection of Kompan in Saxony-Anhalt in spring 2026, or of what is said otherwise."""

    def build(first=date(2026, 3, 1), last=date(2026, 5, 31), *, pairs=None, **filters):
        pairs = pairs or {KOMPAN: ("ST",)}
        named = {programme(slug).pk: frozenset(state[code] for code in codes) for slug, codes in pairs.items()}
        return Selection(period=Period(first, last), pairs=named, **filters)

    return build


@pytest.fixture
def everywhere(selection):
    """Two programmes in different states, from the middle of a month to the middle of another."""
    return selection(date(2026, 2, 10), date(2026, 5, 20), pairs={KOMPAN: ("ST", "NW"), EAST_SIDE: ("ST",)})


def at(month, day, hour=12, minute=0):
    """A moment of local time in 2026."""
    return timezone.make_aware(datetime(2026, month, day, hour, minute))
