"""`manage.py rollup`: counts, compares, repairs."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from streetwork.delivery import schedule
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import figures_of
from streetwork.reporting.models import DirtyDay, Rollup
from streetwork.reporting.models.rollup import Grain
from streetwork.reporting.rollup import refresh as refreshing
from streetwork.reporting.rollup.tasks import refresh_rollup
from tests.conftest import open_states
from tests.factories.cases import contact_of, writing
from tests.reporting_rollup.conftest import at

pytestmark = pytest.mark.django_db


def rollup(*arguments):
    out = StringIO()
    call_command("rollup", "--states", "ST", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def counted(cast):
    """Three people of 1 April and one of 2 May, counted."""
    contact_of(cast.owner, occurred_at=at(4, 1), people_reached=3)
    contact_of(cast.owner, occurred_at=at(5, 2))
    return rollup()


def test_it_says_how_many_days_it_counted(counted):
    assert counted == "ST: 2 days counted\n"
    assert rollup() == "ST: 0 days counted\n"


def test_a_check_of_what_agrees_finds_nothing(counted):
    assert rollup("--check") == "ST: 0 figures differed\n"


@pytest.mark.parametrize(
    ("grain", "change"),
    [
        (Grain.DAY, {"people": 7}),
        (Grain.DAY, {"entries": 7}),
        (Grain.DAY, {"key": "crisis"}),
        (Grain.MONTH, {"people": 7}),
        (Grain.MONTH, {"starts": date(2025, 1, 1)}),
        (Grain.DAY, {"starts": date(2025, 1, 1)}),
        (Grain.DAY, None),
        (Grain.MONTH, None),
    ],
)
def test_a_check_finds_says_and_repairs_what_differs(counted, selection, grain, change):
    with writing("ST"):
        wrong = Rollup.objects.filter(grain=grain, dimension=Dimension.KIND, starts__month=4)
        wrong.update(**change) if change else wrong.delete()
    with pytest.raises(CommandError, match="figures differed") as error:
        rollup("--check")
    assert error.value.returncode == 1
    assert rollup("--check") == "ST: 0 figures differed\n"
    with open_states("ST"):
        figures, before = figures_of([selection(), selection(date(2025, 1, 1), date(2025, 1, 31))], [], series="day")
        assert (figures.contacts, before.contacts) == (4, 0)
        assert figures.series("day")[date(2026, 4, 1)]["information"].people == 3


def test_a_check_shows_what_was_stored_and_what_was_counted(counted, cast):
    with writing("ST"):
        Rollup.objects.filter(grain=Grain.DAY, starts=date(2026, 4, 1), dimension=Dimension.KIND).update(people=7)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("rollup", "--states", "ST", "--check", stdout=out)
    assert "contacts 2026-04-01" in out.getvalue()
    assert "kind=information: 1/7 entries/people stored, 1/3 counted" in out.getvalue()


def test_a_rebuild_counts_all_that_was_loaded_past_the_triggers(counted, selection):
    with writing("ST"):
        Rollup.objects.all().delete()
    rollup("--rebuild")
    with open_states("ST"):
        assert not DirtyDay.objects.exists()
        assert figures_of([selection()], [])[0].contacts == 4


def test_another_state_is_left_alone(cast):
    contact_of(cast.traveller, "NW", occurred_at=at(4, 1))
    rollup()
    with open_states("NW"):
        assert DirtyDay.objects.exists()


def test_the_worker_counts_every_state(cast):
    contact_of(cast.owner, occurred_at=at(4, 1))
    contact_of(cast.traveller, "NW", occurred_at=at(4, 1))
    refresh_rollup()
    with open_states("ST", "NW"):
        assert not DirtyDay.objects.exists()
        assert Rollup.objects.filter(dimension=Dimension.KIND).count() == 4


def test_many_days_are_counted_in_several_steps(cast, monkeypatch):
    monkeypatch.setattr(refreshing, "DAYS_AT_ONCE", 2)
    for day in range(1, 6):
        contact_of(cast.owner, occurred_at=at(4, day))
    assert rollup() == "ST: 5 days counted\n"
    assert rollup("--check") == "ST: 0 figures differed\n"


def test_the_clock_asks_for_it_every_quarter_of_a_minute():
    assert schedule.entries["streetwork.reporting.rollup.tasks.refresh_rollup"]["schedule"] == 15
