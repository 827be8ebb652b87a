from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    TOPIC = "topic", _("topic")
    CLAIM = "claim", _("false claim")
    QUESTIONS = "leads", _("unanswered questions")
    NOTE = "note", _("trend note")


class Decision(models.TextChoices):
    IGNORE = "ignore", _("ignored on purpose")
    WATCH = "watch", _("to be watched")
    IDEA = "idea", _("campaign idea")
