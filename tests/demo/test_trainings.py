"""The invented trainings: every page has something to show, and nothing contradicts the rules."""

from django.db.models import Count, F

from streetwork.accounts.models import User
from training.enums import SEATED
from training.models import (
    Course,
    CourseVersion,
    Feedback,
    GroupTask,
    Meeting,
    Partner,
    PartnerRelation,
    Registration,
    SessionCount,
    TrainingSession,
)
from training.signup.tokens import hash_of, token_of


def test_the_closed_programme_has_curricula_and_no_personal_data(demo):
    closed = Course.objects.filter(programme__slug="integrif")
    assert closed.count() == 3
    assert not Registration.objects.filter(session__programme__slug="integrif").exists()
    assert SessionCount.objects.filter(session__programme__slug="integrif", outcome="attended").exists()


def test_curricula_have_versions_over_time_and_in_other_languages(demo):
    versions = CourseVersion.objects.filter(course__programme__slug="integrif").values_list("language", "number")
    assert ("de", 2) in versions
    assert ("en", 1) in versions


def test_one_session_is_full_and_has_a_waiting_list(demo):
    full = TrainingSession.objects.get(seats_taken=F("capacity"), status="open", starts_at__gt=demo)
    assert full.programme.slug == "welcome-to-the-east-side"
    assert full.waiting == 4


def test_the_counters_of_every_session_tell_its_registrations(demo):
    for session in TrainingSession.objects.exclude(status="cancelled"):
        registrations = session.registrations.all()
        assert session.seats_taken == registrations.filter(status__in=SEATED).count(), session
        assert session.waiting == registrations.filter(status="waiting").count(), session


def test_the_links_of_participants_work(demo):
    registration = Registration.objects.first()
    assert bytes(registration.token_hash) == hash_of(token_of(registration))


def test_participants_are_invented(demo):
    assert not Registration.objects.exclude(email__endswith=".example").exists()
    assert Registration.objects.count() > 100


def test_a_session_with_fewer_than_five_answers_hides_them(demo):
    few = Feedback.objects.values("session").annotate(n=Count("pk")).filter(n__lt=5)
    assert few.count() == 1


def test_the_working_group_has_three_meetings_and_tasks_that_are_due(demo):
    assert Meeting.objects.count() == 3
    assert Meeting.objects.filter(minutes_released_at__isnull=False).count() == 2
    assert GroupTask.objects.filter(status="open", due_on__lt=demo.date()).exists()


def test_the_closed_programmes_network_reaches_three_countries(demo):
    abroad = Partner.objects.filter(programme__slug="integrif").exclude(country="DE")
    assert {str(partner.country) for partner in abroad} == {"BE", "SE", "FI"}
    assert PartnerRelation.objects.filter(target__in=abroad).count() >= 3


def test_clearing_the_demo_leaves_none_of_it(demo):
    from django.db import transaction

    from training import demo as trainings

    with transaction.atomic():
        trainings.clear()
        demo_people = User.objects.filter(is_demo=True)
        assert not Course.objects.filter(created_by__in=demo_people).exists()
        assert not Registration.objects.exists()
        assert not trainings.is_seeded()
        transaction.set_rollback(True)
