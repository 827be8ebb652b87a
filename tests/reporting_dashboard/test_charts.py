"""Charts: what they count, in which order, and which small numbers they keep to themselves."""

import pytest
from django.utils import translation

from cases.enums import Act
from referrals.enums import Result
from referrals.models import Referral
from streetwork.reporting.charts.shapes import Shape
from streetwork.reporting.dashboard.charts import KEYS, chart_of, charts_of
from streetwork.reporting.dashboard.links import Links
from streetwork.reporting.dashboard.shaping import Asked
from streetwork.vocabulary.models import OriginGroup, Topic
from tests.conftest import open_states
from tests.factories.cases import writing
from tests.factories.slips import referred
from tests.reporting_dashboard.conftest import HALF, on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def drawn(key, selection, *, compared=None, exactly=True):
    with open_states("ST"):
        return chart_of(key, selection=selection, compared=compared, exactly=exactly)


def rows(chart, at=0):
    values = chart.series[at].values
    return {str(label): str(value) for label, value in zip(chart.labels, values, strict=True) if value}


@pytest.mark.parametrize("key", KEYS)
def test_every_chart_can_be_made_of_nothing(selection, key):
    chart = drawn(key, selection(), compared=selection(HALF.before))

    assert chart.key == key
    assert chart.title
    assert chart.heading
    assert chart.is_empty
    assert all(len(each.values) == len(chart.labels) for each in chart.series)


@pytest.mark.parametrize("key", KEYS)
def test_every_chart_can_be_made_of_something(selection, contacts, cast, key):
    contacts(3, acts=[Act.CORRECTED], residence_country="VN", target_state_id=15)
    referred(cast.owner)

    chart = drawn(key, selection(), compared=selection(HALF.before))

    assert all(len(each.values) == len(chart.labels) for each in chart.series)
    assert not chart.hrefs or len(chart.hrefs) == len(chart.labels)


def test_an_unknown_chart_is_a_key_error(selection):
    with pytest.raises(KeyError):
        drawn("x", selection())


def test_the_largest_stands_first_and_the_unknown_last(selection, contacts):
    origin = OriginGroup.objects.order_by("pk").first()
    contacts(3)
    contacts(2, origin_group=origin)

    chart = drawn("origins", selection())

    assert rows(chart) == {origin.name: "2", "unknown": "3"}
    assert list(chart.labels)[-1] == "unknown"


def test_people_are_counted_not_entries(selection, contacts):
    contacts(people_reached=12)

    assert rows(drawn("languages", selection())) == {"Polish": "12"}


def test_finer_topics_stand_with_their_parent(selection, contacts):
    leaf = Topic.objects.filter(parent__isnull=False).first()
    contacts(topic=leaf)

    assert rows(drawn("topics", selection())) == {leaf.parent.name: "1"}


def test_an_unanswered_offer_stands_among_kinds_and_nowhere_else(selection, contacts):
    contacts(4, kind="offer", offer_answered=False)

    assert rows(drawn("kinds", selection())) == {"unanswered offers (no contacts)": "4"}
    assert drawn("over_time", selection()).is_empty
    assert drawn("languages", selection()).is_empty


def test_the_compared_period_stands_beside(selection, contacts):
    contacts(3)
    contacts(4, occurred_at=on(11, year=2025))

    chart = drawn("platforms", selection(), compared=selection(HALF.before))

    assert rows(chart) == {"Facebook": "3"}
    assert rows(chart, 1) == {"Facebook": "4"}
    assert [each.is_before for each in chart.series] == [False, True]


def test_one_and_two_are_told_apart_only_to_who_works_with_contacts(selection, contacts):
    contacts(2)

    assert rows(drawn("languages", selection(), exactly=True)) == {"Polish": "2"}
    assert rows(drawn("languages", selection(), exactly=False)) == {"Polish": "1–2"}


@pytest.mark.parametrize("key", ["topics", "states", "heat", "over_time", "claims", "campaigns", "evidence", "ladder"])
def test_no_chart_tells_a_one_to_who_may_not_see_it(selection, contacts, cast, key):
    contacts()
    referred(cast.owner)

    chart = drawn(key, selection(), exactly=False)

    told = [value for series in chart.series for value in series.values if value]
    assert all((value.low, value.high) == (1, 2) for value in told)


def test_months_without_contacts_are_there_too(selection, contacts):
    contacts(3)

    chart = drawn("over_time", selection())

    assert list(chart.keys) == [f"2026-0{month}-01" for month in range(1, 7)]
    assert [value.low for value in chart.series[0].values] == [0, 0, 3, 0, 0, 0]


def test_the_ladder_counts_at_least(selection, cast):
    for result in (Result.SUGGESTED, Result.HELPED, Result.FIRST_TALK, Result.NOT_HELPED):
        referral, _token = referred(cast.owner)
        with writing("ST"):
            Referral.objects.filter(pk=referral.pk).update(result=result, suggested_at=on(2))

    chart = drawn("ladder", selection())

    assert chart.shape == Shape.FUNNEL
    assert [value.low for value in chart.series[0].values] == [4, 2, 2, 1]


def test_states_without_contacts_are_there_with_zero(selection, contacts):
    contacts(3)

    with open_states("ST", "NW"):
        chart = chart_of("states", selection=selection(HALF, "ST", "NW"), exactly=True)

    assert dict(zip(chart.keys, [value.low for value in chart.series[0].values], strict=True)) == {"ST": 3, "NW": 0}


def test_the_heat_map_crosses_topics_and_languages(selection, contacts):
    contacts(3)
    contacts(5, language_id="ro")

    chart = drawn("heat", selection())

    assert [str(series.name) for series in chart.series] == ["Romanian", "Polish"]
    assert [[value.low for value in series.values] for series in chart.series] == [[5], [3]]


def test_a_bar_links_to_the_contacts_behind_it(selection, contacts):
    contacts(3)

    with open_states("ST"):
        found = charts_of(["languages"], selection=selection(), exactly=True, links=Links({"state": "15"}))

    assert found["languages"].hrefs == ["/contacts/?since=2026-01-01&until=2026-06-30&state=15&language=pl"]


def test_the_bucket_of_a_course_follows_the_period(selection):
    assert Asked(selection(), None, True).bucket == "month"
