"""Placement: a post in one language, on one platform, at one time; how it is released and sent."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.enums import AttemptOutcome, Connector, GateCheck, PlacementStatus
from campaigns.models.posts import POST_LENGTH, CampaignPost, PostVersion
from streetwork.presence.models import OwnChannel, Space
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel
from streetwork.vocabulary.models import Language, Platform


class Placement(SharedModel):
    """Veröffentlichung. Planned even before the language is written: the gap is then seen in time.

    It goes out in a channel of our own or a space of others. *Due* and *measured* are no statuses but facts (see
    `campaigns.calendar.rules`): the time has come; figures were entered (`measured_at`).
    """

    Status = PlacementStatus

    post = models.ForeignKey(CampaignPost, models.CASCADE, related_name="placements", verbose_name=_("post"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+", verbose_name=_("platform"))
    channel = models.ForeignKey(
        OwnChannel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("own channel")
    )
    space = models.ForeignKey(Space, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("space"))
    due_at = models.DateTimeField(_("when"))
    status = models.CharField(_("status"), max_length=9, choices=PlacementStatus.choices, default="planned")
    series = models.UUIDField(null=True, editable=False)
    permalink = models.URLField(_("link of the published post"), max_length=500, blank=True)
    external_id = models.CharField(max_length=80, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    published_text = models.TextField(max_length=POST_LENGTH, blank=True, editable=False)
    problem = models.CharField(max_length=30, blank=True, editable=False)
    measured_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["due_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="placement_in_one_place",
                condition=Q(channel=None) | Q(space=None),
                violation_error_message=_("Choose a channel of your own or a space, not both."),
            ),
            models.CheckConstraint(
                name="placement_published_when",
                condition=~Q(status="published") | Q(published_at__isnull=False),
                violation_error_message=_("Say when it was published."),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(status="planned"), name="placement_due"),
            models.Index(fields=["published_at"], condition=Q(status="published"), name="placement_published"),
            models.Index(fields=["series"], condition=Q(series__isnull=False), name="placement_of_series"),
        ]


class PlacementEvent(
    pghistory.create_event_model(
        Placement,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        fields=["id", "language", "platform", "channel", "space", "due_at", "status"],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """When and where a placement stood in the calendar before, written by a trigger whoever moves it."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("earlier plan of a placement")
        verbose_name_plural = _("earlier plans of placements")
        indexes = [models.Index(fields=["id", "pgh_id"], name="placementevent_of_placement")]


class GateItem(SharedModel):
    """A question of a programme's checklist before publishing. Without rows a programme asks all of `GateCheck`."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="gate_items", verbose_name=_("programme"))
    check_code = models.CharField(
        _("check"), max_length=12, choices=[*GateCheck.choices, ("own", _("own question"))], default="own"
    )
    label = models.CharField(_("question"), max_length=160, blank=True)
    is_asked = models.BooleanField(_("asked"), default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("question before publishing")
        verbose_name_plural = _("questions before publishing")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "check_code"], condition=~Q(check_code="own"), name="gateitem_once"
            ),
            models.CheckConstraint(
                name="gateitem_own_has_label",
                condition=~Q(check_code="own") | ~Q(label=""),
                violation_error_message=_("Write the question."),
            ),
        ]


class GateRelease(SharedModel):
    """Somebody went through the checklist and answers for this wording (`text_hash`) going out."""

    version = models.ForeignKey(PostVersion, models.CASCADE, related_name="releases", verbose_name=_("version"))
    text_hash = models.BinaryField(max_length=32, editable=False)
    checks = ArrayField(models.CharField(max_length=160), verbose_name=_("checked"))
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    released_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-released_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "text_hash"], condition=Q(withdrawn_at=None), name="gaterelease_once"
            )
        ]


class ChannelConnection(SharedModel):
    """How a channel of our own is written to by machine. The token is sealed under the root key (vault).

    While `waits_until` lies ahead, nothing goes out in the channel: the platform asked us to wait.
    """

    channel = models.OneToOneField(OwnChannel, models.CASCADE, related_name="connection", verbose_name=_("own channel"))
    connector = models.CharField(_("connection"), max_length=8, choices=Connector.choices)
    address = models.CharField(
        _("address of the channel"), max_length=64, help_text=_("@name of the channel, or its number (-100…).")
    )
    token = models.BinaryField(editable=False)
    bot_name = models.CharField(_("bot"), max_length=64, blank=True, editable=False)
    title = models.CharField(_("name on the platform"), max_length=255, blank=True, editable=False)
    checked_at = models.DateTimeField(_("tried"), null=True, editable=False)
    problem = models.CharField(max_length=30, blank=True, editable=False)
    waits_until = models.DateTimeField(null=True, editable=False)
    is_active = models.BooleanField(_("publishes by itself"), default=True)
    connected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("connection of a channel")
        verbose_name_plural = _("connections of channels")


class ChannelConnectionEvent(
    pghistory.create_event_model(
        ChannelConnection,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=["id", "channel", "address", "bot_name", "is_active"],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """Who connected, paused or disconnected a channel, written by a trigger. Never the token."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("version of a connection")
        verbose_name_plural = _("versions of connections")
        indexes = [models.Index(fields=["channel", "pgh_id"], name="connectionevent_of_channel")]


class SendAttempt(SharedModel):
    """One try to publish a placement by machine, written and committed before the request goes out.

    A row without `ended_at` whose worker is dead is *in doubt*: the post may stand there. It is never sent again by
    itself; a person looks and decides (the Bot API has neither idempotency keys nor a way to read a channel). `text`
    is what was sent, for that look; `settled_by` is who decided.
    """

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="attempts", verbose_name=_("placement"))
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=AttemptOutcome.choices, blank=True)
    code = models.CharField(max_length=30, blank=True)
    retry_at = models.DateTimeField(null=True)
    text = models.TextField(max_length=POST_LENGTH, blank=True, editable=False)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("attempt to publish")
        verbose_name_plural = _("attempts to publish")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement"], condition=Q(ended_at=None), name="sendattempt_one_at_a_time")
        ]
        indexes = [models.Index(fields=["started_at"], condition=Q(ended_at=None), name="sendattempt_open")]
