"""The closed lists of the directory and of referrals (words: domain.md, docs/glossary.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from referrals.public_enums import Accessibility, Area, FirstContact, TargetGroup

__all__ = [
    "Accessibility", "Area", "Asked", "Decision", "FirstContact", "Level", "Result", "SetBy", "Source", "Status",
    "TargetGroup", "VerifiedBy", "Wrong",
]  # fmt: skip


class Status(models.TextChoices):
    """Where an entry stands. A centre that was published once is never a draft again."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", pgettext_lazy("an entry is", "published")
    PAUSED = "paused", _("paused")
    CLOSED = "closed", _("closed")


class VerifiedBy(models.TextChoices):
    CENTER = "center", _("the centre itself")
    EDITOR = "editor", _("an editor")


class Level(models.TextChoices):
    """How much support went with a referral."""

    ADDRESS = "address", _("address given")
    SLIP = "slip", _("slip")
    INTRODUCED = "introduced", _("introduced")
    THREE_WAY = "three_way", _("three-way talk")
    ACCOMPANIED = "accompanied", _("accompanied")


class Result(models.TextChoices):
    """The ladder of a referral, from the bottom; after *first talk* come the ways it can end."""

    SUGGESTED = "suggested", _("suggested")
    OPENED = "opened", _("slip opened")
    CONTACTED = "contacted", _("contacted")
    FIRST_TALK = "first_talk", _("first talk")
    HELPED = "helped", _("helped")
    NOT_HELPED = "not_helped", _("not helped")
    NOT_REACHABLE = "not_reachable", _("not reachable")
    NOT_RESPONSIBLE = "not_responsible", _("not responsible")
    DECLINED = "declined", _("declined by the person")
    EXPIRED = "expired", _("expired")
    UNKNOWN = "unknown", _("unknown")


class SetBy(models.TextChoices):
    """Who told of a step."""

    COUNSELOR = "counselor", _("counselor")
    CENTER = "center", _("centre")
    PERSON = "person", _("the person")
    SYSTEM = "system", _("by the clock")


class Asked(models.TextChoices):
    """Where a verification stands."""

    ASKED = "asked", _("asked")
    CONFIRMED = "confirmed", _("confirmed")
    CORRECTED = "corrected", _("corrected")
    WITHDRAWN = "withdrawn", pgettext_lazy("a question is", "withdrawn")


class Decision(models.TextChoices):
    """What an editor made of a correction."""

    OPEN = "open", _("open")
    ACCEPTED = "accepted", pgettext_lazy("a correction is", "accepted")
    REJECTED = "rejected", _("rejected")


class Source(models.TextChoices):
    """Who proposed a correction."""

    CENTER = "center", _("the centre itself")
    COUNSELOR = "counselor", _("counselor")


class Wrong(models.TextChoices):
    """What a counselor can say of an entry with one tap."""

    NOT_ACCEPTING = "full", _("takes nobody at the moment")
    PHONE = "phone", _("phone or e-mail wrong")
    MOVED = "moved", _("moved")
    HOURS = "hours", _("opening hours wrong")
    LANGUAGES = "languages", _("languages wrong")
    CLOSED = "closed", _("closed for good")
    OTHER = "other", _("something else")
