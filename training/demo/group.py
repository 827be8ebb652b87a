"""The demo's working group: Kompan's fourteen states, two meetings with minutes and the next one."""

from datetime import timedelta

from training.demo.ground import Ground, read
from training.group.document import document_of
from training.models import AgendaItem, Decision, GroupMember, GroupTask, Meeting, MeetingPresence, WorkingGroup


def write_group(ground: Ground) -> None:
    told = read("group")
    group = WorkingGroup.objects.create(
        programme=ground.programmes["kompan"], name=told["name"], purpose=told["purpose"],
        created_at=ground.at(-400, 10),
    )  # fmt: skip
    members = _write_members(ground, group, told)
    for meeting in told["meetings"]:
        _write_meeting(ground, group, meeting, members)
    for title, body, person in told["proposals"]:
        AgendaItem.objects.create(
            group=group, title=title, body=body, proposed_by=ground.people[person], proposed_at=ground.at(-6, 16)
        )


def _write_members(ground, group, told) -> dict[str, GroupMember]:
    since = ground.day(-400)
    members = {
        key: GroupMember.objects.create(
            group=group, state=ground.states[state], user=ground.people[key], role=role, since=since
        )
        for key, state, role in told["team"]
    }
    for state, name, institution in told["outside"]:
        email = f"{name.split()[-1].lower().replace('ß', 'ss').replace('ö', 'oe')}@land-{state.lower()}.example"
        members[name] = GroupMember.objects.create(
            group=group, state=ground.states[state], name=name, email=email, institution=institution, since=since
        )
    return members


def _write_meeting(ground, group, told, members) -> None:
    begin = ground.at(told["days"], 10)
    chair = ground.people["trainings"]
    is_past = told["days"] < 0
    meeting = Meeting.objects.create(
        group=group, title=told["title"], starts_at=begin, ends_at=begin + timedelta(hours=told["hours"]),
        form=told["form"], place=told["place"],
        online_url="" if told["form"] == "on_site" else "https://meet.example/arbeitsgruppe",
        status="held" if is_past else "invited", invited_at=begin - timedelta(days=28), minutes_intro=told["intro"],
        minutes_by=chair if is_past else None, created_by=chair, created_at=begin - timedelta(days=40),
        minutes_released_at=begin + timedelta(days=6) if told["released"] else None,
        minutes_released_by=ground.people["lead"] if told["released"] else None,
    )  # fmt: skip
    _write_presences(ground, meeting, members, is_past=is_past)
    number = 0
    for position, (title, minutes, record, decisions) in enumerate(told["items"], start=1):
        item = AgendaItem.objects.create(
            group=group, meeting=meeting, title=title, duration=minutes, record=record, position=position,
            status="done" if is_past else "on_agenda", proposed_by=chair, proposed_at=begin - timedelta(days=30),
        )  # fmt: skip
        for text in decisions:
            number += 1
            Decision.objects.create(meeting=meeting, item=item, number=number, text=text)
    for title, person, days, status in told["tasks"]:
        GroupTask.objects.create(
            group=group, meeting=meeting, title=title, assignee=members[person], due_on=ground.day(days),
            status=status, done_at=ground.at(days - 2, 15) if status == "done" else None, created_by=chair,
            created_at=begin,
        )  # fmt: skip
    if told["released"]:
        meeting.minutes_frozen = document_of(meeting)
        meeting.save(update_fields=["minutes_frozen"])


def _write_presences(ground, meeting, members, *, is_past) -> None:
    mostly = ["present"] * 5 + ["excused"] if is_past else ["accepted"] * 3 + ["none", "declined"]
    MeetingPresence.objects.bulk_create(
        MeetingPresence(meeting=meeting, member=member, reply=ground.dice.choice(mostly)) for member in members.values()
    )
