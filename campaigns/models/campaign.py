"""Campaign: an answer to a need, told in several languages on several platforms, for a time."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.enums import CampaignKind, CampaignStatus
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel, State
from streetwork.vocabulary.models import Language, OriginGroup, Platform, Topic


class Campaign(SharedModel):
    """Kampagne. Belongs to a programme. `languages` and `platforms` span the matrix of what is to be told where.

    Where it comes from (a claim, a trend, a gap, finds) is said by the ideas that point to it. The public page shows
    the approved versions of `page_post`, one for each language.
    """

    Kind, Status = CampaignKind, CampaignStatus

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # the form's: saved twice is saved once
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="campaigns", verbose_name=_("programme"))
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=11, choices=CampaignKind.choices, default=CampaignKind.INFORMATION)
    goal = models.CharField(
        _("goal"), max_length=500, help_text=_("What people know or do afterwards, in a sentence or two.")
    )
    audience = models.CharField(_("audience"), max_length=300, blank=True)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"))
    states = models.ManyToManyField(
        State, verbose_name=_("states"), blank=True, related_name="+",
        help_text=_("None: all states of the programme."),
    )  # fmt: skip
    origin_groups = models.ManyToManyField(OriginGroup, verbose_name=_("target groups"), blank=True, related_name="+")
    languages = ArrayField(models.CharField(max_length=8), verbose_name=_("languages"))
    source_language = models.ForeignKey(
        Language, models.PROTECT, related_name="+", verbose_name=_("language of the source")
    )
    platforms = models.ManyToManyField(Platform, verbose_name=_("platforms"), related_name="+")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    status = models.CharField(_("status"), max_length=7, choices=CampaignStatus.choices, default=CampaignStatus.DRAFT)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("responsible"),
    )  # fmt: skip
    budget = models.DecimalField(
        _("budget in euros"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    page_is_public = models.BooleanField(_("public page"), default=False)
    page_post = models.ForeignKey(
        "campaigns.CampaignPost", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("post on the public page"),
    )  # fmt: skip
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="campaign_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The campaign ends before it starts."),
            ),
            models.CheckConstraint(
                name="campaign_has_languages",
                condition=Q(languages__len__gte=1),
                violation_error_message=_("Choose at least one language."),
            ),
        ]
        indexes = [models.Index(fields=["programme", "status"], name="campaign_of_programme")]

    def __str__(self):
        return self.title


class CampaignEvent(
    pghistory.create_event_model(
        Campaign,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        fields=["id", "title", "status", "goal", "starts_on", "ends_on", "languages", "page_is_public", "responsible"],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """A version of a campaign's facts, written by a trigger whoever changes the row."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("version of a campaign")
        verbose_name_plural = _("versions of campaigns")
        indexes = [models.Index(fields=["id", "pgh_id"], name="campaignevent_of_campaign")]
