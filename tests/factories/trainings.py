"""Trainings for tests: a course with its version, a session with dates, registrations, partners, a working group."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from streetwork.tenancy.models import State
from tests.factories.accounts import UserFactory, programme
from tests.factories.cast import KOMPAN
from training.models import (
    Course,
    CourseModule,
    CourseVersion,
    GroupMember,
    Meeting,
    Partner,
    Registration,
    SessionDate,
    TrainingSession,
    WorkingGroup,
)
from training.network.matching import fold


def course_of(*, slug=KOMPAN, title="Digitale Beratung", language="de", modules=2, released=True, **facts):
    """A course with one version; answers the version."""
    course = Course.objects.create(programme=programme(slug), title=title, competence="digital", **facts)
    version = CourseVersion.objects.create(
        course=course, language_id=language, title=title, summary="In Gruppen beraten.",
        status="released" if released else "draft", released_at=timezone.now() if released else None,
    )  # fmt: skip
    for position in range(1, modules + 1):
        CourseModule.objects.create(version=version, position=position, title=f"Modul {position}", minutes=45)
    return version


def session_of(version=None, *, slug=KOMPAN, state="ST", in_days=14, hours=3, dates=1, status="open", title="",
               capacity=20, **facts):  # fmt: skip
    """A session of `dates` days from now on, as the actions leave it."""
    version = version or course_of(slug=slug)
    begin = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=in_days)
    spans = [(begin + timedelta(days=day), begin + timedelta(days=day, hours=hours)) for day in range(dates)]
    session = TrainingSession.objects.create(
        **{
            "slug": f"session-{uuid4().hex[:10]}",
            "programme": version.course.programme,
            "state": State.objects.get(code=state),
            "course_version": version,
            "title": title or version.title,
            "language_id": version.language_id,
            "capacity": capacity,
            "status": status,
            "starts_at": spans[0][0],
            "ends_at": spans[-1][1],
        }
        | facts
    )
    SessionDate.objects.bulk_create(SessionDate(session=session, starts_at=a, ends_at=b) for a, b in spans)
    return session


def registration_of(session, *, name="Petra Probe", email=None, status="confirmed", **facts):
    """A registration as a row alone; needs a scope of the session's state. The session's counters follow."""
    email = email or f"{uuid4().hex[:8]}@example.org"
    registration = Registration.objects.create(
        **{
            "state": session.state,
            "session": session,
            "name": name,
            "email": email,
            "email_mark": uuid4().bytes,
            "institution": "Welcome Center Test",
            "institution_type": "welcome_center",
            "home_state": session.state,
            "engagement": "full_time",
            "language_id": "de",
            "status": status,
            "token_hash": uuid4().bytes * 2,
            "consent_version": "1",
            "confirmed_at": timezone.now() if status in ("confirmed", "waiting", "offered") else None,
        }
        | facts
    )
    if status in ("pending", "confirmed", "offered"):
        session.seats_taken += 1
    elif status == "waiting":
        session.waiting += 1
    session.save(update_fields=["seats_taken", "waiting"])
    return registration


def partner_of(*, slug=KOMPAN, name="Integrationsnetz Halle", state="ST", **facts):
    return Partner.objects.create(
        **{
            "programme": programme(slug), "name": name, "name_key": fold(name),
            "state": State.objects.get(code=state) if state else None, "institution_type": "municipality",
        }
        | facts
    )  # fmt: skip


def group_of(*, slug=KOMPAN, name="Arbeitsgruppe der Länder", members=(), **facts):
    """A working group; `members` are users."""
    group = WorkingGroup.objects.create(programme=programme(slug), name=name, **facts)
    for user in members:
        GroupMember.objects.create(group=group, user=user, state=State.objects.get(code="ST"))
    return group


def meeting_of(group=None, *, title="Herbstsitzung", in_days=7, **facts):
    begin = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=in_days)
    return Meeting.objects.create(
        group=group or group_of(), title=title, starts_at=begin, ends_at=begin + timedelta(hours=2),
        created_by=UserFactory(), **facts,
    )  # fmt: skip
