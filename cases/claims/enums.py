from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    OPEN = "open", _("to be checked")
    CHECKED = "checked", _("checked")
    QUIET = "quiet", _("no longer seen")
