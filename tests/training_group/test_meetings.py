"""Meetings: planned, invited to once, moved, cancelled, answered."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from streetwork.delivery.mail import send_due
from streetwork.delivery.models import MailJob
from tests.factories.trainings import meeting_of
from tests.training_group.conftest import english, item_of, place
from training.enums import Reply
from training.group.actions import meetings as actions
from training.group.errors import Refused
from training.group.seen import MEETING, stamp
from training.models import Meeting, MeetingPresence

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    day = timezone.localdate() + timedelta(days=10)
    return {"key": str(uuid.uuid4()), "title": "Wintersitzung", "day": day, "begin": "10:00", "end": "12:30",
            "form": "online", "place": "", "online_url": "https://meet.example.org/x", "minutes_by": ""}  # fmt: skip


def saved_as(client, meeting, **changes):
    """The meeting's own form, posted with these changes."""
    page = client.get(f"/training/group/meetings/{meeting.pk}/edit/")
    form = page.context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    values |= {name: values[name].strftime("%H:%M") for name in ("begin", "end")}
    assert client.post(page.request["PATH_INFO"], values | changes).status_code == 302


def replies_of(meeting):
    return list(MeetingPresence.objects.filter(meeting=meeting).order_by("member").values_list("reply", flat=True))


def calendar_of(message):
    part = next(p for p in message.attachments if getattr(p, "get_content_type", lambda: "")() == "text/calendar")
    return part, Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")[0]


def test_a_chair_plans_a_meeting_in_local_time(chair, group, entry):
    response = chair.post(f"/training/group/{group.pk}/meetings/new/", entry)
    made = Meeting.objects.get()
    assert response["Location"] == f"/training/group/meetings/{made.pk}/"
    assert timezone.localtime(made.starts_at).strftime("%H:%M") == "10:00"
    assert made.ends_at - made.starts_at == timedelta(minutes=150)


def test_saving_the_form_twice_makes_one_meeting(chair, group, entry):
    for _turn in range(2):
        chair.post(f"/training/group/{group.pk}/meetings/new/", entry)
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("day", "2026-13-45"), ("day", "0001-01-01"), ("day", "9999-12-31"), ("end", "09:00"),
     ("begin", "25:61"), ("online_url", "ftp://x.example.org"), ("minutes_by", "99999999999999999999"),
     ("title", "a\x00b"), ("form", "moon")],
)  # fmt: skip
def test_what_cannot_be_is_said_and_kept(chair, group, entry, field, value):
    response = chair.post(f"/training/group/{group.pk}/meetings/new/", entry | {field: value})
    assert response.status_code == 422
    assert "meet.example.org" in response.content.decode() or field == "online_url"
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(("begin", "end", "wrong"), [("02:30", "03:00", "begin"), ("01:30", "02:30", "end")])
def test_an_hour_that_summer_time_skips_is_said_and_nothing_saved(chair, group, entry, begin, end, wrong):
    hours = {"day": "2027-03-28", "begin": begin, "end": end}
    response = chair.post(f"/training/group/{group.pk}/meetings/new/", entry | hours)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [wrong]
    assert "the clocks are put forward" in response.content.decode()
    assert not Meeting.objects.exists()


def test_a_member_plans_and_changes_nothing(member, group, meeting, entry):
    member.post(f"/training/group/{group.pk}/meetings/new/", entry)
    member.post(f"/training/group/meetings/{meeting.pk}/edit/", entry)
    member.post(f"/training/group/meetings/{meeting.pk}/invite/")
    member.post(f"/training/group/meetings/{meeting.pk}/cancel/")
    meeting.refresh_from_db()
    assert Meeting.objects.count() == 1
    assert (meeting.title, meeting.status) == ("Herbstsitzung", "planned")


def test_everybody_is_invited_once_with_agenda_and_calendar(chair, group, meeting):
    item_of(meeting, "Kampagne im Herbst")
    place(group, name="Gerd Gast", email="gast@example.org", role="guest")
    for _turn in range(2):
        actions.invite(meeting=meeting)
    assert send_due() == 4
    assert send_due() == 0
    outside = next(message for message in mail.outbox if message.to == ["gast@example.org"])
    assert "Kampagne im Herbst" in outside.body
    assert "/training/" not in outside.body
    part, event = calendar_of(outside)
    assert part.get_param("method") == "REQUEST"
    assert event["uid"].startswith(f"group-meeting-{meeting.key}@")
    assert event.decoded("dtstart") == meeting.starts_at
    assert outside.reply_to == [meeting.created_by.email]


def test_nobody_reads_the_addresses_of_the_others(group, meeting):
    place(group, name="Gerd Gast", email="gast@example.org")
    actions.invite(meeting=meeting)
    send_due()
    for message in mail.outbox:
        _part, event = calendar_of(message)
        assert event["attendee"] == f"mailto:{message.to[0]}"


