"""The page where a centre confirms that somebody came."""

import pytest
from django.test import Client

from referrals.enums import Result
from referrals.models import Referral, Slip
from referrals.slips.codes import code_of, shown
from tests.factories.cases import writing
from tests.factories.slips import referred
from tests.web.markup import problems_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(cast):
    return referred(cast.owner)


def post(code, *, at="192.0.2.7", **headers):
    return Client(enforce_csrf_checks=True, REMOTE_ADDR=at).post("/en/confirm/", {"code": code}, headers=headers)


def result_of(referral):
    with writing("ST"):
        return Referral.objects.get(pk=referral.pk).result


def test_the_page_is_german_and_asks_for_a_code():
    response = Client().get("/confirm/")
    assert '<html lang="de"' in response.content.decode()
    assert problems_of(response) == []
    assert not response.cookies


def test_a_code_in_the_address_only_prefills(given):
    referral, token = given
    response = Client().get("/confirm/", {"code": shown(code_of(token))})
    assert f'value="{shown(code_of(token))}"' in response.content.decode()
    assert result_of(referral) == Result.SUGGESTED
    assert Slip.objects.get().arrived_at is None


def test_the_code_confirms_and_names_the_centre(given):
    referral, token = given
    response = post(shown(code_of(token)).lower())
    assert response.status_code == 200
    assert referral.center.name in response.content.decode()
    assert problems_of(response) == []
    assert result_of(referral) == Result.FIRST_TALK


def test_the_same_code_again_says_so_and_counts_nothing(given):
    _referral, token = given
    post(code_of(token))
    arrived = Slip.objects.get().arrived_at
    response = post(code_of(token))
    assert "Nothing was counted twice" in response.content.decode()
    assert Slip.objects.get().arrived_at == arrived


def test_unknown_wrong_and_malformed_codes_are_told_the_same(given):
    code = code_of(given[1])
    near = code[:-1] + ("Z" if code[-1] != "Z" else "Y")
    answers = {}
    for typed in (near, "22223333", "nonsense", ""):
        response = post(typed)
        assert response.status_code == 422
        answers[typed] = response.content.decode().replace(f'value="{typed}"', "")
    assert len(set(answers.values())) == 1


def test_what_was_typed_stays_and_is_shown_as_text():
    text = post('"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in text
    assert "&quot;&gt;&lt;script" in text


def test_a_network_that_guesses_is_stopped_and_told_why(given):
    _referral, token = given
    for number in range(20):
        assert post("22223333", at=f"192.0.2.{number}").status_code == 422
    stopped = post(code_of(token), at="192.0.2.200")
    assert stopped.status_code == 429
    assert "too many wrong codes" in stopped.content.decode()
    assert Slip.objects.get().arrived_at is None
    assert post(code_of(token), at="198.51.100.1").status_code == 200


def test_right_codes_do_not_count_as_guesses(cast):
    for _time in range(21):
        _referral, token = referred(cast.owner)
        assert post(code_of(token)).status_code == 200


def test_five_wrong_codes_lock_the_slip_for_all_networks(given):
    code = code_of(given[1])
    for letter in "23456":
        post(code[:-1] + (letter if letter != code[-1] else "Z"))
    assert post(code, at="198.51.100.1").status_code == 422


def test_the_page_is_not_indexed_and_leaves_no_trace():
    response = Client().get("/pl/confirm/?code=K7Q2-M9XD")
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "private, no-store"
