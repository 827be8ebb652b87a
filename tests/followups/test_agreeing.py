"""Only what was agreed becomes a follow-up, and an unanswered offer is never chased."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.followups import actions
from cases.followups.actions import NotAgreed, agree_follow_up
from cases.models import FollowUp
from streetwork.accounts.access import access_of
from streetwork.vocabulary.models import Platform
from tests.factories.cases import writing
from tests.factories.followups import case_of, follow_up_of
from tests.factories.rota import away

pytestmark = pytest.mark.django_db


@pytest.fixture
def agree(today):
    def agree(who, **facts):
        facts = {
            "purpose": "check_in",
            "due_on": today + timedelta(days=1),
            "platform": Platform.objects.get(code="facebook"),
            "agreed": True,
        } | facts
        with writing("ST", actor=who.pk):
            return agree_follow_up(access=access_of(who.pk), **facts)

    return agree


def test_what_was_agreed_is_noted_for_who_agreed_it(cast, logged, agree, today):
    contact = logged()
    follow_up = agree(cast.owner, contact=contact, purpose="center", due_time=None)
    assert (follow_up.worker_id, follow_up.contact_id, follow_up.case_id) == (cast.owner.pk, contact.pk, None)
    assert (follow_up.purpose, follow_up.due_on, follow_up.status) == ("center", today + timedelta(days=1), "open")
    assert (follow_up.state_id, follow_up.programme_id) == (contact.state_id, contact.programme_id)


def test_without_the_persons_agreement_nothing_is_noted(cast, logged, agree):
    with pytest.raises(NotAgreed):
        agree(cast.owner, contact=logged(), agreed=False)
    with writing("ST"):
        assert not FollowUp.objects.exists()


@pytest.mark.parametrize("answered", [None, False])
def test_an_unanswered_offer_is_never_chased(cast, logged, agree, answered):
    with pytest.raises(NotAgreed):
        agree(cast.owner, contact=logged(kind="offer", offer_answered=answered))


def test_an_answered_offer_can_lead_to_an_agreement(cast, logged, agree):
    assert agree(cast.owner, contact=logged(kind="offer", offer_answered=True)).at_risk is False


def test_a_person_at_risk_is_the_one_exception_and_it_is_logged(cast, logged, agree):
    from streetwork.delivery.models import AccessLog

    follow_up = agree(cast.owner, contact=logged(kind="offer", offer_answered=False), at_risk=True)
    assert follow_up.at_risk
    with writing("ST"):
        assert AccessLog.objects.filter(action="followup.at_risk", object_id=str(follow_up.pk)).count() == 1


def test_the_exception_is_not_noted_where_none_is_needed(cast, logged, agree):
    assert agree(cast.owner, contact=logged(), at_risk=True).at_risk is False


def test_agreeing_twice_is_agreeing_once(cast, logged, agree):
    contact = logged()
    assert agree(cast.owner, contact=contact).pk == agree(cast.owner, contact=contact).pk
    with writing("ST"):
        assert FollowUp.objects.count() == 1


def test_the_same_again_after_it_was_kept_is_a_new_agreement(cast, logged, agree):
    contact = logged()
    first = agree(cast.owner, contact=contact)
    with writing("ST"):
        actions.settle(follow_up=first, access=access_of(cast.owner.pk), status="done")
    assert agree(cast.owner, contact=contact).pk != first.pk


@pytest.mark.parametrize("days", [-1, 367])
def test_the_day_lies_ahead_and_within_a_year(cast, logged, agree, today, days):
    with pytest.raises(ValueError, match="day"):
        agree(cast.owner, contact=logged(), due_on=today + timedelta(days=days))


def test_the_last_message_starts_the_window_of_the_platform_and_is_not_kept(cast, logged, agree):
    moment = datetime(2026, 11, 21, 10, tzinfo=UTC)
    follow_up = agree(cast.owner, contact=logged(), last_message_at=moment)
    assert follow_up.platform.reply_window_hours == 24
    assert follow_up.window_ends_at == moment + timedelta(hours=24)
    kept = [field.name for field in FollowUp._meta.get_fields()]
    assert not [name for name in kept if "message" in name]


def test_a_platform_without_a_window_has_none(cast, logged, agree):
    telegram = Platform.objects.get(code="telegram")
    assert agree(cast.owner, contact=logged(), platform=telegram, last_message_at=timezone.now()).window_ends_at is None


def test_a_colleague_agrees_nothing_on_a_foreign_contact(cast, logged, agree):
    with pytest.raises(PermissionDenied):
        agree(cast.colleague, contact=logged())


def test_what_the_lead_notes_on_a_contact_is_its_counselors(cast, logged, agree):
    assert agree(cast.lead, contact=logged()).worker_id == cast.owner.pk


def test_a_follow_up_of_a_contact_that_became_a_case_is_the_cases(cast, logged, agree):
    case = case_of(cast.owner)
    contact = logged(case=case)
    assert agree(cast.owner, contact=contact).case_id == case.pk


def test_the_deputy_agrees_for_themselves_in_the_case(cast, agree):
    case = case_of(cast.owner, deputy=cast.colleague)
    assert agree(cast.colleague, case=case).worker_id == cast.colleague.pk


@pytest.mark.parametrize("who", ["colleague", "lead"])
def test_who_is_not_in_charge_agrees_nothing_in_a_case(cast, agree, who):
    with pytest.raises(PermissionDenied):
        agree(getattr(cast, who), case=case_of(cast.owner))


def test_the_stand_in_agrees_while_the_worker_is_away(cast, agree):
    case = case_of(cast.owner)
    away(cast.owner, stand_in=cast.colleague)
    assert agree(cast.colleague, case=case).worker_id == cast.colleague.pk


def test_nothing_is_agreed_in_a_closed_case(cast, agree):
    case = case_of(cast.owner, status="closed", closed_at=timezone.now(), closure="reached")
    with pytest.raises(PermissionDenied):
        agree(cast.owner, case=case)


def test_the_database_wants_a_contact_or_a_case(cast):
    row = follow_up_of(cast.owner)
    with writing("ST"), pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.filter(pk=row.pk).update(contact=None)


def test_the_database_wants_a_time_with_a_settlement(cast):
    row = follow_up_of(cast.owner)
    with writing("ST"), pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.filter(pk=row.pk).update(status="done")
