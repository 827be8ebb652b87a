from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from streetwork.presence.growth import growth
from streetwork.presence.models import ReachEstimate
from streetwork.presence.reach import estimated, reach_by_programme, reach_of, two_digits
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import MemberCountFactory, SpaceFactory

TODAY = timezone.localdate()
REACH = reverse("spaces:reach")


@pytest.fixture
def kompan(db):
    """Two Polish spaces of 600 and 300 members, a Bulgarian one of 100; one left, one never counted."""
    for languages, count in ((["pl"], 600), (["pl", "bg"], 300), (["bg"], 100)):
        MemberCountFactory(space=SpaceFactory(languages=languages), count=count)
    MemberCountFactory(space__status="left", count=5000)
    SpaceFactory(languages=[])
    return programme("kompan")


def state(percent, slug="kompan", **facts):
    return ReachEstimate.objects.create(programme=programme(slug), overlap_percent=percent, basis="Stichprobe", **facts)


def url(name="reach-edit", slug="kompan"):
    return reverse(f"spaces:{name}", args=[programme(slug).pk])


def test_without_a_statement_only_the_bounds_are_known(kompan):
    reach = reach_of([kompan.pk])
    assert (reach.spaces, reach.members, reach.at_least, reach.estimate) == (4, 1000, 700, None)


def test_the_newest_count_counts(kompan):
    MemberCountFactory(space__languages=["ro"], count=5, counted_on=TODAY - timedelta(days=9))
    assert reach_of([kompan.pk]).members == 1005


def test_the_estimate_takes_the_stated_overlap_off(kompan):
    statement = state(20)
    reach = reach_of([kompan.pk])
    assert (reach.estimate, reach.statement) == (800, statement)


@pytest.mark.parametrize(
    ("members", "at_least", "percent", "people"),
    [(498_200, 85_296, 35, 320_000), (1000, 700, 50, 700), (1000, 100, 0, 1000), (995, 10, 0, 995), (0, 0, 50, 0)],
)
def test_an_estimate_is_rounded_and_stays_between_the_bounds(members, at_least, percent, people):
    assert estimated(members, at_least, percent) == people


def test_two_digits_are_all_that_an_assumption_bears():
    assert [two_digits(number) for number in (0, 7, 99, 123, 1_950, 348_740)] == [0, 7, 99, 120, 2000, 350_000]


def test_of_several_programmes_one_without_a_statement_leaves_no_estimate(kompan):
    MemberCountFactory(space__slug=EAST_SIDE, count=200)
    both = [kompan.pk, programme(EAST_SIDE).pk]
    state(20)
    assert (reach_of(both).members, reach_of(both).estimate) == (1200, None)
    state(50, EAST_SIDE)
    assert reach_of(both).estimate == 1000
    assert reach_of(both).statement is None


def test_a_programme_without_spaces_has_a_reach_of_nothing(kompan):
    found = reach_by_programme([kompan.pk, programme(EAST_SIDE).pk])
    assert (found[programme(EAST_SIDE).pk].spaces, found[programme(EAST_SIDE).pk].estimate) == (0, None)


def test_languages_are_listed_with_their_largest_space(kompan):
    listed = [(x.language, x.spaces, x.members, x.largest) for x in reach_of([kompan.pk]).languages]
    assert listed == [("pl", 2, 900, 600), ("bg", 1, 100, 100), ("", 1, 0, 0)]


def test_a_statement_is_old_after_a_year(kompan):
    statement = state(20, stated_on=TODAY - timedelta(days=366))
    assert reach_of([kompan.pk]).is_old(TODAY)
    statement.stated_on = TODAY - timedelta(days=365)
    statement.save()
    assert not reach_of([kompan.pk]).is_old(TODAY)


def test_the_list_says_spaces_members_and_the_estimate_of_each_programme(owner, kompan):
    content = owner.get(reverse("spaces:list")).content.decode()
    assert "700" in content
    assert "1.000" in content
    state(20)
    assert "800" in owner.get(reverse("spaces:list")).content.decode()


def test_the_lead_states_an_assumption_with_name_and_day(cast, kompan):
    client = client_of(cast.lead)
    client.post(url(), {"overlap_percent": 10, "basis": "Schätzung"})
    client.post(url(), {"overlap_percent": 20, "basis": "Stichprobe im Mai"})
    statement = ReachEstimate.objects.get()
    assert (statement.overlap_percent, statement.basis, statement.stated_by, statement.stated_on) == (
        20, "Stichprobe im Mai", cast.lead, TODAY,
    )  # fmt: skip
    assert "Stichprobe im Mai" in client.get(REACH).content.decode()
    client.post(url("reach-withdraw"))
    assert not ReachEstimate.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [{"overlap_percent": 31}, {"overlap_percent": 96}, {"overlap_percent": -1}, {"overlap_percent": "x"}, {"basis": ""},
     {"basis": "x" * 301}, {"basis": "Frag unter 0171 2345678"}],
)  # fmt: skip
def test_an_assumption_that_cannot_be_is_not_saved(cast, kompan, typed):
    response = client_of(cast.lead).post(url(), {"overlap_percent": 20, "basis": "Stichprobe"} | typed)
    assert response.status_code == 422
    assert not ReachEstimate.objects.exists()


def test_only_the_programmes_own_lead_states_it(cast, kompan):
    data = {"overlap_percent": 20, "basis": "Stichprobe"}
    assert client_of(cast.owner).post(url(), data).status_code == 403
    assert client_of(cast.lead).post(url(slug=EAST_SIDE), data).status_code == 404
    assert client_of(cast.lead).get(reverse("spaces:reach-edit", args=[2**31])).status_code == 404
    assert not ReachEstimate.objects.exists()


def test_growth_compares_with_the_newest_count_that_is_old_enough():
    counts = [(TODAY - timedelta(days=days), count) for days, count in ((0, 150), (89, 999), (90, 120), (400, 100))]
    found = [(each.change, each.percent) for each in growth(counts)]
    assert found == [(30, 25), (50, 50)]


def test_growth_of_a_small_or_new_space_says_no_per_cent_or_nothing():
    assert growth([]) == growth([(TODAY, 5)]) == []
    assert growth([(TODAY, 40), (TODAY - timedelta(days=400), 20)])[0].percent is None
    assert len(growth([(TODAY, 40), (TODAY - timedelta(days=400), 20)])) == 1


def test_a_wrong_count_is_corrected_moved_and_removed(owner):
    space = SpaceFactory()
    old = MemberCountFactory(space=space, count=10, counted_on=TODAY - timedelta(days=5))
    new = MemberCountFactory(space=space, count=99)
    edit = reverse("spaces:count-edit", args=[space.pk, new.pk])
    assert owner.post(edit, {"count": 20, "counted_on": TODAY - timedelta(days=5)}).status_code == 302
    assert [(c.pk, c.count, c.counted_on) for c in space.member_counts.all()] == [(new.pk, 20, old.counted_on)]
    assert owner.post(edit, {"count": -1, "counted_on": TODAY}).status_code == 422
    remove = reverse("spaces:count-remove", args=[space.pk, new.pk])
    assert [owner.post(remove).status_code for _twice in range(2)] == [302, 302]
    assert not space.member_counts.exists()


def test_a_count_of_another_space_is_404(owner):
    count = MemberCountFactory()
    assert owner.get(reverse("spaces:count-edit", args=[SpaceFactory().pk, count.pk])).status_code == 404
