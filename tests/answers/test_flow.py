"""Draft, translation, review, approved: who may do what, and what two at once learn of each other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.answers.actions import copy_card, record_legal_review, retire_card
from campaigns.answers.versions import (
    Refused,
    add_version,
    approve,
    drop_version,
    hand_on,
    seen_of,
    send_back,
    write_text,
)
from campaigns.models import AnswerCard, AnswerVersionEvent
from streetwork.web.steps import Changed
from tests.factories.answers import card_of, version_of
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db


def test_a_text_is_approved_by_somebody_who_did_not_write_it(cast, card):
    text = version_of(card, "pl", status="review", writer=cast.owner)

    with pytest.raises(Refused) as refused:
        approve(version=text, seen=seen_of(text), user=cast.owner.pk)
    approved = approve(version=text, seen=seen_of(text), user=cast.colleague.pk)

    assert refused.value.code == "four_eyes"
    assert (approved.status, approved.reviewed_by) == ("approved", cast.colleague)
    assert approved.reviewed_at is not None


def test_the_database_itself_keeps_the_four_eyes(cast, card):
    from django.db import IntegrityError, transaction

    text = version_of(card, "pl", writer=cast.owner)
    text.reviewed_by = cast.owner
    with pytest.raises(IntegrityError, match="answerversion_approved_by_another"), transaction.atomic():
        text.save()


def test_what_was_not_handed_in_is_not_approved(cast, card):
    text = version_of(card, "pl", status="draft", writer=cast.owner)
    with pytest.raises(Refused, match="status"):
        approve(version=text, seen=seen_of(text), user=cast.colleague.pk)


def test_a_reviewer_approves_only_the_text_that_was_read(cast, card):
    text = version_of(card, "pl", status="review", writer=cast.owner)
    read = seen_of(text)
    write_text(version=text, text="Inny tekst.", seen=read, user=cast.owner.pk)

    with pytest.raises(Changed):
        approve(version=text, seen=read, user=cast.colleague.pk)


def test_a_translation_waits_for_its_source(cast):
    card = card_of(status="review", writer=cast.owner)
    text = version_of(card, "pl", status="review", writer=cast.owner)
    with pytest.raises(Refused, match="source"):
        approve(version=text, seen=seen_of(text), user=cast.colleague.pk)


def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten(cast, card):
    source = card.versions.get()
    began = seen_of(source)
    write_text(version=source, text="Von der Ersten.", seen=began, user=cast.owner.pk)

    with pytest.raises(Changed):
        write_text(version=source, text="Vom Zweiten.", seen=began, user=cast.colleague.pk)

    source.refresh_from_db()
    assert source.text == "Von der Ersten."


def test_two_who_begin_the_same_language_at_once_make_one_text(cast, card):
    add_version(card=card, language="pl", state=None, text="Pierwszy.", user=cast.owner.pk)
    with pytest.raises(Changed):
        add_version(card=card, language="pl", state=None, text="Drugi.", user=cast.colleague.pk)
    assert card.versions.get(language="pl").text == "Pierwszy."


def test_sending_back_says_why_and_handing_in_again_takes_the_remark_away(cast, card):
    text = version_of(card, "pl", status="review", writer=cast.owner)

    back = send_back(version=text, remark="Zu lang.", user=cast.colleague.pk)
    assert (back.status, back.remark) == ("draft", "Zu lang.")

    again = hand_on(version=back, to="review")
    assert (again.status, again.remark) == ("review", "")


@pytest.mark.parametrize(("status", "to"), [("approved", "draft"), ("approved", "review"), ("draft", "approved")])
def test_there_is_no_way_around_the_review(card, status, to):
    text = version_of(card, "pl", status=status)
    with pytest.raises(Refused, match="status"):
        hand_on(version=text, to=to)


def test_a_typo_in_ones_own_text_is_no_way_around_it_either(cast, card):
    source = card.versions.get()
    with pytest.raises(Refused, match="four_eyes"):
        write_text(version=source, text="Neu!", seen=seen_of(source), user=cast.owner.pk, keeps_approvals=True)


def test_legal_advice_is_not_approved_before_its_legal_review(cast):
    card = card_of(status="review", writer=cast.owner, advice="legal")
    source = card.versions.get()
    with pytest.raises(Refused, match="legal"):
        approve(version=source, seen=seen_of(source), user=cast.colleague.pk)

    today = timezone.localdate()
    record_legal_review(card=card, reviewed_by=cast.lead.pk, reviewed_on=today, basis="§ 6 RDG", expires_on=today)
    assert approve(version=source, seen=seen_of(source), user=cast.colleague.pk).status == "approved"


def test_what_the_lawyer_has_not_seen_is_not_legally_reviewed(cast):
    day = timezone.localdate() - timedelta(days=30)
    card = card_of(writer=cast.owner, advice="legal", legal_basis="§ 6 RDG", legally_reviewed_on=day)
    source = card.versions.get()

    write_text(version=source, text="Anders.", seen=seen_of(source), user=cast.owner.pk)

    card.refresh_from_db()
    assert card.legally_reviewed_on is None


def test_only_the_lead_notes_a_legal_review(cast, card):
    data = {"legal-reviewed_by": cast.lead.pk, "legal-reviewed_on": timezone.localdate(), "legal-basis": "§ 6 RDG"}
    assert client_of(cast.owner).post(f"/answers/{card.pk}/legal-review/", data).status_code == 403

    assert client_of(cast.lead).post(f"/answers/{card.pk}/legal-review/", data).status_code == 302
    card.refresh_from_db()
    assert (card.legally_reviewed_by, card.legal_basis) == (cast.lead, "§ 6 RDG")


def test_a_copy_has_the_same_texts_as_drafts(cast, card):
    version_of(card, "pl")
    new = copy_card(card=card, title="Kopie", user=cast.owner.pk)
    assert set(new.versions.values_list("language", "status")) == {("de", "draft"), ("pl", "draft")}
    assert new.topic_ids == card.topic_ids


def test_a_text_that_was_approved_once_is_not_removed(card, opened):
    text = version_of(card, "pl")
    for version in (text, card.versions.get(language="de")):
        with pytest.raises(Refused):
            drop_version(version=version)
    with opened("ST"):
        drop_version(version=version_of(card, "ro", status="draft"))
    assert not card.versions.filter(language="ro").exists()


def test_every_step_is_in_the_history_whoever_took_it(cast, card):
    client = client_of(cast.owner)
    client.post(f"/answers/{card.pk}/texts/new/?language=pl", {"text": "Po polsku.", "review": "1"})
    text = card.versions.get(language="pl")
    client_of(cast.colleague).post(f"/answers/texts/{text.pk}/approve/", {"seen": seen_of(text)})

    steps = AnswerVersionEvent.objects.filter(id=text.pk).order_by("pgh_id").values_list("status", "actor")
    assert list(steps) == [("draft", cast.owner.pk), ("review", cast.owner.pk), ("approved", cast.colleague.pk)]


def test_a_retired_card_is_kept(card):
    retire_card(card=card)
    assert AnswerCard.objects.get(pk=card.pk).status == "retired"
