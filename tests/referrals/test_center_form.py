"""The form of an entry: new and changed, with mistakes, beside a colleague, and by the wrong people."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.enums import Status, VerifiedBy
from referrals.models import AdvisoryCenter, PublishedCenter
from streetwork.accounts.roles import Role
from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import member
from tests.factories.cast import KOMPAN, client_of
from tests.factories.referrals import CenterFactory
from tests.referrals.entry import as_sent

pytestmark = pytest.mark.django_db

NEW = reverse("directory:new")


@pytest.fixture
def editor(cast):
    return client_of(cast.directory_editor)


@pytest.fixture
def center(opened):
    with opened("ST"):
        return CenterFactory(
            name="Beratung Börde", description_de="Erste Zeile\nZweite Zeile", editor_note="Frau am Empfang fragt nach"
        )


def edit_of(center):
    return reverse("directory:edit", args=[center.pk])


def drawn(client, url):
    return client.get(url).context["form"]


def stored(opened, pk, *codes):
    with opened(*(codes or ("ST",))):
        return AdvisoryCenter.objects.get(pk=pk)


def first_line(**more):
    topic = Topic.objects.get(code="recognition")
    return {
        "state": str(State.objects.get(code="ST").pk), "name": "Neue Stelle",
        "area": "city", "accessibility": "unknown",
        "postcode": "39104", "city": "Magdeburg", "phones": ["+49 391 7654321", ""], "topic_ids": [str(topic.pk)],
        "languages": ["de", "bg"], "verify_every_months": "6", **more,
    }  # fmt: skip


# --- a new entry


def test_a_new_entry_begins_as_a_draft_that_the_public_does_not_see(editor, opened):
    answer = editor.post(NEW, first_line())
    with opened("ST"):
        center = AdvisoryCenter.objects.get(name="Neue Stelle")
    assert answer.url == reverse("directory:detail", args=[center.pk])
    assert (center.status, center.phones, center.languages) == (Status.DRAFT, ["+49 391 7654321"], ["de", "bg"])
    assert not PublishedCenter.objects.filter(pk=center.pk).exists()


def test_a_new_entry_is_published_at_once_when_asked(editor):
    editor.post(NEW, first_line(publish="on"))
    assert PublishedCenter.objects.get(name="Neue Stelle").status == Status.PUBLISHED


def test_what_a_public_entry_lacks_stands_at_its_field_and_nothing_typed_is_lost(editor, opened):
    answer = editor.post(NEW, first_line(publish="on", topic_ids=[], phones=[], provider="Träger e. V."))
    assert answer.status_code == 422
    form = answer.context["form"]
    assert {"topic_ids", "phones"} == set(form.errors)
    assert [step.errors for step in form.steps] == [0, 1, 1, 0, 0]
    assert "Träger e. V." in answer.text
    with opened("ST"):
        assert not AdvisoryCenter.objects.exists()


def test_wrong_fields_answer_422_and_keep_every_value(editor):
    sent = first_line(
        name="", email="kein-at", postcode="391", phones=["ruf an", "+49 1 23"], description_vi="Xin chào",
        hours_sent="1", hours_MO_0_opens="12", hours_MO_0_closes="9", languages=["de", "xx-not"],
        hours_exception_0_note="Betriebsausflug", latitude="100",
    )  # fmt: skip
    answer = editor.post(NEW, sent)
    assert answer.status_code == 422
    errors = set(answer.context["form"].errors)
    assert {"name", "email", "postcode", "phones", "hours", "languages", "latitude"} <= errors
    for typed in ("kein-at", "ruf an", "+49 1 23", "Xin chào", 'value="12:00"', "Betriebsausflug", 'value="391"'):
        assert typed in answer.text


def test_the_state_is_chosen_among_those_that_the_person_writes(cast, opened):
    client = client_of(member(Role.DIRECTORY_EDITOR, KOMPAN, "ST", "SN"))
    offered = [pk for pk, _name in drawn(client, NEW).fields["state"].choices]
    assert set(offered) == set(State.objects.filter(code__in=["ST", "SN"]).values_list("pk", flat=True))
    foreign = State.objects.get(code="BY").pk
    answer = client.post(NEW, first_line(state=str(foreign)))
    assert answer.status_code == 422
    assert "state" in answer.context["form"].errors


def test_coordinates_come_from_the_postcode_and_city(editor, opened):
    editor.post(NEW, first_line())
    with opened("ST"):
        center = AdvisoryCenter.objects.get()
    assert (center.latitude, center.longitude) == (pytest.approx(52.13, abs=0.1), pytest.approx(11.63, abs=0.1))


def test_coordinates_written_by_hand_stay(editor, opened):
    editor.post(NEW, first_line(latitude="52.5", longitude="11.25"))
    with opened("ST"):
        center = AdvisoryCenter.objects.get()
    assert (center.latitude, center.longitude) == (52.5, 11.25)


def test_a_place_in_another_state_is_pointed_out(editor):
    answer = editor.post(NEW, first_line(postcode="18055", city="Rostock"), follow=True)
    assert any("Rostock" in str(message) for message in answer.context["messages"])


def test_one_coordinate_alone_is_refused(editor):
    assert "longitude" in editor.post(NEW, first_line(latitude="52.5")).context["form"].errors


# --- an entry that is there


def test_an_entry_sent_back_unchanged_stays_as_it_was(editor, center, opened):
    editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center))))
    now = stored(opened, center.pk)
    for field in AdvisoryCenter._meta.concrete_fields:
        if field.name != "updated_at":
            assert getattr(now, field.attname) == getattr(center, field.attname), field.name


def test_all_changes_reach_the_published_copy(editor, center, opened):
    sent = as_sent(
        drawn(editor, edit_of(center)), description_pl="Doradzamy", is_free="yes", accepting="no", minimum_age="16",
        hours_sent="1", hours_TU_0_opens="9", hours_TU_0_closes="1730", target_groups=["women"],
    )  # fmt: skip
    assert editor.post(edit_of(center), sent).status_code == 302
    now = PublishedCenter.objects.get(pk=center.pk)
    assert (now.description_pl, now.is_free, now.accepting, now.minimum_age) == ("Doradzamy", True, False, 16)
    assert now.hours["weekly"]["TU"] == [["09:00", "17:30"]]
    assert now.target_groups == ["women"]


def test_a_move_to_another_city_moves_the_coordinates(editor, center, opened):
    editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), postcode="06108", city="Halle (Saale)"))
    assert stored(opened, center.pk).latitude == pytest.approx(51.48, abs=0.1)


def test_the_state_of_an_entry_never_changes(cast, center, opened):
    client = client_of(member(Role.DIRECTORY_EDITOR, KOMPAN, "ST", "SN"))
    sent = as_sent(drawn(client, edit_of(center)), state=str(State.objects.get(code="SN").pk), name="Anders")
    client.post(edit_of(center), sent)
    assert stored(opened, center.pk, "ST", "SN").state.code == "ST"


def test_a_public_entry_cannot_lose_what_it_needs(editor, center, opened):
    answer = editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), languages=[]))
    assert answer.status_code == 422
    assert "languages" in answer.context["form"].errors
    assert stored(opened, center.pk).languages == ["de", "pl"]


def test_ages_are_in_order(editor, center):
    answer = editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), minimum_age="30", maximum_age="20"))
    assert "maximum_age" in answer.context["form"].errors


def test_a_retired_topic_that_the_entry_has_stays_possible(editor, center, opened):
    Topic.objects.filter(code="recognition").update(is_retired=True)
    assert editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), city="Burg")).status_code == 302


# --- two people at once


def test_changes_of_different_fields_by_two_people_both_stay(editor, center, opened):
    mine = as_sent(drawn(editor, edit_of(center)), provider="Mein Träger")
    editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), email="neu@example.org"))
    assert editor.post(edit_of(center), mine).status_code == 302
    now = stored(opened, center.pk)
    assert (now.provider, now.email) == ("Mein Träger", "neu@example.org")


def test_the_same_field_changed_by_two_people_shows_both_values_and_saves_nothing(editor, center, opened):
    mine = as_sent(drawn(editor, edit_of(center)), name="Mein Name", provider="Mein Träger")
    editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), name="Ihr Name"))
    answer = editor.post(edit_of(center), mine)
    assert answer.status_code == 422
    assert "Mein Name" in answer.text
    assert "Ihr Name" in answer.text
    assert answer.context["form"].theirs == {"name": "Ihr Name"}
    assert stored(opened, center.pk).provider == center.provider
    again = as_sent(answer.context["form"])
    assert editor.post(edit_of(center), again).status_code == 302
    now = stored(opened, center.pk)
    assert (now.name, now.provider) == ("Mein Name", "Mein Träger")


def test_the_colleagues_value_can_be_kept(editor, center, opened):
    mine = as_sent(drawn(editor, edit_of(center)), name="Mein Name", provider="Mein Träger")
    editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), name="Ihr Name"))
    form = editor.post(edit_of(center), mine).context["form"]
    editor.post(edit_of(center), as_sent(form, theirs="name"))
    now = stored(opened, center.pk)
    assert (now.name, now.provider) == ("Ihr Name", "Mein Träger")


def test_a_colleague_who_is_faster_a_second_time_is_noticed_again(editor, center):
    mine = as_sent(drawn(editor, edit_of(center)), name="Mein Name")
    editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), name="Ihr Name"))
    form = editor.post(edit_of(center), mine).context["form"]
    editor.post(edit_of(center), as_sent(drawn(editor, edit_of(center)), name="Dritter Name"))
    assert editor.post(edit_of(center), as_sent(form)).context["form"].theirs == {"name": "Dritter Name"}


# --- who


def test_a_foreign_states_entry_is_not_there(cast, center):
    outsider = client_of(member(Role.DIRECTORY_EDITOR, KOMPAN, "SN"))
    for name in ("edit", "publish", "pause", "reopen", "close", "verify-now"):
        assert outsider.post(reverse(f"directory:{name}", args=[center.pk])).status_code == 404, name


def test_an_archived_programme_reads_only(cast, center):
    archived = member(Role.DIRECTORY_EDITOR, "integrif", "ST")
    assert client_of(archived).post(edit_of(center), {}).status_code == 403
    assert client_of(archived).get(NEW).status_code == 403


def test_a_lead_elsewhere_who_reads_here_does_not_write_here(cast, center):
    person = member(Role.LEAD, KOMPAN, "SN")
    member(Role.COUNSELOR, KOMPAN, "ST", user=person)
    assert client_of(person).post(edit_of(center), {}).status_code == 403


# --- moves


def test_an_entry_goes_public_pauses_and_opens_again(editor, opened):
    with opened("ST"):
        center = CenterFactory(status=Status.DRAFT)
    for name, status in (("publish", "published"), ("pause", "paused"), ("reopen", "published")):
        assert editor.post(reverse(f"directory:{name}", args=[center.pk])).status_code == 302
        assert stored(opened, center.pk).status == status


def test_a_draft_that_lacks_something_is_not_published(editor, opened):
    with opened("ST"):
        center = CenterFactory(status=Status.DRAFT, topic_ids=[])
    answer = editor.post(reverse("directory:publish", args=[center.pk]))
    assert answer.url == edit_of(center)
    assert stored(opened, center.pk).status == Status.DRAFT


def test_a_public_entry_is_never_a_draft_again(editor, center, opened):
    for name in ("pause", "publish"):
        editor.post(reverse(f"directory:{name}", args=[center.pk]))
    assert stored(opened, center.pk).status == Status.PAUSED


def test_closing_asks_why_and_keeps_the_reason(editor, center, opened):
    url = reverse("directory:close", args=[center.pk])
    assert editor.post(url, {"reason": " "}).status_code == 422
    editor.post(url, {"reason": "Träger hat aufgegeben"})
    now = stored(opened, center.pk)
    assert now.status == Status.CLOSED
    assert now.editor_note.startswith("Frau am Empfang fragt nach\n")
    assert "Träger hat aufgegeben" in now.editor_note
    assert PublishedCenter.objects.get(pk=center.pk).status == Status.CLOSED


def test_a_closed_draft_was_never_public(editor, opened):
    with opened("ST"):
        center = CenterFactory(status=Status.DRAFT)
    editor.post(reverse("directory:close", args=[center.pk]), {"reason": "doppelt"})
    assert stored(opened, center.pk).status == Status.CLOSED
    assert not PublishedCenter.objects.filter(pk=center.pk).exists()


def test_an_editor_notes_that_the_entry_was_checked_today(editor, cast, opened):
    with opened("ST"):
        center = CenterFactory(verify_every_months=12, due_on=timezone.localdate() - timedelta(days=40))
    editor.post(reverse("directory:verify-now", args=[center.pk]))
    now = stored(opened, center.pk)
    assert (now.verified_on, now.verified_by) == (timezone.localdate(), VerifiedBy.EDITOR)
    assert now.verified_user_id == cast.directory_editor.pk
    assert timedelta(days=360) < now.due_on - timezone.localdate() < timedelta(days=370)
