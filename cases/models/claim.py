"""Claim: a false statement that recurs in a language, with the checked answer."""

import uuid

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models import AnswerCard
from cases.claims.enums import Status
from cases.claims.queries import ClaimQuerySet
from streetwork.presence.models import Space
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel
from streetwork.vocabulary.models import Language, Topic


class Claim(SharedModel):
    """Falschinformation. Belongs to a programme: what circulates in a language knows no Bundesland.

    `said` is the statement as people make it, in `language`; `statement` says it in the team's words. Nothing says who
    made it. Corrections are counted from contacts (`cases.Contact.claim`). Who wrote it last does not check it.

    A duplicate that was merged keeps its row and points to the claim that stands for both, so that no contact of
    any state needs to be touched; it is counted there and shown nowhere else.
    """

    Status = Status

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="claims", verbose_name=_("programme"))
    statement = models.CharField(_("what is claimed"), max_length=200)
    said = models.CharField(_("as people say it"), max_length=300, blank=True)
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"))
    correction = models.CharField(_("what is right"), max_length=500, blank=True)
    card = models.ForeignKey(
        AnswerCard, models.SET_NULL, related_name="claims", null=True, blank=True, verbose_name=_("checked answer")
    )
    status = models.CharField(_("status"), max_length=7, choices=Status.choices, default=Status.OPEN)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("first seen"), default=timezone.now, editable=False)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now, editable=False)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="merged")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("false claim")
        verbose_name_plural = _("false claims")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="claim_checked_by_another",
                condition=~Q(status="checked") | Q(checked_at__isnull=False),
                violation_error_message=_("A claim is checked by a second person."),
            ),
            models.CheckConstraint(
                name="claim_merged_into_another", condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id"))
            ),
        ]
        indexes = [models.Index(fields=["programme", "status"], name="claim_of_programme")]

    def __str__(self):
        return self.statement


class ClaimSighting(SharedModel):
    """The claim was seen on a day, so many times, whether or not somebody corrected it."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="sightings")
    space = models.ForeignKey(Space, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("space"))
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    count = models.PositiveSmallIntegerField(
        _("how often"), default=1, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    client_ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("sighting of a claim")
        verbose_name_plural = _("sightings of claims")
        indexes = [models.Index(fields=["claim", "seen_on"], name="claimsighting_of_claim")]


class ClaimEvent(
    pghistory.create_event_model(
        Claim,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        fields=["id", "statement", "correction", "card", "status", "merged_into"],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """A version of a claim, written by a trigger whoever changes it. `actor` is filled by Postgres."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("version of a false claim")
        verbose_name_plural = _("versions of false claims")
        indexes = [models.Index(fields=["id", "pgh_id"], name="claimevent_of_claim")]
