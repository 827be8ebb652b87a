from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.enums import Decision, Source, Status, VerifiedBy
from referrals.models import AdvisoryCenter, Correction
from referrals.models.history import AdvisoryCenterEvent
from referrals.rules import Refused
from referrals.verification.corrections import accept_correction
from streetwork.tenancy.scope import current
from tests.conftest import open_states
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def center():
    with open_states("ST"):
        return CenterFactory(due_on=timezone.localdate(), accepting=True, waiting_weeks=2)


def correction_of(center, proposed, *, base=None, **facts):
    with open_states("ST"):
        return Correction.objects.create(
            state_id=center.state_id,
            center=center,
            proposed=proposed,
            base={name: getattr(center, name) for name in proposed} if base is None else base,
            **{"source": Source.CENTER} | facts,
        )


@pytest.fixture
def editor(cast):
    return client_of(cast.directory_editor)


def address(correction):
    return f"/directory/corrections/{correction.pk}/"


def entry(center):
    with open_states("ST"):
        return AdvisoryCenter.objects.get(pk=center.pk)


def again(correction):
    with open_states("ST"):
        return Correction.objects.select_related("decided_by").get(pk=correction.pk)


def accept(client, correction, *fields):
    return client.post(address(correction), {"decision": "accept", "fields_taken": fields})


def test_the_queue_shows_what_waits_and_links_to_it(editor, center):
    correction = correction_of(center, {"waiting_weeks": 8})
    page = editor.get("/directory/corrections/").content.decode()
    assert address(correction) in page
    assert center.name in page


def test_both_sides_are_shown_in_words(editor, center):
    correction = correction_of(center, {"accepting": False, "hours": {"weekly": {"TU": [["10:00", "12:00"]]}}})
    page = editor.get(address(correction)).content.decode()
    assert "Di 10:00–12:00" in page
    assert "Mo 09:00–12:00" in page


def test_accepting_writes_the_values_and_counts_as_the_centres_own_verification(editor, center, cast):
    correction = correction_of(
        center, {"waiting_weeks": 8, "accepting": False}, created_at=timezone.now() - timedelta(days=3)
    )
    assert accept(editor, correction, "waiting_weeks", "accepting").status_code == 302
    now = entry(center)
    assert (now.waiting_weeks, now.accepting, now.verified_by) == (8, False, VerifiedBy.CENTER)
    assert now.verified_on == timezone.localdate() - timedelta(days=3)
    assert now.due_on > timezone.localdate()
    decided = again(correction)
    assert (decided.decision, decided.decided_by, decided.taken) == (
        Decision.ACCEPTED, cast.directory_editor, ["accepting", "waiting_weeks"],
    )  # fmt: skip


def test_only_the_chosen_fields_are_taken(editor, center):
    correction = correction_of(center, {"waiting_weeks": 8, "accepting": False})
    accept(editor, correction, "accepting")
    now = entry(center)
    assert (now.waiting_weeks, now.accepting) == (2, False)
    assert again(correction).taken == ["accepting"]


def test_the_history_says_who_accepted(editor, center, cast):
    accept(editor, correction_of(center, {"waiting_weeks": 8}), "waiting_weeks")
    with open_states("ST"):
        version = AdvisoryCenterEvent.objects.filter(id=center.pk, waiting_weeks=8).first()
        assert version.actor_id == cast.directory_editor.pk


def test_a_field_that_was_not_proposed_cannot_be_slipped_in(editor, center):
    correction = correction_of(center, {"waiting_weeks": 8})
    assert accept(editor, correction, "waiting_weeks", "editor_note").status_code == 422
    assert again(correction).decision == Decision.OPEN


def test_nothing_ticked_is_no_decision(editor, center):
    correction = correction_of(center, {"waiting_weeks": 8})
    assert accept(editor, correction).status_code == 422
    assert again(correction).decision == Decision.OPEN


def test_what_changed_meanwhile_is_marked_and_not_ticked(editor, center):
    correction = correction_of(center, {"waiting_weeks": 8}, base={"waiting_weeks": 1})
    (proposal,) = editor.get(address(correction)).context["proposals"]
    assert (proposal.changed_since, proposal.is_so_already) == (True, False)
    assert b" checked" not in editor.get(address(correction)).content


def test_what_says_so_already_is_marked(editor, center):
    correction = correction_of(center, {"languages": ["pl", "de"]}, base={"languages": ["de"]})
    (proposal,) = editor.get(address(correction)).context["proposals"]
    assert proposal.is_so_already


def test_rejecting_needs_a_reason_and_changes_nothing(editor, center, cast):
    correction = correction_of(center, {"waiting_weeks": 8})
    assert editor.post(address(correction), {"decision": "reject", "reason": " "}).status_code == 422
    assert editor.post(address(correction), {"decision": "reject", "reason": "Nachgefragt."}).status_code == 302
    assert entry(center).waiting_weeks == 2
    assert entry(center).verified_by == ""
    decided = again(correction)
    assert (decided.decision, decided.reason, decided.decided_by) == (
        Decision.REJECTED, "Nachgefragt.", cast.directory_editor,
    )  # fmt: skip


def test_a_second_decision_is_refused(editor, center):
    correction = correction_of(center, {"waiting_weeks": 8})
    editor.post(address(correction), {"decision": "reject", "reason": "Nein."})
    assert accept(editor, correction, "waiting_weeks").status_code == 422
    assert entry(center).waiting_weeks == 2


