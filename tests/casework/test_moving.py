"""Handover, taking over, closing, opening again."""

import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cases.casework.actions import close_case, hand_over, write_note
from cases.casework.actions.ending import StillOpen
from cases.casework.mail import build_break_glass, build_handover  # noqa: F401 (registered)
from cases.models import Case, CaseCheck, CaseEvent, FollowUp, Handover
from streetwork.delivery.mail import builders
from streetwork.delivery.models import MailJob
from streetwork.delivery.on_behalf import scope_of_actor
from streetwork.rota.models import Absence
from tests.factories.casework import case_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return case_of(cast.owner, concern="canary concern")


@pytest.fixture
def follow_up(cast, case, inside):
    with inside():
        return FollowUp.objects.create(
            state_id=case.state_id, programme_id=case.programme_id, worker=cast.owner, case=case,
            due_on=timezone.localdate() + timedelta(days=1), platform_id=case.platform_id,
        )  # fmt: skip


def away(person, stand_in=None):
    today = timezone.localdate()
    Absence.objects.create(user=person, stand_in=stand_in, first_day=today, last_day=today)


def test_a_handover_moves_the_case_and_its_follow_ups(cast, case, follow_up, url, page, inside):
    sent = {"to_worker": cast.colleague.pk, "reason": "leaving", "remark": "call back on Friday"}
    assert page(cast.owner, url("handover", case), **sent)[0] == 302
    with inside():
        case.refresh_from_db()
        follow_up.refresh_from_db()
        move = Handover.objects.get()
        assert (case.worker, follow_up.worker) == (cast.colleague, cast.colleague)
        assert case.unseal(f"handover:{move.uid}", move.remark) == "call back on Friday"
    assert page(cast.owner, url("detail", case))[0] == 404
    assert "call back on Friday" in page(cast.colleague, url("detail", case))[1]


def test_a_second_press_moves_nothing(cast, case, inside):
    with inside(cast.lead) as access:
        hand_over(case=case, access=access, to_worker=cast.colleague.pk, reason="leaving")
        assert hand_over(case=case, access=access, to_worker=cast.colleague.pk, reason="leaving") is None
        assert Handover.objects.count() == 1


@pytest.mark.parametrize("deputy", ["colleague", None])
@pytest.mark.parametrize(
    ("reason", "stays"), [("absence", True), ("overload", True), ("relationship", False), ("leaving", False)]
)
def test_the_former_worker_stays_as_deputy_unless_it_is_for_good(cast, case, inside, reason, stays, deputy):
    with inside() as access:
        Case.objects.filter(pk=case.pk).update(deputy=deputy and cast.colleague)
        hand_over(case=case, access=access, to_worker=cast.colleague.pk, reason=reason)
        case.refresh_from_db()
    assert (case.worker, case.deputy) == (cast.colleague, cast.owner if stays else None)


def test_nobody_outside_state_and_programme_gets_a_case(cast, case, url, page):
    for person in (cast.stranger, cast.outsider, cast.coordinator):
        assert page(cast.owner, url("handover", case), to_worker=person.pk, reason="other")[0] == 422


def test_the_lead_hands_over_without_reading(cast, case, url, page, inside):
    assert "canary concern" not in page(cast.lead, url("handover", case))[1]
    page(cast.lead, url("handover", case), to_worker=cast.colleague.pk, reason="leaving")
    with inside():
        assert Case.objects.get(pk=case.pk).worker == cast.colleague


def test_both_are_told_by_a_link_without_content(cast, case, inside):
    with inside(cast.lead) as access:
        hand_over(case=case, access=access, to_worker=cast.colleague.pk, reason="overload", remark="canary remark")
    jobs = MailJob.objects.filter(kind="cases.handed_over")
    assert {job.recipient for job in jobs} == {cast.owner, cast.colleague}
    for job in jobs:
        with scope_of_actor(job.actor), transaction.atomic():
            message = builders[job.kind](job)
        text = message.subject + message.body
        assert "http" in text
        assert not any(word in text for word in ("canary", case.code, "ST", str(cast.owner)))


