"""The pages of posts: what they show to whom, and that bad input is answered in words."""

import pytest
from django.urls import reverse

from campaigns.editor.actions import hand_on
from campaigns.models import CampaignPost
from streetwork.tenancy.models import Programme
from tests.campaigns_editor.conftest import save
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db


def at(name, post, *more):
    return reverse(f"editor:{name}", args=[post.campaign_id, post.pk, *more])


@pytest.fixture
def owner(cast):
    cast.owner.language = "en"
    cast.owner.save()
    return client_of(cast.owner)


@pytest.fixture
def editor(cast):
    cast.campaign_editor.language = "en"
    cast.campaign_editor.save()
    return client_of(cast.campaign_editor)


def test_a_new_post_leads_to_the_writing_of_its_source(owner, post):
    there = reverse("editor:new-post", args=[post.campaign_id])
    answer = owner.post(there, {"title": "Zweiter", "source_language": "de"})
    new = CampaignPost.objects.get(title="Zweiter")
    assert answer["Location"] == at("version", new, "de")
    assert new.order > post.order


@pytest.mark.parametrize(
    "data", [{}, {"title": " "}, {"title": "a\x00"}, {"title": "x", "source_language": "xx"}, {"walls": "1"}]
)
def test_a_post_without_its_facts_is_refused_in_words(owner, post, data):
    answer = owner.post(reverse("editor:new-post", args=[post.campaign_id]), data)
    assert answer.status_code == 422
    assert CampaignPost.objects.count() == 1


@pytest.mark.parametrize(
    "data",
    [
        {"walls": "1"},
        {"text": ""},
        {"text": "a\x00b"},
        {"text": "x", "target": "javascript:alert(1)"},
        {"text": "x", "target": "ftp://example.org/x"},
        {"text": "x", "target": "https://user@evil.example/x"},
        {"text": "x", "target": "http://localhost/x"},
        {"text": "x", "target": "https://a.example/b\\c"},
        {"text": "x", "target": "example.org"},
        {"text": "x", "image": "7" * 40},
        {"text": "x" * 8001},
        {"text": "x", "seen": "z" * 65},
    ],
)
def test_a_version_that_cannot_be_saved_is_kept_in_the_form(owner, post, data):
    answer = owner.post(at("save", post, "de"), data)
    assert answer.status_code == 422
    assert not post.versions.exists()


def test_a_picture_asks_for_its_description(owner, post):
    from tests.campaigns_editor.conftest import picture_of

    picture = picture_of(post.campaign.programme)
    answer = owner.post(at("save", post, "de"), {"text": "Kurse", "image": picture.pk})
    assert answer.status_code == 422
    assert "Describe the picture" in answer.content.decode()


def test_a_picture_of_another_programme_is_no_choice(owner, post):
    from tests.campaigns_editor.conftest import picture_of

    picture = picture_of(Programme.objects.get(slug=EAST_SIDE))
    assert owner.post(at("save", post, "de"), {"text": "Kurse", "image": picture.pk, "alt": "x"}).status_code == 422


def test_words_that_may_tell_who_somebody_is_are_asked_about(owner, post):
    answer = owner.post(at("save", post, "de"), {"text": "Ruf mich an: 0176 12345678"})
    assert answer.status_code == 422
    assert "This may tell who somebody is" in answer.content.decode()


def test_a_confirmed_finding_is_counted(owner, post):
    text = "Ruf uns an: 0176 12345678"
    form = owner.post(at("save", post, "de"), {"text": text}).context["form"]
    owner.post(at("save", post, "de"), {"text": text, form.guard_box: form.guard_digest})
    assert post.versions.get().guard_overrides == 1


def test_saving_and_handing_in_at_once(owner, post):
    owner.post(at("save", post, "de"), {"text": "Kurse", "review": "1"})
    assert post.versions.get().status == "review"


def test_the_source_stands_beside_the_translation(owner, post, source, polish):
    page = owner.get(at("version", post, "pl")).content.decode()
    assert source.text in page
    assert page.index(source.text) < page.index('id="version-form"')


def test_what_changed_in_the_source_is_shown_to_the_translator(cast, owner, post, source, polish):
    save(source, cast.owner, text="Ganz kostenlose Kurse (de)")
    page = owner.get(at("version", post, "pl")).content.decode()
    assert "<ins>Ganz kostenlose</ins>" in page


