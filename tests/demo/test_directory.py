import re
from collections import Counter

import pytest
from django.conf import settings
from django.utils import timezone

from cases.enums import Act
from cases.models import Contact
from referrals.demo.facts import library
from referrals.demo.specials import MERGED, ROSTOCK_RECOGNITION, TWINS
from referrals.enums import Decision, Result, SetBy, Status
from referrals.geo import distance_km
from referrals.hours import read_hours
from referrals.matching import Need, match
from referrals.models import (
    TRANSLATED,
    AdvisoryCenter,
    Correction,
    Gap,
    PublishedCenter,
    Referral,
    ReferralStep,
    Slip,
    Verification,
)
from referrals.models.history import AdvisoryCenterEvent
from streetwork.accounts.models import User
from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Language, Topic

UI = [code for code, _name in settings.LANGUAGES]
# https://www.bundesnetzagentur.de "Rufnummern für Medienproduktionen"
DRAMA = re.compile(r"\+49 ((30 23125|40 66969|69 90009|221 4710|89 99998) \d{3}|(171 39200|176 040690)\d\d)")


def centers(**fields):
    return AdvisoryCenter.objects.filter(**fields)


def test_there_are_more_than_130_listed_centres_in_all_states(demo):
    listed = PublishedCenter.objects.listed()
    assert listed.count() >= 130
    by_state = Counter(listed.values_list("state__code", flat=True))
    assert set(by_state) == set(State.objects.values_list("code", flat=True))
    assert min(by_state.values()) >= 2


def test_drafts_are_not_published_and_everything_else_is(demo):
    assert set(centers().exclude(status=Status.DRAFT).values_list("pk", flat=True)) == set(
        PublishedCenter.objects.values_list("pk", flat=True)
    )


def test_every_language_of_the_interface_is_counselled_in_and_written_in(demo):
    spoken = Counter(code for one in PublishedCenter.objects.listed() for code in one.languages)
    assert set(spoken) <= set(Language.objects.values_list("code", flat=True))
    assert all(spoken[code] >= 8 for code in UI)
    assert {"tr", "ar", "uk", "fa", "fr", "it", "pt"} <= set(spoken)
    for code in UI:
        assert centers(**{f"description_{code}__gt": ""}).count() >= 15
    assert not centers(description_de="").exists()


def test_every_text_exists_in_all_eight_languages():
    assert set(library()) == set(TRANSLATED)
    for kinds in library().values():
        for texts in kinds.values():
            assert list(texts) == ["de", "en", "bg", "pl", "ro", "ru", "vi", "es"]
            assert len(set(texts.values())) == 8


def test_addresses_lie_under_domains_reserved_for_examples(demo):
    for center in centers():
        assert re.fullmatch(r"[a-z0-9-]+@[a-z0-9-]+\.example\.org", center.email)
        for url in filter(None, (center.website, center.booking_url)):
            assert re.match(r"https://[a-z0-9-]+\.example\.(org|net)/", url)


def test_telephone_numbers_are_those_of_fiction(demo):
    numbers = [phone for center in centers() for phone in center.phones]
    assert len(numbers) > 150
    assert all(DRAMA.fullmatch(number) for number in numbers)


def test_every_centre_would_pass_the_editor_form(demo):
    for center in centers():
        center.full_clean(exclude=["state", "merged_into"], validate_unique=False, validate_constraints=False)
        read_hours(center.hours)


def test_a_centre_lies_in_its_city(demo):
    for center in centers().exclude(city=""):
        assert 47 < center.latitude < 55.1
        assert 5.8 < center.longitude < 15.1
        assert len(center.postcode) == 5
    rostock = distance_km(54.0887, 12.1405)
    near = PublishedCenter.objects.filter(city="Rostock").annotate(km=rostock)
    assert all(center.km < 3 for center in near)


def test_some_are_full_stale_paused_closed_or_never_verified(demo):
    listed = PublishedCenter.objects.listed()
    assert listed.filter(accepting=False, waiting_weeks__gte=6).count() >= 5
    assert centers().overdue(demo.date()).count() >= 8
    assert listed.filter(verified_on=None).exists()
    assert {Status.DRAFT, Status.PAUSED, Status.CLOSED} < set(centers().values_list("status", flat=True))
    assert listed.filter(accepting=True, due_on__gt=demo.date()).count() >= 90


def test_rostock_has_polish_recognition_advice_and_the_neighbours_lack_something(demo):
    topic = Topic.objects.get(code="regulated_professions").pk
    polish = PublishedCenter.objects.listed().filter(state__code="MV", topic_ids__contains=[topic])
    best = polish.get(languages__contains=["pl"], accepting=True, due_on__gt=demo.date())
    assert best.name == ROSTOCK_RECOGNITION
    assert all(getattr(best, f"bring_{code}") for code in UI)
    assert polish.get(city="Schwerin", interpreter_languages__contains=["pl"])
    assert polish.get(city="Neubrandenburg").accepting is False
    assert polish.get(city="Stralsund").due_on < demo.date()


