"""Telling what became of a referral, and being asked on Today."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.enums import Result
from referrals.models import Referral, ReferralStep
from streetwork.tenancy.models import Programme
from tests.factories.cases import writing
from tests.factories.cast import KOMPAN, client_of
from tests.factories.slips import referred

pytestmark = pytest.mark.django_db
ASK = "Ask what became of it"


@pytest.fixture
def referral(cast):
    cast.owner.language = "en"
    cast.owner.save()
    return referred(cast.owner, check_on=timezone.localdate())[0]


def tell(person, referral, **data):
    headers = data.pop("headers", None)
    return client_of(person).post(reverse("directory:referral-result", args=[referral.pk]), data, headers=headers)


def now_of(referral):
    with writing("ST"):
        return Referral.objects.get(pk=referral.pk)


def test_who_referred_tells_and_is_led_back(referral, cast):
    response = tell(cast.owner, referral, result="helped", next="/today/")
    assert (response.status_code, response["Location"]) == (302, "/today/")
    assert now_of(referral).result == Result.HELPED


def test_the_lead_tells_too(referral, cast):
    tell(cast.lead, referral, result="declined")
    assert now_of(referral).result == Result.DECLINED
    with writing("ST"):
        assert ReferralStep.objects.filter(referral=referral).last().user == cast.lead


def test_a_colleague_does_not(referral, cast):
    assert tell(cast.colleague, referral, result="helped").status_code == 302
    assert now_of(referral).result == Result.SUGGESTED


@pytest.mark.parametrize("who", ["outsider", "stranger"])
def test_others_do_not_even_see_it(referral, cast, who):
    assert tell(getattr(cast, who), referral, result="helped").status_code == 404
    assert now_of(referral).result == Result.SUGGESTED


@pytest.mark.parametrize("result", ["", "rescued", "first_talk", "suggested"])
def test_what_cannot_be_told_is_refused_with_a_sentence(referral, cast, result):
    response = tell(cast.owner, referral, result=result, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert now_of(referral).result == Result.SUGGESTED


def test_htmx_gets_the_ladder_with_who_and_what_comes_next(referral, cast):
    response = tell(cast.owner, referral, result="contacted", headers={"HX-Request": "true"})
    text = response.content.decode()
    assert response.status_code == 200
    assert "Olga Owner" in text
    assert 'value="helped"' in text
    assert 'value="contacted"' not in text


def test_an_archived_programme_is_read_only(referral, cast):
    programme = Programme.objects.get(slug=KOMPAN)
    programme.is_archived = True
    programme.save()
    tell(cast.owner, referral, result="helped")
    assert now_of(referral).result == Result.SUGGESTED


def test_nobody_is_led_to_another_site(referral, cast):
    response = tell(cast.owner, referral, result="helped", next="https://evil.example.org/")
    assert response["Location"] == reverse("directory:referrals")


def today_of(person):
    return client_of(person).get("/today/").content.decode()


def test_today_asks_on_the_agreed_day(referral, cast):
    text = today_of(cast.owner)
    assert ASK in text
    assert referral.center.name in text


def test_today_asks_nobody_else(referral, cast):
    cast.colleague.language = "en"
    cast.colleague.save()
    assert ASK not in today_of(cast.colleague)


def test_today_does_not_ask_before_the_day_nor_without_an_agreement(cast):
    cast.owner.language = "en"
    cast.owner.save()
    referred(cast.owner)
    referred(cast.owner, check_on=timezone.localdate() + timedelta(days=1))
    assert ASK not in today_of(cast.owner)


@pytest.mark.parametrize("answer", [{"result": "unknown"}, {"stop": "1"}])
def test_an_answer_ends_the_asking(referral, cast, answer):
    tell(cast.owner, referral, **answer)
    assert ASK not in today_of(cast.owner)


def test_to_stop_asking_tells_nothing(referral, cast):
    tell(cast.owner, referral, stop="1")
    assert now_of(referral).result == Result.SUGGESTED


def test_what_is_more_than_today_shows_is_counted(referral, cast):
    for _time in range(4):
        referred(cast.owner, check_on=timezone.localdate())
    text = today_of(cast.owner)
    assert text.count('name="stop"') == 3
    assert "2 more to ask" in text
