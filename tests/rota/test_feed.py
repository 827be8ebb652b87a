"""The calendar behind a secret address: the owner's dates, with the rights of this moment, and no content."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from icalendar import Calendar

from streetwork.rota import actions, calendar_views
from streetwork.rota.models import CalendarFeed
from streetwork.tenancy.models import State
from streetwork.web.networks import NetworkLimit
from tests.factories.cast import client_of
from tests.factories.followups import case_of, follow_up_of
from tests.factories.rota import away, there

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cast):
    return f"/calendar/{actions.make_feed(user=cast.owner.pk)}.ics"


@pytest.fixture
def anybody():
    return client_of()


def events(response):
    return {str(event["summary"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}


def test_the_page_shows_the_address_once(cast, signed_in):
    client = signed_in(cast.owner)
    made = client.post("/team/rota/calendar/make/")
    token = re.search(r"/calendar/([\w-]+)\.ics", made.content.decode())[1]
    assert len(token) >= 32
    assert "no-store" in made["Cache-Control"]
    assert token not in client.get("/team/rota/calendar/").content.decode()
    assert client_of().get(f"/calendar/{token}.ics").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(f)::text FROM rota_calendarfeed f")
        assert token not in cursor.fetchone()[0]


def test_a_new_address_ends_the_old_one_and_revoking_ends_it_all(cast, signed_in, address, anybody):
    client = signed_in(cast.owner)
    client.post("/team/rota/calendar/make/")
    assert anybody.get(address).status_code == 404
    assert CalendarFeed.objects.count() == 1
    client.post("/team/rota/calendar/revoke/")
    assert not CalendarFeed.objects.exists()


def test_the_calendar_is_valid_and_has_what_it_needs(cast, address, anybody, today):
    there(cast.owner, 2)
    follow_up_of(cast.owner, days=2, due_time="16:30")
    away(cast.owner, first=20, last=24)
    away(cast.colleague, stand_in=cast.owner, first=1, last=1)
    response = anybody.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    all_events = calendar.walk("VEVENT")
    assert len(all_events) == 4
    assert all(event["uid"] and event["dtstamp"] for event in all_events)
    assert len({str(event["uid"]) for event in all_events}) == 4
    weekly = [event for event in all_events if "rrule" in event]
    assert [event["rrule"]["freq"] for event in weekly] == [["WEEKLY"]]
    assert weekly[0].start.weekday() == 2
    whole_days = [event for event in all_events if event.duration == timedelta(days=5)]
    assert [event.start for event in whole_days] == [today + timedelta(days=20)]
    assert b"\r\n" in response.content
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))


def test_a_follow_up_is_a_title_and_a_link_and_nothing_else(cast, address, anybody):
    follow_up_of(cast.owner, days=1, case=case_of(cast.owner, code="K-7Q2M"), purpose="talk")
    body = anybody.get(address).content.decode()
    assert "/follow-ups/#follow-up-" in body.replace("\r\n ", "")
    for secret in ("K-7Q2M", "Facebook", "DESCRIPTION", cast.owner.name):
        assert secret not in body


def test_uids_and_bytes_stay_the_same_so_that_nothing_is_sent_twice(cast, address, anybody):
    follow_up_of(cast.owner)
    first = anybody.get(address)
    again = anybody.get(address)
    assert first.content == again.content
    assert anybody.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    follow_up_of(cast.owner, days=3)
    assert anybody.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_no_cookie_is_set_and_no_proxy_keeps_it(cast, address, anybody):
    response = anybody.get(address)
    assert not response.cookies
    assert response["Cache-Control"] == "private, no-cache"
    assert response["X-Robots-Tag"].startswith("noindex")


def test_settled_ones_and_those_of_others_are_not_in_it(cast, address, anybody):
    follow_up_of(cast.owner, status="done")
    follow_up_of(cast.colleague)
    assert events(anybody.get(address)) == {}


def test_it_shows_what_its_owner_may_see_now(cast, address, anybody):
    follow_up_of(cast.owner)
    assert len(events(anybody.get(address))) == 1
    cast.owner.memberships.get().states.set(State.objects.filter(code="SN"))
    assert events(anybody.get(address)) == {}


@pytest.mark.parametrize("end", ["inactive", "left"])
def test_who_left_has_no_calendar(cast, address, anybody, end):
    if end == "inactive":
        cast.owner.is_active = False
        cast.owner.save()
    else:
        cast.owner.memberships.all().delete()
    assert anybody.get(address).status_code == 404


def test_a_session_neither_helps_nor_hinders(cast, address, signed_in):
    follow_up_of(cast.owner)
    assert len(events(signed_in(cast.outsider).get(address))) == 1


@pytest.mark.parametrize("token", ["x", "a" * 32, "%00", "ü", "a" * 5000])
def test_unknown_addresses_are_not_found(anybody, token):
    assert anybody.get(f"/calendar/{token}.ics").status_code == 404


def test_guessing_is_slowed_down_and_known_addresses_are_not(cast, address, monkeypatch):
    monkeypatch.setattr(calendar_views, "guesses", NetworkLimit("calendar_feed_test", "3/h", gets=True))
    guesser = client_of(REMOTE_ADDR="10.9.9.9")
    assert [guesser.get("/calendar/guess.ics").status_code for _turn in range(5)] == [404, 404, 404, 429, 429]
    assert guesser.get(address).status_code == 200


def test_the_last_fetch_is_known_by_its_day(cast, address, anybody, today):
    anybody.get(address)
    assert CalendarFeed.objects.get().last_used_on == today
