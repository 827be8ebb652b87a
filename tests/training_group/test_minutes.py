"""Minutes: part by part, nothing overwritten, frozen by the release."""

import uuid

import pytest
from django.core import mail

from streetwork.delivery.mail import send_due
from streetwork.web.steps import Changed
from tests.factories.trainings import meeting_of
from tests.training_group.conftest import english, item_of, place
from training.group.actions import agenda, minutes
from training.group.actions import meetings as meeting_actions
from training.group.document import document_of
from training.group.errors import Refused
from training.group.seen import RECORD, stamp
from training.models import AgendaItem, Decision, GroupTask, MeetingPresence

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def item(past):
    return past.items.get()


def release(meeting, user):
    return minutes.release_minutes(meeting=meeting, user=user.pk, seen=minutes.version_of(meeting))


def test_a_part_is_saved_alone(chair, past, item):
    url = f"/training/group/items/{item.pk}/minutes/"
    response = chair.post(url, {"text": "Drei Wege.\r\nZwei Fragen.", "seen": stamp(item, RECORD)}, **HTMX)
    item.refresh_from_db()
    assert (response.status_code, item.record) == (200, "Drei Wege.\nZwei Fragen.")
    assert "Saved." in response.content.decode()
    assert "<html" not in response.content.decode()


def test_two_people_write_two_parts_at_the_same_time(chair, past, item):
    other = item_of(past, "Zweites")
    seen = {each: stamp(each, RECORD) for each in (item, other)}
    for each in (item, other):
        chair.post(f"/training/group/items/{each.pk}/minutes/", {"text": each.title, "seen": seen[each]}, **HTMX)
    assert {each.title: each.record for each in past.items.all()} == {item.title: item.title, "Zweites": "Zweites"}


def test_the_same_part_is_never_overwritten_silently(chair, past, item):
    seen = stamp(item, RECORD)
    minutes.save_record(item=item, text="Von Olga", seen=seen)
    response = chair.post(f"/training/group/items/{item.pk}/minutes/", {"text": "Von Carla", "seen": seen}, **HTMX)
    item.refresh_from_db()
    assert (response.status_code, item.record) == (422, "Von Olga")
    assert "Von Olga" in response.content.decode()
    assert "Von Carla" in response.content.decode()


def test_saving_the_same_text_twice_is_no_conflict(past, item):
    seen = stamp(item, RECORD)
    for _turn in range(2):
        minutes.save_record(item=item, text="Gleich", seen=seen)


def test_without_script_the_page_comes_back_with_what_was_typed(chair, past, item):
    response = chair.post(f"/training/group/items/{item.pk}/minutes/", {"text": "Mein Text", "seen": "x"})
    assert response.status_code == 422
    assert "Mein Text" in response.content.decode()
    assert "<html" in response.content.decode()


def test_the_summary_is_a_part_too(chair, past):
    page = chair.get(f"/training/group/meetings/{past.pk}/minutes/")
    seen = page.context["editor"].intro.initial["seen"]
    chair.post(f"/training/group/meetings/{past.pk}/minutes/intro/", {"text": "Gute Sitzung", "seen": seen})
    past.refresh_from_db()
    assert past.minutes_intro == "Gute Sitzung"


def test_a_text_that_is_too_long_is_not_saved(chair, past, item):
    data = {"text": "a" * 6001, "seen": stamp(item, RECORD)}
    assert chair.post(f"/training/group/items/{item.pk}/minutes/", data, **HTMX).status_code == 422


def test_who_takes_the_minutes_writes_them_and_releases_nothing(cast, member, past, item):
    past.minutes_by = cast.owner
    past.save()
    data = {"text": "Olga schreibt", "seen": stamp(item, RECORD)}
    assert member.post(f"/training/group/items/{item.pk}/minutes/", data, **HTMX).status_code == 200
    member.post(f"/training/group/meetings/{past.pk}/minutes/release/", {"seen": minutes.version_of(past)})
    past.refresh_from_db()
    assert past.minutes_released_at is None


def test_another_member_neither_reads_nor_writes_the_draft(member, past, item):
    minutes.save_record(item=item, text="Noch geheim", seen=stamp(item, RECORD))
    member.post(f"/training/group/items/{item.pk}/minutes/", {"text": "x", "seen": stamp(item, RECORD)})
    item.refresh_from_db()
    assert item.record == "Noch geheim"
    for path in ("minutes/", "", "minutes.pdf"):
        page = member.get(f"/training/group/meetings/{past.pk}/{path}", follow=True)
        assert "Noch geheim" not in page.content.decode()


