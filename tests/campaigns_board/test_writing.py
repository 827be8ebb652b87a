"""Making, changing and copying campaigns."""

import uuid

import pytest

from campaigns.board.actions import copy_campaign
from campaigns.models import Campaign, CampaignEvent, PostVersion
from streetwork.tenancy.models import Programme, State
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
NEW = "/campaigns/new/"


def edit_url(campaign):
    return f"/campaigns/{campaign.pk}/edit/"


def errors(response):
    assert response.status_code == 422
    return set(response.context["form"].errors)


def test_a_new_campaign_is_in_preparation_and_named_after_its_title(editor, cast, entry):
    response = editor.post(NEW, entry)
    campaign = Campaign.objects.get()
    assert response["Location"] == f"/campaigns/{campaign.pk}/"
    assert (campaign.slug, campaign.status, campaign.created_by) == ("kurse-fuer-alle", "draft", cast.campaign_editor)
    assert (campaign.languages, campaign.platforms.count()) == (["de", "pl"], 2)


def test_the_same_form_saved_twice_is_one_campaign(editor, entry):
    editor.post(NEW, entry)
    assert editor.post(NEW, entry).status_code == 302
    assert Campaign.objects.count() == 1


def test_the_same_form_with_a_written_short_name_saved_twice_is_one_campaign(editor, entry):
    entry["slug"] = "kurse"
    editor.post(NEW, entry)
    assert editor.post(NEW, entry).status_code == 302
    assert Campaign.objects.count() == 1


def test_a_second_campaign_of_the_same_title_gets_another_short_name(editor, entry):
    editor.post(NEW, entry)
    editor.post(NEW, entry | {"key": str(uuid.uuid4())})
    assert set(Campaign.objects.values_list("slug", flat=True)) == {"kurse-fuer-alle", "kurse-fuer-alle-2"}


def test_a_written_short_name_that_is_taken_is_refused(editor, entry):
    Campaign.objects.create(**_row("kurse"))
    response = editor.post(NEW, entry | {"slug": "Kurse"})
    assert errors(response) == {"slug"}
    assert "kurse" in response.content.decode()


