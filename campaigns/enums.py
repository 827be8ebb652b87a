"""The closed lists of answer cards, campaigns and their ideas."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Advice(models.TextChoices):
    """Under the German Legal Services Act (RDG) only a lawyer may direct individual legal advice (§§ 2, 6 RDG)."""

    GENERAL = "general", _("general information")
    LEGAL = "legal", _("individual legal advice (only under a lawyer)")


class CardStatus(models.TextChoices):
    ACTIVE = "active", _("in use")
    RETIRED = "retired", _("retired")


class VersionStatus(models.TextChoices):
    """*Outdated* is no status but a fact: the source has changed since (see `campaigns.answers.rules`)."""

    DRAFT = "draft", _("draft")
    TRANSLATION = "translation", _("in translation")
    REVIEW = "review", _("in review")
    APPROVED = "approved", _("approved")


class IdeaOrigin(models.TextChoices):
    """Where the need was seen."""

    LEAD = "lead", _("find")
    CLAIM = "claim", _("false claim")
    TREND = "trend", _("trend")
    GAP = "gap", _("gap in the directory")
    OWN = "own", _("own idea")


class IdeaStatus(models.TextChoices):
    OPEN = "open", _("open")
    TAKEN = "taken", _("taken up")
    DROPPED = "dropped", _("dropped on purpose")


class CampaignKind(models.TextChoices):
    INFORMATION = "information", _("information")
    LOCATION = "location", _("location marketing")
    EVENT = "event", _("event")
    MYTH = "myth", _("myth correction")


class CampaignStatus(models.TextChoices):
    DRAFT = "draft", _("in preparation")
    RUNNING = "running", _("running")
    DONE = "done", _("finished")
    DROPPED = "dropped", _("dropped")


class PlacementStatus(models.TextChoices):
    """*Due* and *measured* are facts, not statuses."""

    PLANNED = "planned", _("planned")
    SENDING = "sending", _("is being sent")
    PUBLISHED = "published", pgettext_lazy("placement", "published")
    FAILED = "failed", _("not published: needs a look")
    CANCELLED = "cancelled", pgettext_lazy("placement", "cancelled")


class GateCheck(models.TextChoices):
    """What is asked before something goes out (domain: gate before publishing)."""

    RELEVANCE = "relevance", _("It answers a question that people really have.")
    LANGUAGE = "language", _("The language is right and plain.")
    CONTENT = "content", _("It is right in substance and in law.")
    IMAGE = "image", _("We may use the picture.")
    CONTACT = "contact", _("It says how to reach us.")
    CAPACITY = "capacity", _("Somebody has the time to answer what comes back.")


class Connector(models.TextChoices):
    """How a channel is written to by machine. Without one, somebody posts by hand."""

    TELEGRAM = "telegram", "Telegram"


class AttemptOutcome(models.TextChoices):
    SENT = "sent", _("sent")
    LATER = "later", _("tried again later")
    REFUSED = "refused", _("refused by the platform")
    UNKNOWN = "unknown", _("in doubt")


class MetricName(models.TextChoices):
    IMPRESSIONS = "impressions", _("impressions")
    REACH = "reach", _("reach")
    VIEWS = "views", _("views")
    REACTIONS = "reactions", _("reactions")
    COMMENTS = "comments", _("comments")
    SHARES = "shares", _("shares")
    SAVES = "saves", _("saves")
    CLICKS = "clicks", _("clicks")
    FOLLOWS = "follows", _("new followers")


class MetricSource(models.TextChoices):
    MANUAL = "manual", _("entered by hand")
    IMPORT = "import", _("file of the platform")


class ImportStatus(models.TextChoices):
    STAGED = "staged", _("to be looked at")
    APPLIED = "applied", _("applied")
    DISCARDED = "discarded", _("thrown away")
    UNDONE = "undone", _("taken back")
