"""Referring in the quick log and afterwards: panel, referral with the contact or not at all, gap."""

import pytest

from cases.models import Contact
from cases.referring import ReferralForm
from referrals.enums import Level, Result, Status
from referrals.models import AdvisoryCenter, Gap, PublishedCenter, Referral, ReferralStep, Slip
from referrals.slips.tokens import hash_of, new_token
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.referrals import CenterFactory

NEW, MATCHES = "/contacts/new/", "/contacts/matches/"


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


@pytest.fixture
def center(opened):
    with opened("ST"):
        return CenterFactory(name="Anerkennungsberatung Elbe")


@pytest.fixture
def referring(entry, center):
    """A contact with the centre attached, as the browser sends it."""

    def make(**changes):
        attached = {"referral_center": center.pk, "referral_token": new_token(), "referral_level": "slip"}
        return entry(**{"acts": []} | attached | changes)

    return make


def saved(opened, model, *codes):
    with opened(*(codes or ("ST",))):
        return list(model.objects.all())


def test_the_panel_names_the_centre_and_the_reason(owner, entry, center):
    html = owner.post(MATCHES, entry()).content.decode()
    assert center.name in html
    assert "is-reason" in html


def test_the_panel_asks_for_a_topic_first(owner, center):
    assert center.name not in owner.get(NEW).content.decode()


def test_a_contact_and_its_referral_are_saved_together(owner, referring, opened, center, topic):
    data = referring(check_after="14")
    assert owner.post(NEW, data).status_code == 302
    (contact,), (referral,) = saved(opened, Contact), saved(opened, Referral)
    assert contact.referral_id == referral.pk
    assert contact.acts == ["referred"]
    assert (referral.center_id, referral.topic_id, referral.language_id, referral.level, referral.result) == (
        center.pk, topic["recognition"], "pl", Level.SLIP, Result.SUGGESTED,
    )  # fmt: skip
    assert (referral.check_on - referral.suggested_at.date()).days in (13, 14)
    assert bytes(Slip.objects.get().token_hash) == hash_of(data["referral_token"])


def test_the_token_lies_nowhere_in_the_database(owner, referring, transactional_db, admin_connection):
    data = referring()
    owner.post(NEW, data)
    rows = admin_connection.execute("SELECT string_agg(s::text, '') FROM referrals_slip s").fetchone()[0]
    assert data["referral_token"] not in rows


def test_an_address_given_by_word_makes_no_slip(owner, referring, opened):
    owner.post(NEW, referring(referral_level="address"))
    (referral,) = saved(opened, Referral)
    assert (referral.level, referral.slip_id) == (Level.ADDRESS, None)


def test_sent_twice_it_is_one_contact_with_one_referral(owner, referring, opened):
    data = referring()
    owner.post(NEW, data)
    assert owner.post(NEW, data).status_code == 302
    assert [len(saved(opened, model)) for model in (Contact, Referral, ReferralStep)] == [1, 1, 1]


def test_a_form_with_a_slip_of_another_entry_is_refused_and_kept(owner, referring, opened):
    data = referring()
    owner.post(NEW, data)
    response = owner.post(NEW, referring(referral_token=data["referral_token"], note="stays here"))
    assert response.status_code == 422
    assert "stays here" in response.content.decode()
    assert len(saved(opened, Contact)) == len(saved(opened, Referral)) == 1


def test_a_form_with_a_slip_of_somebody_elses_entry_is_refused(cast, owner, referring, opened):
    data = referring()
    owner.post(NEW, data)
    response = client_of(cast.colleague).post(NEW, referring(referral_token=data["referral_token"]))
    assert response.status_code == 422
    assert len(saved(opened, Contact)) == len(saved(opened, Referral)) == 1


def test_a_contact_that_cannot_be_saved_leaves_no_referral(owner, referring, opened):
    data = referring(platform="")
    response = owner.post(NEW, data)
    assert response.status_code == 422
    assert data["referral_token"] in response.content.decode()
    assert saved(opened, Referral) == []
    assert not Slip.objects.exists()


@pytest.mark.parametrize("token", ["", "short", "A" * 26, "x" * 200])
def test_a_token_that_none_is_is_refused_in_words(owner, referring, opened, token):
    assert owner.post(NEW, referring(referral_token=token)).status_code == 422
    assert saved(opened, Contact) == saved(opened, Referral) == []


def test_a_centre_that_paused_meanwhile_is_refused_in_words(owner, referring, opened, center):
    with opened("ST"):
        AdvisoryCenter.objects.update(status=Status.PAUSED)
    response = owner.post(NEW, referring())
    assert response.status_code == 422
    assert saved(opened, Contact) == []


def test_attaching_without_script_keeps_the_entry_and_saves_nothing(owner, entry, opened, center):
    response = owner.post(NEW, entry(attach=center.pk, note="stays here"))
    html = response.content.decode()
    assert response.status_code == 200
    assert "stays here" in html
    assert f'name="referral_center" value="{center.pk}"' in html
    assert saved(opened, Contact) == []


def test_the_token_stays_when_the_entry_changes_after_attaching(owner, referring):
    data = referring(language="bg")
    html = owner.post(MATCHES, data).content.decode()
    assert data["referral_token"] in html
    assert f"/bg/r/{data['referral_token']}/" in html


def test_another_centre_gets_another_token(owner, referring, opened):
    with opened("ST"):
        other = CenterFactory()
    data = referring()
    html = owner.post(MATCHES, data | {"attach": other.pk}).content.decode()
    assert f'name="referral_center" value="{other.pk}"' in html
    assert data["referral_token"] not in html


