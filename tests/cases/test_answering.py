"""The quick log with answer cards, false claims and finds."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.models import AnswerCopies
from cases.listening.enums import LeadKind
from cases.models import CardUse, Claim, Contact, Lead
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import programme
from tests.factories.answers import card_of, version_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.listening import lead_of

NEW, ANSWERS, MATCHES = "/contacts/new/", "/contacts/answers/", "/contacts/matches/"


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


@pytest.fixture
def polish(db):
    """An approved Polish text about recognition."""
    return version_of(card_of(title="Anerkennung?"), "pl", text="Uznanie zawodu.")


@pytest.fixture
def claim(db, topic):
    return Claim.objects.create(
        programme=programme(KOMPAN), statement="Ohne Geld keine Anmeldung", language_id="pl",
        topic_id=topic["registration"],
    )  # fmt: skip


@pytest.fixture
def find(cast, topic):
    """A find in Saxony-Anhalt with other fields as wanted."""

    def make(**fields):
        about = {"text": "Kto zna urząd?", "topic_ids": [topic["registration"]]}
        return lead_of(cast.owner, **{"topic": Topic.objects.get(code="registration")} | about | fields)

    return make


def saved(opened, model, **filters):
    with opened("ST"):
        return list(model.objects.filter(**filters))


def test_a_card_that_fits_topic_and_language_is_offered(owner, entry, polish):
    html = owner.post(ANSWERS, entry()).content.decode()
    assert "Anerkennung?" in html
    assert f'name="use" value="{polish.pk}"' in html


def test_using_a_card_attaches_it_and_shows_its_text(owner, entry, polish):
    html = owner.post(ANSWERS, entry(use=polish.pk)).content.decode()
    assert f'name="answer_cards" value="{polish.pk}"' in html
    assert "Uznanie zawodu." in html

    html = owner.post(ANSWERS, entry(answer_cards=[polish.pk], unuse=polish.pk)).content.decode()
    assert 'name="answer_cards"' not in html


@pytest.mark.parametrize("button", ["use", "unuse"])
def test_without_script_the_buttons_change_the_form_and_save_nothing(owner, entry, polish, opened, button):
    response = owner.post(NEW, entry(**{button: polish.pk}))
    assert response.status_code == 200
    assert saved(opened, Contact) == []


def test_the_used_cards_are_saved_with_the_contact_and_counted(owner, entry, polish, opened):
    other = version_of(card_of(title="Noch eine"), "pl")
    owner.post(NEW, entry(answer_cards=[polish.pk, other.pk]))

    assert {use.version_id for use in saved(opened, CardUse)} == {polish.pk, other.pk}
    assert dict(AnswerCopies.objects.values_list("version", "count")) == {polish.pk: 1, other.pk: 1}


def test_saved_twice_the_card_is_used_once(owner, entry, polish, opened):
    data = entry(answer_cards=[polish.pk])
    owner.post(NEW, data)
    owner.post(NEW, data)
    assert len(saved(opened, CardUse)) == 1
    assert AnswerCopies.objects.get().count == 1


def test_cards_of_other_programmes_and_nonsense_are_left_out(owner, entry, polish, opened):
    foreign = card_of(slug=EAST_SIDE).versions.get()
    owner.post(NEW, entry(answer_cards=[foreign.pk, "x", "99999999999999999999", polish.pk]))
    assert [use.version_id for use in saved(opened, CardUse)] == [polish.pk]


def test_same_again_repeats_the_claim_and_not_the_cards(owner, entry, polish, claim, opened):
    owner.post(NEW, entry(answer_cards=[polish.pk], acts=["corrected"], claim=claim.pk))
    (first,) = saved(opened, Contact)
    owner.post(f"/contacts/{first.pk}/again/", {"client_ref": uuid.uuid4()})

    assert [contact.claim_id for contact in saved(opened, Contact)] == [claim.pk, claim.pk]
    assert [use.contact_id for use in saved(opened, CardUse)] == [first.pk]


def test_a_contact_that_moves_to_another_state_takes_its_cards_along(cast, entry, polish, opened, state):
    traveller = client_of(cast.traveller)
    data = entry(answer_cards=[polish.pk])
    traveller.post(NEW, data)
    (contact,) = saved(opened, Contact)

    changed = data | {"state": state["NW"], "occurred_at": contact.occurred_at.strftime("%Y-%m-%dT%H:%M")}
    assert traveller.post(f"/contacts/{contact.pk}/edit/", changed).status_code == 302
    with opened("NW"):
        assert CardUse.objects.get().version_id == polish.pk


def test_the_claim_is_asked_for_only_with_its_act(owner, entry, claim, opened):
    assert claim.statement not in owner.post(MATCHES, entry(answers="1")).content.decode()
    assert claim.statement in owner.post(MATCHES, entry(answers="1", acts=["corrected"])).content.decode()

    owner.post(NEW, entry(claim=claim.pk))
    assert saved(opened, Contact)[0].claim_id is None


def test_a_claim_of_another_programme_is_no_choice(owner, entry, claim, opened):
    claim.programme = programme(EAST_SIDE)
    claim.save()
    response = owner.post(NEW, entry(acts=["corrected"], claim=claim.pk))
    assert "claim" in response.context["form"].errors
    assert saved(opened, Contact) == []


def test_the_claims_checked_card_stands_first(owner, entry, claim, polish):
    checked = version_of(card_of(title="Geprüft", topics=("housing",)), "pl")
    claim.card = checked.card
    claim.save()
    html = owner.post(ANSWERS, entry(acts=["corrected"], claim=claim.pk)).content.decode()
    assert html.index("Geprüft") < html.index("Anerkennung?")


def test_a_claim_fills_language_topic_and_act(owner, claim):
    form = owner.get(f"{NEW}?claim={claim.pk}").context["form"]
    assert (form.initial["language"], form.initial["acts"], form.initial["claim"]) == ("pl", ["corrected"], claim.pk)
    assert form.initial["topics"] == [claim.topic_id]


def test_a_find_fills_the_form_and_shows_its_sentence(owner, find, topic):
    response = owner.get(f"{NEW}?lead={find().pk}")
    form = response.context["form"]
    assert (form.initial["language"], form.initial["topics"]) == ("pl", [topic["registration"]])
    assert "acts" not in form.initial
    assert "occurred_at" not in form.initial
    assert "Kto zna urząd?" in response.content.decode()


def test_a_comment_of_ones_own_says_when(owner, find):
    at = timezone.now() - timedelta(days=2)
    form = owner.get(f"{NEW}?lead={find(kind=LeadKind.OWN, said_at=at).pk}").context["form"]
    assert form.initial["occurred_at"] == at


def test_saving_settles_the_find_and_offers_the_next(owner, entry, find, opened, cast):
    lead = find()
    response = owner.post(NEW, entry(lead=lead.pk))

    assert response.url.endswith("&find=next")
    (after,) = saved(opened, Lead)
    assert (after.status, after.triaged_by_id) == ("logged", cast.owner.pk)
    assert "/listening/" in owner.get(response.url).content.decode()


def test_nothing_is_settled_when_the_entry_is_not_saved(owner, entry, find, opened):
    owner.post(NEW, entry(lead=find().pk, topics=[]))
    assert [lead.status for lead in saved(opened, Lead)] == ["new"]


def test_a_find_that_a_colleague_settled_is_said_at_once(owner, cast, find):
    lead = find(status="ignored", triaged_by=cast.colleague, triaged_at=timezone.now())
    assert cast.colleague.name in owner.get(f"{NEW}?lead={lead.pk}").content.decode()


@pytest.mark.parametrize("lead", ["1", "x", "99999999999999999999", "-1", "\x00"])
def test_a_find_that_is_gone_or_never_was_does_not_stand_in_the_way(owner, entry, opened, lead):
    assert owner.get(NEW, {"lead": lead}).status_code == 200
    assert owner.post(NEW, entry(lead=lead)).status_code == 302
    assert len(saved(opened, Contact)) == 1


def test_the_contact_shows_its_cards_and_claim(owner, entry, polish, claim, opened):
    owner.post(NEW, entry(answer_cards=[polish.pk], acts=["corrected"], claim=claim.pk))
    (contact,) = saved(opened, Contact)
    html = owner.get(f"/contacts/{contact.pk}/").content.decode()
    assert "Anerkennung?" in html
    assert claim.statement in html


def test_the_list_shows_the_corrections_of_a_claim(owner, entry, claim, opened):
    owner.post(NEW, entry(acts=["corrected"], claim=claim.pk))
    owner.post(NEW, entry())
    assert len(owner.get(f"/contacts/?claim={claim.pk}").context["rows"]) == 1
    assert owner.get("/contacts/?claim=x").status_code == 200


def test_the_card_counts_the_contacts_of_ones_own_states(owner, cast, entry, polish):
    owner.post(NEW, entry(answer_cards=[polish.pk]))
    page = owner.get(f"/answers/{polish.card_id}/").context["page"]
    assert (page.copies, page.contacts) == (1, 1)
    assert client_of(cast.outsider).get(f"/answers/{polish.card_id}/").context["page"].contacts == 0


def test_a_plain_entry_asks_nothing_of_cards_claims_and_finds(owner, entry):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    owner.post(NEW, entry())
    with CaptureQueriesContext(connection) as asked:
        owner.post(NEW, entry())
    tables = " ".join(query["sql"] for query in asked.captured_queries)
    assert not any(word in tables for word in ("campaigns_", "cases_claim", "cases_lead", "cases_carduse"))
