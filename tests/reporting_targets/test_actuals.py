"""What became of targets."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from streetwork.accounts.access import access_of
from streetwork.reporting.periods import period_of
from streetwork.reporting.targets.actuals import actual_of, actuals_of, numbers_of, targets_strip
from streetwork.reporting.targets.pace import Basis
from streetwork.reporting.targets.queries import targets_for
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
from tests.factories.accounts import programme
from tests.factories.cases import contact_of, state_id, writing
from tests.factories.cast import KOMPAN
from tests.factories.claims import claim_of
from tests.factories.reporting_targets import target_of
from tests.factories.trainings import registration_of, session_of
from training.models import Attendance

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 30)


def at(day, month=8, year=2026):
    return timezone.make_aware(datetime(year, month, day, 12))


@pytest.fixture
def everything():
    with scope(State.objects.all_ids(), widen="test"), transaction.atomic():
        yield


def of_day(indicator, value=100, **facts):
    return target_of(indicator, value, day=TODAY, **facts)


def test_contacts_count_people_and_no_unanswered_offer(cast, everything):
    contact_of(cast.owner, occurred_at=at(1), kind="consultation", people_reached=3)
    contact_of(cast.owner, occurred_at=at(2), kind="information")
    contact_of(cast.owner, occurred_at=at(3), kind="offer", offer_answered=False)
    contacts, consultations = of_day("contacts"), of_day("consultations")
    found = actuals_of([contacts, consultations], today=TODAY)
    assert (found[contacts.pk].actual.high, found[consultations.pk].actual.high) == (4, 3)


def test_other_states_and_other_days_do_not_count(cast, everything):
    contact_of(cast.traveller, "NW", occurred_at=at(1))
    contact_of(cast.owner, occurred_at=at(30, month=6))
    assert actual_of(of_day("contacts"), today=TODAY).actual.high == 0


def test_a_target_of_the_whole_programme_counts_all_states(cast, everything):
    contact_of(cast.traveller, "NW", occurred_at=at(1))
    contact_of(cast.owner, occurred_at=at(1))
    assert actual_of(of_day("contacts", state=None), today=TODAY).actual.high == 2


def test_corrected_claims_count_the_people_who_read_it(cast, everything):
    claim = claim_of(cast.owner)
    contact_of(cast.owner, occurred_at=at(1), claim=claim, people_reached=5)
    contact_of(cast.owner, occurred_at=at(1))
    assert actual_of(of_day("corrections"), today=TODAY).actual.high == 5


def test_trainings_count_when_they_were_held(everything):
    session_of(status="held", starts_at=at(1), ends_at=at(1))
    session_of(status="open", starts_at=at(2), ends_at=at(2))
    session_of(status="held", state="NW", starts_at=at(2), ends_at=at(2))
    assert actual_of(of_day("sessions"), today=TODAY).actual.high == 1


def attended(session, number):
    with writing("ST"):
        for _each in range(number):
            registration = registration_of(session)
            Attendance.objects.create(
                state=session.state, registration=registration, date=session.dates.get(), is_present=True
            )


def test_few_participants_are_told_together_to_who_does_not_keep_the_trainings(cast, everything):
    attended(session_of(status="held", starts_at=at(1), ends_at=at(1)), 3)
    target = of_day("participants")
    assert str(actual_of(target, access_of(cast.coordinator.pk), TODAY).actual) == "1–4"
    assert str(actual_of(target, access_of(cast.lead.pk), TODAY).actual) == "3"


def test_small_numbers_are_veiled_for_coordinators_and_exact_for_leads(cast, everything):
    contact_of(cast.owner, occurred_at=at(1))
    target = of_day("contacts")
    assert str(actual_of(target, access_of(cast.coordinator.pk), TODAY).actual) == "1–2"
    assert str(actual_of(target, access_of(cast.lead.pk), TODAY).actual) == "1"


def test_the_forecast_follows_last_year_where_a_whole_year_was_counted(cast, everything):
    contact_of(cast.owner, occurred_at=at(15, month=6, year=2025), people_reached=1)
    contact_of(cast.owner, occurred_at=at(1, year=2025), people_reached=75)
    contact_of(cast.owner, occurred_at=at(1, month=11, year=2025), people_reached=25)
    contact_of(cast.owner, occurred_at=at(1), people_reached=60)
    progress = actual_of(of_day("contacts"), today=TODAY)
    assert (progress.basis, progress.forecast) == (Basis.LAST_YEAR, 80)


def test_the_forecast_follows_the_days_where_counting_began_last_year(cast, everything):
    contact_of(cast.owner, occurred_at=at(1, year=2025), people_reached=75)
    contact_of(cast.owner, occurred_at=at(1), people_reached=60)
    assert actual_of(of_day("contacts"), today=TODAY).basis == Basis.PACE


def test_many_targets_take_as_many_queries_as_few(cast, everything):
    few = [of_day("contacts"), of_day("corrections"), of_day("sessions")]
    many = [*few, of_day("contacts", state="NW"), of_day("corrections", state="SN"), of_day("sessions", state=None)]
    for each in few:
        actual_of(each, today=TODAY)

    def queries(targets):
        with CaptureQueriesContext(
            connection,
        ) as caught:
            actuals_of(targets, today=TODAY)
        return len(caught)

    assert queries(few) == queries(many) <= 6


def test_a_month_shows_the_targets_of_the_half_year_around_it():
    half = of_day("contacts")
    of_day("contacts", kind="year")
    pairs = {programme(KOMPAN).pk: frozenset({state_id("ST")})}
    assert targets_for(pairs, period_of(TODAY, "month")) == [half]
    assert targets_for(pairs, period_of(date(2027, 1, 1), "month")) == []


def test_an_exact_period_is_preferred():
    of_day("contacts")
    quarter = of_day("contacts", 50, kind="quarter")
    pairs = {programme(KOMPAN).pk: frozenset({state_id("ST")})}
    assert targets_for(pairs, period_of(TODAY, "quarter")) == [quarter]


def test_the_strip_leaves_out_what_the_states_do_not_tell(everything):
    mine = of_day("contacts")
    of_day("contacts", state=None)
    of_day("contacts", state="NW")
    pairs = {programme(KOMPAN).pk: frozenset({state_id("ST")})}
    assert [row.target for row in targets_strip(pairs, period_of(TODAY, "half"), TODAY)] == [mine]


def test_numbers_by_place_for_suggestions(cast, everything):
    contact_of(cast.owner, occurred_at=at(1), people_reached=2)
    place = (programme(KOMPAN).pk, frozenset({state_id("ST")}))
    found = numbers_of(["contacts"], [place], period_of(TODAY, "half"))
    assert found == {("contacts", place): 2}


def test_an_unsaved_day_is_today(everything):
    target = target_of("contacts", day=timezone.localdate() - timedelta(days=800), kind="month")
    assert actual_of(target).is_over
