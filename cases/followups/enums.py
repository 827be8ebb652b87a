from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(models.TextChoices):
    """What was agreed. A closed list, because a follow-up appears in lists, calendars and reminders."""

    CHECK_IN = "check_in", _("ask how it went")
    ANSWER = "answer", _("give an answer")
    MATERIAL = "material", _("send information")
    ASK_CENTER = "center", _("ask the advisory centre")
    APPOINTMENT = "appointment", _("before or after an appointment")
    TALK = "talk", _("agreed talk")
    OTHER = "other", _("other")


class Status(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", pgettext_lazy("follow-up", "done")
    UNREACHED = "unreached", _("tried, not reached")
    DROPPED = "dropped", _("no longer wanted")
