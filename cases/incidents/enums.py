"""The closed lists of incidents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Type(models.TextChoices):
    SUICIDE = "suicide", _("suicide threat")
    VIOLENCE = "violence", _("threat of violence")
    CHILD = "child", _("child endangerment")
    IMAGES = "images", _("illegal images")
    ATTACK = "attack", _("attack on staff")
    BREACH = "breach", _("data breach")
    POLICE = "police", _("request by police or authorities")


class Status(models.TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Outcome(models.TextChoices):
    EASED = "eased", _("danger eased in the talk")
    SERVICE = "service", _("handed to a service")
    EMERGENCY = "emergency", _("emergency call")
    YOUTH_OFFICE = "youth", _("youth welfare office informed")
    REPORTED = "reported", _("reported to police or platform")
    REFUSED = "refused", _("request refused or referred to the lead")
    NO_DANGER = "none", _("no danger found")
    UNKNOWN = "unknown", _("unknown")
