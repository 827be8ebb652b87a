"""Why something could not be posted by hand; kept in `Placement.problem`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NotPublished(models.TextChoices):
    ADMINS = "admins", _("The admins refused or deleted it.")
    RULES = "rules", _("The rules there forbid it.")
    CLOSED = "closed", _("The space or channel is closed, or we are no longer in it.")
    BLOCKED = "blocked", _("Our account is blocked or restricted.")
    OVERTAKEN = "overtaken", _("The text is no longer right.")
    NO_TIME = "no_time", _("Nobody had the time.")
    OTHER = "other_reason", _("Another reason.")
