"""Writes and removes the invented trainings."""

from streetwork.accounts.models import User
from training.demo.courses import write_courses
from training.demo.ground import Ground
from training.demo.group import write_group
from training.demo.network import write_network
from training.demo.sessions import write_sessions
from training.models import (
    CaseStudy,
    Certificate,
    Coaching,
    Course,
    Feedback,
    Partner,
    PartnerContact,
    ProcedureCard,
    Registration,
    SessionCount,
    SessionMail,
    TrainingSession,
    WorkingGroup,
)


def is_seeded() -> bool:
    """Whether the demo's trainings are there."""
    return Course.objects.filter(created_by__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Write them as of `now`. `people` are the demo people by key (accounts/demo.py)."""
    ground = Ground(people, now, dice)
    write_courses(ground)
    write_network(ground)
    write_sessions(ground)
    write_group(ground)


def clear() -> None:
    """Remove what `seed` wrote, and what demo people and strangers made of it since."""
    demo = User.objects.filter(is_demo=True).values("pk")
    sessions = TrainingSession.objects.filter(course_version__course__created_by__in=demo)
    registrations = Registration.objects.filter(session__in=sessions)
    Certificate.objects.filter(registration_key__in=list(registrations.values_list("key", flat=True))).delete()
    for model in (Feedback, SessionMail, SessionCount):
        model.objects.filter(session__in=sessions).delete()
    registrations.delete()
    sessions.delete()
    programmes = User.objects.filter(is_demo=True).values("memberships__programme")
    WorkingGroup.objects.filter(programme__in=programmes).delete()
    Course.objects.filter(created_by__in=demo).delete()
    CaseStudy.objects.filter(edited_by__in=demo).delete()
    ProcedureCard.objects.filter(edited_by__in=demo).delete()
    Coaching.objects.filter(coach__in=demo).delete()
    PartnerContact.objects.filter(entered_by__in=demo).delete()
    Partner.objects.filter(created_by__in=demo).delete()
