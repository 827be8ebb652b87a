"""Outdated has one definition; what marks a version so, and what does not."""

import pytest

from campaigns.editor.actions import approve
from campaigns.editor.posts import change_post
from campaigns.editor.queries import versions_of
from campaigns.editor.rules import is_outdated, source_of
from campaigns.editor.states import state_of
from campaigns.flow import Refused, seen_of
from campaigns.models import PostVersion
from tests.campaigns_editor.conftest import picture_of, save
from tests.factories.campaigns import post_of, post_version_of, release_of

pytestmark = pytest.mark.django_db


def states(post):
    versions = versions_of([post])
    source = source_of(post, versions.values())
    return {language: state_of(version, source) for (_post, language), version in versions.items()}


def test_editing_the_approved_source_marks_exactly_the_approved_translations_of_that_post(cast, post, source, polish):
    post_version_of(post, "ro", status="review")
    post_version_of(post, "bg", status="draft")
    neighbour = post_of(post.campaign, title="Another")
    post_version_of(neighbour)
    post_version_of(neighbour, "pl")

    save(source, cast.owner, text="Neue Kurse ab Mai")

    assert states(post) == {"de": "draft", "pl": "outdated", "ro": "review", "bg": "draft"}
    assert states(neighbour) == {"de": "approved", "pl": "approved"}


@pytest.mark.parametrize("changed", [{"headline": "Neu"}, {"target": "https://example.org/neu"}])
def test_headline_and_link_of_the_source_count_as_what_it_says(cast, post, source, polish, changed):
    save(source, cast.owner, **changed)
    assert states(post)["pl"] == "outdated"


def test_another_picture_of_the_source_counts_too(cast, post, source, polish):
    save(source, cast.owner, image=picture_of(post.campaign.programme), alt="Ein Klassenraum")
    assert states(post)["pl"] == "outdated"


def test_spaces_and_line_breaks_change_nothing(cast, post, source, polish):
    save(source, cast.owner, text=source.text.replace(" ", "\n\n"))
    assert states(post) == {"de": "approved", "pl": "approved"}


def test_editing_a_translation_leaves_source_and_other_translations_alone(cast, post, source, polish):
    post_version_of(post, "ro")
    save(polish, cast.owner, text="Nowe kursy")
    assert states(post) == {"de": "approved", "pl": "draft", "ro": "approved"}


def test_the_source_itself_is_never_outdated(source):
    source.source_hash = b"x" * 32
    assert not is_outdated(source, source)


def test_going_back_to_the_old_source_makes_the_translation_right_again(cast, post, source, polish):
    old = source.text
    changed = save(source, cast.owner, text="Etwas anderes")
    save(changed, cast.owner, text=old)
    assert states(post)["pl"] == "approved"


def test_an_outdated_version_is_confirmed_as_still_right(cast, post, source, polish):
    changed = save(source, cast.owner, text="Neue Kurse ab Mai")
    PostVersion.objects.filter(pk=source.pk).update(status="review")
    approve(version=changed, seen=seen_of(changed), user=cast.colleague.pk)
    polish.refresh_from_db()

    approve(version=polish, seen=seen_of(polish), source_seen=seen_of(changed), user=cast.owner.pk)

    assert states(post) == {"de": "approved", "pl": "approved"}


def test_an_outdated_version_is_not_confirmed_before_its_source_is_approved(cast, post, source, polish):
    save(source, cast.owner, text="Neue Kurse ab Mai")
    with pytest.raises(Refused, match="source"):
        approve(version=polish, seen=seen_of(polish), user=cast.owner.pk)


def test_a_typo_in_the_source_keeps_what_agreed_and_only_that(cast, post, source, polish):
    stale = post_version_of(post, "ro")
    PostVersion.objects.filter(pk=stale.pk).update(source_hash=b"x" * 32)

    mended = save(source, cast.colleague, text=source.text + "!", keeps_approvals=True)

    assert states(post) == {"de": "approved", "pl": "approved", "ro": "outdated"}
    assert (mended.edited_by, mended.reviewed_by) == (cast.owner, cast.colleague)


def test_a_typo_leaves_withdrawn_and_older_releases_as_they_are(cast, source):
    older = release_of(source)
    older.text_hash = b"o" * 32
    older.save()
    save(source, cast.lead, text=source.text + "!", keeps_approvals=True, may_release=True)
    older.refresh_from_db()
    assert (bytes(older.text_hash), older.withdrawn_at) == (b"o" * 32, None)


def test_mending_back_to_a_wording_that_is_released_already_keeps_one_release(cast, source):
    release_of(source)
    first = bytes(source.text_hash)
    mended = save(source, cast.lead, text="Kostenlose Kurse!", keeps_approvals=True, may_release=True)
    release_of(PostVersion(pk=source.pk, text_hash=first))

    save(mended, cast.lead, text=source.text, keeps_approvals=True, may_release=True)

    assert source.releases.filter(text_hash=first, withdrawn_at=None).count() == 1


def test_who_wrote_it_does_not_mend_it_without_a_second_look(cast, source):
    with pytest.raises(Refused, match="four_eyes"):
        save(source, cast.owner, text=source.text + "!", keeps_approvals=True)


def test_another_link_is_no_typo(cast, source):
    with pytest.raises(Refused, match="typo"):
        save(source, cast.colleague, target="https://example.org/anders", keeps_approvals=True)


def test_another_source_that_agreed_takes_the_rest_along(post, source, polish):
    post_version_of(post, "ro")
    change_post(post=post, title=post.title, source_language="pl", is_evergreen=False)
    post.refresh_from_db()
    assert states(post) == {"de": "approved", "pl": "approved", "ro": "approved"}


def test_a_draft_that_becomes_the_source_makes_the_rest_outdated(post, source, polish):
    post_version_of(post, "ro", status="draft")
    change_post(post=post, title=post.title, source_language="ro", is_evergreen=False)
    post.refresh_from_db()
    assert states(post) == {"de": "outdated", "pl": "outdated", "ro": "draft"}


def test_a_language_without_a_text_does_not_become_the_source(post, source):
    with pytest.raises(Refused, match="no_source"):
        change_post(post=post, title=post.title, source_language="ro", is_evergreen=False)
