"""Closed lists of trainings, network and working group. Values stay; labels may change."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from training.public_enums import Audience, Competence, Engagement, InstitutionType, SessionForm

__all__ = [
    "SEATED",
    "Audience",
    "CaseStatus",
    "CoachingTopic",
    "Competence",
    "CourseStatus",
    "Engagement",
    "GroupRole",
    "InstitutionType",
    "ItemStatus",
    "MeetingStatus",
    "Outcome",
    "PartnerStatus",
    "Recipients",
    "RegistrationOrigin",
    "RegistrationStatus",
    "RelationKind",
    "Reply",
    "SessionForm",
    "SessionStatus",
    "TaskStatus",
    "VersionStatus",
]


class CourseStatus(TextChoices):
    ACTIVE = "active", _("in use")
    RETIRED = "retired", _("retired")


class VersionStatus(TextChoices):
    DRAFT = "draft", _("draft")
    RELEASED = "released", pgettext_lazy("course version", "released")


class CaseStatus(TextChoices):
    """A vignette tells of people: a second person reads it before anybody else does."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    APPROVED = "approved", _("approved")


class SessionStatus(TextChoices):
    """`full` is no status of its own: whether seats are left is said by the seats (`TrainingSession.is_full`)."""

    DRAFT = "draft", _("draft")
    OPEN = "open", pgettext_lazy("training session", "open")
    HELD = "held", pgettext_lazy("training session", "held")
    CANCELLED = "cancelled", pgettext_lazy("training session", "cancelled")


class RegistrationStatus(TextChoices):
    """PENDING, CONFIRMED and OFFERED hold a seat (SEATED)."""

    PENDING = "pending", _("address not confirmed yet")
    CONFIRMED = "confirmed", pgettext_lazy("registration", "confirmed")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("seat offered")
    CANCELLED = "cancelled", pgettext_lazy("registration", "cancelled")
    EXPIRED = "expired", _("expired")


SEATED = (RegistrationStatus.PENDING, RegistrationStatus.CONFIRMED, RegistrationStatus.OFFERED)


class RegistrationOrigin(TextChoices):
    PUBLIC = "public", _("registered online")
    STAFF = "staff", _("entered by the team")
    WALK_IN = "walk_in", _("came without registration")


class Outcome(TextChoices):
    """What became of a registration, as it is counted after the personal data are gone."""

    ATTENDED = "attended", _("took part")
    NO_SHOW = "no_show", _("did not come")
    CANCELLED = "cancelled", pgettext_lazy("registration", "cancelled")
    UNSERVED = "unserved", _("got no seat")
    UNMARKED = "unmarked", _("attendance not recorded")


class Recipients(TextChoices):
    """Whom a mail to the people of a session is for."""

    CONFIRMED = "confirmed", _("everybody with a seat")
    WAITING = "waiting", _("the waiting list")
    ATTENDED = "attended", _("who took part")
    NO_SHOW = "no_show", _("who did not come")


class PartnerStatus(TextChoices):
    ACTIVE = "active", pgettext_lazy("partner", "active")
    FORMER = "former", _("former")


class RelationKind(TextChoices):
    COOPERATION = "cooperation", _("works together")
    REFERRAL = "referral", _("refers people")
    PROJECT = "project", _("joint project")
    FUNDING = "funding", _("funds")
    MEMBER = "member", _("is a member of")
    EXCHANGE = "exchange", _("exchanges knowledge")


class GroupRole(TextChoices):
    CHAIR = "chair", _("chair")
    MEMBER = "member", pgettext_lazy("working group", "member")
    GUEST = "guest", _("guest")


class MeetingStatus(TextChoices):
    PLANNED = "planned", _("planned")
    INVITED = "invited", _("invited")
    HELD = "held", pgettext_lazy("meeting", "held")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")


class Reply(TextChoices):
    """What a member answered to the invitation, and whether they came."""

    NONE = "none", _("no answer")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
    DECLINED = "declined", pgettext_lazy("invitation", "declined")
    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


class ItemStatus(TextChoices):
    """An agenda item begins as a proposal of a member."""

    PROPOSED = "proposed", _("proposed")
    ON_AGENDA = "on_agenda", _("on the agenda")
    DONE = "done", pgettext_lazy("agenda item", "dealt with")
    DECLINED = "declined", pgettext_lazy("agenda item", "not taken up")


class TaskStatus(TextChoices):
    OPEN = "open", pgettext_lazy("task", "open")
    DONE = "done", pgettext_lazy("task", "done")
    DROPPED = "dropped", _("dropped")


class CoachingTopic(TextChoices):
    """Kompan's coachings help local actors with digital tools."""

    CHANNELS = "channels", _("choosing and keeping own channels")
    CONTENT = "content", _("texts, pictures, videos")
    COUNSELLING = "counselling", _("counselling in groups and chats")
    PRIVACY = "privacy", _("data protection and security")
    MODERATION = "moderation", _("moderation and hate speech")
    TOOLS = "tools", _("tools for the own work")
    OTHER = "other", _("other")
