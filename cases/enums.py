"""The closed lists of a contact. Every one of them allows not to know."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What kind of contact it was. Offers, consultations and cases are different counts everywhere."""

    OFFER = "offer", _("contact offer")
    INFORMATION = "information", _("information")
    CONSULTATION = "consultation", _("consultation")
    REPEATED = "repeated", _("repeated support")
    CRISIS = "crisis", _("crisis")


class Act(models.TextChoices):
    """What the counselor did."""

    ANSWERED = "answered", _("answered")
    PASSED_ON = "passed_on", _("passed information on")
    CORRECTED = "corrected", _("corrected a false answer")
    AFFIRMED = "affirmed", _("affirmed a right answer")
    REFERRED = "referred", _("referred")


class Initiative(models.TextChoices):
    UNKNOWN = "", _("unknown")
    PROACTIVE = "proactive", _("proactive")
    REACTIVE = "reactive", _("reactive")
    MEDIATED = "mediated", _("mediated")


class Depth(models.TextChoices):
    UNKNOWN = "", _("unknown")
    INITIAL = "initial", _("initial")
    ORIENTATION = "orientation", _("orientation")
    REFERRAL = "referral", _("referral advice")
    INTENSIVE = "intensive", _("intensive")
    GROUP = "group", _("group information")


class Evidence(models.TextChoices):
    """How the region is known: evidence, never proof."""

    UNKNOWN = "unknown", _("unknown")
    SELF_STATED = "self_stated", _("self-stated")
    SPACE = "space", _("regional space")
    REFERRED = "referred", _("referred locally")


class Duration(models.TextChoices):
    UNKNOWN = "", _("unknown")
    UP_TO_5 = "5", _("up to 5 min")
    UP_TO_15 = "15", _("up to 15 min")
    UP_TO_30 = "30", _("up to 30 min")
    UP_TO_60 = "60", _("up to 60 min")
    OVER_60 = "61", _("over an hour")


class Audience(models.TextChoices):
    """How many may have read a public answer silently."""

    UNKNOWN = "", _("unknown")
    UP_TO_100 = "100", _("up to 100")
    UP_TO_1000 = "1000", _("up to 1,000")
    UP_TO_10000 = "10000", _("up to 10,000")
    OVER_10000 = "10001", _("over 10,000")


class DeleteReason(models.TextChoices):
    MISTAKE = "mistake", _("entered by mistake")
    DUPLICATE = "duplicate", _("entered twice")
    TEST = "test", _("test entry")
    ERASURE = "erasure", _("the person asked for it (history goes too)")
