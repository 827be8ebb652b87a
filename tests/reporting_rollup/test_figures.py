"""Rollup, queue and raw rows together give what counting row by row gives, whatever was refreshed when."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Contact
from referrals.enums import Level, Result
from referrals.models import Referral
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import Cell, figures_of
from streetwork.reporting.models import DirtyDay, Rollup
from streetwork.reporting.rollup.refresh import refresh, refresh_all
from streetwork.vocabulary.models import Topic
from streetwork.vocabulary.snapshot import vocabulary
from tests.conftest import open_states
from tests.factories.cases import contact_of, writing
from tests.factories.cast import EAST_SIDE, KOMPAN
from tests.factories.reporting_rollup import EVERY, counted_slowly, random_facts
from tests.factories.slips import referred
from tests.reporting_rollup.conftest import at

BUCKETS = ("day", "week", "month", "quarter", "half", "year")


def same(selection):
    """Compare every dimension with the slow way."""
    with open_states("ST", "NW"):
        (figures,) = figures_of([selection], EVERY)
        for dimension in EVERY:
            assert figures.by(dimension) == counted_slowly(selection, dimension), dimension


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_are_counted_at_once_and_after_every_refresh(cast, everywhere, state, seed):
    dice = Random(seed)
    workers = {(KOMPAN, "ST"): cast.owner, (KOMPAN, "NW"): cast.traveller, (EAST_SIDE, "ST"): cast.stranger}
    for _round in range(8):
        with writing("ST", "NW"):
            for _edit in range(6):
                edit(dice, workers)
        if dice.random() < 0.6:
            for code in dice.sample(("ST", "NW"), dice.randint(1, 2)):
                refresh_in(state[code])
        same(everywhere)


def refresh_in(state):
    with open_states("ST", "NW"):
        refresh(state)


def edit(dice, workers):
    """Add some, or change, move or delete one."""
    (slug, code), worker = dice.choice(list(workers.items()))
    moment = at(dice.randint(2, 5), dice.randint(1, 28), dice.choice((0, 12, 23)), 30)
    pks = list(Contact.objects.order_by("pk").values_list("pk", flat=True))
    what = dice.random()
    if what < 0.5 or not pks:
        Contact.objects.bulk_create(
            Contact(**random_facts(dice, worker, code, slug, moment)) for _ in range(dice.randint(1, 4))
        )
    elif what < 0.65:
        referral, _token = referred(worker, code, slug=slug, token="")
        Referral.objects.filter(pk=referral.pk).update(
            suggested_at=moment, result=dice.choice(Result.values), level=dice.choice(Level.values)
        )
    elif what < 0.85:
        facts = random_facts(dice, worker, code, slug, moment)
        facts.pop("client_ref")
        Contact.objects.filter(pk=dice.choice(pks)).update(**facts)
    else:
        Contact.objects.filter(pk__in=dice.sample(pks, min(2, len(pks)))).delete()


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize("is_refreshed", [True, False])
def test_a_series_gives_every_bucket_its_own_figures(cast, everywhere, bucket, is_refreshed):
    dice = Random(7)
    with writing("ST"):
        Contact.objects.bulk_create(
            Contact(**random_facts(dice, cast.owner, "ST", KOMPAN, at(dice.randint(2, 5), dice.randint(1, 28))))
            for _ in range(40)
        )
    courses = (Dimension.KIND, Dimension.ORIGIN, Dimension.STATE)
    with open_states("ST", "NW"):
        if is_refreshed:
            refresh_all()
        (figures,) = figures_of([everywhere], [Dimension.ORIGIN, Dimension.LANGUAGE], series=bucket, series_of=courses)
        for dimension in courses:
            course = figures.series(bucket, dimension)
            firsts = [*course, date(2027, 1, 1)]
            for first, after in pairwise(firsts):
                days = max(first, everywhere.period.first), min(after - timedelta(days=1), everywhere.period.last)
                assert course[first] == counted_slowly(everywhere, dimension, between=days), (dimension, first)
        assert figures.by(Dimension.LANGUAGE) == counted_slowly(everywhere, Dimension.LANGUAGE)


def test_a_filter_that_keeps_everything_counts_as_the_rollup_does(cast, selection, state):
    dice = Random(11)
    with writing("ST"):
        for _ in range(30):
            facts = random_facts(dice, cast.owner, "ST", KOMPAN, at(4, dice.randint(1, 28)))
            Contact.objects.create(**facts | {"language_id": "pl"})
        refresh_all()
        plain, filtered = figures_of([selection(), selection(language="pl")], EVERY, series="month")

        assert plain.cells == filtered.cells
        assert plain.series("month") == filtered.series("month")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"language": "ro"}, 2),
        ({"kind": "offer"}, 16),
        ({"kind": "offer_answered"}, 8),
        ({"kind": "consultation"}, 4),
        ({"kind": "nonsense"}, 0),
    ],
)
def test_filters_keep_what_they_say(cast, selection, filters, expected):
    contact_of(cast.owner, occurred_at=at(4, 1), language_id="ro", people_reached=2)
    contact_of(cast.owner, occurred_at=at(4, 1), kind="consultation", people_reached=4)
    contact_of(cast.owner, occurred_at=at(4, 1), kind="offer", offer_answered=True, people_reached=8)
    contact_of(cast.owner, occurred_at=at(4, 1), kind="offer", offer_answered=False, people_reached=8)
    with open_states("ST"):
        (figures,) = figures_of([selection(**filters)], [])
        assert figures.contacts + figures.unanswered == expected


def test_a_topic_of_the_first_level_stands_for_its_parts(cast, selection):
    child = Topic.objects.filter(parent__isnull=False).first()
    contact_of(cast.owner, occurred_at=at(4, 1), topic=child)
    contact_of(cast.owner, occurred_at=at(4, 1), topic=Topic.objects.exclude(pk=child.parent_id).get(pk=child.pk))
    with open_states("ST"):
        above, below = figures_of([selection(topic=child.parent_id), selection(topic=child.pk)], [Dimension.TOPIC])
        assert above.by(Dimension.TOPIC) == below.by(Dimension.TOPIC) == {str(child.parent_id): Cell(2, 2)}


def test_a_contact_of_half_past_midnight_belongs_to_its_local_day(cast, selection):
    contact_of(cast.owner, occurred_at=at(4, 1, 0, 30))
    with open_states("ST"):
        for refreshed in (False, True):
            if refreshed:
                refresh_all()
            march, april = figures_of(
                [selection(date(2026, 3, 1), date(2026, 3, 31)), selection(date(2026, 4, 1), date(2026, 4, 30))], []
            )
            assert (march.contacts, april.contacts) == (0, 1)
        (filtered,) = figures_of([selection(date(2026, 4, 1), date(2026, 4, 1), language="pl")], [], series="day")
        assert filtered.series("day")[date(2026, 4, 1)] == {"information": Cell(1, 1)}


def test_plain_selections_take_one_query_together_and_filtered_ones_one_each(cast, selection):
    contact_of(cast.owner, occurred_at=at(4, 1))
    plain, filtered = selection(), selection(language="pl")
    vocabulary()
    with open_states("ST"), CaptureQueriesContext(connection) as captured:
        figures_of([plain, plain.during(plain.period.before)], EVERY, series="month")
        assert len(captured) == 1
        figures_of([plain, filtered, filtered], EVERY)
        assert len(captured) == 4


def test_a_selection_of_nothing_takes_no_query_and_counts_nothing(selection):
    empty = selection().narrowed(programme=0)
    with CaptureQueriesContext(connection) as captured:
        (figures,) = figures_of([empty], EVERY, series="month")
    assert not captured.captured_queries
    assert (figures.contacts, figures.referrals, figures.by(Dimension.LANGUAGE)) == (0, 0, {})
    assert list(figures.series("month").values()) == [{}, {}, {}]


def test_of_a_pair_that_was_not_asked_for_nothing_is_read(cast, selection):
    contact_of(cast.stranger, occurred_at=at(4, 1), slug=EAST_SIDE)
    contact_of(cast.traveller, "NW", occurred_at=at(4, 1))
    with open_states("ST", "NW"):
        mixed = selection(pairs={KOMPAN: ("ST",), EAST_SIDE: ("NW",)})
        assert figures_of([mixed], [])[0].contacts == 0
        refresh_all()
        assert figures_of([mixed], [])[0].contacts == 0
        assert figures_of([mixed.during(mixed.period)], [Dimension.STATE])[0].by(Dimension.STATE) == {}


def test_a_filter_of_contacts_keeps_the_referrals_of_such_contacts(cast, selection):
    referral, other = (referred(cast.owner, token="")[0] for _ in range(2))
    with writing("ST"):
        Referral.objects.update(suggested_at=at(4, 2))
    contact_of(cast.owner, occurred_at=at(4, 1), kind="consultation", referral=referral)
    contact_of(cast.owner, occurred_at=at(4, 1), referral=other)
    with open_states("ST"):
        everything, advised = figures_of([selection(), selection(kind="consultation")], [Dimension.RESULT])
        assert (everything.referrals, advised.referrals) == (2, 1)


def test_a_refresh_empties_the_queue_and_leaves_no_row_of_what_is_gone(cast, selection, opened):
    contact_of(cast.owner, occurred_at=at(4, 1))
    with opened("ST"):
        refresh_all()
        assert not DirtyDay.objects.exists()
        assert Rollup.objects.exists()
    with writing("ST"):
        Contact.objects.all().delete()
        refresh_all()
        assert not Rollup.objects.exists()
