"""The same institution, however people write it."""

import pytest

from streetwork.tenancy.models import State
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN
from tests.factories.trainings import partner_of
from training.models import Registration
from training.network.matching import fold, match_partner, partner_of_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Integrationsnetz Halle e.V.", "integrationsnetz  halle"),
        ("Jugend & Familie gGmbH", "Jugend und Familie"),
        ("AWO Köln", "AWO Koeln"),
        ("Straße der Hilfe", "STRASSE DER HILFE"),
        ("Caritas-Verband", "Caritas Verband"),
        ("Łódź Hilfe", "lodz hilfe"),
    ],
)
def test_names_that_people_write_alike_are_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("AG Migration", "Migration"), ("AWO Halle", "AWO Magdeburg")])
def test_other_names_stay_apart(one, other):
    assert fold(one) != fold(other)


def test_a_name_of_signs_has_a_key():
    assert fold(" ++ ") == "++"


@pytest.mark.django_db
class TestMatching:
    @pytest.fixture
    def asked(self):
        return {"programme_id": programme(KOMPAN).pk, "home_state_id": State.objects.get(code="ST").pk}

    def test_the_institution_is_found_by_another_spelling(self, asked):
        partner = partner_of(name="Integrationsnetz Halle")
        assert match_partner(institution="INTEGRATIONSNETZ Halle e. V.", **asked) == partner

    def test_one_of_another_state_or_programme_is_another_one(self, asked):
        partner_of(state="SN")
        partner_of(slug=EAST_SIDE)
        assert match_partner(institution="Integrationsnetz Halle", **asked) is None

    def test_without_a_state_it_may_lie_anywhere(self, asked):
        partner = partner_of(state="SN")
        assert match_partner(institution="Integrationsnetz Halle", **(asked | {"home_state_id": None})) == partner

    def test_two_of_one_name_are_no_match(self, asked):
        partner_of(city="Halle")
        partner_of(city="Halle-Neustadt")
        assert match_partner(institution="Integrationsnetz Halle", **asked) is None

    def test_a_former_one_gives_way(self, asked):
        partner_of(city="Halle", status="former")
        partner = partner_of(city="Halle-Neustadt")
        assert match_partner(institution="Integrationsnetz Halle", **asked) == partner

    @pytest.mark.parametrize("nothing", ["", "  ", "\x00"])
    def test_no_name_is_no_match(self, asked, nothing):
        assert match_partner(institution=nothing, **asked) is None

    def test_somebody_from_abroad_means_none_of_this_country(self, asked):
        partner_of(state=None)
        abroad = asked | {"home_state_id": None, "country": "BE"}
        assert match_partner(institution="Integrationsnetz Halle", **abroad) is None
        partner = partner_of(state=None, country="BE")
        assert match_partner(institution="Integrationsnetz Halle", **abroad) == partner

    def test_what_a_person_said_is_what_is_looked_for(self, asked):
        home, abroad = partner_of(), partner_of(state=None, country="BE")
        said = {"institution": "Integrationsnetz Halle"}
        state = asked["home_state_id"]
        found = [
            partner_of_person(Registration(**said, **place), programme_id=asked["programme_id"])
            for place in ({"home_state_id": state}, {"country": "BE"}, {"country": "FR"})
        ]
        assert found == [home, abroad, None]