def test_decisions_are_numbered_and_close_up(chair, past, item):
    for text in ("Eins", "Zwei", "Drei"):
        chair.post(f"/training/group/items/{item.pk}/decisions/", {"key": uuid.uuid4(), "text": text}, **HTMX)
    minutes.remove_decision(decision=Decision.objects.get(number=2))
    assert list(Decision.objects.values_list("number", "text")) == [(1, "Eins"), (2, "Drei")]


def test_a_decision_sent_twice_is_one(chair, past, item):
    data = {"key": uuid.uuid4(), "text": "Einmal"}
    for _turn in range(2):
        chair.post(f"/training/group/items/{item.pk}/decisions/", data, **HTMX)
    assert Decision.objects.count() == 1


def test_a_decision_is_reworded_and_never_overwritten(chair, past, item):
    decision, _new = minutes.add_decision(item=item, key=uuid.uuid4(), text="Alt")
    url = f"/training/group/decisions/{decision.pk}/"
    seen = chair.get(url).context["form"].initial["seen"]
    assert chair.post(url, {"text": "Neu", "seen": seen}).status_code == 302
    response = chair.post(url, {"text": "Anders", "seen": seen})
    decision.refresh_from_db()
    assert (response.status_code, decision.text) == (422, "Neu")


def test_an_empty_decision_is_not_noted(chair, past, item):
    response = chair.post(f"/training/group/items/{item.pk}/decisions/", {"text": " "}, **HTMX)
    assert response.status_code == 422
    assert not Decision.objects.exists()


def test_a_task_comes_out_of_an_item(chair, group, past, item):
    who = group.members.first()
    data = {"key": uuid.uuid4(), "title": "Liste schicken", "assignee": who.pk, "due_on": "2026-12-01"}
    chair.post(f"/training/group/items/{item.pk}/tasks/", data | {"due_on": ""}, **HTMX)
    task = GroupTask.objects.get()
    assert (task.assignee, task.meeting, task.item, task.group) == (who, past, item, group)


def test_an_item_that_is_on_no_agenda_has_no_minutes(chair, group):
    item = AgendaItem.objects.create(group=group, title="Frei")
    chair.post(f"/training/group/items/{item.pk}/minutes/", {"text": "x", "seen": stamp(item, RECORD)})
    item.refresh_from_db()
    assert item.record == ""


def test_the_release_freezes_everything(cast, chair, group, past, item):
    minutes.save_record(item=item, text="Besprochen", seen=stamp(item, RECORD))
    decision, _new = minutes.add_decision(item=item, key=uuid.uuid4(), text="So machen wir es")
    release(past, cast.colleague)
    item.refresh_from_db()
    frozen = document_of(type(past).objects.get(pk=past.pk))
    changes = (
        lambda: minutes.save_record(item=item, text="Anders", seen=stamp(item, RECORD)),
        lambda: minutes.save_intro(meeting=past, text="Anders", seen=""),
        lambda: minutes.add_decision(item=item, key=uuid.uuid4(), text="Noch einer"),
        lambda: minutes.change_decision(decision=decision, text="Anders", seen=""),
        lambda: minutes.remove_decision(decision=decision),
        lambda: minutes.add_task(item=item, key=uuid.uuid4(), facts={"title": "x"}, user=cast.colleague.pk),
        lambda: agenda.put_back(item=item),
        lambda: agenda.move_item(item=item, direction="up"),
        lambda: agenda.change_item(item=item, facts={"title": "x"}, seen=""),
        lambda: meeting_actions.note_presence(meeting=past, replies={group.members.first().pk: "absent"}, seen={}),
        lambda: meeting_actions.cancel_meeting(meeting=past),
        lambda: release(past, cast.colleague),
    )
    for change in changes:
        with pytest.raises(Refused):
            change()
    assert document_of(type(past).objects.get(pk=past.pk)) == frozen


def test_released_minutes_outlive_members_and_tasks(cast, chair, group, past, item):
    olga = group.members.get(user=cast.owner)
    MeetingPresence.objects.create(meeting=past, member=olga, reply="present")
    task, _new = minutes.add_task(
        item=item, key=uuid.uuid4(), facts={"title": "Anrufen", "assignee": olga, "due_on": None}, user=cast.owner.pk
    )
    release(past, cast.colleague)
    task.title = "Umbenannt"
    task.save()
    name = str(olga)
    olga.delete()
    page = chair.get(f"/training/group/meetings/{past.pk}/minutes/").content.decode()
    assert name in page
    assert "Anrufen" in page
    assert "Umbenannt" not in page


