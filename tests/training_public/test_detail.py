import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from tests.factories.cast import Cast, client_of
from tests.factories.trainings import session_of
from training.models import SessionTrainer

pytestmark = pytest.mark.django_db


def page_of(session, language="en/"):
    answer = Client().get(f"/{language}trainings/{session.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def properties(page):
    """What search engines read: (name, content) of every property that a tag itself carries."""
    return re.findall(r'itemprop="(\w+)" (?:content|href)="([^"]*)"', page)


def test_a_stranger_reads_what_when_where_and_registers():
    session = session_of(title="Beratung im Chat", description="Wir üben an Beispielen.")
    page = page_of(session)
    for words in ("Beratung im Chat", "Wir üben an Beispielen.", "Modul 1", "3 h", "none: taking part is free"):
        assert words in page
    assert f"/en/trainings/{session.slug}/register/" in page


def test_the_link_of_the_meeting_is_not_public():
    session = session_of(online_url="https://meet.example.org/geheim")
    assert "geheim" not in page_of(session)
    assert b"geheim" not in Client().get(f"/trainings/{session.slug}/training.ics").content


def test_only_trainers_who_want_it_are_named():
    session = session_of()
    SessionTrainer.objects.create(session=session, name="Rita Referentin", is_public=True)
    SessionTrainer.objects.create(session=session, name="Nora Namenlos", is_public=False)
    page = page_of(session)
    assert "Rita Referentin" in page
    assert "Nora Namenlos" not in page


def test_it_is_an_event_for_search_engines():
    session = session_of(form="hybrid", place="Stadthaus", city="Halle", postcode="06108", capacity=20)
    page = page_of(session)
    assert 'itemtype="https://schema.org/EducationEvent"' in page
    said = dict(properties(page))
    assert said["startDate"] == timezone.localtime(session.starts_at).isoformat()
    assert said["endDate"] == timezone.localtime(session.ends_at).isoformat()
    assert said["eventStatus"] == "https://schema.org/EventScheduled"
    assert said["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert said["availability"] == "https://schema.org/InStock"
    assert (said["price"], said["isAccessibleForFree"], said["remainingAttendeeCapacity"]) == ("0", "true", "20")
    for kind in ("Place", "PostalAddress", "VirtualLocation", "Offer", "Organization"):
        assert f'itemtype="https://schema.org/{kind}"' in page


@pytest.mark.parametrize(
    ("form", "mode", "kind"),
    [("online", "Online", "VirtualLocation"), ("on_site", "Offline", "Place")],
)
def test_online_and_on_site_are_told_apart(form, mode, kind):
    page = page_of(session_of(form=form, city="Halle"))
    assert f"https://schema.org/{mode}EventAttendanceMode" in page
    assert f"https://schema.org/{kind}" in page
    assert ("VirtualLocation" in page) == (form == "online")


def test_several_dates_are_events_of_their_own():
    assert page_of(session_of(dates=3)).count('itemprop="subEvent"') == 3


def test_a_full_one_offers_the_waiting_list():
    page = page_of(session_of(capacity=1, seats_taken=1))
    assert "Join the waiting list" in page
    assert "https://schema.org/SoldOut" in page


def test_a_full_one_without_a_waiting_list_offers_nothing():
    page = page_of(session_of(capacity=1, seats_taken=1, has_waiting_list=False))
    assert "/register/" not in page


def test_a_cancelled_one_says_so_and_why():
    page = page_of(session_of(status="cancelled", cancel_reason="Die Referentin ist krank."))
    assert "This training does not take place." in page
    assert "Die Referentin ist krank." in page
    assert "https://schema.org/EventCancelled" in page
    assert "/register/" not in page


@pytest.mark.parametrize("facts", [{"in_days": -5}, {"in_days": -5, "status": "held"}])
def test_one_that_is_over_says_so(facts):
    page = page_of(session_of(**facts))
    assert "This training is over." in page
    assert "/register/" not in page
    assert "training.ics" not in page


def test_a_closed_registration_offers_no_form():
    page = page_of(session_of(closes_at=timezone.now() - timedelta(hours=1)))
    assert "Registration closed" in page
    assert "/register/" not in page


def test_a_draft_is_not_there():
    session = session_of(status="draft")
    for end in ("", "training.ics"):
        assert Client().get(f"/trainings/{session.slug}/{end}").status_code == 404


def test_the_calendar_file_has_an_event_for_each_date():
    session = session_of(dates=2, title="Beratung im Chat")
    answer = Client().get(f"/pl/trainings/{session.slug}/training.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"].startswith("text/calendar")
    assert [str(event["SUMMARY"]) for event in events] == ["Beratung im Chat"] * 2
    assert f"/pl/trainings/{session.slug}/" in str(events[0]["URL"])


def test_what_people_wrote_is_never_markup():
    page = page_of(session_of(title="<b>x</b>", description='"><script>1</script>', cancel_reason="<i>"))
    assert "<b>x</b>" not in page
    assert "<script>1" not in page


def test_a_members_page_is_kept_by_nobody_else():
    session = session_of()
    answer = client_of(Cast().owner).get(f"/trainings/{session.slug}/")
    assert "private" in answer["Cache-Control"]