def test_a_value_that_would_leave_the_public_entry_incomplete_is_refused_as_a_whole(editor, center):
    correction = correction_of(center, {"waiting_weeks": 8, "languages": []})
    assert accept(editor, correction, "waiting_weeks", "languages").status_code == 422
    assert entry(center).waiting_weeks == 2
    assert again(correction).decision == Decision.OPEN


def test_a_new_address_moves_the_place_on_the_map(editor, center):
    accept(editor, correction_of(center, {"postcode": "06108", "city": "Halle (Saale)"}), "postcode", "city")
    now = entry(center)
    assert (round(now.latitude, 1), round(now.longitude, 1)) == (51.5, 12.0)


def test_an_address_in_another_state_is_refused(editor, center):
    correction = correction_of(center, {"postcode": "04109", "city": "Leipzig"})
    assert accept(editor, correction, "postcode", "city").status_code == 422
    assert entry(center).city == "Magdeburg"


def test_an_older_answer_does_not_turn_back_a_newer_verification(cast, center):
    correction = correction_of(center, {"waiting_weeks": 8}, created_at=timezone.now() - timedelta(days=20))
    yesterday = timezone.localdate() - timedelta(days=1)
    with open_states("ST"):
        AdvisoryCenter.objects.filter(pk=center.pk).update(verified_on=yesterday)
        accept_correction(correction=correction, fields=["waiting_weeks"], user=cast.directory_editor)
    assert entry(center).verified_on == yesterday


def test_editors_of_another_state_do_not_see_it(center, cast):
    from streetwork.accounts.roles import Role
    from tests.factories.accounts import member
    from tests.factories.cast import KOMPAN

    other = client_of(member(Role.DIRECTORY_EDITOR, KOMPAN, "SN", name="Olaf Other"))
    correction = correction_of(center, {"waiting_weeks": 8})
    assert other.get(address(correction)).status_code == 404
    assert accept(other, correction, "waiting_weeks").status_code == 404
    assert center.name not in other.get("/directory/corrections/").content.decode()


# --- a colleague suggests


def suggest(client, center, **data):
    return client.post(f"/directory/{center.pk}/suggest/", data)


def test_a_counselor_of_another_state_suggests_and_the_states_editor_sees_it(cast, center, editor):
    page = suggest(client_of(cast.outsider), center, wrong=["full"], comment="Bis Juni keine Termine.")
    assert page.status_code == 302
    with open_states("ST"):
        correction = Correction.objects.get()
    assert (correction.source, correction.created_by, correction.proposed, correction.wrong) == (
        Source.COUNSELOR, cast.outsider, {"accepting": False}, ["full"],
    )  # fmt: skip
    assert correction.state_id == center.state_id
    assert address(correction) in editor.get("/directory/corrections/").content.decode()
    assert client_of(cast.outsider).get(address(correction)).status_code == 403


def test_suggesting_opens_nothing_else_of_that_state(cast, center):
    with open_states("SN", actor=cast.outsider):
        before = current()
        from referrals.models import PublishedCenter
        from referrals.verification.corrections import suggest_correction

        suggest_correction(
            center=PublishedCenter.objects.get(pk=center.pk), wrong=["other"], comment="x", user=cast.outsider
        )
        assert current() == before
        assert Correction.objects.count() == 0


def test_accepting_a_suggestion_is_no_verification(editor, center, cast):
    suggest(client_of(cast.owner), center, wrong=["full"])
    with open_states("ST"):
        correction = Correction.objects.get()
    accept(editor, correction, "accepting")
    assert (entry(center).accepting, entry(center).verified_by) == (False, "")


def test_closed_for_good_closes_the_entry_when_it_is_accepted(editor, center, cast):
    suggest(client_of(cast.owner), center, wrong=["closed"])
    with open_states("ST"):
        correction = Correction.objects.get()
    accept(editor, correction, "status")
    assert entry(center).status == Status.CLOSED


def test_a_suggestion_without_a_proposal_can_be_settled(editor, center, cast):
    suggest(client_of(cast.owner), center, wrong=["moved"], comment="Jetzt in der Hauptstraße.")
    with open_states("ST"):
        correction = Correction.objects.get()
    assert accept(editor, correction).status_code == 302
    assert again(correction).decision == Decision.ACCEPTED


@pytest.mark.parametrize(
    "data", [{}, {"wrong": ["moved"]}, {"wrong": ["nonsense"]}, {"wrong": ["other"], "comment": "x" * 501}]
)
def test_a_suggestion_says_what_is_wrong(cast, center, data):
    assert suggest(client_of(cast.owner), center, **data).status_code == 422
    with open_states("ST"):
        assert Correction.objects.count() == 0


def test_the_guard_asks_before_it_takes_what_looks_like_a_person(cast, center):
    client = client_of(cast.owner)
    data = {"wrong": ["phone"], "comment": "Ruf olga.petrova@example.org an"}
    page = suggest(client, center, **data)
    assert page.status_code == 422
    assert suggest(client, center, **data, confirmed="0" * 16).status_code == 422
    assert suggest(client, center, **data, guard_confirmed=page.context["form"].guard_digest).status_code == 302


def test_a_draft_cannot_be_suggested_for(cast):
    with open_states("ST"):
        draft = CenterFactory(status=Status.DRAFT)
    assert suggest(client_of(cast.owner), draft, wrong=["closed"]).status_code == 404


def test_refused_is_what_the_action_raises_for_a_decided_one(cast, center):
    correction = correction_of(center, {"waiting_weeks": 8}, decision=Decision.REJECTED)
    with open_states("ST"), pytest.raises(Refused):
        accept_correction(correction=correction, fields=["waiting_weeks"], user=cast.directory_editor)
