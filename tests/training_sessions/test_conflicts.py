"""Who would have to be in two places at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from streetwork.rota.models import Absence
from tests.factories.cast import EAST_SIDE
from tests.factories.trainings import session_of
from training.models import SessionTrainer
from training.sessions.conflicts import conflicts_of, wish_of

pytestmark = pytest.mark.django_db
NEW = "/training/sessions/new/"


def trained(session, *, user=None, name=""):
    SessionTrainer.objects.create(session=session, user=user, name=name or user.name)
    return session


def others(session):
    found = conflicts_of({session.pk: wish_of(session)})
    return [conflict.other for conflict in found.get(session.pk, [])]


def test_the_same_person_at_the_same_time_is_a_conflict_for_both(cast):
    one = trained(session_of(), user=cast.training_manager)
    two = trained(session_of(one.course_version), user=cast.training_manager)
    assert (others(one), others(two)) == ([two], [one])


def test_people_from_outside_are_known_by_their_name(db):
    one = trained(session_of(), name="Dr. Ada  Außen")
    two = trained(session_of(one.course_version), name="dr. ada außen")
    two.trainers.update(name="Dr. Ada  Außen")
    assert others(one) == [two]


def test_one_after_the_other_is_no_conflict(cast):
    one = trained(session_of(), user=cast.training_manager)
    two = trained(session_of(one.course_version), user=cast.training_manager)
    end = one.dates.get().ends_at
    two.dates.update(starts_at=end, ends_at=end + timedelta(hours=1))
    assert others(one) == []


def test_what_was_called_off_collides_with_nothing(cast):
    one = trained(session_of(), user=cast.training_manager)
    trained(session_of(one.course_version, status="cancelled"), user=cast.training_manager)
    assert others(one) == []


def test_who_is_away_is_a_conflict(cast):
    session = trained(session_of(), user=cast.training_manager)
    day = timezone.localdate(session.starts_at)
    Absence.objects.create(user=cast.training_manager, first_day=day, last_day=day)
    assert others(session) == [None]


def test_sessions_of_unknown_programmes_are_not_named(cast):
    one = trained(session_of(), user=cast.training_manager)
    two = trained(session_of(slug=EAST_SIDE, title="Geheim"), user=cast.training_manager)
    conflict = conflicts_of({one.pk: wish_of(one)})[one.pk][0]
    assert "Geheim" not in conflict.sentence(frozenset({one.programme_id}))
    assert "Geheim" in conflict.sentence(frozenset({one.programme_id, two.programme_id}))


def test_many_wishes_take_as_many_queries_as_one(cast, django_assert_num_queries):
    first = session_of()
    sessions = [trained(session_of(first.course_version), user=cast.training_manager) for _each in range(4)]
    wishes = {session.pk: wish_of(session) for session in sessions}
    with django_assert_num_queries(3):
        conflicts_of({sessions[0].pk: wishes[sessions[0].pk]})
    with django_assert_num_queries(3):
        conflicts_of(wishes)


def test_the_form_asks_once_and_saves_when_it_is_meant_so(manager, cast, entry, version):
    manager.post(NEW, entry)
    again = entry | {"key": "7f0e2a1c-6f9f-4f43-a5c1-000000000001"}
    response = manager.post(NEW, again)
    assert response.status_code == 422
    assert "Tom Training trains at" in response.content.decode()
    digest = response.context["entry"].digest
    assert manager.post(NEW, again | {"confirmed": "other"}).status_code == 422
    assert manager.post(NEW, again | {"confirmed": digest}).status_code == 302


def test_the_list_marks_what_collides(manager, cast):
    one = trained(session_of(), user=cast.training_manager)
    trained(session_of(one.course_version), user=cast.training_manager)
    assert manager.get("/training/").content.decode().count("a trainer is taken") == 2
