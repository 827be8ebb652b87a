"""Notes, goals, facts and consents."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cases.casework.texts import OpenTexts
from cases.models import Case, CaseGoal, CaseNote, Consent, HandleMark, NoticeVersion
from tests.factories.accounts import programme
from tests.factories.casework import case_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return case_of(cast.owner)


def test_one_section_is_enough_and_none_is_too_little(cast, case, url, page, written):
    assert page(cast.owner, url("note-new", case), **written())[0] == 422
    assert page(cast.owner, url("note-new", case), **written(assessment="calm"))[0] == 302


def test_a_note_saved_twice_is_saved_once(cast, case, url, page, written, inside):
    sent = written(observation="the letter has a deadline")
    assert [page(cast.owner, url("note-new", case), **sent)[0] for _twice in range(2)] == [302, 302]
    with inside():
        assert CaseNote.objects.count() == 1


def test_a_section_of_more_than_2000_characters_is_refused_and_kept(cast, case, url, page, written):
    status, body = page(cast.owner, url("note-new", case), **written(action="x" * 2001))
    assert status == 422
    assert "x" * 2001 in body


def test_the_guard_warns_and_a_confirmation_counts(cast, case, url, page, written, inside):
    sent = written(statement="reach me at ana@example.org")
    status, body = page(cast.owner, url("note-new", case), **sent)
    assert status == 422
    digest = body.split('name="guard_confirmed" value="')[1].split('"')[0]
    assert page(cast.owner, url("note-new", case), **sent, guard_confirmed=digest)[0] == 302
    with inside():
        assert CaseNote.objects.get().guard_overrides == 1


def test_a_confirmation_holds_for_its_own_wording_alone(cast, case, url, page, written):
    body = page(cast.owner, url("note-new", case), **written(statement="reach me at ana@example.org"))[1]
    digest = body.split('name="guard_confirmed" value="')[1].split('"')[0]
    other = written(statement="reach me at bo@example.org")
    assert page(cast.owner, url("note-new", case), **other, guard_confirmed=digest)[0] == 422


def test_an_own_note_is_corrected_within_a_day(cast, case, url, page, written, inside):
    page(cast.owner, url("note-new", case), **written(action="frist"))
    with inside():
        note = CaseNote.objects.get()
    assert page(cast.owner, url("note-edit", case, note), **written(action="deadline"))[0] == 302
    with inside():
        note.refresh_from_db()
        assert [section.text for section in OpenTexts(case).sections(note)] == ["deadline"]
        assert note.changed_at is not None
        CaseNote.objects.update(written_at=timezone.now() - timedelta(hours=25))
    page(cast.owner, url("note-edit", case, note), **written(action="too late"))
    with inside():
        note.refresh_from_db()
        assert [section.text for section in OpenTexts(case).sections(note)] == ["deadline"]


def test_a_deputy_does_not_correct_anothers_note(cast, case, url, page, written, inside, deputy):
    page(cast.owner, url("note-new", case), **written(action="mine"))
    with inside():
        Case.objects.filter(pk=case.pk).update(deputy=deputy)
        note = CaseNote.objects.get()
    page(deputy, url("note-edit", case, note), **written(action="not mine"))
    with inside():
        note.refresh_from_db()
        assert note.changed_at is None


def test_a_note_of_another_case_is_not_found(cast, case, url, page, written, inside):
    page(cast.owner, url("note-new", case), **written(action="mine"))
    with inside():
        note = CaseNote.objects.get()
    assert page(cast.owner, url("note-edit", case_of(cast.owner), note))[0] == 404


def test_goals_are_added_and_settled(cast, case, url, page, inside):
    sent = {"uid": str(uuid.uuid4()), "goal": "find a course"}
    page(cast.owner, url("goal-new", case), **sent)
    page(cast.owner, url("goal-new", case), **sent)
    with inside():
        goal = CaseGoal.objects.get()
    page(cast.owner, url("goal-status", case, goal), status="partly")
    with inside():
        goal.refresh_from_db()
        assert (goal.status, goal.settled_on) == ("partly", timezone.localdate())
    page(cast.owner, url("goal-status", case, goal), status="nonsense")
    with inside():
        goal.refresh_from_db()
        assert goal.status == "partly"


def test_what_was_wrong_in_a_goal_is_said_on_the_page(cast, case, url, page):
    status, body = page(cast.owner, url("goal-new", case), uid=str(uuid.uuid4()), goal="call 0170 1234567 tomorrow")
    assert status == 422
    assert "0170 1234567" in body


def test_facts_are_changed_with_the_concern(cast, case, url, page, inside, deputy):
    with inside():
        topic = case.main_topic_id
    sent = {"concern": "wages", "risk": "watch", "deputy": deputy.pk, "language": "ro", "main_topic": topic,
            "age_band": "18-26"}  # fmt: skip
    assert page(cast.owner, url("edit", case), **sent)[0] == 302
    with inside():
        fresh = Case.objects.get(pk=case.pk)
        assert (fresh.risk, fresh.deputy_id, fresh.language_id, fresh.age_band) == ("watch", deputy.pk, "ro", "18-26")
        assert fresh.unseal("concern", fresh.concern) == "wages"


@pytest.mark.parametrize(
    "wrong", [{"deputy": 999999999}, {"main_topic": "9" * 30}, {"risk": "high"}, {"concern": "\0"}]
)
def test_nonsense_is_refused(cast, case, url, page, wrong, inside):
    sent = {"concern": "", "risk": "none", "language": "ro", "main_topic": case.main_topic_id} | wrong
    assert page(cast.owner, url("edit", case), **sent)[0] == 422


def test_a_stranger_is_no_deputy(cast, case, url, page):
    sent = {"risk": "none", "language": "ro", "main_topic": case.main_topic_id, "deputy": cast.stranger.pk}
    assert page(cast.owner, url("edit", case), **sent)[0] == 422


def test_a_consent_names_the_version_of_the_notice(cast, case, url, page, inside):
    mine = NoticeVersion.objects.create(programme=programme("kompan"), version="2026-03")
    other = NoticeVersion.objects.create(programme=programme("welcome-to-the-east-side"), version="2026-04")
    sent = {"kind": "informed", "notice": mine.pk, "given_on": timezone.localdate().isoformat()}
    assert page(cast.owner, url("consent-new", case), **sent)[0] == 302
    assert page(cast.owner, url("consent-new", case), **sent | {"notice": other.pk})[0] == 422
    with inside():
        assert Consent.objects.get().notice == mine


def test_a_consent_is_not_given_in_the_future(cast, case, url, page):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert page(cast.owner, url("consent-new", case), kind="support", given_on=tomorrow)[0] == 422


def test_withdrawing_the_consent_to_be_recognised_takes_the_marks_along(cast, case, url, page, inside):
    today = timezone.localdate().isoformat()
    page(cast.owner, url("consent-new", case), kind="handle", given_on=today)
    page(cast.owner, url("remember", case), platform=case.platform_id, handle="ana.example")
    with inside():
        assert HandleMark.objects.count() == 1
        consent = Consent.objects.get()
    page(cast.owner, url("consent-withdraw", case, consent), walls="1")
    with inside():
        assert not HandleMark.objects.exists()


def test_only_leads_keep_the_versions_of_the_notice(cast, url, page):
    sent = {"programme": programme("kompan").pk, "version": "2026-05", "valid_from": "2026-05-01"}
    assert page(cast.owner, url("notices"), **sent)[0] == 403
    assert page(cast.lead, url("notices"), **sent)[0] == 302
    assert page(cast.lead, url("notices"), **sent)[0] == 422
    foreign = sent | {"programme": programme("welcome-to-the-east-side").pk}
    assert page(cast.lead, url("notices"), **foreign)[0] == 422
    assert NoticeVersion.objects.count() == 1
