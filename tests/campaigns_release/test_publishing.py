from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.flow import Refused
from campaigns.models import Placement
from campaigns.release.actions import mark_published, note_not_published, note_permalink, unpublish_mark
from streetwork.accounts.roles import Role
from tests.factories.accounts import member
from tests.factories.campaigns import post_version_of
from tests.factories.cast import EAST_SIDE, client_of

pytestmark = pytest.mark.django_db
LINK = "https://www.facebook.com/kompan/posts/123456789"


def url(name, placement):
    return reverse(f"release:{name}", args=[placement.pk])


def again(placement):
    return Placement.objects.get(pk=placement.pk)


def test_a_mark_says_who_when_where_and_what(bench, cast):
    placement = bench.ready()
    marked = mark_published(placement=placement, permalink=LINK, user=cast.owner.pk)
    kept = again(placement)
    assert marked.is_new
    assert (kept.status, kept.permalink, kept.published_by) == ("published", LINK, cast.owner)
    assert kept.published_text == bench.source.text
    assert abs(kept.published_at - timezone.now()) < timedelta(minutes=1)


def test_what_was_posted_is_kept_even_when_the_text_changes_later(bench, cast):
    post_version_of(bench.post, "pl", text="Kursy {link}", target="https://example.org/kurs")
    placement = bench.planned("pl")
    mark_published(placement=placement, user=cast.owner.pk)
    kept = again(placement)
    assert kept.published_text == f"Kursy http://localhost:8000/l/{kept.short_link.slug}"


def test_the_machine_keeps_the_text_that_it_sent(bench):
    placement = bench.ready()
    mark_published(placement=placement, external_id="7", text="Sent words")
    assert again(placement).published_text == "Sent words"


def test_the_second_mark_changes_nothing_and_tells_who_was_first(bench, cast):
    placement = bench.ready()
    mark_published(placement=placement, permalink=LINK, user=cast.owner.pk)
    first = again(placement)
    second = mark_published(placement=placement, permalink=f"{LINK}0", user=cast.colleague.pk)
    assert not second.is_new
    assert second.placement.published_by == cast.owner
    assert (again(placement).permalink, again(placement).published_at) == (LINK, first.published_at)


def test_the_second_mark_adds_a_link_that_was_missing(bench, cast):
    placement = bench.ready()
    mark_published(placement=placement, user=cast.owner.pk)
    mark_published(placement=placement, permalink=LINK, user=cast.colleague.pk)
    assert again(placement).permalink == LINK


def test_what_was_cancelled_is_not_marked(bench, cast):
    with pytest.raises(Refused, match="cancelled"):
        mark_published(placement=bench.ready(status="cancelled"), user=cast.owner.pk)


def test_a_mistaken_mark_is_undone_without_a_trace(bench, cast):
    placement = bench.ready()
    mark_published(placement=placement, permalink=LINK, user=cast.owner.pk)
    unpublish_mark(placement=placement, user=cast.owner.pk)
    unpublish_mark(placement=placement, user=cast.owner.pk)
    kept = again(placement)
    assert (kept.status, kept.due_at) == ("planned", placement.due_at)
    assert (kept.permalink, kept.published_text, kept.published_by, kept.published_at) == ("", "", None, None)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"external_id": "7"}, "machine"),
        ({"measured_at": timezone.now()}, "measured"),
    ],
)
def test_what_the_machine_sent_or_was_measured_is_not_undone(bench, facts, code):
    placement = bench.ready(status="published", **facts)
    with pytest.raises(Refused, match=code):
        unpublish_mark(placement=placement)


def test_a_link_is_noted_only_for_what_is_published(bench):
    with pytest.raises(Refused, match="status"):
        note_permalink(placement=bench.ready(), permalink=LINK)


def test_what_could_not_be_posted_is_cancelled_with_its_reason(bench, cast):
    placement = bench.ready()
    note_not_published(placement=placement, reason="admins", due_at=None, user=cast.owner.pk)
    assert (again(placement).status, again(placement).problem) == ("cancelled", "admins")


def test_what_could_not_be_posted_is_tried_again_on_another_day(bench, cast):
    placement, later = bench.ready(), timezone.now() + timedelta(days=2)
    note_not_published(placement=placement, reason="no_time", due_at=later, user=cast.owner.pk)
    assert (again(placement).status, again(placement).due_at) == ("planned", later)


@pytest.mark.parametrize(
    ("status", "code"),
    [("published", "published"), ("cancelled", "cancelled"), ("sending", "sending"), ("failed", "sending")],
)
def test_only_what_is_planned_can_fail_by_hand(bench, cast, status, code):
    with pytest.raises(Refused, match=code):
        note_not_published(placement=bench.ready(status=status), reason="admins", due_at=None, user=cast.owner.pk)


# pages


def test_the_page_has_text_place_and_the_mark(bench, as_counselor):
    page = as_counselor.get(url("entry", bench.ready())).content.decode()
    assert bench.source.text in page
    assert 'data-copy="#pub-text"' in page
    assert 'data-key="m"' in page