def _row(slug):
    like = campaign_of(title="other")
    row = {f.name: getattr(like, f.name) for f in Campaign._meta.concrete_fields if f.name not in ("id", "slug", "key")}
    return row | {"slug": slug}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"ends_on": "2999-01-01"}, "ends_on"),
        ({"ends_on": "99999-99-99"}, "ends_on"),
        ({"languages": []}, "languages"),
        ({"platforms": []}, "platforms"),
        ({"title": "a\x00b"}, "title"),
        ({"budget": "-1"}, "budget"),
        ({"programme": "9" * 40}, "programme"),
        ({"goal": ""}, "goal"),
        ({"key": "no uuid"}, "key"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(editor, entry, change, field):
    assert errors(editor.post(NEW, entry | change)) == {field}
    assert not Campaign.objects.exists()


def test_an_empty_form_is_answered_not_a_crash(editor):
    assert editor.post(NEW, {"walls": "1"}).status_code == 422


def test_a_person_in_the_goal_is_asked_about_first(editor, entry):
    entry["goal"] = "Anrufen: 0176 12345678"
    response = editor.post(NEW, entry)
    assert response.status_code == 422
    entry["guard_confirmed"] = response.context["form"].guard_digest
    assert editor.post(NEW, entry).status_code == 302


def test_the_source_is_always_one_of_the_languages(editor, entry):
    editor.post(NEW, entry | {"languages": ["pl"], "source_language": "bg"})
    assert Campaign.objects.get().languages == ["bg", "pl"]


def test_a_state_of_another_programme_is_refused(editor, entry):
    foreign = State.objects.exclude(programmes=programme(KOMPAN)).exclude(pk=State.DE).first()
    assert errors(editor.post(NEW, entry | {"states": [foreign.pk]})) == {"states"}


def test_somebody_of_another_programme_cannot_be_responsible(editor, cast, entry):
    assert errors(editor.post(NEW, entry | {"responsible": cast.stranger.pk})) == {"responsible"}


def test_another_programme_is_none_to_choose(editor, entry):
    assert errors(editor.post(NEW, entry | {"programme": programme(EAST_SIDE).pk})) == {"programme"}


def test_a_counselor_reads_and_does_not_plan(cast, campaign, entry):
    client = client_of(cast.owner)
    assert client.get(f"/campaigns/{campaign.pk}/").status_code == 200
    assert client.post(NEW, entry).status_code == 403
    assert client.get(edit_url(campaign)).status_code == 403


def test_the_campaigns_of_another_programme_are_not_there(editor):
    foreign = campaign_of(slug=EAST_SIDE)
    for url in (f"/campaigns/{foreign.pk}/", edit_url(foreign), f"/campaigns/{foreign.pk}/end/?to=done"):
        assert editor.get(url).status_code == 404
    assert editor.post(f"/campaigns/{foreign.pk}/step/", {"to": "done"}).status_code == 404


def test_a_change_is_saved_and_told(editor, cast, campaign, entry):
    seen = editor.get(edit_url(campaign)).context["form"].initial["seen"]
    editor.post(edit_url(campaign), entry | {"seen": seen, "title": "Neuer Titel"})
    campaign.refresh_from_db()
    assert campaign.title == "Neuer Titel"
    page = editor.get(f"/campaigns/{campaign.pk}/").context["page"]
    assert any("Neuer Titel" in line for line in page.moments[0].what)
    assert page.moments[-1].what


def test_an_empty_short_name_keeps_the_old_one(editor, campaign, entry):
    seen = editor.get(edit_url(campaign)).context["form"].initial["seen"]
    old = campaign.slug
    editor.post(edit_url(campaign), entry | {"seen": seen})
    campaign.refresh_from_db()
    assert campaign.slug == old


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(editor, campaign, entry):
    seen = editor.get(edit_url(campaign)).context["form"].initial["seen"]
    editor.post(edit_url(campaign), entry | {"seen": seen, "title": "Von mir"})
    response = editor.post(edit_url(campaign), entry | {"seen": seen, "title": "Von dir"})
    assert response.status_code == 422
    assert "Von mir" in response.content.decode()
    assert "Von dir" in response.content.decode()
    again = response.context["form"].data["seen"]
    assert editor.post(edit_url(campaign), entry | {"seen": again, "title": "Von dir"}).status_code == 302
    campaign.refresh_from_db()
    assert campaign.title == "Von dir"


def test_an_archived_programme_is_only_read(editor, cast, campaign, entry):
    kompan = programme(KOMPAN)
    kompan.is_archived = True
    kompan.save()
    assert editor.get(f"/campaigns/{campaign.pk}/").status_code == 200
    assert b"edit/" not in editor.get(f"/campaigns/{campaign.pk}/").content
    assert editor.get(NEW).status_code == 302
    editor.post(edit_url(campaign), entry)
    editor.post(f"/campaigns/{campaign.pk}/step/", {"to": "done"})
    editor.post(f"/campaigns/{campaign.pk}/copy/")
    campaign.refresh_from_db()
    assert (campaign.status, Campaign.objects.count()) == ("running", 1)
    assert Programme.objects.get(pk=kompan.pk).is_archived


def test_a_copy_has_the_posts_as_drafts_and_nothing_planned(cast, campaign):
    post = post_of(campaign, is_evergreen=True)
    post_version_of(post)
    post_version_of(post, "pl")
    placement_of(post, status="published")
    post_of(campaign, title="fallen", is_dropped=True)
    campaign.page_post, campaign.page_is_public = post, True
    campaign.save()
    new = copy_campaign(campaign=campaign, title="Deutsch lernen (Kopie)", user=cast.campaign_editor.pk)
    copied = new.posts.get()
    assert (new.status, new.page_is_public, new.page_post, new.slug) == ("draft", False, None, "deutsch-lernen-kopie")
    assert (copied.title, copied.is_evergreen, copied.placements.count()) == (post.title, True, 0)
    versions = PostVersion.objects.filter(post=copied)
    assert {(v.language_id, v.status, v.edited_by) for v in versions} == {
        ("de", "draft", cast.campaign_editor), ("pl", "draft", cast.campaign_editor)
    }  # fmt: skip
    assert {v.source_hash for v in versions} == {None}
    assert new.platforms.count() == 2
    assert new.ends_on - new.starts_on == campaign.ends_on - campaign.starts_on


def test_copying_leads_to_the_form_of_the_copy(editor, campaign):
    response = editor.post(f"/campaigns/{campaign.pk}/copy/")
    new = Campaign.objects.exclude(pk=campaign.pk).get()
    assert response["Location"] == edit_url(new)


def test_the_history_names_who_changed_what(editor, cast, campaign):
    editor.post(f"/campaigns/{campaign.pk}/step/", {"to": "draft"})
    event = CampaignEvent.objects.filter(id=campaign.pk).order_by("-pgh_id")[0]
    assert (event.status, event.actor) == ("draft", cast.campaign_editor)
