"""CampaignIdea: a need that was seen somewhere, with the number of questions behind it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.enums import IdeaOrigin, IdeaStatus
from campaigns.models.campaign import Campaign
from streetwork.tenancy.models import Programme, SharedModel
from streetwork.vocabulary.models import Language, Topic


class CampaignIdea(SharedModel):
    """A line of the backlog. `origin_key` names what it came from within its origin (a claim's number, a topic and
    language), so that the same need is one idea that grows.
    """

    Origin, Status = IdeaOrigin, IdeaStatus

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="campaign_ideas", verbose_name=_("programme"))
    title = models.CharField(_("idea in a line"), max_length=160)
    note = models.CharField(_("note"), max_length=500, blank=True)
    origin = models.CharField(_("origin"), max_length=5, choices=IdeaOrigin.choices, default=IdeaOrigin.OWN)
    origin_key = models.CharField(max_length=80, editable=False)
    language = models.ForeignKey(
        Language, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("language")
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("topic"))
    questions = models.PositiveIntegerField(_("questions behind it"), default=0)
    status = models.CharField(_("status"), max_length=7, choices=IdeaStatus.choices, default=IdeaStatus.OPEN)
    campaign = models.ForeignKey(
        Campaign, models.SET_NULL, related_name="ideas", null=True, blank=True, verbose_name=_("campaign"),
        help_text=_("The campaign that answers it."),
    )  # fmt: skip
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("campaign idea")
        verbose_name_plural = _("campaign ideas")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "origin", "origin_key"], name="campaignidea_once")]

    def __str__(self):
        return self.title
