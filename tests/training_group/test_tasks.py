"""Tasks: ticked off by who took them on, on Today, reminded of once, counted in the daily mail."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from streetwork.delivery.digest import waiting_for
from streetwork.delivery.mail import send_due
from streetwork.delivery.reminders import plan_reminders
from tests.conftest import open_states
from tests.factories.trainings import meeting_of
from tests.training_group.conftest import english, task_of
from training.group.actions.meetings import invite
from training.models import GroupTask

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga(cast, group):
    return group.members.get(user=cast.owner)


@pytest.fixture
def task(group, olga):
    return task_of(group, who=olga)


def tick(client, task, to="done", **more):
    response = client.post(f"/training/group/tasks/{task.pk}/tick/", {"to": to} | more)
    task.refresh_from_db()
    return response


def test_a_member_ticks_off_the_own_task_and_opens_it_again(member, task):
    tick(member, task)
    assert (task.status, task.done_at is not None) == ("done", True)
    tick(member, task, "open")
    assert (task.status, task.done_at) == ("open", None)


def test_a_member_does_not_tick_off_what_others_took_on(cast, member, group):
    task = task_of(group, who=group.members.get(user=cast.colleague))
    tick(member, task)
    assert task.status == "open"


def test_a_guest_ticks_off_the_own_task(cast, group):
    task = task_of(group, who=group.members.get(user=cast.coordinator))
    tick(english(cast.coordinator), task)
    assert task.status == "done"


@pytest.mark.parametrize("to", ["", "x", "\x00"])
def test_a_task_becomes_nothing_else(chair, task, to):
    tick(chair, task, to)
    assert task.status == "open"


def test_a_chair_writes_a_task_once(chair, group, olga):
    data = {"key": str(uuid.uuid4()), "title": "Einladen", "assignee": olga.pk, "due_on": "2026-12-24"}
    for _turn in range(2):
        assert chair.post(f"/training/group/{group.pk}/tasks/new/", data).status_code == 302
    assert GroupTask.objects.get().assignee == olga


@pytest.mark.parametrize("change", [{"title": ""}, {"due_on": "2026-02-31"}, {"assignee": "0"}, {"title": "a\x00"}])
def test_a_task_that_cannot_be_is_kept_in_the_form(chair, group, change):
    data = {"title": "Einladen", "assignee": "", "due_on": ""} | change
    assert chair.post(f"/training/group/{group.pk}/tasks/new/", data).status_code == 422


def test_two_people_never_overwrite_the_same_task(chair, task):
    url = f"/training/group/tasks/{task.pk}/"
    seen = chair.get(url).context["form"].initial["seen"]
    GroupTask.objects.filter(pk=task.pk).update(status="done")
    response = chair.post(url, {"title": "Anders", "assignee": "", "due_on": "", "seen": seen})
    task.refresh_from_db()
    assert (response.status_code, task.title) == (422, "Liste schicken")


def test_a_member_is_led_from_the_reminder_to_the_list(member, task, group):
    response = member.get(f"/training/group/tasks/{task.pk}/")
    assert response["Location"] == f"/training/group/{group.pk}/tasks/?show=any#task-{task.pk}"


def test_the_list_shows_open_tasks_overdue_ones_and_the_own(cast, member, group, task):
    late = task_of(group, "Verspätet", in_days=-2)
    done = task_of(group, "Fertig", status="done", done_at=timezone.now())
    shown = {
        "": {task, late}, "?show=overdue": {late}, "?show=settled": {done}, "?show=any": {task, late, done},
        "?who=me": {task}, "?show=moon": {task, late},
    }  # fmt: skip
    for query, tasks in shown.items():
        page = member.get(f"/training/group/{group.pk}/tasks/{query}")
        assert {row.task for row in page.context["rows"]} == tasks, query


def test_today_shows_own_tasks_and_invitations(cast, member, group, task):
    later = task_of(group, "Viel später", who=task.assignee, in_days=40)
    invite(meeting=meeting_of(group, title="Bald"))
    page = member.get("/today/").content.decode()
    assert task.title in page
    assert "Bald" in page
    assert "please answer" in page
    assert later.title not in page


def test_ticking_on_today_leads_back_to_today(member, task):
    assert tick(member, task, back="today")["Location"] == "/today/"
    assert task.title not in member.get("/today/").content.decode()


def test_today_shows_chairs_the_minutes_that_wait(chair, member, past):
    assert past.title in chair.get("/today/").content.decode()
    assert past.title not in member.get("/today/").content.decode()


def test_today_is_silent_for_who_keeps_trainings_without_being_a_member(manager, past, task):
    assert past.title not in manager.get("/today/").content.decode()


def reminded(today=None):
    with open_states("ST"):
        plan_reminders(today)
    return send_due()


def test_a_task_is_reminded_of_once_three_days_before(cast, olga, group):
    task_of(group, who=olga, in_days=4)
    assert reminded() == 0
    GroupTask.objects.update(due_on=timezone.localdate() + timedelta(days=3))
    assert reminded() == 1
    assert reminded() == 0
    assert mail.outbox[0].to == [cast.owner.email]


@pytest.mark.parametrize("facts", [{"status": "done"}, {"status": "dropped"}])
def test_a_settled_task_is_not_reminded_of(olga, group, facts):
    task_of(group, who=olga, in_days=1, **facts)
    assert reminded() == 0


def test_who_left_the_group_is_not_reminded(olga, group):
    task_of(group, who=olga, in_days=1)
    olga.until = timezone.localdate() - timedelta(days=1)
    olga.save()
    assert reminded() == 0


def test_the_daily_mail_counts_what_is_due_and_invitations(cast, olga, group):
    for days in (-1, 3, 4):
        task_of(group, who=olga, in_days=days)
    invite(meeting=meeting_of(group))
    counts = {line.key: count for line, count in waiting_for(cast.owner, timezone.localdate())}
    assert (counts["group.tasks"], counts["group.replies"]) == (2, 1)
