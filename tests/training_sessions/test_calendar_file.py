"""The calendar file that registrants get, and how dates are said."""

import datetime

import pytest
from django.utils import timezone, translation
from icalendar import Calendar

from tests.factories.trainings import session_of
from training.models import SessionDate
from training.sessions.ics import session_ics
from training.sessions.when import when_text

pytestmark = pytest.mark.django_db


def events(session, **options):
    return Calendar.from_ical(session_ics(session, language="de", **options)).walk("VEVENT")


def test_each_date_is_an_event_of_its_own(version):
    session = session_of(version, dates=2, title="Schulung, mit Komma")
    found = events(session, url="https://example.org/x")
    assert [event["dtstart"].dt for event in found] == [date.starts_at for date in session.dates.all()]
    assert [event["dtend"].dt for event in found] == [date.ends_at for date in session.dates.all()]
    assert len({event["uid"] for event in found}) == 2
    assert {str(event["summary"]) for event in found} == {"Schulung, mit Komma"}
    assert {str(event["url"]) for event in found} == {"https://example.org/x"}


def test_the_same_date_keeps_its_uid_and_counts_up(version):
    session = session_of(version)
    before = events(session)[0]
    session.dates.update(ends_at=session.ends_at + datetime.timedelta(hours=1))
    session.sequence += 1
    after = events(session)[0]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)


def test_the_same_facts_give_the_same_bytes(version):
    session = session_of(version)
    assert session_ics(session, language="de") == session_ics(session, language="de")


def test_cancelled_takes_the_event_away(version):
    body = session_ics(session_of(version), language="de", status="CANCELLED")
    assert b"METHOD:CANCEL" in body
    assert b"STATUS:CANCELLED" in body
    assert b"ORGANIZER" in body


def test_the_meeting_link_stands_only_in_private_files(version):
    session = session_of(version, online_url="https://meet.example.org/room")
    assert b"meet.example.org" not in session_ics(session, language="de")
    assert b"meet.example.org" in session_ics(session, language="de", private=True)


@pytest.mark.parametrize(
    ("facts", "location"),
    [
        ({"form": "online"}, "online"),
        ({"form": "on_site", "place": "Saal", "postcode": "06108", "city": "Halle"}, "Saal, 06108 Halle"),
        ({"form": "hybrid", "city": "Halle"}, "Halle / online"),
    ],
)
def test_where_it_takes_place(version, facts, location):
    assert str(events(session_of(version, **facts))[0]["location"]) == location


def dated(begin, end):
    return SessionDate(
        starts_at=timezone.make_aware(datetime.datetime.fromisoformat(begin)),
        ends_at=timezone.make_aware(datetime.datetime.fromisoformat(end)),
    )


def test_dates_are_said_in_local_time_and_in_the_readers_language():
    date = dated("2026-07-07T10:00", "2026-07-07T13:30")
    with translation.override("de"):
        assert when_text([date]).startswith("Di, 7. Juli 2026, 10:00–13:30")
    with translation.override("pl"):
        assert "lipca 2026" in when_text([date])
    assert when_text([]) == ""


def test_over_midnight_both_days_are_said():
    with translation.override("de"):
        text = when_text([dated("2026-07-07T20:00", "2026-07-08T01:00")])
    assert text == "Di, 7. Juli 2026, 20:00 – Mi, 8. Juli 2026, 01:00"
