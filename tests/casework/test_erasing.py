"""A copy for the person, and erasure: afterwards no dump has the texts, and older dumps cannot open them."""

import json
import os
import shutil
import subprocess
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cases.casework.actions import UnderLegalHold, add_goal, erase_case
from cases.models import Case, CaseEvent, CaseKey, CaseNote, Contact, ContactNote, FollowUp
from streetwork.delivery.models import AccessLog
from streetwork.delivery.on_behalf import scope_of_actor
from streetwork.delivery.retention import apply_retention
from streetwork.devstack import postgres
from streetwork.tenancy.models import LegalProfile, Programme
from streetwork.vault.sealing import BrokenSeal
from tests.factories.casework import case_of
from tests.factories.cast import client_of
from tests.tenancy.conftest import conninfo

WORDS = ("canary-concern", "canary-note", "canary-goal", "canary-contact")


@pytest.fixture
def case(cast, inside):
    case = case_of(cast.owner, concern=WORDS[0], note=WORDS[1])
    with inside() as access:
        add_goal(case=case, access=access, uid=uuid.uuid4(), text=WORDS[2])
        contact = case.contacts.get()
        ContactNote.objects.create(state_id=case.state_id, contact=contact, text=WORDS[3])
        Contact.objects.filter(pk=contact.pk).update(thread_fingerprint=b"0" * 16)
        FollowUp.objects.create(
            state_id=case.state_id, programme_id=case.programme_id, worker=cast.owner, case=case,
            due_on=timezone.localdate(), platform_id=case.platform_id,
        )  # fmt: skip
    return case


def dump(*options):
    """The whole database as its backup role writes it."""
    embedded = postgres.binary("pg_dump")
    command = [embedded if embedded.exists() else shutil.which("pg_dump"), "--role", "streetwork_backup", *options,
               "-d", conninfo()]  # fmt: skip
    done = subprocess.run(command, env=os.environ, capture_output=True, check=True)
    return done.stdout


@pytest.mark.django_db(transaction=True)
def test_after_the_erasure_no_dump_has_the_texts_and_an_older_one_cannot_be_opened(cast, case, url, inside):
    older = dump("--data-only", "--exclude-table-data=cases_casekey")
    full = dump("--data-only", "-t", "cases_casenote")
    with inside():
        note = CaseNote.objects.get()
        place, field = case.place, f"note:{note.uid}"
        ciphertext = bytes(note.sealed)
    assert ciphertext.hex().encode() in full
    assert not any(word.encode() in older for word in WORDS[:3])

    response = client_of(cast.owner).post(url("erase", case), {"code": case.code.lower()})
    assert response["Location"] == url("receipt")

    after = dump()
    assert not any(word.encode() in after for word in WORDS)
    assert ciphertext.hex().encode() not in after
    assert case.code.encode() not in after
    with inside():
        ghost = Case(pk=case.pk, state_id=case.state_id, uid=case.uid)
        assert ghost.place == place
        with pytest.raises(BrokenSeal):
            ghost.unseal(field, ciphertext)


@pytest.mark.django_db(transaction=True)
def test_a_dump_without_the_keys_restores_and_opens_nothing(cast, case, inside, admin_connection):
    dumped = dump("--data-only", "--exclude-table-data=cases_casekey", "-t", "cases_casekey", "-t", "cases_casenote")
    assert b"COPY public.cases_casenote" in dumped
    assert b"COPY public.cases_casekey" not in dumped


@pytest.mark.django_db
def test_contacts_stay_as_anonymous_figures(cast, case, inside):
    with inside() as access:
        erase_case(case=case, access=access)
        contact = Contact.objects.get()
        assert (contact.case_id, contact.thread_fingerprint) == (None, None)
        left = [model.objects.count() for model in (ContactNote, CaseNote, CaseKey, FollowUp)]
        assert left == [0, 0, 0, 0]
        assert not CaseEvent.objects.filter(id=case.pk).exists()


@pytest.mark.django_db
def test_the_receipt_counts_and_holds_nothing_personal(cast, case, url, inside):
    client = client_of(cast.owner)
    client.post(url("erase", case), {"code": case.code})
    body = client.get(url("receipt")).content.decode()
    assert not any(word in body for word in (*WORDS, case.code))
    with inside():
        line = AccessLog.objects.get(action="case.erase")
        assert line.detail in body
        assert line.object_id == str(case.pk)


