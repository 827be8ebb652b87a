from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from streetwork.presence.models import Visit
from streetwork.presence.today import visits_due
from streetwork.rota.models import Absence
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import SpaceFactory, VisitFactory

ROTA, REASSIGN = reverse("spaces:rota"), reverse("spaces:rota-reassign")
TODAY = timezone.localdate()
DAY = timedelta(days=1)
HTMX = {"HX-Request": "true"}


def visited(space):
    return reverse("spaces:visited", args=[space.pk])


def shown(client, **query):
    """{person: [space names]}"""
    groups = client.get(ROTA, query).context["groups"]
    return {group.person and group.person.name: [row.space.name for row in group.rows] for group in groups}


def away(person, stand_in=None):
    return Absence.objects.create(user=person, stand_in=stand_in, first_day=TODAY, last_day=TODAY + DAY)


def test_a_visit_falls_to_who_was_asked_else_to_who_is_responsible(owner, cast):
    SpaceFactory(name="mine", responsible=cast.owner, next_visit=TODAY)
    SpaceFactory(name="handed", responsible=cast.owner, visitor=cast.colleague, next_visit=TODAY + 14 * DAY)
    SpaceFactory(name="nobody's", next_visit=TODAY - DAY)
    SpaceFactory(name="later", next_visit=TODAY + 15 * DAY)
    SpaceFactory(name="left", status="left", next_visit=TODAY)
    SpaceFactory(name="theirs", slug=EAST_SIDE, next_visit=TODAY)
    assert shown(owner) == {"Olga Owner": ["mine"], "Carla Colleague": ["handed"], None: ["nobody's"]}
    assert owner.get(ROTA).context["counts"] == {"overdue": 1, "today": 1, "ahead": 1}


def test_the_rota_filters_by_person_and_language(owner, cast):
    SpaceFactory(name="mine", responsible=cast.owner, next_visit=TODAY, languages=["bg"])
    SpaceFactory(name="colleague's", responsible=cast.colleague, next_visit=TODAY)
    SpaceFactory(name="nobody's", next_visit=TODAY)
    assert shown(owner, person="me") == {"Olga Owner": ["mine"], None: ["nobody's"]}
    assert shown(owner, person="nobody") == {None: ["nobody's"]}
    assert shown(owner, person=cast.colleague.pk) == {"Carla Colleague": ["colleague's"]}
    assert shown(owner, language="bg") == {"Olga Owner": ["mine"]}
    assert len(shown(owner, person="99999999999999999999", language="\x00", programme="x")) == 3


def test_a_visit_is_noted_with_who_and_how_long_and_plans_the_next(owner, cast):
    space = SpaceFactory(responsible=cast.owner, next_visit=TODAY - 3 * DAY, visit_every_days=14)
    owner.post(visited(space), {"minutes": 15})
    visit = Visit.objects.get()
    assert (visit.space, visit.visitor, visit.visited_on, visit.minutes) == (space, cast.owner, TODAY, 15)
    space.refresh_from_db()
    assert (space.last_visit, space.next_visit) == (TODAY, TODAY + 14 * DAY)


def test_sending_a_visit_twice_notes_it_once(owner):
    space = SpaceFactory(visit_every_days=7)
    for minutes in (10, "", 20):
        owner.post(visited(space), {"minutes": minutes})
    assert [visit.minutes for visit in space.visits.all()] == [20]


def test_a_visit_entered_late_does_not_move_the_next_one(owner):
    space = SpaceFactory(last_visit=TODAY, next_visit=TODAY + 7 * DAY, visit_every_days=7)
    owner.post(visited(space), {"visited_on": TODAY - 5 * DAY})
    space.refresh_from_db()
    assert (space.last_visit, space.next_visit) == (TODAY, TODAY + 7 * DAY)
    assert space.visits.get().visited_on == TODAY - 5 * DAY


def test_after_the_visit_the_next_falls_to_who_is_responsible_again(owner, cast):
    space = SpaceFactory(responsible=cast.colleague, visitor=cast.owner)
    free = SpaceFactory(visitor=cast.owner)
    for each in (space, free):
        owner.post(visited(each))
        each.refresh_from_db()
    assert (space.visitor, free.visitor) == (None, cast.owner)


@pytest.mark.parametrize("typed", [{"minutes": 0}, {"minutes": 481}, {"minutes": "x"}, {"visited_on": TODAY + DAY}])
def test_a_wrong_visit_is_said_and_not_noted(owner, typed):
    space = SpaceFactory(next_visit=TODAY)
    assert owner.post(visited(space), typed).status_code == 422
    assert owner.post(visited(space), typed | {"rota": 1}).status_code == 422
    assert owner.post(visited(space), typed | {"rota": 1}, headers=HTMX).status_code == 422
    assert not Visit.objects.exists()


def test_in_the_rota_the_line_is_exchanged_and_leads_to_a_trend_note(owner):
    space = SpaceFactory(next_visit=TODAY)
    response = owner.post(visited(space), {"rota": 1}, headers=HTMX)
    content = response.content.decode()
    assert f'id="rota-{space.pk}"' in content
    assert f"{reverse('trends:new')}?space={space.pk}" in content
    assert "<html" not in content


