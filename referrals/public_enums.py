"""The closed lists of the directory whose words the public reads; `referrals.enums` has them all."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """Whom a centre serves, by where they live."""

    CITY = "city", _("the city")
    DISTRICT = "district", _("the district")
    STATE = "state", _("the whole state")
    NATIONWIDE = "nationwide", _("all of Germany")
    ONLINE = "online", _("online, from anywhere")


class Accessibility(models.TextChoices):
    UNKNOWN = "unknown", _("unknown")
    YES = "yes", _("step-free")
    PARTLY = "partly", _("partly step-free")
    NO = "no", _("not step-free")


class FirstContact(models.TextChoices):
    """Ways to a first talk."""

    PHONE = "phone", _("by phone")
    EMAIL = "email", _("by e-mail")
    CHAT = "chat", _("by chat or messenger")
    VIDEO = "video", _("by video")
    WALK_IN = "walk_in", _("come without an appointment")


class TargetGroup(models.TextChoices):
    """For whom a centre works. An empty list means: for everybody."""

    EU_CITIZENS = "eu", _("EU citizens")
    SKILLED_WORKERS = "skilled", _("skilled workers")
    REFUGEES = "refugees", _("refugees")
    FAMILIES = "families", _("families")
    WOMEN = "women", _("women")
    YOUNG_PEOPLE = "young", _("young people")
    STUDENTS = "students", _("students")
    ABROAD = "abroad", _("people who still live abroad")