@pytest.mark.django_db
def test_two_receipts_have_two_numbers(cast, case, inside):
    other = case_of(cast.owner)
    with inside() as access:
        receipts = [erase_case(case=each, access=access) for each in (case, other)]
    assert receipts[0].rows["cases.CaseNote"] == 1
    assert receipts[0].number != receipts[1].number


@pytest.mark.django_db
def test_a_wrong_code_erases_nothing(cast, case, url, page, inside):
    assert page(cast.owner, url("erase", case), code="K-0000")[0] == 422
    with inside():
        assert Case.objects.filter(pk=case.pk).exists()


@pytest.mark.django_db
def test_a_legal_hold_stops_the_erasure(cast, case, url, page, inside):
    Programme.objects.filter(pk=case.programme_id).update(legal_hold=True)
    case.programme.refresh_from_db()
    assert page(cast.owner, url("erase", case), code=case.code)[0] == 302
    with inside() as access, pytest.raises(UnderLegalHold):
        erase_case(case=case, access=access)


@pytest.mark.django_db
def test_the_copy_has_everything_and_is_logged(cast, case, url, inside):
    client = client_of(cast.owner)
    record = json.loads(client.get(url("export-json", case)).content)
    assert record["case"]["concern"] == WORDS[0]
    assert record["notes"][0]["sections"] == {"observation": WORDS[1]}
    assert record["goals"][0]["goal"] == WORDS[2]
    assert record["contacts"][0]["note"] == WORDS[3]
    printed = client.get(url("export", case)).content.decode()
    assert all(word in printed for word in WORDS)
    with inside():
        assert AccessLog.objects.filter(action="case.export", object_id=str(case.pk)).count() == 2


@pytest.mark.django_db
def test_a_lead_copies_only_behind_the_broken_glass(cast, case, url, page):
    assert page(cast.lead, url("export-json", case))[0] == 302
    page(cast.lead, url("break-glass", case), reason="a complaint must be answered today")
    assert WORDS[0] in page(cast.lead, url("export-json", case))[1]


def closed(case, inside, days):
    moment = timezone.now() - timedelta(days=days)
    with inside():
        Case.objects.filter(pk=case.pk).update(status="closed", closure="return", closed_at=moment)


def after_the_night():
    with scope_of_actor(None):
        apply_retention()


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "stays"), [(360, True), (367, False)])
def test_a_closed_case_goes_after_a_year_with_its_key(cast, case, inside, days, stays):
    Programme.objects.update(legal_profile=None)
    closed(case, inside, days)
    after_the_night()
    with inside():
        assert Case.objects.filter(pk=case.pk).exists() is stays
        assert CaseKey.objects.exists() is stays
        assert CaseNote.objects.exists() is stays
        assert Contact.objects.count() == 1


@pytest.mark.django_db
def test_an_open_case_stays_however_old(cast, case, inside):
    with inside():
        Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=2000))
    after_the_night()
    with inside():
        assert Case.objects.filter(pk=case.pk).exists()


@pytest.mark.django_db
def test_the_legal_profile_sets_another_period_and_the_hold_stops_it(cast, case, inside):
    profile = LegalProfile.objects.create(key="short", name="short", retention_days={"cases.closed_cases": 30})
    Programme.objects.filter(pk=case.programme_id).update(legal_profile=profile, legal_hold=True)
    closed(case, inside, 31)
    after_the_night()
    with inside():
        assert Case.objects.filter(pk=case.pk).exists()
    Programme.objects.filter(pk=case.programme_id).update(legal_hold=False)
    after_the_night()
    with inside():
        assert not Case.objects.filter(pk=case.pk).exists()


@pytest.mark.django_db
def test_the_history_of_a_deleted_case_follows_it(cast, case, inside):
    Programme.objects.update(legal_profile=None)
    closed(case, inside, 400)
    after_the_night()
    with inside():
        CaseEvent.objects.update(pgh_created_at=timezone.now() - timedelta(days=2))
    after_the_night()
    with inside():
        assert not CaseEvent.objects.exists()


@pytest.mark.django_db
def test_the_key_wrapped_under_another_root_key_opens_nothing(case, inside, settings):
    settings.ROOT_KEY = b"another root key of 32 bytes ...."
    with inside():
        fresh = Case.objects.get(pk=case.pk)
        with pytest.raises(BrokenSeal):
            fresh.unseal("concern", fresh.concern)
