"""Outdated: what a version was approved against says something else now. One definition, whatever the way there."""

import pytest

from campaigns.answers.actions import change_card, stamp
from campaigns.answers.rules import is_outdated, sources_of
from campaigns.answers.versions import approve, seen_of, write_text
from campaigns.flow import content_hash
from campaigns.models import AnswerCard, AnswerVersionEvent
from tests.factories.answers import SOURCE, version_of

pytestmark = pytest.mark.django_db


def outdated(card):
    """Language and state of every version that is outdated now."""
    card = AnswerCard.objects.get(pk=card.pk)
    versions = list(card.versions.select_related("state"))
    sources = sources_of(card, versions)
    return {(v.language_id, v.state and v.state.code) for v in versions if is_outdated(v, card, sources)}


def write(card, language, text, user, *, state=None, keeps=False):
    version = card.versions.get(language=language, state__code=state) if state else card.versions.get(
        language=language, state=None
    )  # fmt: skip
    return write_text(version=version, text=text, seen=seen_of(version), user=user.pk, keeps_approvals=keeps)


@pytest.fixture
def translated(card):
    """Polish approved, Romanian a draft, and a variant for North Rhine-Westphalia in German and Polish."""
    version_of(card, "pl")
    version_of(card, "ro", status="draft")
    version_of(card, "de", state="NW")
    version_of(card, "pl", state="NW")
    return card


def test_what_was_just_approved_is_up_to_date(translated):
    assert outdated(translated) == set()


def test_a_changed_source_makes_exactly_the_approved_dependents_outdated(translated, cast):
    write(translated, "de", "Etwas ganz anderes.", cast.owner)

    assert outdated(translated) == {("pl", None), ("de", "NW"), ("pl", "NW")}
    assert translated.versions.get(language="de", state=None).status == "draft"


def test_a_changed_variant_makes_only_its_own_translations_outdated(translated, cast):
    write(translated, "de", "In NRW geht es anders.", cast.owner, state="NW")

    assert outdated(translated) == {("pl", "NW")}


def test_a_changed_translation_makes_nothing_outdated(translated, cast):
    write(translated, "pl", "Zupełnie inaczej.", cast.owner)

    assert outdated(translated) == set()
    assert translated.versions.get(language="pl", state=None).status == "draft"


@pytest.mark.parametrize("same", [f"  {SOURCE}\n", SOURCE.replace(" ", "  "), SOURCE.replace(" ", "\r\n")])
def test_white_space_alone_changes_nothing(translated, cast, same):
    write(translated, "de", same, cast.owner)

    assert outdated(translated) == set()
    assert translated.versions.get(language="de", state=None).status == "approved"


def test_composed_and_decomposed_accents_are_the_same_text():
    assert content_hash("Prüfung") == content_hash("Pru\u0308fung") != content_hash("Prufung")


def test_a_typo_keeps_the_approvals_of_what_was_up_to_date(translated, cast):
    write(translated, "de", SOURCE + "!", cast.colleague, keeps=True)

    source = translated.versions.get(language="de", state=None)
    assert outdated(translated) == set()
    assert (source.status, source.edited_by) == ("approved", cast.owner)


def test_a_typo_does_not_save_what_was_outdated_before(translated, cast):
    write(translated, "de", "In NRW geht es anders.", cast.owner, state="NW")
    write(translated, "de", SOURCE + "!", cast.colleague, keeps=True)

    assert ("pl", "NW") in outdated(translated)
    assert ("pl", None) not in outdated(translated)


def test_a_typo_stands_in_the_history(translated, cast):
    write(translated, "de", SOURCE + "!", cast.colleague, keeps=True)

    source = translated.versions.get(language="de", state=None)
    last = AnswerVersionEvent.objects.filter(id=source.pk).latest("pgh_id")
    assert (last.text, last.status) == (SOURCE + "!", "approved")


def test_back_to_the_old_words_is_up_to_date_again(translated, cast):
    write(translated, "de", "Etwas ganz anderes.", cast.owner)
    write(translated, "de", SOURCE, cast.owner)

    assert outdated(translated) == set()


def test_approving_again_says_that_the_text_is_still_right(translated, cast):
    source = write(translated, "de", "Etwas ganz anderes.", cast.owner)
    source.status, source.edited_by = "review", cast.owner
    source.save()
    approve(version=source, seen=seen_of(source), user=cast.colleague.pk)
    polish = translated.versions.get(language="pl", state=None)
    assert ("pl", None) in outdated(translated)

    approve(version=polish, seen=seen_of(polish), user=cast.colleague.pk)

    assert ("pl", None) not in outdated(translated)


def test_another_source_language_keeps_what_agreed_with_both(translated, cast):
    english = version_of(translated, "en")

    change_card(card=translated, facts={"source_language_id": "en"}, seen=stamp(translated))

    assert outdated(translated) == set()
    write(translated, "en", "Something else.", english.edited_by)
    assert outdated(translated) >= {("pl", None), ("de", None)}


def test_a_source_language_whose_text_is_a_draft_makes_everything_else_outdated(translated):
    change_card(card=translated, facts={"source_language_id": "ro"}, seen=stamp(translated))

    assert outdated(translated) >= {("de", None), ("pl", None)}


def test_a_draft_is_never_outdated(translated, cast):
    write(translated, "de", "Etwas ganz anderes.", cast.owner)

    assert ("ro", None) not in outdated(translated)
