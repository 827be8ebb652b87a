"""The closed lists of listening."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Format(models.TextChoices):
    """What a counselor may bring. `TEXT` is pasted."""

    TEXT = "text", _("pasted text")
    TELEGRAM_JSON = "telegram_json", _("Telegram export (JSON)")
    TELEGRAM_HTML = "telegram_html", _("Telegram export (HTML)")
    WHATSAPP = "whatsapp", _("WhatsApp export (text)")
    FACEBOOK = "facebook", _("Facebook: download your information (JSON)")
    INSTAGRAM = "instagram", _("Instagram: download your information (JSON)")
    CSV = "csv", _("table (CSV)")


class RunStatus(models.TextChoices):
    MAPPING = "mapping", _("columns to be chosen")
    WAITING = "waiting", _("waiting")
    READING = "reading", _("being read")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class LeadKind(models.TextChoices):
    HIT = "hit", _("question found")
    OWN = "own", _("own comment, to be logged")


class LeadStatus(models.TextChoices):
    NEW = "new", _("to be looked at")
    LOGGED = "logged", pgettext_lazy("find", "logged")
    IGNORED = "ignored", _("ignored")
    IDEA = "idea", _("campaign idea")


class Tallied(models.TextChoices):
    """What is counted of leads, week by week, so that figures outlive the sentences."""

    FOUND = "found", _("found")
    LOGGED = "logged", pgettext_lazy("find", "logged")
    IGNORED = "ignored", _("ignored")
    IDEA = "idea", _("campaign idea")
    EXPIRED = "expired", _("expired unseen")


class Match(models.TextChoices):
    """How a pattern is compared with the folded words of a text."""

    EXACT = "exact", _("exactly this word")
    PREFIX = "prefix", _("words that begin so")
    PHRASE = "phrase", _("these words in a row")
    NEAR = "near", _("these words close together")
