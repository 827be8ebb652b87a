"""The closed lists of a case. All of them allow not to know."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Closure(models.TextChoices):
    """How a case ended. Somebody who falls silent is a neutral ending."""

    REACHED = "reached", _("goals reached")
    REFERRED = "referred", _("another service goes on")
    RETURN = "return", _("ended, return possible")
    ENDED = "ended", _("ended by the person")
    SILENT = "silent", _("contact fell silent")
    NOT_OURS = "not_ours", _("not our responsibility")
    OTHER = "other", _("other")


class Risk(models.TextChoices):
    UNKNOWN = "unknown", _("unknown")
    NONE = "none", _("none seen")
    WATCH = "watch", _("to be watched")
    ACUTE = "acute", _("acute")


class AgeBand(models.TextChoices):
    """Only if the person said so and it matters for the support."""

    UNKNOWN = "", _("unknown")
    MINOR = "0-17", _("under 18")
    YOUNG = "18-26", _("18 to 26")
    ADULT = "27-49", _("27 to 49")
    OLDER = "50+", _("50 and older")


class GoalStatus(models.TextChoices):
    OPEN = "open", _("open")
    REACHED = "reached", _("reached")
    PARTLY = "partly", _("partly reached")
    DROPPED = "dropped", _("no longer wanted")


class ConsentKind(models.TextChoices):
    INFORMED = "informed", _("told: our role, confidentiality, privacy, availability")
    SUPPORT = "support", _("agrees to support with notes")
    HANDLE = "handle", _("agrees to be recognised on return")
    TRANSFER = "transfer", _("agrees that a service is given what was agreed")


class CheckResult(models.TextChoices):
    OPEN = "", _("not answered yet")
    AGREED = "agreed", _("agreed")
    CHANGE = "change", _("something to change")


class HandoverReason(models.TextChoices):
    ABSENCE = "absence", _("absence")
    OVERLOAD = "overload", _("too much at once")
    RELATIONSHIP = "relationship", _("working relationship disturbed")
    LANGUAGE = "language", _("language or expertise")
    LEAVING = "leaving", _("leaving the programme")
    OTHER = "other", _("other")