def test_taking_it_off_forgets_centre_and_token(owner, referring):
    data = referring()
    html = owner.post(MATCHES, data | {"detach": "1"}).content.decode()
    assert 'name="referral_center"' not in html
    assert data["referral_token"] not in html


def test_a_need_that_nobody_serves_is_noted_as_a_gap(owner, entry, opened, topic):
    html = owner.post(MATCHES, entry()).content.decode()
    assert 'name="note_gap"' in html
    owner.post(NEW, entry(note_gap="1", place="39104"))
    (gap,) = saved(opened, Gap)
    assert (gap.topic_id, gap.language_id) == (topic["recognition"], "pl")
    assert "Magdeburg" in gap.place


def test_a_gap_that_is_none_is_not_noted(owner, entry, opened, center):
    owner.post(NEW, entry(note_gap="1"))
    assert saved(opened, Gap) == []
    assert len(saved(opened, Contact)) == 1


def test_a_place_gives_its_state_to_the_form(owner, entry, center, state):
    response = owner.post(MATCHES, entry(place="Rostock"))
    assert response.headers["HX-Trigger"] == f'{{"place:state": {{"state": {state["MV"]}}}}}'


def test_a_place_that_may_be_two_is_asked(owner, entry, center):
    html = owner.post(MATCHES, entry(place="Frankfurt")).content.decode()
    assert html.count('name="place_choice"') >= 2


def test_the_referral_follows_its_contact_into_another_state(cast, referring, opened, state):
    client = client_of(cast.traveller)
    client.post(NEW, referring())
    (contact,) = saved(opened, Contact)
    data = referring(state=state["NW"], acts=["answered"]) | {"occurred_at": ""}
    assert client.post(f"/contacts/{contact.pk}/edit/", data).status_code == 302
    (contact,) = saved(opened, Contact, "NW")
    (referral,) = saved(opened, Referral, "NW")
    assert contact.referral_id == referral.pk
    assert [step.referral_id for step in saved(opened, ReferralStep, "NW")] == [referral.pk]
    assert Slip.objects.get().state_id == state["NW"]


def test_deleting_a_contact_deletes_its_referral_and_ends_the_slip(owner, referring, opened):
    owner.post(NEW, referring())
    (contact,) = saved(opened, Contact)
    owner.post(f"/contacts/{contact.pk}/delete/", {"reason": "mistake"})
    assert saved(opened, Contact) == saved(opened, Referral) == saved(opened, ReferralStep) == []
    slip = Slip.objects.get()
    assert slip.expires_at < slip.issued_at.replace(year=slip.issued_at.year + 1)


def test_a_contact_is_referred_later_once(owner, logged, referring, opened):
    contact = logged()
    url = f"/contacts/{contact.pk}/refer/"
    assert owner.get(url).status_code == 200
    data = referring()
    assert owner.post(url, data | {"save": "1"}).status_code == 302
    (contact,), (referral,) = saved(opened, Contact), saved(opened, Referral)
    assert contact.referral_id == referral.pk
    assert "referred" in contact.acts
    assert owner.post(url, referring() | {"save": "1"}).status_code == 302
    assert len(saved(opened, Referral)) == 1


def test_referring_later_without_a_centre_says_what_to_do(owner, logged):
    contact = logged()
    assert owner.post(f"/contacts/{contact.pk}/refer/", {"save": "1"}).status_code == 422


def test_a_colleague_may_not_attach_a_referral(cast, logged, referring, opened):
    contact = logged()
    client_of(cast.colleague).post(f"/contacts/{contact.pk}/refer/", referring() | {"save": "1"})
    assert saved(opened, Referral) == []


def test_the_wish_has_a_slip_for_every_level_but_the_address():
    facts = {"state_id": 15, "programme_id": 1, "main_topic_id": 1, "language_id": "pl"}
    for level in Level:
        form = ReferralForm({"referral_token": new_token(), "referral_level": level})
        assert form.is_valid()
        form.cleaned_data["referral_center"] = 1
        assert bool(form.wish(facts)["token"]) is (level != Level.ADDRESS)


def test_the_programme_may_be_another(cast, referring, opened):
    stranger = client_of(cast.stranger)
    stranger.post(NEW, referring(programme=programme(EAST_SIDE).pk))
    (referral,) = saved(opened, Referral)
    assert referral.programme.slug == EAST_SIDE
    assert PublishedCenter.objects.count() == 1


@pytest.mark.parametrize(
    "field", ["place", "place_choice", "state", "language", "attach", "referral_center", "target_state"]
)
@pytest.mark.parametrize("value", ["\x00", "9" * 40, "-1", "💥" * 200, "' OR 1=1 --"])
def test_broken_input_never_breaks_the_panel(owner, entry, center, field, value):
    assert owner.post(MATCHES, entry(**{field: value})).status_code == 200
    assert owner.post(NEW, entry(**{field: value, "note_gap": "1"})).status_code in (200, 302, 422)


def test_the_contact_shows_the_ladder_of_its_referral(owner, referring, opened, center):
    owner.post(NEW, referring())
    (contact,) = saved(opened, Contact)
    html = owner.get(f"/contacts/{contact.pk}/").content.decode()
    assert center.name in html
    assert f'id="ladder-{contact.referral_id}"' in html


def test_a_contact_without_a_referral_offers_one_to_its_counselor_alone(cast, owner, logged):
    contact = logged()
    refer = f"/contacts/{contact.pk}/refer/"
    assert refer in owner.get(f"/contacts/{contact.pk}/").content.decode()
    assert refer not in client_of(cast.colleague).get(f"/contacts/{contact.pk}/").content.decode()
