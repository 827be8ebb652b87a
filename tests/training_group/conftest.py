from datetime import timedelta

import pytest
from django.utils import timezone

from streetwork.tenancy.models import State
from tests.factories.cast import client_of
from tests.factories.trainings import group_of, meeting_of
from training.models import AgendaItem, GroupMember, GroupTask


@pytest.fixture
def group(cast):
    """Carla chairs, Olga is a member, Cora a guest; Otto belongs to another state and not to the group."""
    group = group_of()
    for user, role in ((cast.colleague, "chair"), (cast.owner, "member"), (cast.coordinator, "guest")):
        place(group, user, role)
    return group


def place(group, user=None, role="member", **facts):
    state = State.objects.get(code="ST")
    return GroupMember.objects.create(group=group, user=user, role=role, **({"state": state} | facts))


@pytest.fixture
def meeting(group):
    return meeting_of(group)


@pytest.fixture
def past(group):
    """A meeting that ended yesterday, with an item on its agenda."""
    meeting = meeting_of(group, title="Sommersitzung", in_days=-1, status="invited")
    item_of(meeting, "Wege in die Beratung")
    return meeting


def item_of(meeting, title="Aktuelles", *, status="on_agenda", by=None, **facts):
    return AgendaItem.objects.create(
        group=meeting.group, meeting=meeting, title=title, status=status, proposed_by=by,
        position=meeting.items.count() + 1, **facts,
    )  # fmt: skip


def proposal_of(group, title="Vorschlag", *, by=None, **facts):
    return AgendaItem.objects.create(group=group, title=title, proposed_by=by, **facts)


def task_of(group, title="Liste schicken", *, who=None, in_days=7, **facts):
    due_on = None if in_days is None else timezone.localdate() + timedelta(days=in_days)
    return GroupTask.objects.create(group=group, title=title, assignee=who, due_on=due_on, **facts)


def english(user):
    user.language = "en"
    user.save()
    return client_of(user)


@pytest.fixture
def chair(cast, group):
    return english(cast.colleague)


@pytest.fixture
def member(cast, group):
    return english(cast.owner)


@pytest.fixture
def manager(cast):
    return english(cast.training_manager)
