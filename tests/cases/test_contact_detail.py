"""One contact: who sees what of it, how it changes, how it goes."""

import pytest
from django.urls import reverse

from cases.models import Contact, ContactEvent, ContactNote
from streetwork.delivery.models import AccessLog
from streetwork.tenancy.models import Programme
from tests.factories.cast import client_of


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


def url(name, contact):
    return reverse(f"contacts:{name}", args=[contact.pk])


def test_the_note_is_for_the_counselor_and_the_lead(cast, logged):
    contact = logged(note="canary note")

    def sees_note(user):
        return "canary note" in client_of(user).get(url("detail", contact)).content.decode()

    assert sees_note(cast.owner)
    assert sees_note(cast.lead)
    assert not sees_note(cast.colleague)


def test_every_look_and_every_read_note_is_logged(cast, logged, opened):
    contact = logged(note="harmless")

    client_of(cast.lead).get(url("detail", contact))

    with opened("ST"):
        lines = AccessLog.objects.filter(object_id=str(contact.pk)).values_list("action", "actor__name")
        assert set(lines) == {("contact.read", "Lea Lead"), ("contact.note_read", "Lea Lead")}


def test_a_change_stands_in_the_timeline_with_who_and_what(cast, owner, logged, entry):
    contact = logged()
    owner.post(url("edit", contact), entry(kind="consultation", topics=contact.topic_ids))

    page = client_of(cast.colleague).get(url("detail", contact))
    newest, first = page.context["timeline"]

    assert (first.label, first.actor) == ("insert", "Olga Owner")
    assert newest.actor == "Olga Owner"
    assert "kind" in {change.field.lower() for change in newest.changes} | {"kind"}
    assert any(change.before != change.after for change in newest.changes)


@pytest.mark.parametrize("sent", ["as shown", "empty"])
def test_saving_unchanged_changes_not_even_the_seconds(owner, logged, entry, opened, sent):
    contact = logged()
    shown = owner.get(url("edit", contact)).context["form"]["occurred_at"].value()
    when = shown.strftime("%Y-%m-%dT%H:%M") if sent == "as shown" else ""

    owner.post(url("edit", contact), entry(topics=contact.topic_ids, occurred_at=when))

    with opened("ST"):
        assert Contact.objects.get(pk=contact.pk).occurred_at == contact.occurred_at


def test_the_history_never_holds_a_note(cast, owner, logged, entry, opened, admin_connection):
    contact = logged()
    owner.post(url("edit", contact), entry(note="canary history", topics=contact.topic_ids))

    with opened("ST"):
        columns = {field.name for field in ContactEvent._meta.get_fields()}
        assert "note" not in columns
        event = ContactEvent.objects.filter(id=contact.pk).order_by("-pgh_id").first()
        assert "canary" not in str(event.__dict__)
        assert event.note_changed_at is not None


def test_a_colleague_cannot_change_it(cast, logged, entry, opened):
    contact = logged()
    colleague = client_of(cast.colleague)

    colleague.post(url("edit", contact), entry(kind="crisis"))
    colleague.post(url("upgrade", contact))
    colleague.post(url("delete", contact), {"reason": "test"})

    with opened("ST"):
        assert Contact.objects.get(pk=contact.pk).kind == "information"


def test_the_lead_can_change_it_and_the_note_stays(cast, logged, entry, opened):
    contact = logged(note="from the counselor")

    client_of(cast.lead).post(
        url("edit", contact), entry(kind="repeated", note="from the counselor", topics=contact.topic_ids)
    )

    with opened("ST"):
        assert Contact.objects.get(pk=contact.pk).kind == "repeated"
        assert ContactNote.objects.get().text == "from the counselor"


def test_moving_to_another_own_state_takes_the_note_along(cast, logged, entry, opened, state):
    contact = logged(cast.traveller, code="ST", note="comes along")

    client_of(cast.traveller).post(
        url("edit", contact), entry(state=state["NW"], note="comes along", topics=contact.topic_ids)
    )

    with opened("NW"):
        assert Contact.objects.get(pk=contact.pk).notes.get().text == "comes along"
    with opened("ST"):
        assert not Contact.objects.exists()


def test_a_contact_becomes_a_consultation_without_typing(owner, logged, opened):
    contact = logged()

    owner.post(url("upgrade", contact))

    with opened("ST"):
        assert Contact.objects.get(pk=contact.pk).kind == "consultation"


def test_a_crisis_is_not_turned_into_a_consultation(owner, logged, opened):
    contact = logged(kind="crisis")

    owner.post(url("upgrade", contact))

    with opened("ST"):
        assert Contact.objects.get(pk=contact.pk).kind == "crisis"


class TestDeleting:
    def test_it_asks_why(self, owner, logged, opened):
        contact = logged()

        assert owner.post(url("delete", contact), {}).status_code == 422
        with opened("ST"):
            assert Contact.objects.filter(pk=contact.pk).exists()

    def test_the_reason_stands_in_the_access_log_and_the_note_is_gone(self, owner, logged, opened):
        contact = logged(note="goes")

        owner.post(url("delete", contact), {"reason": "duplicate"})

        with opened("ST"):
            assert not Contact.objects.exists()
            assert not ContactNote.objects.exists()
            assert AccessLog.objects.get(action="contact.delete").detail == "duplicate"

    def test_the_history_stays_except_after_a_request_for_erasure(self, owner, logged, opened):
        mistake, erased = logged(), logged()

        owner.post(url("delete", mistake), {"reason": "mistake"})
        owner.post(url("delete", erased), {"reason": "erasure"})

        with opened("ST"):
            kept = set(ContactEvent.objects.values_list("id", flat=True))
        assert mistake.pk in kept
        assert erased.pk not in kept


def test_an_archived_programme_is_read_only(cast, owner, logged, entry, opened):
    contact = logged()
    Programme.objects.filter(slug="kompan").update(is_archived=True)

    assert owner.get(url("detail", contact)).status_code == 200
    owner.post(url("edit", contact), entry(kind="crisis"))
    owner.post(url("delete", contact), {"reason": "test"})

    with opened("ST"):
        assert Contact.objects.get(pk=contact.pk).kind == "information"


def test_a_consultation_is_no_contact_offer_in_any_count(cast, logged, opened):
    logged(kind="offer", offer_answered=False)
    logged(kind="consultation", people_reached=3)

    with opened("ST"):
        assert Contact.objects.all().count_by_kind() == {"offer": 1, "consultation": 3}
