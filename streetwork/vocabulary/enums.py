"""Closed lists that contacts and permalink patterns share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Setting(models.TextChoices):
    """Who else can read along."""

    PUBLIC = "public", _("public")
    GROUP = "group", _("group")
    PRIVATE = "private", _("private")
    PROTECTED = "protected", _("protected channel")


class Mode(models.TextChoices):
    """How people talked."""

    COMMENT = "comment", _("comment")
    DIRECT_MESSAGE = "direct_message", _("direct message")
    CHAT = "chat", _("chat")
    VOICE_VIDEO = "voice_video", _("voice or video")
    PHONE = "phone", _("phone")
    EMAIL = "email", _("e-mail")
    ON_SITE = "on_site", _("on site")
