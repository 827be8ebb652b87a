"""Mending a typo: how little counts as one, and whose word a release is afterwards."""

import pytest
from django.urls import reverse

from campaigns.editor.rules import TYPO_MOST, is_typo
from campaigns.flow import Refused, seen_of
from campaigns.release.queries import standing_releases
from tests.campaigns_editor.conftest import save
from tests.factories.campaigns import post_version_of, release_of
from tests.factories.cast import client_of

LONG = "Kostenlose Kurse gibt es in jeder Stadt. " * 100


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kostenlos Kurse", "Kostenlose Kurse"),
        ("Ruf uns an", "Ruf uns an!"),
        ("Kurse  in\nHalle", "Kurse in Halle"),
        ("", "Kurse"),
        (LONG, "x" * TYPO_MOST + LONG[TYPO_MOST:]),
    ],
)
def test_a_few_characters_are_a_typo(before, after):
    assert is_typo(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kurse sind kostenlos", "Kurse sind nicht kostenlos"),
        ("Kostenlose Kurse", "Etwas völlig anderes"),
        (LONG, LONG[: -TYPO_MOST - 2]),
        ("Kurse", "Kurse ab Montag in Halle"),
    ],
)
def test_more_than_that_is_another_text(before, after):
    assert not is_typo(before, after)


def test_the_longest_texts_are_compared_at_once():
    assert not is_typo("a" * 8000, "b" * 8000)


@pytest.mark.django_db
class TestSaving:
    def test_a_longer_change_is_no_typo(self, cast, source):
        with pytest.raises(Refused, match="much"):
            save(source, cast.colleague, text="Etwas anderes, das niemand gelesen hat.", keeps_approvals=True)
        source.refresh_from_db()
        assert source.text == "Kostenlose Kurse (de)"

    def test_who_releases_texts_answers_for_the_mended_one(self, cast, source):
        old = release_of(source, by=cast.lead)
        mended = save(source, cast.campaign_editor, text=source.text + "!", keeps_approvals=True, may_release=True)
        old.refresh_from_db()
        new = standing_releases([mended])[mended.pk]
        assert (new.released_by, new.checks) == (cast.campaign_editor, old.checks)
        assert (old.released_by, old.withdrawn_by) == (cast.lead, cast.campaign_editor)
        assert bytes(old.text_hash) == bytes(source.text_hash)

    def test_without_that_right_the_release_lapses(self, cast, source):
        release_of(source)
        mended = save(source, cast.colleague, text=source.text + "!", keeps_approvals=True)
        assert mended.status == "approved"
        assert standing_releases([mended]) == {}

    def test_saving_without_a_change_leaves_the_release_alone(self, cast, source):
        release = release_of(source)
        same = save(source, cast.colleague, keeps_approvals=True, may_release=True)
        assert standing_releases([same])[source.pk] == release


def sent(user, version, **changed):
    user.language = "en"
    user.save()
    address = reverse("editor:save", args=[version.post.campaign_id, version.post_id, version.language_id])
    typed = {"text": version.text, "seen": seen_of(version), "typo": "on"} | changed
    return client_of(user).post(address, typed, follow=True)


@pytest.mark.django_db
def test_a_counselor_is_told_that_the_release_lapsed_and_an_editor_keeps_it(cast, post):
    for user, words, kept in ((cast.colleague, True, False), (cast.campaign_editor, False, True)):
        version = post_version_of(post, writer=cast.owner, text="Kostenlose Kurse in Halle")
        release_of(version)
        page = sent(user, version, text="Kostenlose Kurse in Halle!").content.decode()
        assert ("has to be released anew" in page) is words
        version.refresh_from_db()
        assert bool(standing_releases([version])) is kept
        version.delete()


@pytest.mark.django_db
def test_a_longer_change_is_refused_on_the_page_and_stays_in_the_field(cast, source):
    answer = sent(cast.colleague, source, text="Etwas ganz anderes steht jetzt hier.")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "more than a typo" in page
    assert "Etwas ganz anderes steht jetzt hier." in page
    source.refresh_from_db()
    assert source.text == "Kostenlose Kurse (de)"
