"""One entry of two: which value survives, and where everything leads afterwards. And older versions."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.actions.centers import merge_centers, restore_version, save_center
from referrals.enums import Asked, Decision, Source, Status
from referrals.models import AdvisoryCenter, Correction, PublishedCenter, Verification
from referrals.models.history import AdvisoryCenterEvent
from referrals.queries.duplicates import standing_for
from referrals.rules import Refused
from streetwork.accounts.roles import Role
from tests.factories.accounts import member
from tests.factories.cast import KOMPAN, client_of
from tests.factories.referrals import CenterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(cast):
    return client_of(cast.directory_editor)


@pytest.fixture
def two(opened):
    today = timezone.localdate()
    with opened("ST"):
        winner = CenterFactory(
            name="Beratung Nord", phones=["1111"], languages=["de"], description_de="Kurz.", description_pl="",
            verified_on=today - timedelta(days=200), email="", editor_note="Notiz A", provider="Träger A",
        )  # fmt: skip
        loser = CenterFactory(
            name="Beratungsstelle Nord", phones=["2222", "1111"], languages=["de", "bg"], description_de="Ausführlich.",
            description_pl="Po polsku", verified_on=today, editor_note="Notiz B", source="csv", source_id="A-7",
            provider="Träger A",
        )  # fmt: skip
    return winner, loser


def url(winner, loser):
    return reverse("directory:merge", args=[winner.pk, loser.pk])


def chosen(form, **choices):
    return {name: form.initial.get(name, field.initial) for name, field in form.fields.items()} | choices


def test_the_page_asks_about_differences_alone_and_suggests_the_fuller_and_fresher(editor, two):
    form = editor.get(url(*two)).context["form"]
    suggested = {each.key: each.default for each in form.differences}
    assert suggested == {
        "name": "take", "address": "take", "phones": "both", "email": "take", "languages": "both",
        "description_de": "take", "description_pl": "take", "editor_note": "both",
    }  # fmt: skip


def test_the_merged_entry_says_what_was_chosen(editor, two, opened):
    winner, loser = two
    form = editor.get(url(*two)).context["form"]
    answer = editor.post(url(*two), chosen(form, name="keep", description_de="both"))
    assert answer.url == reverse("directory:detail", args=[winner.pk])
    with opened("ST"):
        now = AdvisoryCenter.objects.get(pk=winner.pk)
    assert (now.name, now.street, now.email) == ("Beratung Nord", loser.street, loser.email)
    assert (now.phones, now.languages) == (["1111", "2222"], ["de", "bg"])
    assert now.description_de == "Kurz.\n\nAusführlich."
    assert (now.description_pl, now.editor_note) == ("Po polsku", "Notiz A\n\nNotiz B")


def test_the_other_entry_is_closed_and_leads_to_the_merged_one_also_in_public(editor, two, opened):
    winner, loser = two
    editor.post(url(*two), chosen(editor.get(url(*two)).context["form"]))
    copy = PublishedCenter.objects.get(pk=loser.pk)
    assert (copy.status, copy.merged_into_id) == (Status.CLOSED, winner.pk)
    with opened("ST"):
        gone = AdvisoryCenter.objects.get(source="csv", source_id="A-7")
        assert (gone.description_de, gone.phones) == ("Ausführlich.", ["2222", "1111"])
        assert standing_for(gone) == winner


def test_what_was_merged_before_leads_to_the_last_one_in_one_step(two, opened, cast):
    winner, loser = two
    with opened("ST"):
        first = CenterFactory()
        merge_centers(winner=loser, loser=first, user=cast.directory_editor, take={})
        merge_centers(winner=winner, loser=loser, user=cast.directory_editor, take={})
        first.refresh_from_db()
        assert first.merged_into_id == winner.pk


def test_open_corrections_move_along_and_the_question_is_withdrawn(two, opened, cast):
    winner, loser = two
    with opened("ST"):
        open_one, decided = (
            Correction.objects.create(center=loser, state_id=loser.state_id, source=Source.CENTER, decision=decision)
            for decision in (Decision.OPEN, Decision.REJECTED)
        )
        question = Verification.objects.create(center=loser, state_id=loser.state_id, token_hash=b"x" * 32)
        merge_centers(winner=winner, loser=loser, user=cast.directory_editor, take={})
        for row in (open_one, decided, question):
            row.refresh_from_db()
    assert (open_one.center_id, decided.center_id) == (winner.pk, loser.pk)
    assert (question.status, question.token_hash) == (Asked.WITHDRAWN, None)


def test_a_draft_does_not_swallow_a_public_entry(two, opened, cast):
    with opened("ST"):
        draft = CenterFactory(status=Status.DRAFT)
        with pytest.raises(Refused):
            merge_centers(winner=draft, loser=two[0], user=cast.directory_editor, take={})
        two[0].refresh_from_db()
        assert two[0].merged_into_id is None


def test_a_merge_that_leaves_a_public_entry_incomplete_changes_nothing(two, opened, cast):
    with opened("ST"):
        with pytest.raises(Refused):
            merge_centers(winner=two[0], loser=two[1], user=cast.directory_editor, take={"languages": []})
        assert not AdvisoryCenter.objects.filter(status=Status.CLOSED).exists()


def test_an_entry_that_changed_since_the_page_was_drawn_is_looked_at_again(editor, two, opened):
    form = editor.get(url(*two)).context["form"]
    with opened("ST"):
        save_center(center=two[1], facts={"city": "Burg"})
    answer = editor.post(url(*two), chosen(form))
    assert answer.status_code == 422
    with opened("ST"):
        assert not AdvisoryCenter.objects.filter(status=Status.CLOSED).exists()
    assert editor.post(url(*two), chosen(form) | {"seen": answer.context["form"]["seen"].value()}).status_code == 302


def test_a_difference_without_a_choice_is_asked_again(editor, two):
    sent = chosen(editor.get(url(*two)).context["form"])
    del sent["phones"]
    answer = editor.post(url(*two), sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"phones"}


def test_two_texts_that_are_too_long_together_are_not_cut(editor, two, opened):
    with opened("ST"):
        for center in two:
            save_center(center=center, facts={"description_de": f"{center.pk} " + "x" * 1500})
    sent = chosen(editor.get(url(*two)).context["form"], description_de="both")
    assert "description_de" in editor.post(url(*two), sent).context["form"].errors


@pytest.mark.parametrize("code", ["SN", "ST"])
def test_only_entries_of_one_own_state_are_merged(cast, two, opened, code):
    client = client_of(member(Role.DIRECTORY_EDITOR, KOMPAN, "ST", "SN") if code == "SN" else cast.directory_editor)
    with opened("SN"):
        other = CenterFactory(code="SN")
    assert client.get(url(two[0], other)).status_code == 404
    assert client.get(url(two[0], two[0])).status_code == 404


def test_the_page_of_duplicates_offers_the_merge(editor, two):
    text = editor.get(reverse("directory:duplicates", args=[two[0].pk])).text
    assert url(*two) in text


# --- older versions


def test_an_older_version_comes_back_with_its_texts_and_the_present_one_stays_in_the_history(two, opened, cast):
    center = two[0]
    with opened("ST", actor=cast.directory_editor):
        old = AdvisoryCenterEvent.objects.filter(id=center.pk).latest("pgh_id")
        save_center(center=center, facts={"description_de": "Neu", "phones": ["9999"]})
        restore_version(center=center, version_id=old.pgh_id, user=cast.directory_editor)
        now = AdvisoryCenter.objects.get(pk=center.pk)
        told = list(AdvisoryCenterEvent.objects.filter(id=center.pk).order_by("pgh_id"))
    assert (now.description_de, now.phones) == ("Kurz.", ["1111"])
    assert [version.description_de for version in told] == ["Kurz.", "Neu", "Kurz."]


def test_restoring_brings_back_no_status_and_no_verification(opened, cast):
    with opened("ST"):
        center = CenterFactory(status=Status.DRAFT, verified_on=None, due_on=None)
        old = AdvisoryCenterEvent.objects.get(id=center.pk)
        AdvisoryCenter.objects.filter(pk=center.pk).update(status=Status.PUBLISHED, verified_on=timezone.localdate())
        restore_version(center=center, version_id=old.pgh_id, user=cast.directory_editor)
    assert (center.status, center.verified_on) == (Status.PUBLISHED, timezone.localdate())


def test_a_version_of_another_entry_is_not_restored(two, opened, cast):
    with opened("ST"):
        foreign = AdvisoryCenterEvent.objects.filter(id=two[1].pk).latest("pgh_id")
        with pytest.raises(AdvisoryCenterEvent.DoesNotExist):
            restore_version(center=two[0], version_id=foreign.pgh_id, user=cast.directory_editor)


def test_content_alone_is_saved_as_facts(two, opened):
    with opened("ST"), pytest.raises(ValueError, match="status"):
        save_center(center=two[0], facts={"status": Status.DRAFT})


def test_every_change_moves_the_time_of_the_last_change(two, opened):
    before = two[0].updated_at
    with opened("ST"):
        save_center(center=two[0], facts={"city": "Burg"})
    assert PublishedCenter.objects.get(pk=two[0].pk).updated_at > before