def test_the_jobs_hold_no_address(group, meeting):
    place(group, name="Gerd Gast", email="gast@example.org")
    actions.invite(meeting=meeting)
    assert not MailJob.objects.filter(object_id__contains="@").exists()


def test_who_joins_later_is_invited_alone(cast, group, meeting):
    actions.invite(meeting=meeting)
    send_due()
    mail.outbox.clear()
    place(group, cast.owner.__class__.objects.get(pk=cast.lead.pk))
    actions.invite(meeting=meeting)
    send_due()
    assert [message.to for message in mail.outbox] == [[cast.lead.email]]


def test_sending_again_reaches_all_with_a_higher_sequence(group, meeting):
    actions.invite(meeting=meeting)
    send_due()
    mail.outbox.clear()
    actions.invite(meeting=meeting, again=True)
    assert send_due() == 3
    _part, event = calendar_of(mail.outbox[0])
    assert event["sequence"] == 1


def test_a_moved_meeting_tells_everybody_who_was_invited(chair, group, meeting, entry):
    actions.invite(meeting=meeting)
    send_due()
    mail.outbox.clear()
    page = chair.get(f"/training/group/meetings/{meeting.pk}/edit/")
    chair.post(page.request["PATH_INFO"], entry | {"seen": page.context["form"].initial["seen"]})
    assert send_due() == 3
    part, event = calendar_of(mail.outbox[0])
    meeting.refresh_from_db()
    assert (part.get_param("method"), event["sequence"]) == ("REQUEST", 1)
    assert event.decoded("dtstart") == meeting.starts_at


def test_at_another_time_everybody_is_asked_anew(cast, chair, group, meeting, entry):
    actions.invite(meeting=meeting)
    mine, second, third = group.members.order_by("pk")
    for person, reply in ((mine, "accepted"), (second, "declined"), (third, "excused")):
        MeetingPresence.objects.filter(meeting=meeting, member=person).update(reply=reply)
    saved_as(chair, meeting, place="Haus der Vielfalt")
    assert replies_of(meeting) == ["accepted", "declined", "excused"]
    saved_as(chair, meeting, end="13:00")
    assert replies_of(meeting) == ["none", "none", "none"]
    actions.answer(meeting=meeting, member=third, reply="accepted")
    assert replies_of(meeting) == ["none", "none", "accepted"]


def test_a_meeting_that_has_begun_keeps_who_is_noted_when_its_end_moves(chair, group):
    running = meeting_of(group, in_days=0, status="invited")
    begin = timezone.localtime() - timedelta(minutes=1)
    facts = {"starts_at": begin, "ends_at": begin + timedelta(hours=1)}
    Meeting.objects.filter(pk=running.pk).update(**facts)
    MeetingPresence.objects.create(meeting=running, member=group.members.first(), reply="present")
    running.refresh_from_db()
    longer = facts | {"ends_at": begin + timedelta(hours=2)}
    assert actions.change_meeting(meeting=running, facts=longer, seen=stamp(running, MEETING)) == 3
    assert MeetingPresence.objects.get(reply="present")


def test_an_invitation_that_waits_is_not_sent_after_a_newer_one(group, meeting):
    actions.invite(meeting=meeting)
    actions.invite(meeting=meeting, again=True)
    assert send_due() == 3


def test_changing_who_writes_the_minutes_tells_nobody(cast, chair, group, meeting):
    actions.invite(meeting=meeting)
    send_due()
    saved_as(chair, meeting, minutes_by=cast.owner.pk)
    meeting.refresh_from_db()
    assert (meeting.minutes_by, meeting.sequence) == (cast.owner, 0)
    assert send_due() == 0


def test_two_people_never_overwrite_each_other(chair, meeting, entry):
    page = chair.get(f"/training/group/meetings/{meeting.pk}/edit/")
    seen = page.context["form"].initial["seen"]
    Meeting.objects.filter(pk=meeting.pk).update(place="Haus der Vielfalt")
    response = chair.post(page.request["PATH_INFO"], entry | {"seen": seen})
    assert response.status_code == 422
    assert "Haus der Vielfalt" in response.content.decode()
    assert "Wintersitzung" in response.content.decode()
    again = response.context["form"].data["seen"]
    assert chair.post(page.request["PATH_INFO"], entry | {"seen": again}).status_code == 302


def test_a_cancelled_meeting_leaves_the_calendars_and_its_agenda_waits(chair, group, meeting):
    item = item_of(meeting)
    actions.invite(meeting=meeting)
    send_due()
    mail.outbox.clear()
    chair.post(f"/training/group/meetings/{meeting.pk}/cancel/")
    chair.post(f"/training/group/meetings/{meeting.pk}/cancel/")
    assert send_due() == 3
    part, event = calendar_of(mail.outbox[0])
    assert (part.get_param("method"), event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 1)
    item.refresh_from_db()
    assert (item.status, item.meeting) == ("proposed", None)


