from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from streetwork.delivery.audit import log_access
from streetwork.delivery.models import AccessLog, AccessLogHead, MailJob, OutboxMessage, RetentionRun
from streetwork.tenancy.scope import current
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db
SHOWN = [AccessLog, MailJob, OutboxMessage, RetentionRun]


@pytest.fixture
def client(cast):
    return client_of(cast.administrator)


def address(model, page="changelist", *args):
    return reverse(f"admin:delivery_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", SHOWN)
def test_administrators_see_the_list(client, model):
    assert client.get(address(model)).status_code == 200


@pytest.mark.parametrize("model", SHOWN)
def test_nothing_can_be_added_changed_or_deleted(rf, cast, model):
    request = rf.get("/")
    request.user = cast.administrator
    shown = admin.site._registry[model]
    assert not shown.has_add_permission(request)
    assert not shown.has_change_permission(request)
    assert not shown.has_delete_permission(request)


def test_the_heads_of_the_log_have_no_page():
    assert not admin.site.is_registered(AccessLogHead)


def test_the_access_log_shows_the_states_of_the_readers_memberships(cast, opened):
    for code in ("ST", "SN"):
        with opened(code):
            log_access(current(), f"contact.read-{code}")
    cast.outsider.is_staff = True
    cast.outsider.save()
    cast.outsider.user_permissions.add(Permission.objects.get(codename="view_accesslog"))
    page = client_of(cast.outsider).get(address(AccessLog)).content.decode()
    assert "contact.read-SN" in page
    assert "contact.read-ST" not in page


@pytest.fixture
def in_doubt():
    return MailJob.objects.create(
        kind="x", object_id="1", status="claimed", claimed_at=timezone.now() - timedelta(minutes=16)
    )


def act(client, action, job):
    return client.post(address(MailJob), {"action": action, "_selected_action": [job.pk]}, follow=True)


def test_a_mail_in_doubt_is_shown_as_such(client, in_doubt):
    page = client.get(address(MailJob) + "?decide=doubt")
    assert page.context["cl"].result_count == 1
    sent = MailJob.objects.create(kind="x", object_id="2", status="sent")
    assert sent not in page.context["cl"].result_list


@pytest.mark.parametrize(("action", "status"), [("was_sent", "sent"), ("send_once_more", "planned")])
def test_an_administrator_decides_about_a_mail_in_doubt(client, in_doubt, action, status, monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.current_app.send_task", lambda task, **_: None)
    act(client, action, in_doubt)
    in_doubt.refresh_from_db()
    assert in_doubt.status == status


def test_who_may_only_look_cannot_decide(cast, in_doubt):
    cast.outsider.is_staff = True
    cast.outsider.save()
    cast.outsider.user_permissions.add(Permission.objects.get(codename="view_mailjob"))
    act(client_of(cast.outsider), "was_sent", in_doubt)
    in_doubt.refresh_from_db()
    assert in_doubt.status == "claimed"
