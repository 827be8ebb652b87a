"""Kept, tried in vain, no longer wanted: and where it ends."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.followups import actions
from cases.followups.actions import NotAgreed
from cases.models import FollowUp
from streetwork.accounts.access import access_of
from tests.factories.cases import writing
from tests.factories.followups import case_of, follow_up_of
from tests.factories.rota import away

pytestmark = pytest.mark.django_db


@pytest.fixture
def do():
    """Call an action on a follow-up as a person."""

    def do(who, action, follow_up, **arguments):
        with writing("ST", actor=who.pk):
            return getattr(actions, action)(follow_up=follow_up, access=access_of(who.pk), **arguments)

    return do


def all_of(follow_up):
    with writing("ST"):
        return list(FollowUp.objects.filter(contact=follow_up.contact_id).order_by("pk"))


@pytest.mark.parametrize("status", ["done", "unreached", "dropped"])
def test_it_is_settled_with_who_and_when(cast, do, status):
    settled = do(cast.owner, "settle", follow_up_of(cast.owner), status=status)
    assert (settled.status, settled.settled_by_id) == (status, cast.owner.pk)
    assert timezone.now() - settled.settled_at < timedelta(minutes=1)


def test_the_first_settlement_stays(cast, do):
    follow_up = follow_up_of(cast.owner)
    do(cast.owner, "settle", follow_up, status="done")
    assert do(cast.owner, "settle", follow_up, status="dropped").status == "done"


def test_it_is_not_settled_as_open(cast, do):
    with pytest.raises(ValueError, match="reopen"):
        do(cast.owner, "settle", follow_up_of(cast.owner), status="open")


def test_tried_in_vain_it_ends_there_and_nothing_new_comes_up(cast, do):
    follow_up = follow_up_of(cast.owner)
    do(cast.owner, "settle", follow_up, status="unreached")
    assert [each.status for each in all_of(follow_up)] == ["unreached"]


def test_it_may_be_tried_once_more_and_never_a_third_time(cast, do, today):
    follow_up = follow_up_of(cast.owner, purpose="material")
    do(cast.owner, "settle", follow_up, status="unreached")
    second = do(cast.owner, "try_again", follow_up, due_on=today + timedelta(days=3))
    assert (second.again_of_id, second.purpose, second.status) == (follow_up.pk, "material", "open")
    assert second.due_on == today + timedelta(days=3)
    do(cast.owner, "settle", second, status="unreached")
    with pytest.raises(NotAgreed):
        do(cast.owner, "try_again", second, due_on=today + timedelta(days=9))


def test_asking_for_the_second_try_twice_gives_one(cast, do, today):
    follow_up = follow_up_of(cast.owner)
    do(cast.owner, "settle", follow_up, status="unreached")
    tries = {do(cast.owner, "try_again", follow_up, due_on=today + timedelta(days=n)).pk for n in (1, 2)}
    assert len(tries) == 1


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_was_kept_or_is_unwanted_is_not_tried_again(cast, do, today, status):
    follow_up = follow_up_of(cast.owner)
    do(cast.owner, "settle", follow_up, status=status)
    with pytest.raises(NotAgreed):
        do(cast.owner, "try_again", follow_up, due_on=today)


def test_the_database_allows_one_second_try(cast):
    first = follow_up_of(cast.owner, status="unreached")
    follow_up_of(cast.owner, contact=first.contact, again_of=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        follow_up_of(cast.owner, contact=first.contact, again_of=first)


def test_a_settlement_is_taken_back_and_the_second_try_with_it(cast, do, today):
    follow_up = follow_up_of(cast.owner)
    do(cast.owner, "settle", follow_up, status="unreached")
    do(cast.owner, "try_again", follow_up, due_on=today)
    reopened = do(cast.owner, "reopen", follow_up)
    assert (reopened.status, reopened.settled_at, reopened.settled_by_id) == ("open", None, None)
    assert [each.pk for each in all_of(follow_up)] == [follow_up.pk]


def test_a_second_try_that_was_kept_stays_when_the_first_is_taken_back(cast, do, today):
    follow_up = follow_up_of(cast.owner)
    do(cast.owner, "settle", follow_up, status="unreached")
    second = do(cast.owner, "try_again", follow_up, due_on=today)
    do(cast.owner, "settle", second, status="done")
    do(cast.owner, "reopen", follow_up)
    assert [each.status for each in all_of(follow_up)] == ["open", "done"]


def test_in_a_closed_case_nothing_is_taken_back(cast, do):
    case = case_of(cast.owner, status="closed", closed_at=timezone.now(), closure="reached")
    follow_up = follow_up_of(cast.owner, case=case, status="dropped")
    with pytest.raises(PermissionDenied):
        do(cast.owner, "reopen", follow_up)


def test_it_moves_to_another_day_and_time(cast, do, today):
    moved = do(cast.owner, "move", follow_up_of(cast.owner, days=-3), due_on=today + timedelta(days=2))
    assert (moved.due_on, moved.due_time) == (today + timedelta(days=2), None)


@pytest.mark.parametrize("days", [-1, 367])
def test_it_moves_to_no_impossible_day(cast, do, today, days):
    with pytest.raises(ValueError, match="day"):
        do(cast.owner, "move", follow_up_of(cast.owner), due_on=today + timedelta(days=days))


def test_what_is_settled_moves_no_more(cast, do, today):
    with pytest.raises(ValueError, match="open"):
        do(cast.owner, "move", follow_up_of(cast.owner, status="done"), due_on=today)


@pytest.mark.parametrize("action", ["settle", "move", "reopen", "try_again"])
def test_a_colleague_who_covers_nothing_changes_nothing(cast, do, today, action):
    follow_up = follow_up_of(cast.owner, status="open" if action in ("settle", "move") else "unreached")
    arguments = {"settle": {"status": "done"}, "reopen": {}}.get(action, {"due_on": today})
    with pytest.raises(PermissionDenied):
        do(cast.colleague, action, follow_up, **arguments)


def test_the_lead_settles(cast, do):
    assert do(cast.lead, "settle", follow_up_of(cast.owner), status="dropped").settled_by_id == cast.lead.pk


def test_the_deputy_of_the_case_settles(cast, do):
    case = case_of(cast.owner, deputy=cast.colleague)
    assert do(cast.colleague, "settle", follow_up_of(cast.owner, case=case), status="done").status == "done"


def test_the_stand_in_settles_while_the_worker_is_away(cast, do):
    follow_up = follow_up_of(cast.owner)
    away(cast.owner, stand_in=cast.colleague)
    assert do(cast.colleague, "settle", follow_up, status="done").status == "done"


def test_after_the_absence_the_stand_in_settles_no_more(cast, do):
    follow_up = follow_up_of(cast.owner)
    away(cast.owner, stand_in=cast.colleague, first=-9, last=-1)
    with pytest.raises(PermissionDenied):
        do(cast.colleague, "settle", follow_up, status="done")


def test_with_a_case_its_open_follow_ups_change_hands(cast):
    case = case_of(cast.owner)
    kept = follow_up_of(cast.owner, case=case, status="done")
    waiting = follow_up_of(cast.owner, case=case)
    with writing("ST"):
        assert actions.pass_on(case=case, worker=cast.colleague.pk) == 1
        workers = dict(FollowUp.objects.values_list("pk", "worker"))
    assert workers == {kept.pk: cast.owner.pk, waiting.pk: cast.colleague.pk}
