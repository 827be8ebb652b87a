"""Referring: the slip, the steps, the after-check, and what is refused."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from referrals.actions.following import delete_referral, move_referral
from referrals.actions.referrals import (
    NotOnLadder,
    confirm_arrival,
    expire_referrals,
    open_slip,
    record_result,
    stop_asking,
)
from referrals.enums import Level, Result, SetBy, Status
from referrals.models import SLIP_DAYS, AdvisoryCenter, Referral, ReferralStep, Slip
from referrals.slips.codes import code_of
from referrals.slips.tokens import hash_of, new_token
from tests.factories.cases import state_id, writing
from tests.factories.referrals import published
from tests.factories.slips import referred

pytestmark = pytest.mark.django_db


def steps(referral):
    with writing("ST"):
        return list(ReferralStep.objects.filter(referral=referral).values_list("result", "set_by", "user"))


def now_of(referral):
    with writing("ST", "SN"):
        return Referral.objects.get(pk=referral.pk)


def test_a_referral_begins_with_what_the_counselor_suggested(cast):
    referral, token = referred(cast.owner)
    assert referral.result == Result.SUGGESTED
    assert steps(referral) == [("suggested", "counselor", cast.owner.pk)]
    assert bytes(referral.slip.token_hash) == hash_of(token)
    assert referral.slip.language == "pl"
    assert referral.slip.expires_at - referral.slip.issued_at == timedelta(days=SLIP_DAYS)


def test_the_slip_knows_neither_token_nor_code(cast):
    referral, token = referred(cast.owner)
    row = Slip.objects.filter(pk=referral.slip_id).values().get()
    text = " ".join(str(value if not isinstance(value, memoryview) else bytes(value)) for value in row.values())
    assert token not in text
    assert code_of(token)[4:] not in text


def test_an_address_alone_has_no_slip(cast):
    referral, _token = referred(cast.owner, token="", level=Level.ADDRESS)
    assert referral.slip is None
    assert not Slip.objects.exists()


def test_a_form_sent_twice_refers_once(cast):
    first, token = referred(cast.owner)
    again, _same = referred(cast.owner, token=token)
    assert again.pk == first.pk
    assert len(steps(first)) == 1


def test_a_token_of_somebody_else_is_refused(cast):
    _first, token = referred(cast.owner)
    with pytest.raises(ValueError, match="another"):
        referred(cast.colleague, token=token)
    with pytest.raises(ValueError, match="another"):
        referred(cast.outsider, "SN", token=token)


@pytest.mark.parametrize("token", ["short", "A" * 26, "0" * 26])
def test_a_token_that_is_none_is_refused(cast, token):
    with pytest.raises(ValueError, match="Not a slip"):
        referred(cast.owner, token=token)


def test_a_closed_centre_takes_nobody(cast):
    with writing("ST"):
        center = published()
        AdvisoryCenter.objects.filter(pk=center.pk).update(status=Status.CLOSED)
    with pytest.raises(ValueError, match="takes people"):
        referred(cast.owner, center=center)


def test_a_language_without_pages_gets_an_english_slip(cast):
    referral, _token = referred(cast.owner, language="it")
    assert referral.slip.language == "en"


def test_the_person_opens_the_slip_once(cast):
    referral, token = referred(cast.owner)
    first = open_slip(token)
    open_slip(token)
    assert first.opened_at is not None
    assert now_of(referral).result == Result.OPENED
    assert steps(referral)[1:] == [("opened", "person", None)]


def test_a_slip_opened_after_the_contact_does_not_fall_back(cast):
    referral, token = referred(cast.owner)
    with writing("ST"):
        record_result(referral=referral, result=Result.CONTACTED, user=cast.owner)
    open_slip(token)
    assert now_of(referral).result == Result.CONTACTED
    assert [told for told, _by, _user in steps(referral)] == ["suggested", "contacted", "opened"]


def test_the_centre_confirms_a_first_talk_once(cast):
    referral, token = referred(cast.owner)
    first = confirm_arrival(code_of(token))
    again = confirm_arrival(code_of(token).lower())
    assert (first.is_first, again.is_first) == (True, False)
    assert now_of(referral).result == Result.FIRST_TALK
    assert steps(referral)[1:] == [("first_talk", "center", None)]


def test_an_expired_slip_confirms_nothing(cast):
    referral, token = referred(cast.owner, at=timezone.now() - timedelta(days=SLIP_DAYS, seconds=1))
    assert confirm_arrival(code_of(token)) is None
    assert open_slip(token) is None
    assert now_of(referral).result == Result.SUGGESTED


def wrong(token, number=0):
    """A code with the right first half."""
    code = code_of(token)
    last = "23456789"[number] if code[-1] != "23456789"[number] else "Z"
    return code[:-1] + last


def test_five_wrong_codes_lock_the_slip_for_a_day(cast):
    _referral, token = referred(cast.owner)
    at = timezone.now()
    for number in range(5):
        assert confirm_arrival(wrong(token, number), at=at) is None
    assert confirm_arrival(code_of(token), at=at + timedelta(hours=23)) is None
    assert confirm_arrival(code_of(token), at=at + timedelta(hours=25)).is_first


def test_four_wrong_codes_do_not_lock(cast):
    _referral, token = referred(cast.owner)
    for number in range(4):
        confirm_arrival(wrong(token, number))
    assert confirm_arrival(code_of(token)).is_first


def test_a_locked_slip_is_not_locked_for_longer_by_more_guesses(cast):
    _referral, token = referred(cast.owner)
    at = timezone.now()
    for hour in range(20):
        confirm_arrival(wrong(token), at=at + timedelta(hours=hour))
    assert confirm_arrival(code_of(token), at=at + timedelta(hours=30)).is_first


def test_slips_with_the_same_first_half_do_not_lock_each_other(cast):
    _one, token = referred(cast.owner)
    _other, second = referred(cast.owner)
    Slip.objects.filter(token_hash=hash_of(second)).update(locator=code_of(token)[:4])
    for _time in range(6):
        confirm_arrival(code_of(token))
    assert Slip.objects.get(token_hash=hash_of(second)).locked_until is None


def test_a_counselor_tells_the_end_and_is_asked_no_more(cast):
    referral, _token = referred(cast.owner, check_on=timezone.localdate())
    with writing("ST"):
        record_result(referral=referral, result=Result.HELPED, user=cast.owner)
    assert (referral.result, referral.check_on) == (Result.HELPED, None)
    assert (now_of(referral).result, now_of(referral).check_on) == (Result.HELPED, None)
    assert steps(referral)[-1] == ("helped", SetBy.COUNSELOR, cast.owner.pk)


def test_a_counselor_cannot_tell_a_first_talk(cast):
    referral, _token = referred(cast.owner)
    with pytest.raises(NotOnLadder), writing("ST"):
        record_result(referral=referral, result=Result.FIRST_TALK, user=cast.owner)
    assert len(steps(referral)) == 1


def test_a_stale_page_is_judged_by_what_the_row_says_now(cast):
    referral, token = referred(cast.owner)
    confirm_arrival(code_of(token))
    with pytest.raises(NotOnLadder), writing("ST"):
        record_result(referral=referral, result=Result.CONTACTED, user=cast.owner)


def test_nobody_is_asked_again_who_does_not_want_to(cast):
    referral, _token = referred(cast.owner, check_on=timezone.localdate())
    with writing("ST"):
        stop_asking(referral=referral)
    assert now_of(referral).check_on is None
    assert len(steps(referral)) == 1


def test_a_deleted_referral_ends_its_slip(cast):
    referral, token = referred(cast.owner)
    with writing("ST"):
        delete_referral(referral=referral)
    assert open_slip(token) is None
    assert confirm_arrival(code_of(token)) is None


def test_a_slip_leads_to_its_referral_in_another_state(cast):
    referral, token = referred(cast.owner)
    with writing("ST", "SN"):
        move_referral(referral=referral, state=state_id("SN"))
    confirm_arrival(code_of(token))
    assert now_of(referral).result == Result.FIRST_TALK


def test_silent_referrals_expire_with_their_slip(cast):
    old = timezone.now() - timedelta(days=SLIP_DAYS + 1)
    silent, _token = referred(cast.owner, at=old)
    told, _token = referred(cast.owner, at=old)
    fresh, _token = referred(cast.owner)
    with writing("ST"):
        record_result(referral=told, result=Result.CONTACTED, user=cast.owner)
        assert expire_referrals() == 1
        assert expire_referrals() == 0
    assert [now_of(each).result for each in (silent, told, fresh)] == ["expired", "contacted", "suggested"]
    assert steps(silent)[-1] == ("expired", "system", None)


@pytest.mark.django_db(transaction=True)
def test_a_new_token_is_used_up_by_one_of_two_at_once(cast):
    """What a double click meets: the other transaction has the token, but has not committed yet."""
    import threading

    from django.db import connection

    token, answers = new_token(), []

    def send(wait):
        try:
            with transaction.atomic():
                answers.append(referred(cast.owner, token=token)[0].pk)
                wait.wait(0.5)
        finally:
            connection.close()

    cast.owner  # noqa: B018 (made before the threads)
    with writing("ST"):
        published()
    wait = threading.Event()
    threads = [threading.Thread(target=send, args=(wait,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 2
    assert len(set(answers)) == 1
