"""Who is away, who stands in, and who may."""

from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from streetwork.accounts.access import access_of
from streetwork.accounts.roles import Role
from streetwork.rota import actions, people
from streetwork.rota.absences import away_on, back_after, stood_in_by
from streetwork.rota.actions import Overlaps
from streetwork.rota.models import Absence
from streetwork.rota.retention import absences as over
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE
from tests.factories.rota import away

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_away_is_from_the_first_day_to_the_last_both_included(cast, today):
    away(cast.owner, stand_in=cast.colleague, first=0, last=2)
    days = [today + DAY * n for n in (-1, 0, 2, 3)]
    assert [away_on(day) for day in days] == [
        {},
        {cast.owner.pk: cast.colleague.pk},
        {cast.owner.pk: cast.colleague.pk},
        {},
    ]
    assert back_after([cast.owner.pk, cast.lead.pk], today) == {cast.owner.pk: today + 2 * DAY}


def test_a_person_covers_those_who_named_them(cast, today):
    away(cast.owner, stand_in=cast.colleague)
    away(cast.traveller)
    assert stood_in_by(cast.colleague.pk, today) == {cast.owner.pk}
    assert stood_in_by(cast.lead.pk, today) == set()
    assert away_on(today)[cast.traveller.pk] is None


def test_who_is_away_covers_nobody(cast, today):
    away(cast.owner, stand_in=cast.colleague)
    away(cast.colleague)
    assert stood_in_by(cast.colleague.pk, today) == set()


def plan(user, today, first, last, stand_in=None):
    return actions.plan_absence(
        user=user.pk, first_day=today + DAY * first, last_day=today + DAY * last, stand_in=stand_in and stand_in.pk
    )


@pytest.mark.parametrize(("first", "last"), [(0, 0), (3, 5), (-2, 0), (-2, 9)])
def test_absences_of_a_person_do_not_overlap(cast, today, first, last):
    plan(cast.owner, today, 0, 3)
    with pytest.raises(Overlaps):
        plan(cast.owner, today, first, last)


def test_absences_may_follow_each_other(cast, today):
    plan(cast.owner, today, 0, 3)
    plan(cast.owner, today, 4, 5)
    assert Absence.objects.count() == 2


def test_the_same_again_is_the_same(cast, today):
    assert plan(cast.owner, today, 0, 3, cast.colleague).pk == plan(cast.owner, today, 0, 3, cast.colleague).pk


def test_who_is_away_then_cannot_stand_in(cast, today):
    plan(cast.colleague, today, 2, 4)
    with pytest.raises(Overlaps):
        plan(cast.owner, today, 0, 3, cast.colleague)
    plan(cast.owner, today, 0, 1, cast.colleague)


def test_back_earlier_ends_a_running_absence_yesterday(cast, today):
    absence = away(cast.owner, first=-2, last=3)
    actions.end_absence(absence=absence, today=today)
    assert Absence.objects.get().last_day == today - DAY


def test_an_absence_that_has_not_begun_is_forgotten_and_a_past_one_stays(cast, today):
    coming, past = away(cast.owner, first=0, last=3), away(cast.owner, first=-9, last=-5)
    for absence in (coming, past):
        actions.end_absence(absence=absence, today=today)
    assert list(Absence.objects.values_list("pk", "last_day")) == [(past.pk, today - 5 * DAY)]


def test_a_stand_in_works_with_contacts_in_all_states_of_the_person(cast):
    for each in (cast.owner, cast.colleague, cast.outsider, cast.stranger, cast.traveller, cast.lead, cast.coordinator):
        assert each
    assert people.stand_ins_for(cast.owner) == [cast.colleague, cast.lead, cast.traveller]
    assert people.stand_ins_for(cast.traveller) == [cast.lead]
    assert people.stand_ins_for(cast.stranger) == []


def test_a_stand_in_covers_every_programme_of_the_person(cast):
    member(Role.COUNSELOR, EAST_SIDE, "MV", user=cast.owner)
    assert cast.colleague not in people.stand_ins_for(cast.owner)
    member(Role.COUNSELOR, EAST_SIDE, "MV", user=cast.colleague)
    assert people.stand_ins_for(cast.owner) == [cast.colleague]


def test_who_works_with_no_contacts_may_be_covered_by_anybody_of_the_programme(cast):
    assert cast.campaign_editor
    assert cast.outsider
    assert people.stand_ins_for(cast.campaign_editor) == [cast.outsider]


def test_people_with_figures_only_and_those_who_left_stand_in_for_nobody(cast):
    assert cast.figures_only
    cast.colleague.is_active = False
    cast.colleague.save()
    assert people.stand_ins_for(cast.owner) == []


def test_absences_are_kept_for_six_months_after_their_end(cast, today):
    away(cast.owner, first=-20, last=-10)
    cutoff = timezone.make_aware(datetime.combine(today - 10 * DAY, time(3)))
    assert over(cutoff).count() == 1
    assert over(cutoff - DAY).count() == 0


def test_the_database_refuses_oneself_as_stand_in(cast):
    with pytest.raises(IntegrityError):
        away(cast.owner, stand_in=cast.owner)


def test_everybody_changes_the_own_rota_and_the_lead_that_of_the_programme(cast):
    def may(who, whose):
        return people.may_change_rota_of(access_of(who.pk), whose)

    assert may(cast.owner, cast.owner)
    assert may(cast.lead, cast.owner)
    assert not may(cast.colleague, cast.owner)
    assert not may(cast.lead, cast.stranger)
    assert not may(cast.figures_only, cast.figures_only)
