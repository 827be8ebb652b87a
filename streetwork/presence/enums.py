"""Closed lists of the register of spaces."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    GROUP = "group", _("group")
    CHANNEL = "channel", _("channel")
    PAGE = "page", _("page")
    SERVER = "server", _("server")
    HASHTAG = "hashtag", _("hashtag")
    FORUM = "forum", _("forum")


class Status(models.TextChoices):
    JOINED = "joined", _("joined")
    PENDING = "pending", _("request pending")
    LEFT = "left", _("left")
    BLOCKED = "blocked", _("blocked")


class Permission(models.TextChoices):
    UNKNOWN = "unknown", _("not asked yet")
    ASKED = "asked", _("admin asked")
    GRANTED = "granted", _("admin agreed")
    REFUSED = "refused", _("admin refused")


class Rule(models.TextChoices):
    """What a space says about something that a counselor may want to do there."""

    UNKNOWN = "unknown", _("unknown")
    ALLOWED = "allowed", _("allowed")
    ASK = "ask", _("ask first")
    FORBIDDEN = "forbidden", _("forbidden")


class Risk(models.TextChoices):
    """How exposed people are who write in a space."""

    UNKNOWN = "unknown", _("unknown")
    LOW = "low", _("low")
    MEDIUM = "medium", _("medium")
    HIGH = "high", _("high")
