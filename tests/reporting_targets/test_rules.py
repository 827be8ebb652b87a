import pytest

from streetwork.accounts.access import access_of
from streetwork.reporting.targets.rules import distributed, indicators_for, places_of, writable_pairs
from tests.factories.accounts import member, programme
from tests.factories.cast import KOMPAN


def test_parts_add_up_to_the_total():
    parts = distributed(1000, {1: 3, 2: 3, 3: 1, 4: 0})
    assert sum(parts.values()) == 1000
    assert parts[4] == 0


def test_the_largest_rest_gets_what_is_left():
    assert distributed(10, {1: 5, 2: 4}) == {1: 6, 2: 4}


def test_nothing_is_parted_over_nobody():
    assert distributed(10, {}) == {}


@pytest.mark.parametrize("kind", ["month", "quarter"])
def test_participants_are_promised_by_whole_half_years(kind):
    assert "participants" not in indicators_for(kind)
    assert "participants" in indicators_for("half")


@pytest.mark.django_db
class TestPlaces:
    def test_a_lead_of_all_states_sets_the_whole_programme_first(self, cast):
        pairs = writable_pairs(access_of(cast.lead.pk))
        places = places_of(programme(KOMPAN).pk, pairs[programme(KOMPAN).pk])
        assert places[0] is None
        assert "DE" not in {place.code for place in places[1:]}

    def test_a_lead_of_one_state_sets_that_one_alone(self):
        lead = member("lead", KOMPAN, "ST")
        pairs = writable_pairs(access_of(lead.pk))
        assert [place.code for place in places_of(programme(KOMPAN).pk, pairs[programme(KOMPAN).pk])] == ["ST"]

    def test_a_coordinator_sets_none(self, cast):
        assert writable_pairs(access_of(cast.coordinator.pk)) == {}

    def test_an_archived_programme_is_left_as_it_is(self, cast):
        access = access_of(cast.lead.pk)
        grants = tuple(grant._replace(archived=True) for grant in access.grants)
        assert writable_pairs(type(access)(access.user_id, grants)) == {}
