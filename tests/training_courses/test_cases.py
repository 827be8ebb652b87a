"""Case studies: an invented story is read by a second person before anybody else."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from streetwork.accounts.access import access_of
from streetwork.web.steps import Changed
from training.courses.actions.cases import approve, change_case, create_case, hand_in, send_back
from training.courses.problems import Refused
from training.courses.queries import cases_of, waiting_for_approval
from training.models import CaseStudy

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast, released):
    return CaseStudy.objects.create(
        programme=released.course.programme, language_id="de", title="Erster Lohn", situation="Eine Frau fragt …",
        edited_by=cast.training_manager, status="review",
    )  # fmt: skip


def test_nobody_approves_what_they_wrote(cast, case, second):
    with pytest.raises(Refused, match="four_eyes"):
        approve(case=case, seen="1", user=cast.training_manager.pk)
    approve(case=case, seen="1", user=second.pk)
    case.refresh_from_db()
    assert (case.status, case.approved_by) == ("approved", second)


def test_the_database_itself_keeps_the_four_eyes(cast, case):
    case.approved_by = cast.training_manager
    with pytest.raises(IntegrityError, match="casestudy_approved_by_another"), transaction.atomic():
        case.save()


def test_only_what_was_read_is_approved(cast, case, second):
    change_case(case=case, facts={"situation": "Anders."}, seen="1", user=cast.training_manager.pk)
    hand_in(case=case)
    with pytest.raises(Changed):
        approve(case=case, seen="1", user=second.pk)


def test_a_draft_is_not_approved(cast, case, second):
    CaseStudy.objects.update(status="draft")
    with pytest.raises(Refused, match="status"):
        approve(case=case, seen="1", user=second.pk)


def test_a_changed_story_loses_its_approval(cast, case, second):
    approve(case=case, seen="1", user=second.pk)
    changed = change_case(case=case, facts={"title": "Neu"}, seen="1", user=second.pk)
    assert (changed.status, changed.approved_by, changed.approved_at, changed.revision) == ("draft", None, None, 2)


def test_a_remark_goes_back_with_the_story_and_away_with_the_next_hand_in(case, second):
    send_back(case=case, seen="1", remark="Ort ändern.", user=second.pk)
    case.refresh_from_db()
    assert (case.status, case.remark) == ("draft", "Ort ändern.")
    hand_in(case=case)
    case.refresh_from_db()
    assert (case.status, case.remark) == ("review", "")


def test_before_it_is_approved_only_those_who_write_see_it(cast, case, second):
    assert case in cases_of(access_of(cast.training_manager.pk))
    assert case not in cases_of(access_of(cast.owner.pk))
    approve(case=case, seen="1", user=second.pk)
    assert case in cases_of(access_of(cast.owner.pk))


def test_what_i_handed_in_does_not_wait_for_me(cast, case, second):
    assert case not in waiting_for_approval(access_of(cast.training_manager.pk))
    assert case in waiting_for_approval(access_of(second.pk))
    assert not waiting_for_approval(access_of(cast.owner.pk))


def test_a_case_study_saved_twice_is_there_once(cast, released):
    key = uuid.uuid4()
    facts = {"programme_id": released.course.programme_id, "language_id": "de", "title": "A", "situation": "B"}
    first, _new = create_case(key=key, facts=dict(facts), user=cast.lead.pk)
    again, is_new = create_case(key=key, facts=dict(facts), user=cast.lead.pk)
    assert (again.pk, is_new) == (first.pk, False)


def entry(**changed):
    return {
        "title": "Lohn", "language": "de", "situation": "Jemand bekommt weniger Lohn als vereinbart.", "questions": "",
        "insights": "", "key": str(uuid.uuid4()),
    } | changed  # fmt: skip


def test_the_form_saves_and_hands_in(trainer, released):
    programme = released.course.programme_id
    answer = trainer.post(reverse("courses:new-case"), entry(programme=programme, review="1"))
    case = CaseStudy.objects.get()
    assert answer.url == reverse("courses:case", args=[case.pk])
    assert case.status == "review"


def test_the_guard_reads_every_text_of_a_story(trainer, released):
    programme = released.course.programme_id
    named = entry(programme=programme, insights="Rückfragen an petra.probe@example.org")
    answer = trainer.post(reverse("courses:new-case"), named)
    assert answer.status_code == 422
    assert not CaseStudy.objects.exists()
    assert "petra.probe@example.org" in answer.content.decode()


def test_a_second_editor_is_shown_what_the_first_one_wrote(trainer, case, second):
    change_case(case=case, facts={"situation": "Was die andere schrieb."}, seen="1", user=second.pk)
    page = reverse("courses:edit-case", args=[case.pk])
    answer = trainer.post(page, entry(seen="1", situation="Meins."))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Was die andere schrieb." in text
    assert "Meins." in text
    assert trainer.post(page, entry(seen="2", situation="Meins.")).status_code == 302


def test_the_other_two_eyes_find_their_buttons_and_the_writer_does_not(trainer, second_client, case):
    page = reverse("courses:case", args=[case.pk])
    assert reverse("courses:approve", args=[case.pk]) not in trainer.get(page).content.decode()
    assert reverse("courses:approve", args=[case.pk]) in second_client.get(page).content.decode()
    assert second_client.post(reverse("courses:send-back", args=[case.pk]), {"seen": "1"}).status_code == 422
    second_client.post(reverse("courses:approve", args=[case.pk]), {"seen": "1"})
    case.refresh_from_db()
    assert case.status == "approved"


def test_a_story_that_is_not_approved_is_not_there_for_readers(counselor, case):
    assert counselor.get(reverse("courses:case", args=[case.pk])).status_code == 404
    assert case.title not in counselor.get(reverse("courses:cases")).content.decode()
