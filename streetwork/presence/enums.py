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


class Measure(models.TextChoices):
    """What a platform or an administrator did to us."""

    COMMENT = "comment", _("comment deleted")
    POST = "post", _("post deleted")
    REMOVED = "removed", _("removed from the space")
    RESTRICTED = "restricted", _("account restricted")
    BLOCKED = "blocked", _("account blocked")
    SPACE = "space", _("space closed by the platform")
    OTHER = "other", _("other")


class Cause(models.TextChoices):
    """What we suspect; platforms seldom say."""

    UNKNOWN = "unknown", _("unknown")
    SPAM_FILTER = "spam", _("spam filter")
    LINKS = "links", _("links or advertising rules")
    REPORTED = "reported", _("reported by members")
    ADMIN = "admin", _("decision of the administrators")
    CONTENT = "content", _("content rules of the platform")
    IDENTITY = "identity", _("doubts about the account")


class Step(models.TextChoices):
    """Whom we turned to."""

    NONE = "none", _("nobody yet")
    ADMIN = "admin", _("administrators asked")
    APPEAL = "appeal", _("appeal to the platform")
    BOTH = "both", _("administrators and platform")


class Outcome(models.TextChoices):
    OPEN = "open", _("open")
    RESTORED = "restored", _("restored")
    PARTLY = "partly", _("partly restored")
    FINAL = "final", _("stays so")
