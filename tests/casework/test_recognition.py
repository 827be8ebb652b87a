"""A returning person is recognised by a handle that is typed once and stays nowhere."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.casework.actions import remember_handle
from cases.casework.actions.recognising import PURPOSE
from cases.casework.recognition import recognise
from cases.casework.views import recognising
from cases.models import Consent, HandleMark
from streetwork.delivery.models import AccessLog
from streetwork.vault.fingerprints import fingerprint
from tests.factories.casework import case_of
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db
HANDLE = "facebook:ana.example"


@pytest.fixture
def case(cast, inside):
    case = case_of(cast.owner)
    with inside() as access:
        Consent.objects.create(state_id=case.state_id, case=case, kind="handle", recorded_by=cast.owner)
        remember_handle(case=case, access=access, handle=HANDLE)
    return case


def asked(person, url, handle="@Ana.Example"):
    from streetwork.vocabulary.models import Platform

    platform = Platform.objects.get(code="facebook").pk
    return client_of(person).post(url("recognise"), {"platform": platform, "handle": handle})


def test_a_colleague_of_state_and_programme_learns_code_worker_and_status(cast, case, url):
    body = asked(cast.colleague, url).content.decode()
    assert case.code in body
    assert "Olga Owner" in body
    assert f"/cases/{case.pk}/" not in body


def test_the_worker_gets_a_link(cast, case, url):
    assert f"/cases/{case.pk}/" in asked(cast.owner, url).content.decode()


def test_the_address_of_the_profile_is_the_same_handle(cast, case, url):
    assert case.code in asked(cast.colleague, url, "https://www.facebook.com/Ana.Example?ref=1").content.decode()


@pytest.mark.parametrize("person", ["outsider", "stranger"])
def test_other_states_and_programmes_learn_nothing(cast, case, url, person):
    assert case.code not in asked(getattr(cast, person), url).content.decode()


def test_the_same_handle_has_other_marks_in_another_state(cast, case, inside, state_ids):
    year = timezone.localdate().year
    with inside(cast.lead, "ST", "SN"):
        here, there = (fingerprint(HANDLE, state=state_ids[code], year=year, purpose=PURPOSE) for code in ("ST", "SN"))
    assert here != there


@pytest.fixture
def state_ids(db):
    from streetwork.tenancy.models import State

    return dict(State.objects.values_list("code", "pk"))


def test_the_handle_is_neither_stored_nor_logged_nor_shown(cast, case, url, inside, admin_connection):
    body = asked(cast.colleague, url, "Canary.Handle").content.decode().casefold()
    wrong = asked(cast.colleague, url, "canary.handle" * 40)
    assert wrong.status_code == 422
    assert "canary.handle" not in body + wrong.content.decode().casefold()
    with inside():
        assert all("canary" not in str(line.detail) for line in AccessLog.objects.all())


def test_last_years_mark_is_found_and_renewed(cast, case, inside):
    year = timezone.localdate().year
    with inside() as access:
        HandleMark.objects.all().delete()
        old = fingerprint(HANDLE, state=case.state_id, year=year - 1, purpose=PURPOSE)
        HandleMark.objects.create(state_id=case.state_id, case=case, year=year - 1, fingerprint=old)
        assert [known.case for known in recognise(handle=HANDLE, access=access)] == [case]
        assert set(HandleMark.objects.values_list("year", flat=True)) == {year - 1, year}


def test_a_mark_of_the_year_before_last_is_not_asked(cast, case, inside):
    year = timezone.localdate().year
    with inside() as access:
        HandleMark.objects.all().delete()
        old = fingerprint(HANDLE, state=case.state_id, year=year - 2, purpose=PURPOSE)
        HandleMark.objects.create(state_id=case.state_id, case=case, year=year - 2, fingerprint=old)
        assert recognise(handle=HANDLE, access=access) == []


def test_without_consent_nothing_is_remembered(cast, url, page, inside):
    case = case_of(cast.owner)
    page(cast.owner, url("remember", case), platform=case.platform_id, handle="ana.example")
    with inside():
        assert not HandleMark.objects.exists()


def test_forgetting_deletes_the_marks(cast, case, url, page, inside):
    page(cast.owner, url("forget", case), walls="1")
    with inside():
        assert not HandleMark.objects.exists()


def test_every_question_is_logged_found_or_not(cast, case, url, inside):
    asked(cast.colleague, url)
    asked(cast.colleague, url, "nobody.here")
    with inside():
        lines = AccessLog.objects.filter(action="case.recognise", actor=cast.colleague).values_list(
            "detail", "object_id"
        )
        assert set(lines) == {("found", str(case.pk)), ("none", "")}


def test_guessing_ends_after_some_questions(cast, case, url, monkeypatch):
    from streetwork.web.networks import NetworkLimit

    monkeypatch.setattr(recognising, "LIMIT", NetworkLimit("case_recognise_test", "3/h"))
    answers = [asked(cast.colleague, url, f"guess{turn}").status_code for turn in range(4)]
    assert answers == [200, 200, 200, 429]


def test_a_closed_case_is_recognised_too(cast, case, url, page):
    page(cast.owner, url("close", case), closure="silent")
    assert case.code in asked(cast.colleague, url).content.decode()


def test_marks_that_nobody_asks_any_more_are_deleted(cast, case, inside):
    from cases.casework.retention import handle_marks

    now = timezone.now()
    with inside():
        HandleMark.objects.create(state_id=case.state_id, case=case, year=now.year - 2, fingerprint=b"0" * 16)
        HandleMark.objects.create(state_id=case.state_id, case=case, year=now.year - 1, fingerprint=b"1" * 16)
        assert [mark.year for mark in handle_marks(now - timedelta(days=365))] == [now.year - 2]
