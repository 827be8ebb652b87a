"""The working group: the owner is a plain member, chairs and who keeps the programme's trainings change it."""

from datetime import timedelta

from django.utils import timezone

from streetwork.accounts.roles import IN_GROUPS, WRITES_TRAININGS
from streetwork.tenancy.models import State
from tests.factories.trainings import group_of, meeting_of
from tests.walls.route import OF_GROUP, Route
from training.group.actions import minutes
from training.models import AgendaItem, Decision, GroupMember, GroupTask

CANARIES: tuple[str, ...] = ("group_name", "group_item", "group_minutes", "group_draft", "group_decision",
                             "group_task", "group_member")  # fmt: skip
READ = set(CANARIES) - {"group_draft"}
RECEIVES: dict[str, set[str]] = {
    "owner": READ, "training_manager": set(CANARIES), "lead": set(CANARIES),
}  # fmt: skip
VARIANTS: dict[str, list[str]] = {
    "group:home": ["?all=1"],
    "group:tasks": ["?show=any", "?show=overdue&who=me", "?show=settled"],
    "group:archive": ["?q=canary", "?kind=decisions&q=canary", "?kind=minutes&q=Bericht"],
    "group:decisions": ["?q=canary"],
    "group:propose": ["?meeting={world.group_meeting.pk}"],
}
POSTS: dict[str, dict] = {}


def group(world):
    return {"pk": world.group.pk}


def meeting(world):
    return {"pk": world.group_meeting.pk}


def held(world):
    """A meeting that is over, with a draft of minutes."""
    return {"pk": world.group_held.pk}


def item(world):
    return {"pk": world.group_item.pk}


def held_item(world):
    return {"pk": world.group_held_item.pk}


def member(world):
    return {"pk": world.group_member.pk}


def task(world):
    return {"pk": world.group_task.pk}


def decision(world):
    return {"pk": world.group_decision.pk}


AWAY = {"owner": 302}  # a plain member is led back
ONE_GROUP = dict.fromkeys(("owner", "training_manager", "lead"), 302)
ROUTES: list[Route] = [
    Route("group:home", IN_GROUPS, get=200, but=ONE_GROUP),
    Route("group:new", WRITES_TRAININGS, get=200, post=422),
    Route("group:meetings", IN_GROUPS, get=200, at=group, row=OF_GROUP),
    Route("group:edit", IN_GROUPS, get=200, post=422, at=group, row=OF_GROUP, but=AWAY),
    Route("group:new-meeting", IN_GROUPS, get=200, post=422, at=group, row=OF_GROUP, but=AWAY),
    Route("group:agenda", IN_GROUPS, get=200, at=group, row=OF_GROUP),
    Route("group:propose", IN_GROUPS, get=200, post=422, at=group, row=OF_GROUP),
    Route("group:tasks", IN_GROUPS, get=200, at=group, row=OF_GROUP),
    Route("group:new-task", IN_GROUPS, get=200, post=422, at=group, row=OF_GROUP, but=AWAY),
    Route("group:archive", IN_GROUPS, get=200, at=group, row=OF_GROUP),
    Route("group:decisions", IN_GROUPS, get=200, at=group, row=OF_GROUP),
    Route("group:members", IN_GROUPS, get=200, at=group, row=OF_GROUP),
    Route("group:new-member", IN_GROUPS, get=200, post=422, at=group, row=OF_GROUP, but=AWAY),
    Route("group:member", IN_GROUPS, get=200, post=422, at=member, row=OF_GROUP, but=AWAY),
    Route("group:leave", IN_GROUPS, post=302, at=member, row=OF_GROUP),
    Route("group:meeting", IN_GROUPS, get=200, at=meeting, row=OF_GROUP),
    Route("group:edit-meeting", IN_GROUPS, get=200, post=422, at=meeting, row=OF_GROUP, but=AWAY),
    Route("group:invite", IN_GROUPS, post=302, at=meeting, row=OF_GROUP),
    Route("group:cancel-meeting", IN_GROUPS, post=302, at=meeting, row=OF_GROUP),
    Route("group:reply", IN_GROUPS, post=302, at=meeting, row=OF_GROUP),
    Route("group:presence", IN_GROUPS, post=302, at=meeting, row=OF_GROUP),
    Route("group:ics", IN_GROUPS, get=200, at=meeting, row=OF_GROUP),
    Route("group:fill-agenda", IN_GROUPS, post=302, at=meeting, row=OF_GROUP),
    Route("group:minutes", IN_GROUPS, get=200, at=held, row=OF_GROUP),
    Route("group:save-intro", IN_GROUPS, post=302, at=held, row=OF_GROUP),
    Route("group:release", IN_GROUPS, get=200, post=302, at=held, row=OF_GROUP, but=AWAY),
    Route("group:minutes-pdf", IN_GROUPS, get=200, at=held, row=OF_GROUP, but=AWAY),
    Route("group:item", IN_GROUPS, get=200, post=422, at=item, row=OF_GROUP, but=AWAY),
    Route("group:item-step", IN_GROUPS, post=302, at=item, row=OF_GROUP),
    Route("group:item-move", IN_GROUPS, post=302, at=item, row=OF_GROUP),
    Route("group:save-record", IN_GROUPS, post=422, at=held_item, row=OF_GROUP, but=AWAY),
    Route("group:add-decision", IN_GROUPS, post=422, at=held_item, row=OF_GROUP, but=AWAY),
    Route("group:add-task", IN_GROUPS, post=422, at=held_item, row=OF_GROUP, but=AWAY),
    Route("group:decision", IN_GROUPS, get=200, post=422, at=decision, row=OF_GROUP, but=AWAY),
    Route("group:remove-decision", IN_GROUPS, post=302, at=decision, row=OF_GROUP),
    Route("group:task", IN_GROUPS, get=200, post=422, at=task, row=OF_GROUP, but=AWAY),
    Route("group:tick", IN_GROUPS, post=302, at=task, row=OF_GROUP),
]


def furnish(world):
    canary = world.canary
    world.group = group_of(name=canary["group_name"], members=[world.owner])
    world.group_member = GroupMember.objects.create(
        group=world.group, name=canary["group_member"], email="member@example.org", state=State.objects.get(code="ST")
    )
    world.group_meeting = meeting_of(world.group)
    world.group_item = _item(world, world.group_meeting, canary["group_item"])
    world.group_held = meeting_of(world.group, in_days=-2)
    world.group_held_item = _item(world, world.group_held, "Rückblick", record=canary["group_draft"])
    world.group_decision = Decision.objects.create(
        meeting=world.group_held, item=world.group_held_item, number=1, text="Entwurf"
    )
    world.group_task = GroupTask.objects.create(
        group=world.group, title=canary["group_task"], due_on=timezone.localdate() + timedelta(days=30)
    )
    released = meeting_of(world.group, in_days=-40)
    item = _item(world, released, "Bericht", record=canary["group_minutes"])
    Decision.objects.create(meeting=released, item=item, number=1, text=canary["group_decision"])
    minutes.release_minutes(meeting=released, user=world.cast.lead.pk, seen=minutes.version_of(released))


def _item(world, meeting, title, **facts):
    return AgendaItem.objects.create(
        group=world.group, meeting=meeting, title=title, status="on_agenda", position=1, **facts
    )
