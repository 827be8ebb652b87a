"""Who knows of a case, who reads its texts, and what the access log keeps of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.casework.actions import answer_check, ask_check, break_glass
from cases.models import BreakGlass, Case, CaseCheck
from streetwork.delivery.models import AccessLog, MailJob
from streetwork.rota.models import Absence
from tests.factories.casework import case_of

pytestmark = pytest.mark.django_db
WORD = "canary concern"


@pytest.fixture
def case(cast):
    return case_of(cast.owner, concern=WORD)


@pytest.fixture
def sees(case, url, page):
    """404, facts or texts."""

    def look(person):
        status, body = page(person, url("detail", case))
        if status == 404:
            return 404
        return "texts" if WORD in body else "facts"

    return look


def away(person, stand_in):
    today = timezone.localdate()
    Absence.objects.create(user=person, stand_in=stand_in, first_day=today, last_day=today + timedelta(days=3))


def test_worker_and_lead_and_nobody_else(cast, sees):
    assert sees(cast.owner) == "texts"
    assert sees(cast.lead) == "facts"
    assert [sees(person) for person in (cast.colleague, cast.stranger, cast.outsider)] == [404, 404, 404]


def test_the_deputy_reads(cast, case, sees, deputy, inside):
    with inside():
        Case.objects.filter(pk=case.pk).update(deputy=deputy)
    assert sees(deputy) == "texts"


def test_the_stand_in_reads_while_the_worker_is_away(cast, sees):
    away(cast.owner, cast.colleague)
    assert sees(cast.colleague) == "texts"


def test_a_stand_in_of_another_programme_reads_nothing(cast, sees):
    away(cast.owner, cast.stranger)
    assert sees(cast.stranger) == 404


def test_the_asked_colleague_reads_until_the_answer(cast, case, sees, inside):
    with inside() as access:
        check = ask_check(case=case, access=access, asked_of=cast.colleague.pk)
    assert sees(cast.colleague) == "texts"
    with inside(cast.colleague) as access:
        answer_check(case=case, check=check, access=access, result="agreed")
    assert sees(cast.colleague) == 404


def test_the_asked_colleague_changes_nothing(cast, case, url, page, inside, written):
    with inside() as access:
        ask_check(case=case, access=access, asked_of=cast.colleague.pk)
    assert page(cast.colleague, url("note-new", case), **written(action="mine"))[0] == 302
    assert page(cast.colleague, url("export-json", case))[0] == 302
    assert page(cast.colleague, url("erase", case), code=case.code)[0] == 302
    with inside():
        assert Case.objects.filter(pk=case.pk).exists()
        assert not case.case_notes.exists()


def test_a_broken_glass_opens_the_texts_for_an_hour(cast, case, sees, inside):
    with inside(cast.lead) as access:
        glass = break_glass(case=case, access=access, reason="worker cannot be reached")
    assert sees(cast.lead) == "texts"
    with inside(cast.lead):
        BreakGlass.objects.filter(pk=glass.pk).update(ends_at=timezone.now())
    assert sees(cast.lead) == "facts"


def test_the_glass_of_one_lead_opens_nothing_for_another(cast, case, sees, other_lead, inside):
    with inside(cast.lead) as access:
        break_glass(case=case, access=access, reason="worker cannot be reached")
    assert sees(other_lead) == "facts"


def test_everybody_concerned_is_told_of_the_glass_once_and_the_reason_stands_in_the_timeline(
    cast, case, url, page, other_lead, inside
):
    for _twice in range(2):
        page(cast.lead, url("break-glass", case), reason="acute danger, worker is away")
    told = MailJob.objects.filter(kind="cases.break_glass").values_list("recipient", flat=True)
    assert sorted(told) == sorted([cast.owner.pk, other_lead.pk])
    assert "acute danger, worker is away" in page(cast.owner, url("detail", case))[1]
    with inside():
        lines = AccessLog.objects.filter(object_id=str(case.pk), action="case.break_glass")
        assert [line.actor_id for line in lines] == [cast.lead.pk]


@pytest.mark.parametrize("reason", ["", "too short", "ring +49 170 1234567 about it"])
def test_the_glass_needs_a_reason_that_names_nobody(cast, case, url, page, inside, reason):
    assert page(cast.lead, url("break-glass", case), reason=reason)[0] == 422
    with inside():
        assert not BreakGlass.objects.exists()


def test_a_counselor_cannot_break_the_glass(cast, case, url, page, inside):
    assert page(cast.colleague, url("break-glass", case), reason="I would like to read this")[0] == 404
    assert page(cast.owner, url("break-glass", case), reason="I would like to read this")[0] == 302
    with inside():
        assert not BreakGlass.objects.exists()


def test_reading_texts_and_seeing_facts_are_different_lines_in_the_log(cast, sees, case, inside):
    sees(cast.owner)
    sees(cast.lead)
    with inside():
        lines = AccessLog.objects.filter(object_id=str(case.pk), object_type="cases.case")
        seen = set(lines.exclude(action="case.open").values_list("action", "actor"))
    assert seen == {("case.read", cast.owner.pk), ("case.facts_read", cast.lead.pk)}


def test_a_withdrawn_question_closes_the_case_to_the_colleague(cast, case, sees, url, page, inside):
    with inside() as access:
        check = ask_check(case=case, access=access, asked_of=cast.colleague.pk)
    page(cast.owner, url("check-withdraw", case, check), walls="1")
    assert sees(cast.colleague) == 404
    with inside():
        assert not CaseCheck.objects.exists()


def test_nobody_answers_the_own_question(cast, case, url, page, inside):
    with inside() as access:
        check = ask_check(case=case, access=access, asked_of=cast.colleague.pk)
    page(cast.owner, url("check-answer", case, check), result="agreed")
    with inside():
        assert CaseCheck.objects.get().answered_at is None


def test_a_question_goes_to_colleagues_of_state_and_programme_alone(cast, case, url, page):
    for person in (cast.owner, cast.stranger, cast.outsider, cast.coordinator):
        assert page(cast.owner, url("check-new", case), asked_of=person.pk)[0] == 422