def test_the_editor_in_nw_finds_twins_a_merged_pair_corrections_and_silence(demo):
    one, other = (AdvisoryCenter.objects.get(name=name) for name in TWINS)
    assert one.postcode == other.postcode
    assert AdvisoryCenter.objects.get(name=MERGED[1]).merged_into == AdvisoryCenter.objects.get(name=MERGED[0])
    assert Correction.objects.filter(state__code="NW", decision=Decision.OPEN).count() == 2
    asked = Verification.objects.filter(state__code="NW", answered_at=None).select_related("center")
    assert sorted(each.center.due_on < demo.date() for each in asked) == [True, True]
    for correction in Correction.objects.select_related("center"):
        assert correction.base == {name: getattr(correction.center, name) for name in correction.proposed}


def test_eight_in_a_hundred_contacts_know_their_referral(demo):
    share = Contact.objects.exclude(referral=None).count() / Contact.objects.count()
    assert 0.06 < share < 0.11
    for contact in Contact.objects.exclude(referral=None).select_related("referral"):
        facts = contact.referral
        assert Act.REFERRED in contact.acts
        assert (facts.state_id, facts.programme_id, facts.counselor_id) == (
            contact.state_id, contact.programme_id, contact.counselor_id,
        )  # fmt: skip
        assert facts.topic_id in contact.topic_ids
        assert facts.language_id == contact.language_id


def test_a_referral_stands_at_the_last_step_of_its_ladder_and_none_lies_ahead(demo):
    for referral in Referral.objects.prefetch_related("steps").select_related("slip"):
        steps = sorted(referral.steps.all(), key=lambda step: step.at)
        assert (steps[0].result, steps[0].at) == (Result.SUGGESTED, referral.suggested_at)
        assert (steps[-1].result, steps[-1].at) == (referral.result, referral.result_at)
        assert referral.result_at <= demo or referral.result == Result.EXPIRED
        assert all((step.user_id is None) == (step.set_by != SetBy.COUNSELOR) for step in steps)
        if referral.slip:
            assert referral.slip.center_id == referral.center_id
    assert set(Referral.objects.values_list("result", flat=True)) == set(Result)


@pytest.mark.parametrize("who", ["counselor", "traveller"])
def test_the_main_counselors_have_an_after_check_today(demo, who):
    theirs = Referral.objects.filter(counselor__email__startswith=f"{who}@")
    assert theirs.filter(check_on=timezone.localdate(demo)).count() >= 2
    assert not theirs.filter(check_on__lt=timezone.localdate(demo)).exists()


def test_every_programme_has_one_gap_and_nobody_listed_fills_it(demo):
    assert sorted(Gap.objects.values_list("programme__slug", flat=True)) == [
        "integrif", "kompan", "lara-la-red", "welcome-to-the-east-side",
    ]  # fmt: skip
    for gap in Gap.objects.select_related("programme"):
        assert gap.programme.starts is None or gap.programme.starts <= gap.noted_at.date()
        fitting = PublishedCenter.objects.serving(gap.state_id).filter(topic_ids__contains=[gap.topic_id])
        assert not fitting.filter(languages__contains=[gap.language_id]).exists()


def test_the_history_begins_with_the_entry_and_goes_on(demo):
    entered = dict(centers().values_list("pk", "created_at"))
    first = AdvisoryCenterEvent.objects.filter(pgh_label="insert")
    assert {event.id: event.pgh_created_at for event in first} == entered
    later = AdvisoryCenterEvent.objects.filter(pgh_label="update")
    assert later.count() >= 20
    assert all(entered[event.id] < event.pgh_created_at <= demo for event in later)
    demo_people = set(User.objects.filter(is_demo=True).values_list("pk", flat=True))
    assert set(later.values_list("actor", flat=True)) - {None} <= demo_people


def test_slips_keep_no_address_that_works(demo):
    assert Slip.objects.count() == Referral.objects.exclude(slip=None).count() > 50
    assert not ReferralStep.objects.filter(at__gt=demo).exists()


def test_polish_recognition_of_a_nursing_diploma_in_rostock_names_the_best_of_the_state_first(demo):
    topic = Topic.objects.get(code="regulated_professions").pk
    mv = State.objects.get(code="MV").pk
    need = Need(topic_ids=(topic,), language="pl", state=mv, latitude=54.0887, longitude=12.1405)
    found = match(need, today=demo.date())
    assert found.best[0].center.name == ROSTOCK_RECOGNITION
    assert found.best[0].reasons
    assert not found.is_gap
    assert {each.center.state_id for each in found.best} == {mv}