def test_without_a_script_the_rota_keeps_its_filter(owner):
    space = SpaceFactory(next_visit=TODAY)
    response = owner.post(visited(space), {"rota": 1, "person": "me", "evil": "x"})
    assert response.url == f"{ROTA}?person=me"


@pytest.mark.parametrize(("person", "status"), [("owner", 302), ("lead", 302), ("colleague", 403), ("stranger", 404)])
def test_who_made_a_visit_or_the_lead_removes_it(cast, person, status):
    space = SpaceFactory(last_visit=TODAY, visit_every_days=7)
    VisitFactory(space=space, visitor=cast.owner, visited_on=TODAY - 9 * DAY)
    visit = VisitFactory(space=space, visitor=cast.owner)
    url = reverse("spaces:visit-remove", args=[space.pk, visit.pk])
    assert client_of(getattr(cast, person)).post(url).status_code == status
    space.refresh_from_db()
    gone = status == 302
    assert (Visit.objects.count(), space.last_visit) == ((1, TODAY - 9 * DAY) if gone else (2, TODAY))
    if gone:
        assert space.next_visit == TODAY - 2 * DAY


def test_a_visit_of_another_space_is_404(owner, cast):
    visit = VisitFactory(visitor=cast.owner)
    assert owner.post(reverse("spaces:visit-remove", args=[SpaceFactory().pk, visit.pk])).status_code == 404


def test_several_visits_are_handed_over_at_once_and_back(owner, cast):
    spaces = SpaceFactory.create_batch(2, responsible=cast.owner, next_visit=TODAY)
    chosen = [space.pk for space in spaces]
    response = owner.post(REASSIGN, {"space": chosen, "visitor": cast.colleague.pk, "language": "pl"})
    assert response.url == f"{ROTA}?language=pl"
    assert shown(owner) == {"Carla Colleague": [space.name for space in spaces]}
    owner.post(REASSIGN, {"space": chosen, "visitor": ""})
    assert list(shown(owner)) == ["Olga Owner"]


def test_nobody_hands_over_foreign_spaces_or_to_foreign_people(owner, cast):
    mine, foreign = SpaceFactory(next_visit=TODAY), SpaceFactory(slug=EAST_SIDE)
    wrong = [
        {"space": [mine.pk, foreign.pk]}, {"space": [mine.pk], "visitor": cast.stranger.pk}, {},
        {"space": ["x"]}, {"space": ["99999999999999999999"]}, {"space": [mine.pk], "visitor": "\x00"},
    ]  # fmt: skip
    for typed in wrong:
        assert owner.post(REASSIGN, typed).status_code == 422
    mine.refresh_from_db()
    assert mine.visitor is None


def test_a_counselor_of_both_programmes_hands_over_only_to_who_works_in_the_spaces_own(cast):
    from streetwork.accounts.roles import Role
    from tests.factories.accounts import member

    member(Role.COUNSELOR, EAST_SIDE, "ST", user=cast.owner)
    space = SpaceFactory(slug=EAST_SIDE, next_visit=TODAY)
    client = client_of(cast.owner)
    assert client.post(REASSIGN, {"space": [space.pk], "visitor": cast.colleague.pk}).status_code == 422
    assert client.post(REASSIGN, {"space": [space.pk], "visitor": cast.stranger.pk}).status_code == 302


def test_who_is_away_is_marked_and_the_stand_in_offered(owner, cast):
    away(cast.owner, cast.colleague)
    SpaceFactory(responsible=cast.owner, next_visit=TODAY)
    (group,) = owner.get(ROTA).context["groups"]
    assert (group.is_away, group.stand_in, len(group.to_hand_over)) == (True, cast.colleague, 1)


def test_a_stand_in_of_another_team_or_away_is_not_offered(owner, cast):
    absence = away(cast.owner, cast.stranger)
    SpaceFactory(responsible=cast.owner, next_visit=TODAY)
    assert owner.get(ROTA).context["groups"][0].to_hand_over == []
    absence.stand_in = cast.colleague
    absence.save()
    away(cast.colleague)
    assert owner.get(ROTA).context["groups"][0].stand_in is None


def test_the_stand_in_has_the_visits_on_today_and_in_the_daily_mail(cast):
    SpaceFactory(name="Polacy", responsible=cast.owner, next_visit=TODAY)
    assert visits_due(cast.colleague, TODAY) == 0
    away(cast.owner, cast.colleague)
    assert visits_due(cast.colleague, TODAY) == 1
    content = client_of(cast.colleague).get(reverse("web:today")).content.decode()
    assert "Polacy" in content
    assert "Olga Owner" in content


def test_a_coordinator_reads_the_rota_alone(cast):
    SpaceFactory(next_visit=TODAY, responsible=cast.owner)
    client = client_of(cast.coordinator)
    content = client.get(ROTA).content.decode()
    assert "Olga Owner" in content
    assert REASSIGN not in content
    assert client.post(REASSIGN, {}).status_code == 403


def test_the_rota_asks_as_much_for_many_as_for_one(owner, cast):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            owner.get(ROTA)
        return len(asked)

    away(cast.colleague, cast.owner)
    SpaceFactory(responsible=cast.colleague, next_visit=TODAY)
    queries()
    few = queries()
    for person in (cast.owner, cast.outsider, cast.colleague):
        SpaceFactory.create_batch(2, responsible=person, next_visit=TODAY)
    assert queries() == few