def test_what_changed_meanwhile_is_read_again_before_the_release(cast, chair, past, item):
    seen = chair.get(f"/training/group/meetings/{past.pk}/minutes/release/").context["seen"]
    minutes.save_record(item=item, text="Spät dazu", seen=stamp(item, RECORD))
    chair.post(f"/training/group/meetings/{past.pk}/minutes/release/", {"seen": seen})
    past.refresh_from_db()
    assert past.minutes_released_at is None
    with pytest.raises(Changed):
        minutes.release_minutes(meeting=past, user=cast.colleague.pk, seen=seen)


def test_minutes_of_a_meeting_to_come_are_not_released(cast, meeting):
    with pytest.raises(Refused):
        release(meeting, cast.colleague)


def test_the_release_mails_members_once_and_guests_not(cast, chair, group, past, item):
    place(group, name="Gerda Extern", email="extern@example.org")
    seen = chair.get(f"/training/group/meetings/{past.pk}/minutes/release/").context["seen"]
    for _turn in range(2):
        chair.post(f"/training/group/meetings/{past.pk}/minutes/release/", {"seen": seen})
    assert send_due() == 3
    addresses = {message.to[0] for message in mail.outbox}
    assert addresses == {cast.owner.email, cast.colleague.email, "extern@example.org"}
    with_link = next(message for message in mail.outbox if message.to == [cast.owner.email])
    outside = next(message for message in mail.outbox if message.to == ["extern@example.org"])
    assert (f"/training/group/meetings/{past.pk}/minutes/" in with_link.body, with_link.attachments) == (True, [])
    assert outside.attachments[0][1][:5] == b"%PDF-"


def test_everybody_reads_released_minutes_and_takes_them_as_pdf(cast, member, past, item):
    release(past, cast.colleague)
    assert "Released on" in member.get(f"/training/group/meetings/{past.pk}/minutes/").content.decode()
    response = member.get(f"/training/group/meetings/{past.pk}/minutes.pdf")
    assert response.content.startswith(b"%PDF-")


def test_what_people_type_is_never_typst(cast, chair, past, item):
    text = '#panic("x") $ * _ ` \\ <a> @b #read("/etc/passwd")'
    minutes.save_record(item=item, text=text, seen=stamp(item, RECORD))
    assert chair.get(f"/training/group/meetings/{past.pk}/minutes.pdf").content.startswith(b"%PDF-")


def test_proposals_wait_on_when_the_minutes_are_released(cast, past):
    wish = AgendaItem.objects.create(group=past.group, meeting=past, title="Später")
    release(past, cast.colleague)
    wish.refresh_from_db()
    assert (wish.status, wish.meeting) == ("proposed", None)


def test_a_cancelled_meeting_has_no_minutes(cast, chair, group):
    gone = meeting_of(group, in_days=-3, status="cancelled")
    assert chair.get(f"/training/group/meetings/{gone.pk}/minutes/release/").status_code == 302
    with pytest.raises(Refused):
        minutes.save_intro(meeting=gone, text="x", seen="")


@pytest.mark.parametrize("path", ["minutes", "decisions", "tasks", "step", "move"])
def test_nonsense_breaks_nothing(chair, item, path):
    for data in ({"walls": "1"}, {"text": "\x00", "key": "x", "title": "\x00", "due_on": "99999-1-1", "to": "\x00"}):
        for extra in ({}, HTMX):
            assert chair.post(f"/training/group/items/{item.pk}/{path}/", data, **extra).status_code in (302, 200, 422)


def test_the_editor_asks_the_same_number_of_questions_for_more_items(chair, past, item, django_assert_max_num_queries):
    def fill():
        for number in range(2):
            each = item_of(past, f"Punkt {number}")
            minutes.add_decision(item=each, key=uuid.uuid4(), text="Ja")
            minutes.add_task(item=each, key=uuid.uuid4(), facts={"title": "x"}, user=None)

    fill()
    with django_assert_max_num_queries(30) as first:
        chair.get(f"/training/group/meetings/{past.pk}/minutes/")
    fill()
    with django_assert_max_num_queries(len(first)):
        chair.get(f"/training/group/meetings/{past.pk}/minutes/")


def test_pages_without_a_right_lead_back(cast, past):
    client = english(cast.coordinator)
    assert client.get(f"/training/group/meetings/{past.pk}/minutes/release/").status_code == 302
