"""Confirming, giving back, moving up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.trainings import session_of
from tests.training_signup.conftest import counted, link_in, post, rows, sent, statuses
from training.models import Registration, TrainingSession
from training.signup import actions
from training.signup.tasks import settle_seats
from training.signup.tokens import token_of

pytestmark = pytest.mark.django_db
ICS = "text/calendar"


def registered(session, *names):
    """People who have registered, in this order; answers their tokens."""
    for name in names:
        post(session, email=f"{name}@example.org")
    sent()
    return {row.email.partition("@")[0]: token_of(row) for row in rows(session)}


def press(action, token, /, **data):
    return Client().post(reverse(f"signup:{action}", args=[token]), data)


def page(token, name="mine"):
    answer = Client().get(reverse(f"signup:{name}", args=[token]))
    return answer.status_code, answer.content.decode()


def later(opened, session, **fields):
    with opened("ST"):
        Registration.objects.filter(session=session).update(**fields)


def test_confirming_takes_the_seat_and_brings_the_calendar_entry():
    session = session_of()
    token = registered(session, "ann")["ann"]
    assert "Yes, I want to take part" in page(token, "confirm")[1]
    assert statuses(session) == ["pending"]
    assert press("confirm", token).status_code == 302
    (row,) = rows(session)
    assert (row.status, row.deadline) == ("confirmed", None)
    (mail,) = sent()
    assert "you have a seat" in mail.body
    assert [part[2] for part in mail.attachments] == [ICS]
    assert "BEGIN:VEVENT" in mail.attachments[0][1]
    assert "You have a seat" in page(token)[1]


def test_confirming_twice_changes_nothing_and_sends_one_mail():
    session = session_of()
    token = registered(session, "ann")["ann"]
    assert press("confirm", token).status_code == press("confirm", token).status_code == 302
    assert len(sent()) == 1


def test_the_link_of_the_meeting_is_for_those_with_a_seat_alone():
    session = session_of(capacity=1, online_url="https://meet.example.org/secret")
    tokens = registered(session, "ann", "ben")
    assert "meet.example.org" not in page(tokens["ann"], "confirm")[1]
    for token in tokens.values():
        press("confirm", token)
    mails = {mail.to[0][:3]: mail for mail in sent()}
    assert "meet.example.org" in mails["ann"].body
    assert "meet.example.org" in mails["ann"].attachments[0][1]
    assert "meet.example.org" not in str(mails["ben"].message())
    assert "meet.example.org" in page(tokens["ann"])[1]
    assert "meet.example.org" not in page(tokens["ben"])[1] + page(tokens["ben"], "ics")[1]


def test_when_somebody_cancels_the_next_in_line_gets_an_offer():
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben", "cem")
    for token in tokens.values():
        press("confirm", token)
    sent()
    press("cancel", tokens["ann"])
    assert statuses(session) == ["cancelled", "offered", "waiting"]
    assert counted(session) == (1, 1)
    mails = {mail.to[0][:3]: mail for mail in sent()}
    assert set(mails) == {"ann", "ben"}
    assert "METHOD:CANCEL" in mails["ann"].attachments[0][1]
    assert "A seat for you" in mails["ben"].subject
    assert link_in(mails["ben"]).endswith(f"/trainings/my/{tokens['ben']}/")


def test_who_takes_the_offer_has_the_seat():
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben")
    for token in tokens.values():
        press("confirm", token)
    press("cancel", tokens["ann"])
    sent()
    assert "Take the seat" in page(tokens["ben"])[1]
    assert press("accept", tokens["ben"]).status_code == press("accept", tokens["ben"]).status_code == 302
    assert statuses(session) == ["cancelled", "confirmed"]
    (mail,) = sent()
    assert "you have a seat" in mail.body


def test_an_offer_that_is_not_answered_goes_to_the_next_by_itself(opened):
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben", "cem")
    for token in tokens.values():
        press("confirm", token)
    press("cancel", tokens["ann"])
    sent()
    later(opened, session, deadline=timezone.now() - timedelta(minutes=1))
    settle_seats()
    assert statuses(session) == ["cancelled", "expired", "offered"]
    assert counted(session) == (1, 0)
    mails = {mail.to[0][:3]: mail.subject for mail in sent()}
    assert set(mails) == {"ben", "cem"}
    assert "expired" in mails["ben"]
    settle_seats()
    assert sent() == []


def test_who_clicks_too_late_does_not_get_the_seat_of_another(opened):
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben", "cem")
    for token in tokens.values():
        press("confirm", token)
    press("cancel", tokens["ann"])
    later(opened, session, deadline=timezone.now() - timedelta(minutes=1))
    assert press("accept", tokens["ben"]).status_code == 410
    assert statuses(session) == ["cancelled", "expired", "offered"]
    assert "Register again" in page(tokens["ben"])[1]


def test_an_address_that_is_never_confirmed_frees_its_seat_for_who_waits(opened):
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben")
    press("confirm", tokens["ben"])
    sent()
    later(opened, session, deadline=timezone.now() - timedelta(minutes=1))
    with opened("ST"):
        Registration.objects.filter(email="ben@example.org").update(deadline=None)
    settle_seats()
    assert statuses(session) == ["expired", "offered"]
    (mail,) = sent()
    assert mail.to == ["ben@example.org"]
    assert press("confirm", tokens["ann"]).status_code == 410
    assert page(tokens["ann"], "confirm")[0] == 410


def test_who_waits_without_having_confirmed_moves_up_and_confirms_the_seat_with_the_mail_already_there():
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben")
    press("confirm", tokens["ann"])
    press("cancel", tokens["ann"])
    assert statuses(session) == ["cancelled", "pending"]
    press("confirm", tokens["ben"])
    assert statuses(session) == ["cancelled", "confirmed"]


def test_nobody_who_comes_later_overtakes_the_waiting_list():
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben")
    press("cancel", tokens["ann"])
    registered(session, "cem")
    assert statuses(session) == ["cancelled", "pending", "waiting"]


def test_an_unconfirmed_place_on_the_waiting_list_expires(opened):
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben")
    press("confirm", tokens["ann"])
    with opened("ST"):
        Registration.objects.filter(status="waiting").update(deadline=timezone.now() - timedelta(minutes=1))
    settle_seats()
    assert statuses(session) == ["confirmed", "expired"]
    assert counted(session) == (1, 0)


def test_more_seats_are_offered_in_the_order_of_registration(opened):
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben", "cem", "dua")
    for token in tokens.values():
        press("confirm", token)
    TrainingSession.objects.filter(pk=session.pk).update(capacity=3)
    with opened("ST"):
        assert actions.offer_free_seats(session) == 0
    assert statuses(session) == ["confirmed", "offered", "offered", "waiting"]


def test_nobody_is_offered_a_seat_in_a_session_that_has_begun(opened):
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben")
    for token in tokens.values():
        press("confirm", token)
    TrainingSession.objects.filter(pk=session.pk).update(starts_at=timezone.now(), capacity=2)
    with opened("ST"):
        actions.offer_free_seats(session)
    assert statuses(session) == ["confirmed", "waiting"]
    assert press("cancel", tokens["ann"]).status_code == 410


def test_cancelling_twice_gives_one_seat_back():
    session = session_of(capacity=2)
    tokens = registered(session, "ann", "ben", "cem", "dua")
    for token in tokens.values():
        press("confirm", token)
    assert press("cancel", tokens["ann"]).status_code == press("cancel", tokens["ann"]).status_code == 302
    assert statuses(session) == ["cancelled", "confirmed", "offered", "waiting"]


def test_who_cancelled_may_register_again_at_the_end_of_the_line():
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben")
    for token in tokens.values():
        press("confirm", token)
    press("cancel", tokens["ann"])
    assert "Register again" in page(tokens["ann"])[1]
    registered(session, "ann")
    assert statuses(session) == ["cancelled", "offered", "waiting"]


def test_who_waits_sees_the_place_in_line():
    session = session_of(capacity=1)
    tokens = registered(session, "ann", "ben", "cem")
    for token in tokens.values():
        press("confirm", token)
    assert "waiting list, place 2" in page(tokens["cem"])[1]
    press("cancel", tokens["ben"])
    assert "waiting list, place 1" in page(tokens["cem"])[1]


def test_what_somebody_said_can_be_corrected_and_the_seat_stays():
    session = session_of()
    token = registered(session, "ann")["ann"]
    press("confirm", token)
    said = {"name": "Ann Other", "institution": "Caritas", "institution_type": "welfare", "place": "cBE",
            "engagement": "volunteer", "email": "evil@example.org", "status": "waiting"}  # fmt: skip
    assert press("change", token, **said).status_code == 302
    (row,) = rows(session)
    assert (row.name, row.institution, row.country.code, row.home_state_id) == ("Ann Other", "Caritas", "BE", None)
    assert (row.email, row.status) == ("ann@example.org", "confirmed")


def test_a_correction_with_a_mistake_keeps_what_was_typed():
    token = registered(session_of(), "ann")["ann"]
    press("confirm", token)
    answer = press("change", token, name="", institution="Caritas Halle")
    assert answer.status_code == 422
    assert "Caritas Halle" in answer.content.decode()


def test_the_own_page_asks_for_the_confirmation_first():
    token = registered(session_of(), "ann")["ann"]
    assert Client().get(reverse("signup:mine", args=[token]))["Location"].endswith("/confirm/")


@pytest.mark.parametrize("name", ["mine", "confirm", "cancel", "change", "ics"])
@pytest.mark.parametrize("token", ["guessed", "p" + "a" * 26, "a" * 27, "7" * 27, "x" * 400, "%00"])
def test_a_guessed_link_is_a_page_that_says_what_to_do(name, token):
    assert page(token, name)[0] == 404


@pytest.mark.parametrize("name", ["confirm", "accept", "cancel", "change"])
def test_a_guessed_link_does_nothing(name):
    assert press(name, "p" + "a" * 26, walls="1").status_code == 404


def test_opening_links_changes_nothing():
    session = session_of()
    token = registered(session, "ann")["ann"]
    for name in ("mine", "confirm", "cancel", "change", "ics"):
        page(token, name)
    assert Client().get(reverse("signup:accept", args=[token])).status_code == 405
    assert statuses(session) == ["pending"]


def test_a_link_is_not_passed_on_by_the_browser_nor_kept_nor_found():
    token = registered(session_of(), "ann")["ann"]
    press("confirm", token)
    answer = Client().get(reverse("signup:mine", args=[token]))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_the_database_alone_cannot_say_the_link():
    session = session_of()
    token = registered(session, "ann")["ann"]
    (row,) = rows(session)
    assert token not in str(Registration.__dict__) + str(vars(row))


def test_the_page_of_a_cancelled_session_says_so():
    session = session_of()
    token = registered(session, "ann")["ann"]
    press("confirm", token)
    TrainingSession.objects.filter(pk=session.pk).update(status="cancelled", cancel_reason="Trainer is ill.")
    text = page(token)[1]
    assert "has been cancelled" in text
    assert "Trainer is ill." in text
    assert "STATUS:CANCELLED" in page(token, "ics")[1]


def test_who_came_from_abroad_keeps_the_country_in_a_session_that_is_for_some_states_by_now():
    session = session_of()
    tokens = {}
    for name, place in (("ann", "cBE"), ("ben", "cDE")):
        post(session, email=f"{name}@example.org", place=place)
        tokens[place] = token_of(rows(session)[-1])
        press("confirm", tokens[place])
    session.states.set([15])
    said = {"name": "New", "institution": "Caritas", "institution_type": "welfare", "engagement": "volunteer"}
    assert "Belgium" in page(tokens["cBE"], "change")[1]
    for place, token in tokens.items():
        assert press("change", token, **said, place="cFR").status_code == 422
        assert press("change", token, **said, place=place).status_code == 302
    assert [(row.name, row.home_state_id, row.country.code) for row in rows(session)] == [
        ("New", None, "BE"), ("New", None, "DE"),
    ]  # fmt: skip
