from datetime import date, timedelta

import pytest
from django.core import mail as sent
from django.urls import reverse
from django.utils import timezone

from campaigns.models import ChannelConnection, Placement
from campaigns.release.digest import figures_to_enter, posts_to_publish, texts_to_release
from campaigns.release.reminders import due_posts, missing_figures, missing_texts
from streetwork.delivery.mail import send_due
from streetwork.delivery.models import MailJob
from streetwork.delivery.reminders import Due, plan_reminders
from streetwork.presence.models import OwnChannel, Space
from streetwork.vocabulary.models import Platform
from tests.campaigns_release.conftest import at
from tests.factories.rota import away

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 10)


@pytest.fixture
def mine(bench, cast):
    """The campaign is the owner's."""
    bench.campaign.responsible = cast.owner
    bench.campaign.save()
    return bench


def on(bench, day, language=None, hour=10, **facts):
    return bench.planned(language, due_at=at(day, hour), **facts)


# due posts


def test_posts_are_called_to_mind_on_their_morning(mine, cast):
    on(mine, DAY)
    assert list(due_posts(DAY - timedelta(1))) == []
    assert list(due_posts(DAY)) == [Due(mine.campaign.pk, cast.owner.pk, DAY)]


def test_a_post_late_in_the_evening_belongs_to_its_local_day(mine, cast):
    on(mine, DAY, hour=23)
    assert [due.due_on for due in due_posts(DAY)] == [DAY]


def test_several_posts_of_a_campaign_on_a_day_are_one_reminder(mine):
    on(mine, DAY)
    on(mine, DAY, hour=18)
    assert len(list(due_posts(DAY))) == 1


def test_a_late_post_keeps_its_day_so_that_it_is_not_mailed_again(mine):
    on(mine, DAY)
    assert list(due_posts(DAY)) == list(due_posts(DAY + timedelta(3)))


def test_a_new_date_is_a_new_reminder(mine):
    placement = on(mine, DAY)
    before = list(due_posts(DAY))
    Placement.objects.filter(pk=placement.pk).update(due_at=at(DAY + timedelta(2)))
    assert list(due_posts(DAY + timedelta(2))) != before


@pytest.mark.parametrize("status", ["published", "cancelled", "sending", "failed"])
def test_only_what_is_planned_is_called_to_mind(mine, status):
    on(mine, DAY, status=status)
    assert list(due_posts(DAY)) == []


def test_without_a_responsible_the_editors_and_leads_hear_of_it(bench, cast):
    on(bench, DAY)
    people = {cast.lead.pk, cast.campaign_editor.pk}
    cast.owner  # noqa: B018 (a counselor who does not hear of it)
    assert {due.user_id for due in due_posts(DAY)} == people


def test_who_left_is_not_asked_for(bench, cast):
    cast.lead  # noqa: B018
    bench.campaign.responsible = cast.owner
    bench.campaign.save()
    cast.owner.is_active = False
    cast.owner.save()
    on(bench, DAY)
    assert {due.user_id for due in due_posts(DAY)} == {cast.lead.pk}


def test_the_responsible_of_a_space_hears_of_what_is_posted_there(mine, cast):
    space = Space.objects.create(
        programme_id=mine.programme, platform=Platform.objects.get(code="facebook"), key="groups/1",
        url="https://facebook.com/groups/1", name="Gruppe", responsible=cast.colleague,
    )  # fmt: skip
    on(mine, DAY, space=space)
    assert {due.user_id for due in due_posts(DAY)} == {cast.colleague.pk}


def test_a_stand_in_hears_of_it_too(mine, cast):
    away(cast.owner, stand_in=cast.colleague, today=DAY)
    on(mine, DAY)
    assert {due.user_id for due in due_posts(DAY)} == {cast.owner.pk, cast.colleague.pk}


def test_what_the_machine_publishes_is_nobodys_reminder_unless_it_is_held_back(mine):
    channel = OwnChannel.objects.create(
        programme_id=mine.programme, platform=Platform.objects.get(code="telegram"), name="Kanal",
        url="https://t.me/kompan_pl",
    )  # fmt: skip
    ChannelConnection.objects.create(channel=channel, connector="telegram", address="@kompan_pl", token=b"x")
    tomorrow = timezone.localdate() + timedelta(1)
    on(mine, tomorrow, platform="telegram", channel=channel)
    assert len(list(due_posts(tomorrow))) == 1
    mine.release()
    assert list(due_posts(tomorrow)) == []


# missing texts


@pytest.mark.parametrize(("days", "is_due"), [(4, False), (3, True), (1, True), (0, True)])
def test_a_missing_text_is_called_to_mind_from_three_days_before(mine, cast, days, is_due):
    on(mine, DAY + timedelta(days), "pl")
    key = f"{mine.campaign.pk}-{mine.post.pk}-pl"
    expected = [Due(key, cast.owner.pk, DAY + timedelta(days - 3))] if is_due else []
    assert list(missing_texts(DAY)) == expected


@pytest.mark.parametrize("status", ["draft", "translation", "review"])
def test_a_text_that_is_not_approved_counts_as_missing(mine, status):
    mine.version("pl", status=status)
    on(mine, DAY + timedelta(2), "pl")
    assert len(list(missing_texts(DAY))) == 1


def test_an_outdated_text_counts_as_missing(mine):
    polish = mine.version("pl")
    on(mine, DAY + timedelta(2), "pl")
    assert list(missing_texts(DAY)) == []
    polish.source_hash = b"o" * 32
    polish.save()
    assert len(list(missing_texts(DAY))) == 1


