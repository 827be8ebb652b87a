"""Thirty months of everyday contacts behind the running story: every chart gets a shape."""

from collections import Counter, defaultdict
from datetime import timedelta
from statistics import mean

import pytest
from django.db import transaction
from django.db.models.functions import TruncMonth
from django.http import QueryDict
from django.utils import timezone

from cases.demo import history
from cases.demo.chance import new_dice
from cases.forms import ContactForm
from cases.models import Contact, ContactEvent
from referrals.enums import Result
from referrals.models import Referral
from streetwork.accounts.access import access_of
from streetwork.accounts.models import User
from streetwork.web.weeks import monday_of
from tests.demo.test_contacts import entry_of


@pytest.fixture(scope="module")
def whole(demo, django_db_blocker):
    """All of them instead of a tenth."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(history, "TIMES", history.TIMES * 10)
        everyday().delete()
        people = {user.email.partition("@")[0]: user for user in User.objects.filter(is_demo=True)}
        history.seed(people=people, now=demo, dice=new_dice())
        yield demo
        transaction.set_rollback(True)


def everyday(**fields):
    return Contact.objects.filter(client_ref__range=(history.FIRST, history.LAST), **fields)


def by_month(**fields):
    """Contacts of each whole month of a running programme, in order."""
    rows = everyday(**fields).annotate(month=TruncMonth("occurred_at")).values_list("month", flat=True)
    counted = Counter(rows)
    return [counted[month] for month in sorted(counted)][1:-1]


def test_there_are_30000_of_all_four_programmes(whole):
    by_programme = Counter(everyday().values_list("programme__slug", flat=True))
    assert sum(by_programme.values()) > 30_000
    assert min(by_programme.values()) >= 1500
    assert set(by_programme) == {"kompan", "welcome-to-the-east-side", "lara-la-red", "integrif"}


def test_they_fill_thirty_months_up_to_the_running_week(whole):
    running = everyday(programme__is_archived=False).order_by("occurred_at").values_list("occurred_at", flat=True)
    first, last = running.first(), running.last()
    assert timedelta(days=900) < whole - first < timedelta(days=920)
    assert timezone.localdate(last) < monday_of(timezone.localdate(whole))


def test_no_contact_lies_outside_its_programme(whole):
    for contact in everyday(programme__starts__isnull=False).select_related("programme"):
        day = timezone.localdate(contact.occurred_at)
        assert contact.programme.starts <= day <= contact.programme.ends


def test_the_work_grows_and_has_its_seasons(whole):
    months = by_month(programme__slug="kompan")
    assert mean(months[-6:]) > 1.3 * mean(months[:6])
    assert max(months) > 1.4 * mean(months[:6])
    december = everyday(occurred_at__month=12, occurred_at__day__gte=22, programme__slug="kompan").count()
    november = everyday(occurred_at__month=11, occurred_at__day__lt=11, programme__slug="kompan").count()
    assert december < november / 2


def test_italian_rises_faster_than_its_programme(whole):
    months = by_month(programme__slug="lara-la-red")
    italian = by_month(programme__slug="lara-la-red", language="it")
    growth = mean(months[-6:]) / mean(months[:6])
    assert mean(italian[-6:]) / mean(italian[:6]) > 1.15 * growth


def test_the_referral_ladder_gets_narrower(whole):
    results = Counter(Referral.objects.filter(counselor__is_demo=True).values_list("result", flat=True))
    assert sum(results.values()) > 2000
    assert results[Result.HELPED] > 100


def test_nobody_logs_where_the_membership_does_not_reach(whole):
    reach = {user.pk: access_of(user.pk).states_for("counselor", "lead") for user in User.objects.filter(is_demo=True)}
    assert all(
        state in reach[counselor] for counselor, state in everyday().values_list("counselor", "state").distinct()
    )


def test_the_quick_log_would_accept_them_as_they_are(whole):
    for contact in everyday(programme__is_archived=False).order_by("client_ref")[::1000]:
        form = ContactForm(QueryDict(entry_of(contact).urlencode()), access=access_of(contact.counselor_id))
        assert form.is_valid(), form.errors


def test_the_history_names_who_logged_them(whole):
    contacts = dict(everyday().values_list("pk", "counselor"))
    events = defaultdict(list)
    for key, actor in ContactEvent.objects.filter(id__in=contacts).values_list("id", "actor"):
        events[key].append(actor)
    assert {key: [counselor] for key, counselor in contacts.items()} == events
