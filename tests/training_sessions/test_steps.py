"""Leading a session through its statuses."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from tests.factories.cast import client_of
from tests.factories.trainings import session_of
from training.models import Registration, TrainingSession, TrainingSessionEvent
from training.sessions import actions
from training.sessions.changes import Refused
from training.sessions.history import moments_of

pytestmark = pytest.mark.django_db


def url(session, what="step"):
    return f"/training/sessions/{session.pk}/{what}/"


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setattr(actions, "tell_all", lambda session, what: told.append((session.pk, what)) or 1)
    return told


def status_of(session):
    return TrainingSession.objects.get(pk=session.pk).status


def test_a_draft_opens(manager):
    session = session_of(status="draft")
    manager.post(url(session), {"to": "open"})
    assert status_of(session) == "open"


def test_a_draft_without_a_place_does_not_open(manager):
    session = session_of(status="draft", form="on_site")
    response = manager.post(url(session), {"to": "open"}, follow=True)
    assert "The place is missing" in response.content.decode()
    assert status_of(session) == "draft"


def test_what_people_registered_for_is_no_draft_again(manager, register):
    session = session_of()
    register(session)
    manager.post(url(session), {"to": "draft"})
    assert status_of(session) == "open"


def test_it_is_held_only_once_it_has_begun(manager):
    coming, over = session_of(), session_of(in_days=-2)
    for session in (coming, over):
        manager.post(url(session), {"to": "held"})
    assert (status_of(coming), status_of(over)) == ("open", "held")


@pytest.mark.parametrize("to", ["", "full", "cancelled", "\x00", "9" * 40])
def test_a_strange_step_changes_nothing(manager, to):
    session = session_of()
    assert manager.post(url(session), {"to": to}).status_code == 302
    assert status_of(session) == "open"


def test_calling_off_tells_everybody_once_with_the_reason(manager, register, told):
    session = session_of()
    register(session)
    manager.post(url(session, "cancel"), {"reason": "Die Trainerin ist krank."})
    manager.post(url(session, "cancel"), {"reason": "Noch einmal."})
    session.refresh_from_db()
    assert (session.status, session.cancel_reason, session.sequence) == ("cancelled", "Die Trainerin ist krank.", 1)
    assert session.cancelled_at is not None
    assert told == [(session.pk, "cancelled")]


def test_who_calls_off_says_why(manager, told):
    session = session_of()
    response = manager.post(url(session, "cancel"), {"reason": " "})
    assert response.status_code == 422
    assert status_of(session) == "open"


def test_nobody_is_told_when_nobody_registered(manager, told):
    session = session_of()
    manager.post(url(session, "cancel"), {"reason": "Zu wenige."})
    assert status_of(session) == "cancelled"
    assert not told


def test_what_is_called_off_stays_so(manager):
    session = session_of(status="cancelled")
    for to in ("open", "draft", "held"):
        with pytest.raises(Refused):
            actions.move_session(session=session, to=to)
    assert manager.get(url(session, "edit")).status_code == 302


def test_a_draft_can_be_thrown_away_but_nothing_that_people_registered_for(manager, register):
    draft, registered, opened = session_of(status="draft"), session_of(status="draft"), session_of()
    register(registered, status="cancelled")
    for session in (draft, registered, opened):
        manager.post(url(session, "delete"))
    assert set(TrainingSession.objects.all()) == {registered, opened}


@pytest.mark.parametrize("who", ["coordinator", "owner"])
def test_readers_change_nothing(cast, who):
    session = session_of(status="draft")
    client = client_of(getattr(cast, who))
    assert client.get(f"/training/sessions/{session.pk}/").status_code == 200
    assert client.post(url(session), {"to": "open"}).status_code == 403
    assert status_of(session) == "draft"


def test_steps_leave_versions_and_seats_leave_none(manager, register):
    session = session_of(status="draft")
    manager.post(url(session), {"to": "open"})
    register(session)
    assert TrainingSessionEvent.objects.filter(id=session.pk).count() == 2


def test_the_history_is_told_from_the_versions_the_newest_first(db):
    start = timezone.now()
    facts = [
        {"status": "draft", "title": "Alt", "capacity": 5},
        {"status": "open", "title": "Alt", "capacity": 5},
        {"status": "open", "title": "Neu", "capacity": 8},
    ]
    events = [
        TrainingSessionEvent(
            pgh_id=number, pgh_created_at=start + timedelta(days=number), form="online", actor=None, **each
        )
        for number, each in enumerate(facts)
    ]
    with translation.override("en"):
        told = [moment.what for moment in moments_of(events)]
    assert told == [("title: Neu (was: Alt)", "seats: 8 (was: 5)"), ("opened for registration",), ("set up",)]


def test_the_page_of_a_called_off_session_says_why(manager):
    session = session_of(status="cancelled", cancel_reason="Zu wenige.", cancelled_at=timezone.now())
    assert "Zu wenige." in manager.get(f"/training/sessions/{session.pk}/").content.decode()


def said_after_calling_off(client, session) -> str:
    answer = client.post(url(session, "cancel"), {"reason": "Die Trainerin ist krank."}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def test_calling_off_says_who_is_told_and_who_cannot_be(manager, register):
    session = session_of()
    for status in ("confirmed", "waiting", "pending"):
        register(session, status=status)
    assert said_after_calling_off(manager, session) == (
        "Called off. 2 people who registered are told by mail. "
        "1 person gave no address or did not confirm it, and is not told."
    )


def test_calling_off_does_not_say_that_somebody_is_told_when_nobody_is(manager, register, within):
    session = session_of()
    register(session, status="pending")
    person = register(session)
    with within(session):
        Registration.objects.filter(pk=person.pk).update(email="", email_mark=None)
    assert said_after_calling_off(manager, session) == (
        "Called off. 2 people gave no address or did not confirm it, and are not told."
    )


def test_who_calls_off_what_a_colleague_called_off_tells_nobody_again(register, db):
    session = session_of()
    register(session)
    assert actions.cancel_session(session=session, reason="Zu wenige.") == (1, 0)
    assert actions.cancel_session(session=session, reason="Noch einmal.") is None
