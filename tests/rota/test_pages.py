"""The week, one's own times and days away, and those of others for the lead."""

from datetime import timedelta

import pytest
from django.utils import timezone

from streetwork.rota.models import Absence, DailyMail, PresenceTime
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN
from tests.factories.rota import away, there

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def times():
    return [(t.weekday, f"{t.starts:%H:%M}", f"{t.ends:%H:%M}") for t in PresenceTime.objects.all()]


@pytest.fixture
def hours(db):
    def make(**changes):
        return {"programme": programme(KOMPAN).pk, "weekdays": [0, 2], "starts": "09:00", "ends": "13:00"} | changes

    return make


def test_the_week_shows_the_people_of_the_programme(cast, signed_in):
    there(cast.owner, 1)
    there(cast.stranger, 1, slug="welcome-to-the-east-side")
    page = text(signed_in(cast.colleague).get("/team/rota/"))
    assert cast.owner.name in page
    assert cast.stranger.name not in page


def test_who_left_the_programme_is_not_in_its_week(cast, signed_in):
    there(cast.owner, 1)
    cast.owner.memberships.all().delete()
    assert cast.owner.name not in text(signed_in(cast.colleague).get("/team/rota/"))


def test_who_is_away_is_named_with_the_stand_in_and_not_as_there(cast, signed_in, today):
    there(cast.owner, today.weekday())
    away(cast.owner, stand_in=cast.lead)
    page = text(signed_in(cast.colleague).get("/team/rota/"))
    assert "rota-away" in page
    assert cast.lead.name in page
    assert "rota-shift" not in page


@pytest.mark.parametrize("week", ["2026-W48", "", "nonsense", "2026-W99", "0000-W01", "9999-W52", "\x00"])
def test_any_week_can_be_asked_for(cast, signed_in, week):
    assert signed_in(cast.owner).get("/team/rota/", {"week": week, "programme": "\x00"}).status_code == 200


def test_who_is_here_now_is_on_today(cast, signed_in, monkeypatch):
    there(cast.owner, 6, "17:00", "20:30")
    client = signed_in(cast.colleague)
    sunday = timezone.make_aware(timezone.datetime(2026, 11, 22, 18))
    monkeypatch.setattr(timezone, "now", lambda: sunday)
    assert cast.owner.name in text(client.get("/today/"))
    monkeypatch.setattr(timezone, "now", lambda: sunday + timedelta(hours=2, minutes=30))
    assert cast.owner.name not in text(client.get("/today/"))


def test_the_same_hours_are_entered_for_several_days_at_once(cast, signed_in, hours):
    client = signed_in(cast.owner)
    for _twice in range(2):
        assert client.post(f"/team/rota/people/{cast.owner.pk}/times/", hours()).url == "/team/rota/me/"
    assert times() == [(0, "09:00", "13:00"), (2, "09:00", "13:00")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekdays": []}, {"weekdays": [7]}, {"weekdays": ["\x00"]}, {"starts": ""}, {"starts": "x"},
        {"starts": "14:00"}, {"ends": "09:00"}, {"programme": 99999999999999999999}, {"programme": ""},
    ],
)  # fmt: skip
def test_wrong_hours_are_told_and_not_saved(cast, signed_in, hours, wrong):
    response = signed_in(cast.owner).post(f"/team/rota/people/{cast.owner.pk}/times/", hours(**wrong))
    assert response.status_code == 422
    assert times() == []


def test_overlapping_hours_are_refused_as_a_whole(cast, signed_in, hours):
    there(cast.owner, 2, "12:00", "15:00")
    assert signed_in(cast.owner).post(f"/team/rota/people/{cast.owner.pk}/times/", hours()).status_code == 422
    assert times() == [(2, "12:00", "15:00")]


def test_short_rest_is_a_hint_and_no_refusal(cast, signed_in, hours):
    there(cast.owner, 1, "07:00", "09:00")
    client = signed_in(cast.owner)
    data = hours(weekdays=[0], starts="18:00", ends="22:00")
    assert client.post(f"/team/rota/people/{cast.owner.pk}/times/", data).status_code == 302
    assert "ArbZG" in text(client.get("/team/rota/me/"))


def test_days_away_are_entered_with_a_stand_in(cast, signed_in, today):
    assert cast.colleague
    data = {"first_day": today, "last_day": today + timedelta(days=4), "stand_in": cast.colleague.pk}
    assert signed_in(cast.owner).post(f"/team/rota/people/{cast.owner.pk}/away/", data).status_code == 302
    absence = Absence.objects.get()
    assert (absence.user_id, absence.stand_in_id) == (cast.owner.pk, cast.colleague.pk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_day": ""}, {"last_day": "x"}, {"last_day": "2019-01-01"}, {"first_day": "9999-12-31"},
        {"last_day": "9999-12-31"}, {"first_day": "0001-01-01"}, {"stand_in": "\x00"},
        {"stand_in": "99999999999999999"}, {"stand_in": "stranger"},
    ],
)  # fmt: skip
def test_wrong_days_are_told_and_not_saved(cast, signed_in, today, wrong):
    wrong = {name: cast.stranger.pk if value == "stranger" else value for name, value in wrong.items()}
    data = {"first_day": today, "last_day": today} | wrong
    assert signed_in(cast.owner).post(f"/team/rota/people/{cast.owner.pk}/away/", data).status_code == 422
    assert not Absence.objects.exists()


def test_overlapping_days_are_refused_in_words(cast, signed_in, today):
    away(cast.owner, first=1, last=2)
    data = {"first_day": today, "last_day": today + timedelta(days=1)}
    assert signed_in(cast.owner).post(f"/team/rota/people/{cast.owner.pk}/away/", data).status_code == 422
    assert Absence.objects.count() == 1


def test_the_lead_edits_for_others_and_nobody_else_does(cast, signed_in, hours, today):
    url = f"/team/rota/people/{cast.owner.pk}/"
    assert signed_in(cast.lead).get(url).status_code == 200
    assert signed_in(cast.lead).post(f"{url}times/", hours()).url == url
    time, absence = PresenceTime.objects.first(), away(cast.owner)
    colleague = signed_in(cast.colleague)
    tried = [
        colleague.get(url),
        colleague.post(f"{url}times/", hours()),
        colleague.post(f"{url}away/", {"first_day": today, "last_day": today}),
        colleague.post(f"/team/rota/times/{time.pk}/delete/"),
        colleague.post(f"/team/rota/away/{absence.pk}/end/"),
    ]
    assert [answer.status_code for answer in tried] == [404] * 5
    assert signed_in(cast.lead).post(f"/team/rota/away/{absence.pk}/end/").status_code == 302
    assert signed_in(cast.lead).post(f"/team/rota/times/{time.pk}/delete/").status_code == 302
    assert (Absence.objects.count(), PresenceTime.objects.count()) == (0, 1)


def test_a_lead_of_another_programme_edits_nothing(cast, signed_in):
    assert signed_in(cast.lead).get(f"/team/rota/people/{cast.stranger.pk}/").status_code == 404


@pytest.mark.parametrize("days", ["daily", "workdays", "never"])
def test_the_daily_mail_is_chosen(cast, signed_in, days):
    client = signed_in(cast.owner)
    for _twice in range(2):
        assert client.post("/team/rota/daily-mail/", {"days": days}).status_code == 302
    assert DailyMail.objects.get().days == days
    assert client.post("/team/rota/daily-mail/", {"days": "\x00"}).status_code == 422