def test_what_was_approved_before_is_one_documented_key_away(cast, owner, post, source):
    save(source, cast.owner, text="Anders")
    page = owner.get(at("version", post, "de")).content.decode()
    assert 'data-key="F2" data-key-label="Show what was approved before' in page
    assert "Kostenlose Kurse (de)" in page


def test_a_post_of_another_programme_is_not_there(cast, post, polish):
    stranger = client_of(cast.stranger)
    for name, more in (("post", ()), ("version", ("pl",)), ("history", ("pl",))):
        assert stranger.get(at(name, post, *more)).status_code == 404


def test_a_post_is_not_found_under_another_campaign(owner, post):
    other = campaign_of(title="Andere")
    assert owner.get(reverse("editor:post", args=[other.pk, post.pk])).status_code == 404


@pytest.mark.parametrize("language", ["xx", "fr", "de-DE-very-long-code"])
def test_a_language_that_is_not_of_the_campaign_is_not_there(owner, post, language):
    assert owner.get(at("version", post, language)).status_code == 404


def test_an_archived_programme_is_read_only(owner, post, source):
    Programme.objects.filter(slug=KOMPAN).update(is_archived=True)
    answer = owner.post(at("save", post, "de"), {"text": "Neu"})
    assert answer.status_code == 302
    assert owner.post(at("autosave", post, "de"), {"text": "Neu"}).status_code == 422
    source.refresh_from_db()
    assert source.text != "Neu"


def test_who_only_reads_sees_the_text_and_no_form(cast, post, polish):
    page = client_of(cast.coordinator).get(at("version", post, "pl")).content.decode()
    assert polish.text in page
    assert "version-form" not in page


def test_approving_by_the_page(cast, owner, post):
    version = hand_on(version=post_version_of(post, status="draft", writer=cast.colleague), to="review")
    page = owner.get(at("version", post, "de"))
    owner.post(at("approve", post, "de"), {"seen": page.context["page"].seen})
    version.refresh_from_db()
    assert (version.status, version.reviewed_by) == ("approved", cast.owner)


def test_sending_back_needs_a_reason(cast, owner, post):
    version = post_version_of(post, status="review", writer=cast.colleague)
    assert owner.post(at("send-back", post, "de"), {"remark": "", "seen": "x"}).status_code == 422
    version.refresh_from_db()
    assert version.status == "review"


def test_posts_change_places(editor, post):
    second, third = post_of(post.campaign, title="Zwei", order=1), post_of(post.campaign, title="Drei", order=2)
    editor.post(at("move-post", third), {"to": "up"})
    editor.post(at("move-post", post), {"to": "up"})
    assert list(CampaignPost.objects.values_list("title", flat=True)) == [post.title, "Drei", "Zwei"]
    assert second.pk


def test_a_post_with_something_to_be_published_is_not_dropped(editor, post):
    placement = placement_of(post)
    editor.post(at("drop-post", post))
    post.refresh_from_db()
    assert not post.is_dropped
    placement.status = "cancelled"
    placement.save()
    editor.post(at("drop-post", post))
    post.refresh_from_db()
    assert post.is_dropped


def test_a_dropped_post_is_read_only_until_it_is_brought_back(owner, editor, post, source):
    editor.post(at("drop-post", post))
    owner.post(at("save", post, "de"), {"text": "Neu"})
    assert not post.versions.filter(text="Neu").exists()
    editor.post(at("restore-post", post))
    post.refresh_from_db()
    assert not post.is_dropped


def test_a_counselor_writes_but_does_not_drop(owner, post):
    assert owner.post(at("drop-post", post)).status_code == 403


def test_placements_stand_on_the_page_of_the_post(owner, post, source):
    placement_of(post, platform="telegram")
    page = owner.get(at("post", post)).content.decode()
    assert "Telegram" in page
    assert "planned" in page


def test_the_list_of_posts_takes_as_many_queries_for_three_as_for_one(
    owner, post, source, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    there = reverse("editor:posts", args=[post.campaign_id])
    owner.get(there)
    with CaptureQueriesContext(
        connection,
    ) as one:
        owner.get(there)
    for number in range(2):
        post_version_of(post_of(post.campaign, title=f"Noch {number}"))
    with CaptureQueriesContext(connection) as three:
        owner.get(there)
    assert len(one) == len(three)
