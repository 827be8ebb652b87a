"""Closed lists of figures and reports. Values stay; labels may change."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PeriodKind(TextChoices):
    """Calendar periods: what dashboards compare, targets are set for, reports and releases cover."""

    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    HALF = "half", _("Half-year")
    YEAR = "year", _("Year")


class Source(TextChoices):
    """What is counted in the rollup."""

    CONTACTS = "contacts", _("contacts")
    REFERRALS = "referrals", _("referrals")


class Indicator(TextChoices):
    """What targets are set for. Contacts and consultations count people answered, as everywhere."""

    CONTACTS = "contacts", _("Contacts")
    CONSULTATIONS = "consultations", _("Consultations")
    REFERRALS = "referrals", _("Referrals")
    ARRIVED = "arrived", _("Referrals that arrived")
    CORRECTIONS = "corrections", _("False statements corrected")
    SESSIONS = "sessions", _("Trainings held")
    PARTICIPANTS = "participants", _("Participants of trainings")


class ReportStatus(TextChoices):
    BUILDING = "building", pgettext_lazy("report", "being built")
    FAILED = "failed", pgettext_lazy("report", "build failed")
    DRAFT = "draft", pgettext_lazy("report", "draft")
    IN_REVIEW = "in_review", pgettext_lazy("report", "waits for a second person")
    SIGNED = "signed", pgettext_lazy("report", "signed")


class Rhythm(TextChoices):
    """How often a report falls due."""

    NONE = "", _("when asked for")
    MONTHLY = "month", _("every month")
    QUARTERLY = "quarter", _("every quarter")
    HALF_YEARLY = "half", _("every half-year")
    YEARLY = "year", _("every year")


class VignetteStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("vignette", "draft")
    IN_REVIEW = "in_review", pgettext_lazy("vignette", "waits for a second person")
    RELEASED = "released", pgettext_lazy("vignette", "released")
    WITHDRAWN = "withdrawn", pgettext_lazy("vignette", "withdrawn")


class TokenScope(TextChoices):
    """What an API token may read."""

    STATISTICS = "statistics", _("published statistics")
    DIRECTORY = "directory", _("open directory and vocabularies")
