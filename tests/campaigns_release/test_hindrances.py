from types import SimpleNamespace

import pytest
from django.urls import reverse

from campaigns.editor.actions import send_back
from campaigns.flow import Refused, seen_of
from campaigns.models import PostImage, PostVersion
from campaigns.release.actions import mark_published, release_version, withdraw_release
from campaigns.release.queries import readable, standing_of, standings_of
from campaigns.release.remedies import remedies_of
from campaigns.release.rules import SENTENCES, hindrances
from streetwork.accounts.access import access_of
from streetwork.presence.models import OwnChannel, Space
from streetwork.vocabulary.models import Platform
from tests.factories.campaigns import placement_of, post_version_of

pytestmark = pytest.mark.django_db


def codes(bench, placement):
    found = readable(access_of(bench.cast.lead.pk)).get(pk=placement.pk)
    return [hindrance.code for hindrance in standing_of(found).hindrances]


def test_an_approved_and_released_text_may_go_out(bench):
    assert codes(bench, bench.ready()) == []


def test_without_a_release_nothing_goes_out(bench):
    assert codes(bench, bench.planned()) == ["unreleased"]


def test_a_release_holds_for_exactly_one_wording(bench):
    placement = bench.ready()
    bench.source.text = "Etwas anderes"
    bench.source.text_hash = b"x" * 32
    bench.source.save()
    assert codes(bench, placement) == ["unreleased"]


def test_a_withdrawn_release_holds_no_longer(bench):
    placement = bench.ready()
    withdraw_release(version=bench.source, user=bench.cast.lead.pk)
    assert codes(bench, placement) == ["unreleased"]


def test_the_release_of_another_language_does_not_count(bench):
    bench.version("pl")
    bench.release(bench.source)
    assert codes(bench, bench.planned("pl")) == ["unreleased"]


def test_a_text_that_is_not_written_is_said_to_be_missing_and_nothing_more(bench):
    assert codes(bench, bench.planned("pl")) == ["missing"]


def test_a_draft_does_not_go_out_even_when_it_was_released_before(bench):
    placement = bench.ready()
    bench.source.status = "draft"
    bench.source.save()
    assert codes(bench, placement) == ["draft"]


def test_an_outdated_translation_does_not_go_out(bench):
    polish = bench.version("pl")
    bench.release(polish)
    polish.source_hash = b"o" * 32
    polish.save()
    assert codes(bench, bench.planned("pl")) == ["outdated"]


def test_nothing_of_an_archived_programme_goes_out(bench):
    placement = bench.ready()
    bench.campaign.programme.is_archived = True
    bench.campaign.programme.save()
    assert codes(bench, placement) == ["archived"]


@pytest.mark.parametrize(("status", "code"), [("dropped", "dropped"), ("done", "finished")])
def test_nothing_of_an_ended_campaign_goes_out(bench, status, code):
    placement = bench.ready()
    bench.campaign.status = status
    bench.campaign.save()
    assert codes(bench, placement) == [code]


def test_nothing_of_a_dropped_post_goes_out(bench):
    placement = bench.ready()
    bench.post.is_dropped = True
    bench.post.save()
    assert codes(bench, placement) == ["dropped"]


def test_what_the_platform_would_refuse_does_not_go_out(bench):
    long = post_version_of(bench.post, "pl", text="a" * 5000)
    bench.release(long)
    assert codes(bench, bench.planned("pl", platform="telegram")) == ["count"]
    assert codes(bench, bench.planned("pl", platform="facebook")) == []


def test_the_link_at_the_end_is_counted_too(bench):
    just_fits = post_version_of(bench.post, "pl", text="a" * 4090, target="https://example.org/kurs")
    bench.release(just_fits)
    assert codes(bench, bench.planned("pl", platform="telegram")) == ["count"]


def test_a_closed_channel_takes_nothing(bench):
    facebook = Platform.objects.get(code="facebook")
    channel = OwnChannel.objects.create(
        programme_id=bench.programme, platform=facebook, name="Seite", url="https://facebook.com/seite", is_closed=True
    )
    assert codes(bench, bench.ready(channel=channel)) == ["place"]


