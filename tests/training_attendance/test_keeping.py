import pytest
from django.utils import timezone

from streetwork.delivery.retention import apply_retention
from streetwork.tenancy.models import Programme
from streetwork.tenancy.scope import current
from tests.conftest import open_states
from tests.factories.trainings import session_of
from tests.training_attendance.conftest import english_client, mark_row, person
from training.attendance.queries import counts_of
from training.attendance.subject import erase
from training.models import Attendance, Registration, SessionCount, SessionMail

pytestmark = pytest.mark.django_db


def rows(session):
    return sorted(
        (
            row.engagement,
            row.institution_type,
            row.home_state_id or 0,
            row.country,
            row.outcome,
            row.people,
            row.minutes,
        )
        for row in counts_of([session.pk])
    )


@pytest.fixture
def old(db):
    """A session that ended seven months ago, with everything that can become of a registration."""
    session = session_of(in_days=-214, capacity=50)
    with open_states("ST"):
        date = session.dates.get()
        for minutes in (None, 60):
            mark_row(person(session), date, minutes=minutes)
        mark_row(person(session, engagement="volunteer"), date, is_present=False)
        person(session, status="cancelled", confirmed_at=timezone.now())
        person(session, status="waiting")
        person(session, status="pending")
        person(session, home_state=None, country="BE")
        SessionMail.objects.create(state=session.state, session=session, recipients="attended", subject="x", body="y")
    return session


def test_counts_are_the_same_before_and_after_the_people_are_deleted(old):
    with open_states("ST"):
        before = rows(old)
        apply_retention()
        assert not Registration.objects.filter(session=old).exists()
        assert not Attendance.objects.exists()
        assert not SessionMail.objects.exists()
        assert rows(old) == before
    assert ("full_time", "welcome_center", 15, "DE", "attended", 2, 240) in before
    assert ("volunteer", "welcome_center", 15, "DE", "no_show", 1, 0) in before
    assert ("full_time", "welcome_center", 0, "BE", "unmarked", 1, 0) in before
    assert sum(row[5] for row in before) == 6  # the address that was never confirmed is nobody


def test_deleted_in_two_nights_counts_add_up(old):
    with open_states("ST"):
        apply_retention()
        mark_row(person(old), old.dates.get())
        apply_retention()
        attended = SessionCount.objects.get(session=old, outcome="attended")
        assert (attended.people, attended.minutes) == (3, 420)


def test_nothing_goes_before_six_months(old):
    young = session_of(in_days=-150)
    with open_states("ST"):
        person(young)
        apply_retention()
        assert Registration.objects.filter(session=young).exists()


def test_a_legal_hold_keeps_the_people(old):
    Programme.objects.filter(pk=old.programme_id).update(legal_hold=True)
    with open_states("ST"):
        apply_retention()
        assert Registration.objects.filter(session=old).count() == 7


def test_counts_of_many_sessions_need_as_few_queries_as_of_one(old, django_assert_num_queries):
    others = [session_of(in_days=-3) for _turn in range(3)]
    with open_states("ST"):
        for session in others:
            mark_row(person(session), session.dates.get())
        with django_assert_num_queries(5):
            counts_of([old.pk])
        with django_assert_num_queries(5):
            found = counts_of([old.pk, *(session.pk for session in others)])
    assert {row.session_id for row in found} == {old.pk, *(session.pk for session in others)}


def test_without_sessions_there_is_nothing(in_st):
    assert counts_of([]) == []


def test_the_page_says_that_the_people_are_deleted_and_what_is_kept(cast, old):
    with open_states("ST"):
        apply_retention()
    page = english_client(cast.training_manager).get(f"/training/attendance/sessions/{old.pk}/")
    assert "The people of this session are deleted" in page.content.decode()
    assert (page.context["kept"][0].label, page.context["kept"][0].value) == ("Took part", "2")


def test_the_figures_of_the_page_count_the_people_that_were_erased(cast):
    session = session_of(in_days=-3)
    with open_states("ST"):
        came, stayed = person(session), person(session)
        for each, is_present in ((came, True), (stayed, False), (person(session), True), (person(session), True)):
            mark_row(each, session.dates.get(), is_present=is_present)

    def figures():
        page = english_client(cast.training_manager).get(f"/training/attendance/sessions/{session.pk}/")
        return {figure.label: figure.value for figure in page.context["figures"]}

    before = figures()
    assert (before["Took part"], before["Did not come"], before["No-show rate"]) == ("3", "1", "25 %")
    with open_states("ST"):
        erase(registrations=[came, stayed], scope=current())
    assert figures() == before | {"Seats taken": "2"}
