"""Settled follow-ups of contacts go after ninety days; those of cases with the case."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.followups.retention import DAYS
from cases.models import FollowUp
from streetwork.delivery.retention import apply_retention
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
from tests.factories.cases import writing
from tests.factories.followups import case_of, follow_up_of

pytestmark = pytest.mark.django_db


def test_only_long_settled_ones_of_contacts_without_a_case_go(cast):
    long_ago = timezone.now() - timedelta(days=DAYS + 1)
    gone = follow_up_of(cast.owner, status="done", settled_at=long_ago)
    kept = [
        follow_up_of(cast.owner, days=-DAYS - 9),
        follow_up_of(cast.owner, status="done", settled_at=timezone.now() - timedelta(days=DAYS - 1)),
        follow_up_of(cast.owner, status="done", settled_at=long_ago, case=case_of(cast.owner)),
        follow_up_of(cast.owner, again_of=gone),
    ]
    states = State.objects.all_ids()
    with scope(states, states):
        outcome = next(each for each in apply_retention() if each.rule.key == "cases.follow_ups")
    assert (outcome.deleted, outcome.error) == (1, "")
    with writing("ST"):
        assert set(FollowUp.objects.values_list("pk", flat=True)) == {each.pk for each in kept}
