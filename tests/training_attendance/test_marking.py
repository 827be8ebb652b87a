import uuid

import pytest

from streetwork.tenancy.models import State
from tests.factories.accounts import UserFactory
from tests.factories.trainings import partner_of, session_of
from tests.training_attendance.conftest import dates_of, person
from training.attendance import marking
from training.attendance.people import add_person
from training.models import Attendance, PartnerAttendance, Registration, SessionCount, TrainingSession
from training.network.matching import fold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_st")]


@pytest.fixture
def user(db):
    return UserFactory().pk


def tick(registration, date, to, seen, user, **more):
    return marking.mark(registration=registration, date=date, to=to, seen=seen, user=user, **more)


def present(session):
    return list(
        Attendance.objects.filter(date__session=session, is_present=True).values_list("registration", flat=True)
    )


def test_marked_twice_is_marked_once(session, user):
    each, (date, _second) = person(session), dates_of(session)
    tick(each, date, "yes", "", user)
    tick(each, date, "yes", "", user)
    mark = Attendance.objects.get()
    assert (mark.is_present, mark.minutes, mark.marked_by_id) == (True, None, user)


def test_a_mark_can_be_turned_and_taken_back(session, user):
    each, (date, _second) = person(session), dates_of(session)
    tick(each, date, "yes", "", user)
    tick(each, date, "no", "yes", user)
    assert present(session) == []
    tick(each, date, "", "no", user)
    assert not Attendance.objects.exists()


def test_a_colleagues_mark_is_not_overwritten_unseen(session, user):
    each, (date, _second) = person(session), dates_of(session)
    tick(each, date, "yes", "", user)
    with pytest.raises(marking.SeenOtherwise) as refused:
        tick(each, date, "no", "", user)
    assert refused.value.now == "yes"
    assert present(session) == [each.pk]


@pytest.mark.parametrize("status", ["waiting", "cancelled", "pending", "offered", "expired"])
def test_without_a_seat_nobody_is_marked(session, user, status):
    with pytest.raises(marking.NoSeat):
        tick(person(session, status=status), dates_of(session)[0], "yes", "", user)


def test_minutes_are_cut_to_the_date(session, user):
    each, (date, _second) = person(session), dates_of(session)
    tick(each, date, "yes", "", user, minutes=999)
    assert Attendance.objects.get().minutes == 180


def test_the_rest_did_not_come_and_who_is_marked_stays(session, user):
    came, stayed, waiting = person(session), person(session), person(session, status="waiting")
    date, second = dates_of(session)
    tick(came, date, "yes", "", user)
    assert marking.mark_rest_absent(date=date, user=user) == 1
    assert marking.mark_rest_absent(date=date, user=user) == 0
    marks = {mark.registration_id: mark.is_present for mark in Attendance.objects.filter(date=date)}
    assert marks == {came.pk: True, stayed.pk: False}
    assert not Attendance.objects.filter(date=second).exists()
    assert waiting.pk not in marks


def test_who_came_from_the_waiting_list_takes_no_seat(session):
    person(session)
    waiting = person(session, status="waiting")
    marking.bring_in(registration=waiting)
    marking.bring_in(registration=waiting)
    fresh = Registration.objects.get(pk=waiting.pk)
    assert (fresh.status, fresh.origin) == ("confirmed", "walk_in")
    session.refresh_from_db()
    assert (session.seats_taken, session.waiting) == (1, 0)


def test_who_registered_anew_is_not_brought_in_twice(session):
    cancelled = person(session, status="cancelled", email_mark=b"1" * 16)
    person(session, email_mark=b"1" * 16)
    with pytest.raises(marking.AlreadyHere):
        marking.bring_in(registration=cancelled)


FACTS = {"name": "Wanda Walk", "email": "", "institution": "Welcome Center Halle", "institution_type": "welcome_center",
         "home_state_id": 15, "country": "DE", "engagement": "volunteer", "language_id": "de"}  # fmt: skip


def add(session, user, origin="walk_in", key=None, date=None, **facts):
    return add_person(
        session=session, facts=FACTS | facts, origin=origin, user=user, key=key or uuid.uuid4(), date=date
    )


def test_a_walk_in_is_there_and_takes_no_seat_even_of_a_full_session(user):
    full = session_of(in_days=-1, capacity=1)
    person(full)
    walk_in = add(full, user, date=full.dates.get())
    assert present(full) == [walk_in.pk]
    assert TrainingSession.objects.get(pk=full.pk).seats_taken == 1


def test_the_same_form_sent_twice_adds_one_person_also_without_an_address(session, user):
    key = uuid.uuid4()
    first, second = (add(session, user, key=key, date=dates_of(session)[0]) for _turn in range(2))
    assert first.pk == second.pk
    assert Registration.objects.filter(session=session).count() == 1


def test_an_address_that_is_registered_is_not_added_again(session, user):
    add(session, user, email="wanda@example.org")
    with pytest.raises(marking.AlreadyHere):
        add(session, user, email="Wanda@Example.org")


def test_who_registers_by_phone_gets_a_seat_or_waits(coming, user):
    states = [add(coming, user, origin="staff", email=f"p{number}@example.org").status for number in range(3)]
    assert states == ["confirmed", "confirmed", "waiting"]


def test_an_institution_of_the_network_took_part_when_one_of_its_people_did(session, user):
    state = State.objects.get(code="ST")
    partner = partner_of(name="Welcome Center Halle")
    partner.name_key = fold(partner.name)
    partner.save()
    one, two = (person(session, institution="Welcome Center Halle e.V.", home_state=state) for _turn in range(2))
    date = dates_of(session)[0]
    tick(one, date, "yes", "", user)
    tick(two, date, "yes", "", user)
    assert PartnerAttendance.objects.get().partner == partner
    tick(one, date, "no", "yes", user)
    assert PartnerAttendance.objects.exists()
    tick(Registration.objects.get(pk=two.pk), date, "", "yes", user)
    assert not PartnerAttendance.objects.exists()


def test_what_deleted_people_proved_stays(session, user):
    partner = partner_of(name="Alt")
    PartnerAttendance.objects.create(session=session, partner=partner)
    SessionCount.objects.create(
        state=session.state,
        session=session,
        engagement="volunteer",
        institution_type="other",
        outcome="attended",
        people=1,
    )
    each = person(session, partner=partner)
    tick(each, dates_of(session)[0], "no", "", user)
    assert PartnerAttendance.objects.filter(partner=partner).exists()