def test_a_text_planned_on_several_platforms_is_called_to_mind_once(mine):
    on(mine, DAY + timedelta(2), "pl")
    on(mine, DAY + timedelta(3), "pl", platform="telegram")
    assert len(list(missing_texts(DAY))) == 1


def test_a_text_that_only_waits_for_its_release_is_not_missing(mine):
    on(mine, DAY + timedelta(2))
    assert list(missing_texts(DAY)) == []


# figures


def test_figures_are_called_to_mind_a_week_after(mine, cast):
    on(mine, DAY, status="published")
    assert list(missing_figures(DAY + timedelta(6))) == []
    assert list(missing_figures(DAY + timedelta(7))) == [Due(mine.campaign.pk, cast.owner.pk, DAY + timedelta(7))]


def test_figures_of_long_ago_are_not_asked_for(mine):
    on(mine, DAY, status="published")
    assert list(missing_figures(DAY + timedelta(60))) == []


def test_figures_that_are_there_are_not_asked_for(mine):
    on(mine, DAY, status="published", measured_at=timezone.now())
    assert list(missing_figures(DAY + timedelta(7))) == []


# what holds for all three


def everything(bench, day):
    on(bench, day)
    on(bench, day, "pl")
    on(bench, day - timedelta(7), status="published")
    return [*due_posts(day), *missing_texts(day), *missing_figures(day)]


def test_all_three_are_asked(mine):
    assert len(everything(mine, DAY)) == 3


def test_nothing_of_an_archived_programme(mine):
    mine.campaign.programme.is_archived = True
    mine.campaign.programme.save()
    assert everything(mine, DAY) == []


def test_nothing_of_a_dropped_campaign(mine):
    mine.campaign.status = "dropped"
    mine.campaign.save()
    assert everything(mine, DAY) == []


def test_a_finished_campaign_is_only_measured(mine):
    mine.campaign.status = "done"
    mine.campaign.save()
    assert [due.due_on for due in everything(mine, DAY)] == [DAY]
    assert len(list(missing_figures(DAY))) == 1


def test_a_dropped_post_is_neither_posted_nor_written(mine):
    mine.post.is_dropped = True
    mine.post.save()
    assert len(everything(mine, DAY)) == 1


def jobs():
    return MailJob.objects.filter(kind__startswith="campaigns.")


def test_each_is_mailed_once_however_often_the_clock_strikes(mine, cast):
    everything(mine, timezone.localdate())
    for _turn in range(2):
        plan_reminders()
        send_due()
    assert jobs().count() == 3
    assert len(sent.outbox) == 3
    links = "\n".join(mail.body for mail in sent.outbox)
    assert "/campaigns/publishing/" in links
    assert reverse("editor:version", args=[mine.campaign.pk, mine.post.pk, "pl"]) in links
    assert mine.post.title not in links


def test_a_worker_that_dies_between_planning_and_sending_neither_loses_nor_doubles_a_mail(mine):
    everything(mine, timezone.localdate())
    plan_reminders()
    sent.outbox.clear()
    plan_reminders()
    send_due()
    send_due()
    assert len(sent.outbox) == 3


def test_a_worker_that_dies_while_planning_leaves_nothing_half_and_the_next_plans_all(mine, monkeypatch):
    everything(mine, timezone.localdate())
    from streetwork.delivery import reminders

    real, calls = reminders.plan_mail, []

    def dies(*arguments, **facts):
        calls.append(arguments)
        if len(calls) == 2:
            raise RuntimeError
        return real(*arguments, **facts)

    monkeypatch.setattr(reminders, "plan_mail", dies)
    plan_reminders()
    monkeypatch.setattr(reminders, "plan_mail", real)
    plan_reminders()
    send_due()
    assert len(sent.outbox) == 3


def test_what_was_published_before_the_mail_left_is_not_mailed(mine):
    placement = on(mine, timezone.localdate())
    plan_reminders()
    Placement.objects.filter(pk=placement.pk).update(status="published", published_at=timezone.now())
    send_due()
    assert sent.outbox == []


def test_a_new_date_is_mailed_anew(mine):
    today = timezone.localdate()
    placement = on(mine, today - timedelta(1))
    plan_reminders()
    Placement.objects.filter(pk=placement.pk).update(due_at=at(today))
    plan_reminders()
    assert jobs().filter(kind="campaigns.posts_due").count() == 2


# the daily mail


def test_the_daily_mail_counts_what_is_to_be_published(mine, cast):
    on(mine, DAY)
    on(mine, DAY + timedelta(1))
    assert posts_to_publish(cast.owner, DAY) == 1
    assert posts_to_publish(cast.colleague, DAY) == 0
    assert posts_to_publish(cast.stranger, DAY) == 0


def test_the_daily_mail_counts_texts_that_wait_for_a_release(mine, cast):
    on(mine, DAY + timedelta(3))
    on(mine, DAY + timedelta(4))
    mine.version("pl", status="draft")
    on(mine, DAY + timedelta(3), "pl")
    assert texts_to_release(cast.lead, DAY) == 1
    assert texts_to_release(cast.owner, DAY) == 0
    mine.release()
    assert texts_to_release(cast.lead, DAY) == 0


def test_the_daily_mail_counts_figures_to_enter(mine, cast):
    on(mine, DAY, status="published")
    assert figures_to_enter(cast.owner, DAY + timedelta(7)) == 1
    assert figures_to_enter(cast.lead, DAY + timedelta(7)) == 0
    assert figures_to_enter(cast.owner, DAY) == 0
