"""The list of cases, Today, and the daily mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.casework import today as cards
from cases.casework.actions import ask_check, hand_over
from cases.casework.registrations import checks_asked
from cases.models import Case, FollowUp
from streetwork.accounts.access import access_of
from tests.factories.cases import writing
from tests.factories.casework import case_of
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(url):
    """The page of a list."""

    def look(person, query=""):
        return client_of(person).get(url("list") + query).content.decode()

    return look


@pytest.fixture
def card(rf):
    def build(person):
        with writing("ST", actor=person.pk):
            request = rf.get("/today/")
            request.user, request.access = person, access_of(person.pk)
            return cards.my_cases(request)

    return build


def test_mine_deputised_and_led_are_three_lists(cast, listed, inside, deputy):
    mine, other = case_of(cast.owner), case_of(cast.colleague)
    with inside():
        Case.objects.filter(pk=mine.pk).update(deputy=deputy)
    assert mine.code in listed(cast.owner)
    assert other.code not in listed(cast.owner, "?status=all")
    assert mine.code in listed(deputy, "?view=deputy")
    assert mine.code not in listed(deputy)
    led = listed(cast.lead)
    assert mine.code in led
    assert other.code in led
    assert mine.code not in listed(cast.colleague, "?view=programme")


def test_closed_cases_are_shown_when_asked_for(cast, listed, inside):
    case = case_of(cast.owner)
    with inside():
        Case.objects.filter(pk=case.pk).update(status="closed", closure="return", closed_at=timezone.now())
    assert case.code not in listed(cast.owner)
    assert case.code in listed(cast.owner, "?status=closed")
    assert case.code in listed(cast.owner, "?status=all")


def test_the_filters_narrow(cast, listed, inside):
    case = case_of(cast.owner)
    with inside():
        Case.objects.filter(pk=case.pk).update(risk="acute")
        topic = case.main_topic_id
    assert case.code in listed(cast.owner, f"?risk=acute&language=pl&topic={topic}")
    assert case.code not in listed(cast.owner, "?risk=watch")
    assert case.code not in listed(cast.owner, "?language=ro")
    assert case.code in listed(cast.lead, f"?worker={cast.owner.pk}")
    case_of(cast.colleague)
    assert case.code not in listed(cast.lead, f"?worker={cast.colleague.pk}")


def test_due_follow_ups_are_a_filter(cast, listed, inside):
    due, later = case_of(cast.owner), case_of(cast.owner)
    with inside():
        for case, days in ((due, 0), (later, 3)):
            FollowUp.objects.create(
                state_id=case.state_id, programme_id=case.programme_id, worker=cast.owner, case=case,
                due_on=timezone.localdate() + timedelta(days=days), platform_id=case.platform_id,
            )  # fmt: skip
    body = listed(cast.owner, "?due=on")
    assert due.code in body
    assert later.code not in body


@pytest.mark.parametrize("query", ["?topic=x&worker=9999999999999&status=nonsense", "?after=x&before=%00", "?view=<b>"])
def test_a_tampered_address_breaks_nothing(cast, url, query):
    assert client_of(cast.lead).get(url("list") + query).status_code == 200


def test_pages_follow_by_key(cast, listed, inside):
    from cases import paging

    cases = [case_of(cast.owner) for _turn in range(3)]
    with inside():
        for days, case in enumerate(cases):
            Case.objects.filter(pk=case.pk).update(last_activity_at=timezone.now() - timedelta(days=days))
        first = paging.page_of(Case.objects.all(), size=2, column="last_activity_at")
        second = paging.page_of(Case.objects.all(), size=2, after=first.following, column="last_activity_at")
    assert first.contacts == cases[:2]
    assert second.contacts == cases[2:]


def test_today_counts_and_names_what_is_asked_of_me(cast, card, inside):
    case = case_of(cast.owner)
    assert card(cast.colleague) is None
    with inside() as access:
        ask_check(case=case, access=access, asked_of=cast.colleague.pk)
    assert [check.case for check in card(cast.colleague)["asked"]] == [case]
    assert card(cast.owner)["open"] == 1


def test_what_was_handed_over_lately_is_news(cast, card, inside):
    case = case_of(cast.owner)
    with inside() as access:
        hand_over(case=case, access=access, to_worker=cast.colleague.pk, reason="overload")
    assert [row.case for row in card(cast.colleague)["received"]] == [case]


def test_a_quiet_case_is_not_nagged(cast, card, inside):
    case = case_of(cast.owner)
    with inside():
        Case.objects.filter(pk=case.pk).update(last_activity_at=timezone.now() - timedelta(days=300))
    assert set(card(cast.owner)) == {"open", "acute", "covered", "asked", "received"}
    assert not card(cast.owner)["received"]


def test_the_daily_mail_counts_open_questions(cast, inside):
    case = case_of(cast.owner)
    today = timezone.localdate()
    with inside() as access:
        ask_check(case=case, access=access, asked_of=cast.colleague.pk)
    with inside(cast.colleague):
        assert checks_asked(cast.colleague, today) == 1
    with inside():
        assert checks_asked(cast.owner, today) == 0