@pytest.mark.parametrize(("status", "found"), [("joined", []), ("left", ["place"]), ("blocked", ["place"])])
def test_a_space_that_we_left_takes_nothing(bench, status, found):
    facebook = Platform.objects.get(code="facebook")
    space = Space.objects.create(
        programme_id=bench.programme, platform=facebook, key="groups/1", url="https://facebook.com/groups/1",
        name="Gruppe", status=status,
    )  # fmt: skip
    assert codes(bench, bench.ready(space=space)) == found


def test_a_picture_without_description_does_not_go_out(bench):
    placement = bench.planned()
    placement.post.campaign.programme.is_archived = False
    version = SimpleNamespace(
        pk=1,
        text="Text",
        image_id=5,
        alt=" ",
        status="approved",
        source_hash=b"s",
        text_hash=b"s",
        target="",
    )
    release = SimpleNamespace(version_id=1, withdrawn_at=None, text_hash=b"s")
    found = hindrances(placement, version=version, source=version, release=release)
    assert [each.code for each in found] == ["image"]


def test_a_picture_alone_is_a_post(bench):
    image = PostImage.objects.create(
        programme_id=bench.programme, file="campaigns/a.jpg", sha256="a" * 64, media_type="image/jpeg", width=1,
        height=1, size=1, credit="eigenes Foto",
    )  # fmt: skip
    picture = post_version_of(bench.post, "pl", text=" ", image=image, alt="Ein Plakat")
    bench.release(picture)
    assert codes(bench, bench.planned("pl")) == []


def test_all_reasons_are_told_at_once(bench):
    placement = bench.planned()
    bench.source.status = "review"
    bench.source.save()
    bench.campaign.status = "done"
    bench.campaign.save()
    assert codes(bench, placement) == ["finished", "draft"]


def test_every_code_has_a_sentence(bench):
    assert all(str(sentence).endswith(".") for sentence in SENTENCES.values())


def test_standings_of_many_placements_take_two_queries(bench, django_assert_num_queries):
    bench.version("pl")
    for language in ("de", "pl", "ro"):
        placement_of(bench.post, language)
    placements = list(readable(access_of(bench.cast.lead.pk)))
    with django_assert_num_queries(2):
        assert len(standings_of(placements)) == 3


def test_a_source_that_was_sent_back_stops_its_translations(bench):
    polish = bench.version("pl")
    bench.release(polish)
    placement = bench.planned("pl")
    assert codes(bench, placement) == []
    send_back(
        version=bench.source, remark="Die Frist stimmt nicht.", seen=seen_of(bench.source), user=bench.cast.lead.pk
    )
    assert codes(bench, placement) == ["source"]


def test_the_remedy_leads_to_the_source(bench):
    bench.release(bench.version("pl"))
    placement = bench.planned("pl")
    PostVersion.objects.filter(pk=bench.source.pk).update(status="review")
    (remedy,) = remedies_of(placement, standing_of(placement))
    assert remedy.url == reverse("editor:version", args=[bench.campaign.pk, bench.post.pk, "de"])


def test_a_translation_is_not_released_while_its_source_is_not_approved(bench, as_lead):
    polish = bench.version("pl")
    PostVersion.objects.filter(pk=bench.source.pk).update(status="draft")
    with pytest.raises(Refused, match="source"):
        release_version(version=polish, checks=bench.all_checks(polish), seen=seen_of(polish), user=bench.cast.lead.pk)
    page = as_lead.get(reverse("release:gate", args=[polish.pk])).content.decode()
    assert "is not approved (any more)" in page


@pytest.mark.parametrize("target", ["https://user@evil.example/x", "http://localhost/x", "https://a.example/b\\c"])
def test_a_link_that_leads_nowhere_is_a_hindrance_and_no_fault(bench, as_lead, target):
    bench.release(post_version_of(bench.post, "pl", text="Hier {link}", target=target))
    placement = bench.planned("pl")
    assert codes(bench, placement) == ["target"]
    answer = as_lead.get(reverse("release:entry", args=[placement.pk]))
    assert (answer.status_code, "cannot be used" in answer.content.decode()) == (200, True)
    assert mark_published(placement=placement).placement.published_text == ""
