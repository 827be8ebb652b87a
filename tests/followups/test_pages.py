"""Agreeing and settling in the browser: panels, list, Today; with and without script."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import FollowUp
from streetwork.vocabulary.models import Platform
from tests.factories.cases import writing
from tests.factories.followups import case_of, follow_up_of
from tests.factories.rota import away

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def agreement(db):
    """What the browser sends to agree a follow-up."""

    def make(**changes):
        facebook = Platform.objects.get(code="facebook").pk
        data = {"purpose": "check_in", "when": "1", "platform": facebook, "agreed": "on"} | changes
        return {name: value for name, value in data.items() if value is not None}

    return make


def saved():
    with writing("ST"):
        return list(FollowUp.objects.order_by("pk"))


def text(response):
    return response.content.decode()


def test_a_follow_up_is_agreed_on_the_page_of_the_contact(cast, logged, signed_in, agreement, today):
    contact = logged()
    client = signed_in(cast.owner)
    assert f"/follow-ups/contacts/{contact.pk}/" in text(client.get(f"/contacts/{contact.pk}/"))
    response = client.post(f"/follow-ups/contacts/{contact.pk}/", agreement())
    assert (response.status_code, response.url) == (302, f"/contacts/{contact.pk}/#follow-ups")
    (follow_up,) = saved()
    assert (follow_up.contact_id, follow_up.due_on) == (contact.pk, today + timedelta(days=1))


def test_with_script_the_panel_is_the_answer(cast, logged, signed_in, agreement):
    contact = logged()
    response = signed_in(cast.owner).post(f"/follow-ups/contacts/{contact.pk}/", agreement(), **HTMX)
    assert response.status_code == 200
    assert f'id="follow-up-{saved()[0].pk}"' in text(response)
    assert "<html" not in text(response)


@pytest.mark.parametrize("extra", [{}, HTMX])
def test_without_the_tick_nothing_is_noted_and_what_was_typed_stays(cast, logged, signed_in, agreement, extra):
    contact = logged()
    data = agreement(agreed=None, due_time="16:45", purpose="material")
    response = signed_in(cast.owner).post(f"/follow-ups/contacts/{contact.pk}/", data, **extra)
    assert response.status_code == 422
    assert 'value="16:45"' in text(response)
    assert 'value="material" id="id_purpose_2" checked' in " ".join(text(response).split()) or "checked" in text(
        response
    )
    assert saved() == []


def test_on_an_unanswered_offer_only_the_exception_is_offered(cast, logged, signed_in, agreement):
    contact = logged(kind="offer", offer_answered=False)
    client = signed_in(cast.owner)
    page = text(client.get(f"/contacts/{contact.pk}/"))
    assert 'name="at_risk"' in page
    assert 'name="agreed"' not in page
    assert client.post(f"/follow-ups/contacts/{contact.pk}/", agreement()).status_code == 422
    assert saved() == []
    assert client.post(f"/follow-ups/contacts/{contact.pk}/", agreement(at_risk="on")).status_code == 302
    assert [each.at_risk for each in saved()] == [True]


@pytest.mark.parametrize(
    "wrong",
    [
        {"when": "day"},
        {"when": "day", "due_on": "2019-01-01"},
        {"when": "day", "due_on": "tomorrow"},
        {"when": "day", "due_on": "9999-12-31"},
        {"when": "2"},
        {"when": "99999999999999999999"},
        {"purpose": "revenge"},
        {"purpose": "\x00"},
        {"platform": "99999999999999999999"},
        {"platform": ""},
        {"due_time": "25:00"},
        {"last_message_at": "0001-01-01T00:00"},
        {"last_message_at": "2999-01-01T00:00"},
        {"last_message_at": "yesterday"},
        {"last_message_at": "2020-01-01T00:00"},
    ],
)
def test_bad_input_is_told_and_nothing_is_saved(cast, logged, signed_in, agreement, wrong):
    contact = logged()
    response = signed_in(cast.owner).post(f"/follow-ups/contacts/{contact.pk}/", agreement(**wrong))
    assert response.status_code == 422
    assert saved() == []


def test_the_last_message_starts_a_countdown_on_the_page(cast, logged, signed_in, agreement):
    contact = logged()
    moment = timezone.localtime() - timedelta(hours=20)
    data = agreement(last_message_at=f"{moment:%Y-%m-%dT%H:%M}", when="day", due_on=f"{timezone.localdate()}")
    response = signed_in(cast.owner).post(f"/follow-ups/contacts/{contact.pk}/", data, **HTMX)
    page = text(response)
    assert "data-window-ends=" in page
    assert "3 h 59 min" in page or "4 h 0 min" in page or "3 Std. 59" in page or "4 Std. 0" in page


def test_a_closed_window_says_what_to_do(cast, signed_in):
    follow_up_of(cast.owner, window_ends_at=timezone.now() - timedelta(minutes=1))
    page = text(signed_in(cast.owner).get("/follow-ups/"))
    assert "fu-window-closed" in page
    assert "data-window-ends" not in page


@pytest.mark.parametrize("status", ["done", "unreached", "dropped"])
def test_one_button_settles(cast, signed_in, status):
    follow_up = follow_up_of(cast.owner)
    response = signed_in(cast.owner).post(f"/follow-ups/{follow_up.pk}/settle/", {"status": status, "next": "/today/"})
    assert (response.status_code, response.url) == (302, "/today/")
    assert saved()[0].status == status


def test_the_way_back_leads_nowhere_foreign(cast, signed_in):
    follow_up = follow_up_of(cast.owner)
    data = {"status": "done", "next": "https://evil.example/"}
    assert signed_in(cast.owner).post(f"/follow-ups/{follow_up.pk}/settle/", data).url == "/follow-ups/"


def test_only_what_was_not_reached_offers_one_more_try(cast, signed_in):
    client = signed_in(cast.owner)
    first = follow_up_of(cast.owner)
    answer = client.post(f"/follow-ups/{first.pk}/settle/", {"status": "unreached"}, **HTMX)
    assert f"/follow-ups/{first.pk}/again/" in text(answer)
    answer = client.post(f"/follow-ups/{first.pk}/again/", {"when": "3"}, **HTMX)
    second = saved()[-1]
    assert second.again_of_id == first.pk
    assert f'id="follow-up-{second.pk}"' in text(answer)
    answer = client.post(f"/follow-ups/{second.pk}/settle/", {"status": "unreached"}, **HTMX)
    assert "/again/" not in text(answer)
    assert client.post(f"/follow-ups/{second.pk}/again/", {"when": "3"}, **HTMX).status_code == 422
    assert len(saved()) == 2


def test_a_settlement_is_taken_back(cast, signed_in):
    follow_up = follow_up_of(cast.owner)
    client = signed_in(cast.owner)
    client.post(f"/follow-ups/{follow_up.pk}/settle/", {"status": "done"})
    assert client.post(f"/follow-ups/{follow_up.pk}/undo/").status_code == 302
    assert saved()[0].status == "open"


def test_it_moves_in_place(cast, signed_in, today):
    follow_up = follow_up_of(cast.owner, days=-2)
    data = {"when": "day", "due_on": f"{today + timedelta(days=5)}", "due_time": "09:30"}
    assert signed_in(cast.owner).post(f"/follow-ups/{follow_up.pk}/move/", data, **HTMX).status_code == 200
    assert (saved()[0].due_on, f"{saved()[0].due_time:%H:%M}") == (today + timedelta(days=5), "09:30")


@pytest.mark.parametrize("action", ["settle", "move", "again", "undo"])
@pytest.mark.parametrize(
    "data", [{}, {"walls": "1"}, {"status": "\x00", "when": "\x00"}, {"status": "open", "when": "day"}]
)
def test_nonsense_harms_nothing(cast, signed_in, action, data):
    follow_up = follow_up_of(cast.owner)
    client = signed_in(cast.owner)
    assert client.post(f"/follow-ups/{follow_up.pk}/{action}/", data).status_code == 302
    assert client.post(f"/follow-ups/{follow_up.pk}/{action}/", data, **HTMX).status_code in (200, 422)
    assert saved()[0].status == "open"


def test_a_colleague_is_told_who_may(cast, signed_in):
    follow_up = follow_up_of(cast.owner)
    client = signed_in(cast.colleague)
    assert client.post(f"/follow-ups/{follow_up.pk}/settle/", {"status": "done"}).status_code == 302
    assert client.post(f"/follow-ups/{follow_up.pk}/settle/", {"status": "done"}, **HTMX).status_code == 403
    assert saved()[0].status == "open"


def test_of_a_foreign_case_a_colleague_learns_nothing(cast, signed_in):
    case = case_of(cast.owner)
    follow_up = follow_up_of(cast.owner, case=case)
    for action in ("settle", "move", "again", "undo"):
        assert signed_in(cast.colleague).post(f"/follow-ups/{follow_up.pk}/{action}/").status_code == 404
    assert signed_in(cast.colleague).post(f"/follow-ups/cases/{case.pk}/").status_code == 404


def test_the_list_says_what_is_due_when(cast, signed_in, today):
    for days in (-1, 0, 30):
        follow_up_of(cast.owner, days=days)
    page = text(signed_in(cast.owner).get("/follow-ups/"))
    places = [page.index(f'id="group-{key}"') for key in ("overdue", "today", "later")]
    assert places == sorted(places)


def test_the_list_shows_mine_and_nobody_elses(cast, signed_in):
    mine, theirs = follow_up_of(cast.owner), follow_up_of(cast.colleague)
    page = text(signed_in(cast.owner).get("/follow-ups/"))
    assert f'id="follow-up-{mine.pk}"' in page
    assert f'id="follow-up-{theirs.pk}"' not in page


def test_the_lead_sees_those_of_the_programme(cast, signed_in):
    mine = follow_up_of(cast.owner)
    assert f'id="follow-up-{mine.pk}"' not in text(signed_in(cast.lead).get("/follow-ups/"))
    assert f'id="follow-up-{mine.pk}"' in text(signed_in(cast.lead).get("/follow-ups/?who=led"))
    assert f'id="follow-up-{mine.pk}"' not in text(signed_in(cast.colleague).get("/follow-ups/?who=led"))


def test_the_list_is_filtered(cast, signed_in):
    asked, sent = follow_up_of(cast.owner, purpose="center"), follow_up_of(cast.owner, purpose="material")
    page = text(signed_in(cast.owner).get("/follow-ups/?purpose=center", **HTMX))
    assert f'id="follow-up-{asked.pk}"' in page
    assert f'id="follow-up-{sent.pk}"' not in page


@pytest.mark.parametrize(
    "query", ["who=x", "platform=%00", "purpose=%00", "platform=99999999999999999999", "programme=x"]
)
def test_a_wrong_filter_is_no_error(cast, signed_in, query):
    assert signed_in(cast.owner).get(f"/follow-ups/?{query}").status_code == 200


def on_today(client, follow_up):
    return f'id="follow-up-{follow_up.pk}"' in text(client.get("/today/"))


def test_today_begins_with_what_is_due_or_overdue(cast, signed_in):
    overdue, due, coming = (follow_up_of(cast.owner, days=days) for days in (-3, 0, 1))
    client = signed_in(cast.owner)
    page = text(client.get("/today/"))
    assert page.index('id="today-follow-ups"') == page.index('id="today-')
    assert [on_today(client, each) for each in (overdue, due, coming)] == [True, True, False]


def test_what_is_settled_leaves_today(cast, signed_in):
    follow_up = follow_up_of(cast.owner, status="done")
    assert not on_today(signed_in(cast.owner), follow_up)


def test_follow_ups_of_an_absent_worker_show_up_for_the_deputy_of_the_case(cast, signed_in):
    case = case_of(cast.owner, deputy=cast.colleague)
    of_case, of_contact = follow_up_of(cast.owner, case=case), follow_up_of(cast.owner)
    colleague, lead = signed_in(cast.colleague), signed_in(cast.lead)
    assert not on_today(colleague, of_case)
    away(cast.owner, last=3)
    page = text(colleague.get("/today/"))
    assert f'id="follow-up-{of_case.pk}"' in page
    assert cast.owner.name in page
    assert not on_today(colleague, of_contact)
    assert [on_today(lead, each) for each in (of_case, of_contact)] == [False, True]


def test_without_a_deputy_the_stand_in_of_the_absence_sees_them(cast, signed_in):
    follow_up = follow_up_of(cast.owner)
    away(cast.owner, stand_in=cast.colleague)
    assert on_today(signed_in(cast.colleague), follow_up)
    assert not on_today(signed_in(cast.lead), follow_up)


def test_a_stand_in_behind_the_wall_sees_nothing_and_the_lead_does(cast, signed_in):
    follow_up = follow_up_of(cast.owner)
    away(cast.owner, stand_in=cast.outsider)
    assert not on_today(signed_in(cast.outsider), follow_up)
    assert on_today(signed_in(cast.lead), follow_up)


def test_those_of_somebody_who_left_fall_to_the_lead(cast, signed_in):
    follow_up = follow_up_of(cast.owner)
    cast.owner.is_active = False
    cast.owner.save()
    assert on_today(signed_in(cast.lead), follow_up)


def test_more_follow_ups_cost_no_more_queries(cast, signed_in):
    client = signed_in(cast.owner)
    counts = []
    for _turn in range(3):
        follow_up_of(cast.owner)
        follow_up_of(cast.owner)
        with CaptureQueriesContext(connection) as queries:
            client.get("/follow-ups/")
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_the_pages_of_contact_and_case_show_what_was_agreed(cast, logged, signed_in):
    contact = logged()
    case = case_of(cast.owner)
    of_contact = follow_up_of(cast.owner, contact=contact, days=1)
    of_case = follow_up_of(cast.owner, case=case, days=1)
    client = signed_in(cast.owner)
    assert f"/follow-ups/{of_contact.pk}/settle/" in text(client.get(f"/contacts/{contact.pk}/"))
    assert f"/follow-ups/{of_case.pk}/settle/" in text(client.get(f"/cases/{case.pk}/"))
