"""The attacks on what would be published of the demo's contacts: the real build, read from the real tables."""

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.periods import Period
from streetwork.reporting.releases.build import drawn
from streetwork.reporting.releases.calendar import closed_periods
from streetwork.reporting.releases.menu import OTHER, PLATFORM, STATE, TOPIC, tables_of
from streetwork.reporting.releases.records import entries_by_language, first_entry, records_of
from streetwork.reporting.releases.tables import counted, fold_languages
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
from streetwork.vocabulary.models import Platform, Topic
from tests.disclosure import ceilings
from tests.disclosure.attacks import linear, squares
from tests.disclosure.attacks.posterior import Sight, namings, right
from tests.disclosure.juries import share_of_one_or_two
from tests.disclosure.publisher import LENGTH, Releases, Truth, When, place_of

MINE = "default"  # the build's own login would not see the rows of a test's open transaction


@pytest.fixture(scope="module")
def published(demo, django_db_blocker):
    """All closed periods of last year and this year, and the truth for the jury."""
    today = timezone.localtime(demo).date()
    january = date(today.year - 1, 1, 1)
    with django_db_blocker.unblock():
        states = State.objects.all_ids()
        with scope(states, widen="Published statistics count all states."):
            earliest = max(first_entry(using=MINE), january)
            periods = [each for each in closed_periods(earliest, today) if each.first >= earliest.replace(day=1)]
            releases, truth = _vocabularies(), Truth()
            for period in periods:
                _publish(period, january, releases, truth)
    return releases, truth


def _vocabularies() -> Releases:
    return Releases(
        values={
            STATE: tuple(State.objects.values_list("code", flat=True)),
            TOPIC: tuple(Topic.objects.filter(parent=None).values_list("code", flat=True)),
            PLATFORM: tuple(Platform.objects.values_list("code", flat=True)),
        }
    )


def _publish(period: Period, january: date, releases: Releases, truth: Truth) -> None:
    months = 12 * (period.first.year - january.year) + period.first.month - 1
    when = When(PeriodKind(period.kind), months // LENGTH[period.kind])
    result = drawn(period, 1, using=MINE)
    folded = fold_languages(entries_by_language(period, using=MINE))
    inside = [record for record, is_inside in records_of(period, b"none", folded, using=MINE) if is_inside]
    releases.languages[when] = (*result.languages, OTHER)
    for table in tables_of(period.kind):
        at = when, table.key
        truth.counts[at] = {place: cell.number for place, cell in counted(table, inside).items()}
        truth.entries[at] = Counter(place_of(table, record) for record in inside)
        if table.key in result.withheld:
            releases.withheld.add(at)
        else:
            releases.cells[at] = dict(result.tables[table.key])


def test_something_of_the_demo_is_published(published):
    releases, _truth = published

    assert {when.kind for when, _key in releases.cells} >= {"month", "quarter"}


def test_nobody_is_named_from_the_demo_s_releases(published):
    releases, truth = published

    assert len(right(namings(Sight([releases])), truth)) <= ceilings.NAMED


@pytest.mark.parametrize("year", [0, 1])
def test_no_cell_of_the_demo_s_releases_is_determined(year, published):
    releases, truth = published
    equations = linear.Equations(releases, year)
    bounds = equations.propagated() if equations.cells else []

    assert (
        sum(
            bounds[number][0] == bounds[number][1] == truth.counts[at].get(place, 0) > 0
            for (at, place), number in equations.cells.items()
            if at in truth.counts
        )
        <= ceilings.DETERMINED
    )


def test_least_squares_recover_few_small_cells_of_the_demo(published):
    releases, truth = published
    found = squares.score(squares.solve(releases, 1), truth)

    assert found.recovered <= ceilings.RECOVERED_BY_SQUARES


def test_what_the_demo_shows_is_mostly_more_than_a_person_or_two(published):
    assert share_of_one_or_two(*published) <= ceilings.ONE_OR_TWO_AMONG_SHOWN
