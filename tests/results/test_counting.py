"""What posts led to, counted: like a count by hand, within the walls."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns.models import ClickCount, ShortLink
from cases.models import Contact
from cases.results.figures import Count
from cases.results.queries import clicks_through, contacts_through
from streetwork.accounts.roles import Role
from tests.factories.accounts import member, programme
from tests.factories.campaigns import placement_of
from tests.factories.cast import KOMPAN
from tests.results.conftest import looking

pytestmark = pytest.mark.django_db


def exact(number):
    return Count(number, number)


def test_an_entry_for_twelve_comments_counts_twelve(cast, placement, through):
    through(placement, people_reached=12)

    with looking(cast.owner) as access:
        assert contacts_through([placement.pk], access)[placement.pk].contacts == exact(12)


def test_offers_information_and_consultations_are_different_counts(cast, placement, through):
    through(placement, kind="offer", offer_answered=False)
    through(placement, kind="offer", offer_answered=True)
    through(placement, kind="information")
    through(placement, kind="consultation")
    through(placement, kind="repeated")
    through(placement, kind="crisis")

    with looking(cast.owner) as access:
        told = contacts_through([placement.pk], access)[placement.pk]
    assert (told.unanswered, told.information, told.consultations, told.support) == tuple(map(exact, (1, 2, 1, 2)))
    assert told.contacts == exact(5)


def test_a_referral_counts_where_it_stands(cast, placement, through):
    for result in ("suggested", "opened", "contacted", "first_talk", "helped", "not_helped", "expired"):
        through(placement, result=result)

    with looking(cast.owner) as access:
        told = contacts_through([placement.pk], access)[placement.pk]
    steps = (told.waiting, told.contacted, told.first_talk, told.helped, told.ended)
    assert steps == tuple(map(exact, (2, 1, 1, 1, 2)))
    assert told.succeeded == exact(3)


def test_a_contact_that_names_no_post_is_not_counted(cast, placement, through):
    through(None)

    with looking(cast.owner) as access:
        assert not contacts_through([placement.pk], access)[placement.pk]


def test_a_counselor_of_another_state_sees_none_of_the_first_states_contacts(cast, placement, through):
    through(placement)
    through(placement, counselor=cast.outsider, code="SN", people_reached=7)

    with looking(cast.outsider) as access:
        assert contacts_through([placement.pk], access)[placement.pk].contacts == exact(7)


def test_another_programme_of_the_same_state_sees_nothing(cast, placement, through):
    through(placement)

    with looking(cast.stranger) as access:
        assert not contacts_through([placement.pk], access)[placement.pk]


def test_the_lead_sees_all_states(cast, placement, through):
    through(placement)
    through(placement, counselor=cast.outsider, code="SN")

    with looking(cast.lead) as access:
        assert contacts_through([placement.pk], access)[placement.pk].contacts == exact(2)


@pytest.mark.parametrize("who", ["coordinator", "campaign_editor"])
def test_who_does_not_work_with_contacts_sees_no_smaller_number_than_three(cast, placement, through, who):
    through(placement)

    with looking(getattr(cast, who)) as access:
        assert contacts_through([placement.pk], access)[placement.pk].contacts == Count(1, 2)


def test_who_works_with_contacts_in_one_state_of_two_sees_no_smaller_number(cast, placement, through):
    member(Role.CAMPAIGN_EDITOR, KOMPAN, "SN", user=cast.owner)
    through(placement)

    with looking(cast.owner) as access:
        assert contacts_through([placement.pk], access)[placement.pk].contacts == Count(1, 2)


def test_the_smallest_cell_is_a_quarter_so_that_no_two_periods_tell_more(cast, placement, through):
    """Five in the year less three in a quarter must not be two in the other."""
    noon = timezone.make_aware(timezone.datetime(2026, 3, 31, 12))
    through(placement, occurred_at=noon, people_reached=3)
    through(placement, occurred_at=noon + timedelta(days=1), people_reached=2)
    first, second = (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))

    def told(since=None, until=None, who="campaign_editor"):
        with looking(getattr(cast, who)) as access:
            return contacts_through([placement.pk], access, since=since, until=until)[placement.pk].contacts

    assert (told(*first), told(*second), told()) == (Count(3, 3), Count(1, 2), Count(4, 5))
    assert told(who="owner") == exact(5)


def test_a_period_counts_whole_local_days(cast, placement, through):
    noon = timezone.make_aware(timezone.datetime(2026, 3, 10, 12))
    for hours in (-13, 0, 11, 12):
        through(placement, occurred_at=noon + timedelta(hours=hours))

    with looking(cast.owner) as access:
        told = contacts_through([placement.pk], access, since=date(2026, 3, 10), until=date(2026, 3, 10))
    assert told[placement.pk].contacts == exact(2)


def test_the_figures_are_those_of_a_count_by_hand(cast, post, placement, through):
    """Many contacts of every kind, in two states, through three placements and none."""
    placements = [placement, placement_of(post, "de", status="published"), placement_of(post, "pl"), None]
    kinds = ["offer", "information", "consultation", "repeated", "crisis"]
    results = ["", "", "opened", "contacted", "helped", "not_reachable"]
    for number in range(60):
        kind = kinds[number % 5]
        counselor, code = ((cast.owner, "ST"), (cast.outsider, "SN"))[number % 7 == 0]
        through(
            placements[number % 4], counselor=counselor, code=code, kind=kind,
            offer_answered=number % 3 == 0 if kind == "offer" else None,
            result=results[number % 6], people_reached=1 + number % 4,
        )  # fmt: skip
    ids = [each.pk for each in placements if each]

    for who in ("owner", "outsider", "lead"):
        with looking(getattr(cast, who)) as access:
            told = contacts_through(ids, access)
            mine = Contact.objects.visible_to(access).select_related("referral")
            by_hand = {pk: count_by_hand([c for c in mine if c.placement_id == pk]) for pk in ids}
        assert {pk: counted(outcome) for pk, outcome in told.items()} == by_hand


def count_by_hand(contacts):
    counts = Counter()
    for contact in contacts:
        unanswered = contact.kind == "offer" and not contact.offer_answered
        counts["unanswered" if unanswered else "contacts"] += contact.people_reached
        if contact.kind == "consultation":
            counts["consultations"] += contact.people_reached
        if contact.referral:
            counts["referrals"] += 1
            counts["succeeded"] += contact.referral.result in ("contacted", "first_talk", "helped")
    return {name: counts[name] for name in NAMES}


NAMES = ("unanswered", "contacts", "consultations", "referrals", "succeeded")


def counted(outcome):
    return {name: getattr(outcome, name).low for name in NAMES}


def test_all_placements_are_counted_in_one_query(cast, post, through):
    ids = [placement_of(post, "pl", status="published").pk for _each in range(5)]

    with looking(cast.owner) as access, CaptureQueriesContext(connection) as asked:
        contacts_through(ids, access)
    assert len([query for query in asked if query["sql"].startswith("SELECT")]) == 1


def test_clicks_of_machines_are_left_out_and_a_link_without_a_count_has_none(placement, post):
    other = placement_of(post, "de", status="published")
    link = ShortLink.objects.create(
        programme=programme(KOMPAN), slug="kurse", target="https://example.org/", placement=placement
    )
    ClickCount.objects.create(link=link, day=date(2026, 3, 1), count=4, bots=9)
    ClickCount.objects.create(link=link, day=date(2026, 3, 2), count=3)

    assert clicks_through([placement.pk, other.pk]) == {placement.pk: 7}
    assert clicks_through([placement.pk], since=date(2026, 3, 2)) == {placement.pk: 3}