def test_the_deputy_takes_over_only_while_the_worker_is_away(cast, case, follow_up, url, page, inside, deputy):
    with inside():
        Case.objects.filter(pk=case.pk).update(deputy=deputy)
    page(deputy, url("take-over", case), walls="1")
    with inside():
        assert Case.objects.get(pk=case.pk).worker == cast.owner
    away(cast.owner)
    page(deputy, url("take-over", case), walls="1")
    with inside():
        case.refresh_from_db()
        follow_up.refresh_from_db()
        assert (case.worker, case.deputy, follow_up.worker) == (deputy, cast.owner, deputy)


def test_a_colleague_without_a_part_cannot_take_over(cast, case, url, page):
    away(cast.owner)
    assert page(cast.colleague, url("take-over", case), walls="1")[0] == 404


def test_a_case_closes_with_kind_result_and_settled_follow_ups(cast, case, follow_up, url, page, inside):
    sent = {"closure": "return", "result": "knows where to go"}
    assert page(cast.owner, url("close", case), **sent)[0] == 422
    assert page(cast.owner, url("close", case), **sent | {f"follow_up_{follow_up.pk}": "dropped"})[0] == 302
    with inside():
        fresh = Case.objects.get(pk=case.pk)
        follow_up.refresh_from_db()
        assert (fresh.status, fresh.closure, follow_up.status) == ("closed", "return", "dropped")
        assert fresh.unseal("result", fresh.result) == "knows where to go"


def test_a_promise_may_outlive_the_case(cast, case, follow_up, url, page, inside):
    sent = {"closure": "return", f"follow_up_{follow_up.pk}": "open"}
    assert page(cast.owner, url("close", case), **sent)[0] == 302
    with inside():
        follow_up.refresh_from_db()
        assert (Case.objects.get(pk=case.pk).status, follow_up.status) == ("closed", "open")


def test_a_follow_up_agreed_meanwhile_keeps_the_case_open(cast, case, follow_up, inside):
    with inside() as access:
        with pytest.raises(StillOpen):
            close_case(case=case, access=access, closure="silent", follow_ups={})
        assert Case.objects.get(pk=case.pk).status == "open"


def test_a_closed_case_takes_no_notes(cast, case, url, page, inside, written):
    page(cast.owner, url("close", case), closure="silent")
    assert page(cast.owner, url("note-new", case), **written(action="late"))[0] == 302
    with inside():
        assert not case.case_notes.exists()


def test_closing_takes_unanswered_questions_back(cast, case, url, page, inside):
    page(cast.owner, url("check-new", case), asked_of=cast.colleague.pk)
    page(cast.owner, url("close", case), closure="silent")
    with inside():
        assert not CaseCheck.objects.exists()
    assert page(cast.colleague, url("detail", case))[0] == 404


def test_a_person_returns_and_the_case_is_open_again(cast, case, url, page, inside):
    page(cast.owner, url("close", case), closure="return", result="first answer")
    for _twice in range(2):
        assert page(cast.owner, url("reopen", case), walls="1")[0] == 302
    with inside():
        case.refresh_from_db()
        assert (case.status, case.closed_at, case.closure) == ("open", None, "")
        assert case.reopened_at is not None
        assert list(CaseEvent.objects.filter(id=case.pk).order_by("pgh_id").values_list("status", flat=True)) == [
            "open", "closed", "open",
        ]  # fmt: skip
    assert "first answer" in page(cast.owner, url("detail", case))[1]


def test_the_timeline_has_everything_newest_first_in_few_queries(
    cast, case, follow_up, inside, django_assert_max_num_queries
):
    from cases.casework.texts import OpenTexts
    from cases.casework.timeline import story_of, timeline

    with inside() as access:
        for _turn in range(12):  # what is read must not grow with what is there
            write_note(case=case, access=access, uid=uuid.uuid4(), sections={"action": "one more"})
        hand_over(case=case, access=access, to_worker=cast.colleague.pk, reason="overload", remark="a remark")
    with inside(), django_assert_max_num_queries(20):  # twelve, and the vocabulary once
        moments = timeline(story_of(Case.objects.get(pk=case.pk)), OpenTexts(case))
    assert [moment.at for moment in moments] == sorted((moment.at for moment in moments), reverse=True)
    assert {"folder-plus", "chat-dots", "arrow-left-right", "calendar-plus"} <= {moment.icon for moment in moments}
    assert "a remark" in {moment.text for moment in moments}
