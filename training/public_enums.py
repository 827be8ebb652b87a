"""Closed lists whose words the public pages show: translated into all eight languages."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """For whom a course is made."""

    BOTH = "both", _("full-time and volunteer actors")
    FULL_TIME = "full_time", _("full-time actors")
    VOLUNTEER = "volunteer", _("volunteer actors")


class Engagement(TextChoices):
    """How somebody takes part in the work with migrants: funders ask for these two apart."""

    FULL_TIME = "full_time", _("full-time")
    VOLUNTEER = "volunteer", _("volunteer")
    UNKNOWN = "unknown", _("unknown")


class Competence(TextChoices):
    """What a course strengthens. Law, procedures and network are IntegriF's three, digital ones are Kompan's."""

    LAW = "law", _("legal bases")
    PROCEDURES = "procedures", _("procedures and responsibilities")
    NETWORK = "network", _("network skills")
    DIGITAL = "digital", _("digital outreach and advice")
    MEDIA = "media", _("media literacy and false information")
    COUNSELLING = "counselling", _("counselling methods")
    INTERCULTURAL = "intercultural", _("intercultural competence")
    RECRUITING = "recruiting", _("recruiting and welcoming skilled workers")
    OTHER = "other", _("other")


class SessionForm(TextChoices):
    ONLINE = "online", _("online")
    ON_SITE = "on_site", _("on site")
    HYBRID = "hybrid", _("hybrid")


class InstitutionType(TextChoices):
    """Kinds of institutions as funders count them (Kompan, East Side, IntegriF name all of these)."""

    ADVICE = "advice", _("advisory centre")
    WELCOME_CENTER = "welcome_center", _("Welcome Center")
    WELFARE = "welfare", _("welfare association")
    MIGRANT_ORGANISATION = "migrant_organisation", _("migrant organisation")
    MUNICIPALITY = "municipality", _("municipality or district")
    AUTHORITY = "authority", _("state or federal authority")
    JOBCENTER = "jobcenter", _("job centre or employment agency")
    EDUCATION = "education", _("school or education provider")
    UNIVERSITY = "university", _("university or research")
    CHAMBER = "chamber", _("chamber or association of employers")
    UNION = "union", _("trade union")
    COMPANY = "company", _("company")
    INITIATIVE = "initiative", _("volunteer initiative")
    HEALTH = "health", _("health service")
    OTHER = "other", _("other")