def test_one_press_marks_it_without_a_link(bench, as_counselor, cast):
    placement = bench.ready()
    answer = as_counselor.post(url("done", placement))
    assert answer.status_code == 302
    assert again(placement).published_by == cast.owner


def test_a_link_without_its_scheme_is_completed(bench, as_counselor):
    placement = bench.ready()
    as_counselor.post(url("done", placement), {"permalink": " www.facebook.com/kompan/posts/123456789 "})
    assert again(placement).permalink == LINK


@pytest.mark.parametrize(
    "link", ["https://t.me/kompan/1", "https://facebook.com/kompan", "x\x00y", "http://[", "a" * 600]
)
def test_a_wrong_link_is_refused_and_stays_in_the_field(bench, as_counselor, link):
    placement = bench.ready()
    answer = as_counselor.post(url("done", placement), {"permalink": link})
    assert answer.status_code == 422
    assert again(placement).status == "planned"


def test_it_may_have_been_posted_earlier(bench, as_counselor):
    placement = bench.ready()
    yesterday = timezone.localtime(timezone.now() - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    as_counselor.post(url("done", placement), {"at": yesterday})
    assert timezone.localtime(again(placement).published_at).strftime("%Y-%m-%dT%H:%M") == yesterday


@pytest.mark.parametrize("at", ["2999-01-01T10:00", "1999-01-01T10:00", "nonsense", "2026-13-45T99:99"])
def test_a_moment_that_cannot_be_is_refused(bench, as_counselor, at):
    placement = bench.ready()
    assert as_counselor.post(url("done", placement), {"at": at}).status_code == 422
    assert again(placement).status == "planned"


def test_two_at_once_the_second_is_told(bench, as_counselor, cast):
    placement = bench.ready()
    client_of(cast.colleague).post(url("done", placement))
    answer = as_counselor.post(url("done", placement), follow=True)
    assert "Carla Colleague has marked it already" in answer.content.decode()
    assert again(placement).published_by == cast.colleague


def test_what_is_held_back_cannot_be_marked(bench, as_counselor):
    placement = bench.planned()
    answer = as_counselor.post(url("done", placement), follow=True)
    assert "may not go out yet" in answer.content.decode()
    assert again(placement).status == "planned"


def test_what_the_machine_is_sending_cannot_be_marked(bench, as_counselor):
    placement = bench.ready(status="sending")
    as_counselor.post(url("done", placement))
    assert again(placement).status == "sending"


def test_what_the_machine_gave_up_on_can_be_marked_after_a_look(bench, as_counselor):
    placement = bench.ready(status="failed")
    as_counselor.post(url("done", placement))
    assert again(placement).status == "published"


def test_a_link_is_added_later_and_a_twin_is_mentioned(bench, as_counselor):
    first, second = bench.ready(status="published"), bench.ready(status="published")
    as_counselor.post(url("permalink", first), {"permalink": LINK})
    answer = as_counselor.post(url("permalink", second), {"permalink": LINK}, follow=True)
    assert again(first).permalink == again(second).permalink == LINK
    assert "noted for another placement" in answer.content.decode()


def test_undo_on_the_page(bench, as_counselor):
    placement = bench.ready()
    as_counselor.post(url("done", placement))
    as_counselor.post(url("undo", placement))
    assert again(placement).status == "planned"


def test_why_not_is_asked(bench, as_counselor):
    placement = bench.ready()
    assert as_counselor.post(url("not-published", placement), {"walls": "1"}).status_code == 422
    assert as_counselor.post(url("not-published", placement), {"reason": "admins"}).status_code == 302
    assert again(placement).status == "cancelled"


def test_trying_again_in_the_past_is_refused(bench, as_counselor):
    placement = bench.ready()
    data = {"reason": "admins", "again": "2020-01-01T10:00"}
    assert as_counselor.post(url("not-published", placement), data).status_code == 422
    assert again(placement).status == "planned"


@pytest.mark.parametrize("name", ["done", "undo", "permalink", "not-published"])
def test_the_coordinator_reads_and_changes_nothing(bench, cast, name):
    placement = bench.ready()
    client = client_of(cast.coordinator)
    assert client.get(url("entry", placement)).status_code == 200
    assert client.post(url(name, placement), {"reason": "admins"}).status_code == 403


@pytest.mark.parametrize("name", ["done", "undo", "permalink", "not-published"])
def test_another_programme_gets_404(bench, name):
    stranger = client_of(member(Role.LEAD, EAST_SIDE, all_states=True))
    assert stranger.post(url(name, bench.ready()), {"reason": "admins"}).status_code == 404


@pytest.mark.parametrize("name", ["done", "undo", "permalink", "not-published"])
def test_an_archived_programme_is_only_read(bench, as_counselor, name):
    placement = bench.ready(status="published" if name in ("undo", "permalink") else "planned")
    bench.campaign.programme.is_archived = True
    bench.campaign.programme.save()
    before = again(placement).status
    as_counselor.post(url(name, placement), {"reason": "admins", "permalink": LINK})
    assert (again(placement).status, again(placement).permalink) == (before, "")
