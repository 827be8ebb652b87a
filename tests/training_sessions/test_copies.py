"""A session held again, once or as a series."""

import datetime
import uuid

import pytest
from django.utils import timezone

from tests.factories.trainings import course_of, session_of
from training.models import TrainingSession
from training.sessions.changes import Refused
from training.sessions.copies import days_of, make_copies, proposals_of, shifted

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(weeks=1)


def url(session):
    return f"/training/sessions/{session.pk}/copy/"


def at(session, text):
    """Move the session to one date of two hours."""
    begin = timezone.make_aware(datetime.datetime.fromisoformat(text))
    session.dates.update(starts_at=begin, ends_at=begin + datetime.timedelta(hours=2))
    session.starts_at, session.ends_at = begin, begin + datetime.timedelta(hours=2)
    session.save()
    return session


def test_the_hours_stay_when_the_clocks_change(db):
    before = timezone.make_aware(datetime.datetime(2027, 3, 22, 10))
    assert timezone.localtime(shifted(before, WEEK)).hour == 10
    assert shifted(before, WEEK).timestamp() - before.timestamp() == WEEK.total_seconds() - 3600


def test_a_series_is_every_so_many_weeks():
    first = datetime.date(2027, 1, 4)
    assert days_of(first, weeks=2, count=3) == [first, first + 2 * WEEK, first + 4 * WEEK]


def test_proposals_name_the_holidays_of_the_host_state(version):
    session = at(session_of(version), "2026-12-30T10:00")
    epiphany, usual = proposals_of(session, [datetime.date(2027, 1, 6), datetime.date(2027, 1, 13)])
    assert len(epiphany.free) == 1  # a holiday in Saxony-Anhalt
    assert usual.free == ()


def test_the_chosen_days_become_drafts_of_one_series(manager, cast, version):
    session = at(session_of(version, place="Saal", capacity=7), "2027-02-01T10:00")
    session.trainers.create(user=cast.training_manager, name="Tom Training", is_public=True)
    session.states.add(session.state)
    days = ["2027-02-08", "2027-02-15"]
    response = manager.post(url(session), {"key": str(uuid.uuid4()), "days": days})
    assert response.status_code == 302
    copies = TrainingSession.objects.exclude(pk=session.pk).order_by("starts_at")
    assert [str(timezone.localdate(copy.starts_at)) for copy in copies] == days
    session.refresh_from_db()
    for copy in copies:
        assert (copy.status, copy.place, copy.capacity, copy.seats_taken) == ("draft", "Saal", 7, 0)
        assert copy.series == session.series is not None
        assert [trainer.is_public for trainer in copy.trainers.all()] == [True]
        assert list(copy.states.all()) == [session.state]


def test_sent_twice_it_is_made_once(manager, version):
    session = session_of(version)
    sent = {"key": str(uuid.uuid4()), "days": ["2027-02-08"]}
    manager.post(url(session), sent)
    manager.post(url(session), sent)
    assert TrainingSession.objects.count() == 2


def test_copies_teach_the_newest_version(manager, version):
    session = session_of(version)
    new = version.course.versions.create(language_id="de", number=2, title="Neu", status="released")
    version.course.versions.create(language_id="de", number=3, title="Entwurf", status="draft")
    manager.post(url(session), {"key": str(uuid.uuid4()), "days": ["2027-02-08"]})
    assert TrainingSession.objects.latest("pk").course_version == new


def test_copies_can_open_at_once(manager, version):
    session = session_of(version)
    manager.post(url(session), {"key": str(uuid.uuid4()), "days": ["2027-02-08"], "opens": "on"})
    assert TrainingSession.objects.latest("pk").status == "open"


def test_when_they_cannot_open_none_is_made(manager, version):
    session = session_of(version, form="on_site")
    manager.post(url(session), {"key": str(uuid.uuid4()), "days": ["2027-02-08"], "opens": "on"})
    assert TrainingSession.objects.count() == 1


def test_the_registration_is_copied_with_the_same_lead_time(cast, version):
    session = at(session_of(version), "2027-02-01T10:00")
    session.closes_at = session.starts_at - datetime.timedelta(days=2)
    session.save()
    day = datetime.date(2027, 2, 8)
    [copy] = make_copies(session=session, days=[day], user=cast.training_manager.pk, key=uuid.uuid4())
    assert copy.closes_at == session.closes_at + WEEK


@pytest.mark.parametrize("days", [[], ["tomorrow"], ["0001-01-01"], ["9999-12-31"], ["2027-02-08\x00"], ["20270208"]])
def test_strange_days_are_refused(manager, days):
    session = session_of(course_of())
    response = manager.post(url(session), {"key": str(uuid.uuid4()), "days": days})
    assert response.status_code == 422
    assert TrainingSession.objects.count() == 1


@pytest.mark.parametrize("asked", [{"first": "x"}, {"count": "9" * 30}, {"weeks": "\x00"}, {"first": "9999-12-31"}])
def test_strange_questions_propose_nothing(manager, asked):
    session = session_of(course_of())
    response = manager.get(url(session), asked)
    assert response.status_code == 200
    assert response.context["proposals"] == []


def test_a_copy_into_the_hour_that_summer_time_skips_lasts_as_long(cast, version):
    session = at(session_of(version), "2027-03-21T02:30")
    session.dates.update(ends_at=session.starts_at + datetime.timedelta(minutes=30))
    day = datetime.date(2027, 3, 28)
    [copy] = make_copies(session=session, days=[day], user=cast.training_manager.pk, key=uuid.uuid4())
    date = copy.dates.get()
    assert date.ends_at - date.starts_at == datetime.timedelta(minutes=30)


def test_a_session_of_a_retired_course_is_not_held_again(manager, cast, version):
    session = session_of(version)
    version.course.status = "retired"
    version.course.save()
    for answer in (
        manager.get(url(session), follow=True),
        manager.post(url(session), {"key": str(uuid.uuid4()), "days": ["2027-02-08"]}, follow=True),
    ):
        assert "The course is retired. Take it into use again first" in answer.content.decode()
    with pytest.raises(Refused, match="retired"):
        make_copies(session=session, days=[datetime.date(2027, 2, 8)], user=cast.training_manager.pk, key=uuid.uuid4())
    assert TrainingSession.objects.count() == 1


def test_a_session_of_a_retired_course_is_not_told_of_newer_versions(manager, version):
    session = session_of(version)
    version.course.versions.create(language_id="de", number=2, title="Neu", status="released")
    assert manager.get(f"/training/sessions/{session.pk}/").context["page"].newer_version
    version.course.status = "retired"
    version.course.save()
    assert manager.get(f"/training/sessions/{session.pk}/").context["page"].newer_version is None