def test_who_joined_after_the_invitation_and_was_told_of_the_new_time_is_told_of_the_end_too(cast, chair, meeting):
    actions.invite(meeting=meeting)
    place(meeting.group, cast.lead)
    saved_as(chair, meeting, end="13:00")
    send_due()
    mail.outbox.clear()
    assert actions.cancel_meeting(meeting=meeting) == 4
    send_due()
    assert cast.lead.email in {message.to[0] for message in mail.outbox}


def test_who_joined_after_the_invitation_and_heard_nothing_hears_of_no_end(cast, meeting):
    actions.invite(meeting=meeting)
    place(meeting.group, cast.lead)
    assert actions.cancel_meeting(meeting=meeting) == 3


def test_a_planned_meeting_is_cancelled_without_a_mail(group, meeting):
    assert actions.cancel_meeting(meeting=meeting) == 0


def test_a_past_meeting_is_not_invited_to(past):
    with pytest.raises(Refused):
        actions.invite(meeting=past)


def test_a_member_answers_and_changes_the_answer(cast, member, group, meeting):
    actions.invite(meeting=meeting)
    for reply in ("accepted", "declined"):
        member.post(f"/training/group/meetings/{meeting.pk}/reply/", {"reply": reply})
        assert MeetingPresence.objects.get(meeting=meeting, member__user=cast.owner).reply == reply


@pytest.mark.parametrize("reply", ["", "present", "absent", "\x00"])
def test_a_member_answers_nothing_but_yes_and_no(member, cast, meeting, reply):
    actions.invite(meeting=meeting)
    member.post(f"/training/group/meetings/{meeting.pk}/reply/", {"reply": reply})
    assert MeetingPresence.objects.get(meeting=meeting, member__user=cast.owner).reply == Reply.NONE


def test_who_keeps_trainings_without_being_a_member_answers_nothing(manager, meeting):
    actions.invite(meeting=meeting)
    manager.post(f"/training/group/meetings/{meeting.pk}/reply/", {"reply": "accepted"})
    assert not MeetingPresence.objects.filter(reply="accepted").exists()


def test_what_the_chair_noted_of_the_day_is_not_answered_away(cast, group):
    running = meeting_of(group, in_days=0, status="invited")
    Meeting.objects.filter(pk=running.pk).update(
        starts_at=timezone.now() - timedelta(hours=1), ends_at=timezone.now() + timedelta(hours=1)
    )
    place_of_olga = group.members.get(user=cast.owner)
    MeetingPresence.objects.create(meeting=running, member=place_of_olga, reply="present")
    actions.answer(meeting=running, member=place_of_olga, reply="declined")
    assert MeetingPresence.objects.get().reply == "present"


def test_two_people_note_different_members_without_undoing_each_other(chair, group, past):
    first, second, _third = group.members.order_by("pk")
    shown = {f"{kind}-{m.pk}": "none" for m in (first, second) for kind in ("member", "seen")}
    chair.post(f"/training/group/meetings/{past.pk}/presence/", shown | {f"member-{first.pk}": "present"})
    chair.post(f"/training/group/meetings/{past.pk}/presence/", shown | {f"member-{second.pk}": "excused"})
    replies = dict(MeetingPresence.objects.values_list("member", "reply"))
    assert replies == {first.pk: "present", second.pk: "excused"}


def test_a_member_of_another_group_is_not_noted(chair, past, cast):
    from tests.factories.trainings import group_of

    foreign = place(group_of(name="Andere"), cast.lead)
    chair.post(f"/training/group/meetings/{past.pk}/presence/", {f"member-{foreign.pk}": "present"})
    assert not MeetingPresence.objects.exists()


def test_the_meeting_goes_into_ones_own_calendar(member, meeting):
    response = member.get(f"/training/group/meetings/{meeting.pk}/meeting.ics")
    event = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert event.decoded("dtend") == meeting.ends_at
    assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize(
    "path", ["invite", "cancel", "reply", "presence", "items", "minutes/intro", "minutes/release", "edit"]
)
def test_nonsense_breaks_nothing(chair, meeting, path):
    for data in ({"walls": "1"}, {"member-x": "\x00", "seen-9" * 9: "present", "item": ["9" * 30, "x"], "to": "\x00"}):
        assert chair.post(f"/training/group/meetings/{meeting.pk}/{path}/", data).status_code in (302, 422)


def test_a_member_with_a_language_of_their_own_is_written_to_in_it(cast, group, meeting):
    english(cast.owner)
    actions.invite(meeting=meeting)
    send_due()
    subjects = {message.to[0]: message.subject for message in mail.outbox}
    assert subjects[cast.owner.email].startswith("Invitation: Herbstsitzung, ")
