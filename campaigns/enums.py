"""The closed lists of answer cards and campaign ideas."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
