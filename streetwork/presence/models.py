"""Space: a group, channel, page, server, hashtag or forum in which a programme is present."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.presence.enums import Cause, Kind, Measure, Outcome, Permission, Risk, Rule, Status, Step
from streetwork.presence.queries import SpaceQuerySet
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel, State
from streetwork.vocabulary.models import OriginGroup, Platform


class Space(SharedModel):
    """Raum. Belongs to a programme, not to a state: a community speaks a language and knows no Bundesland.

    `key` is the platform's own name for it, as `permalinks.parse` reads it from a link; it finds the space
    again from any link into it.
    """

    Kind, Status, Permission, Rule, Risk = Kind, Status, Permission, Rule, Risk

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="spaces", verbose_name=_("programme"))
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+", verbose_name=_("platform"))
    key = models.CharField(max_length=200, editable=False)
    url = models.URLField(_("address"), max_length=500)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.GROUP)
    languages = ArrayField(models.CharField(max_length=8), verbose_name=_("languages"), default=list, blank=True)
    origin_groups = models.ManyToManyField(OriginGroup, verbose_name=_("origin or occupation"), blank=True)
    states = models.ManyToManyField(
        State, verbose_name=_("states"), blank=True, help_text=_("None: the space is supra-regional.")
    )
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.JOINED)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("responsible"),
    )  # fmt: skip
    visitor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("next visit by"), help_text=_("Empty: who is responsible."),
    )  # fmt: skip
    rules = models.TextField(_("rules of the space"), blank=True, max_length=2000)
    advertising = models.CharField(_("advertising"), max_length=9, choices=Rule.choices, default=Rule.UNKNOWN)
    links = models.CharField(_("links"), max_length=9, choices=Rule.choices, default=Rule.UNKNOWN)
    permission = models.CharField(
        _("permission of the admins"), max_length=8, choices=Permission.choices, default=Permission.UNKNOWN
    )
    privacy_risk = models.CharField(_("privacy risk"), max_length=8, choices=Risk.choices, default=Risk.UNKNOWN)
    visit_every_days = models.PositiveSmallIntegerField(
        _("days between visits"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(366)],
        help_text=_("Empty: the next visit is set by hand."),
    )  # fmt: skip
    last_visit = models.DateField(_("last visit"), null=True, blank=True)
    next_visit = models.DateField(_("next visit due"), null=True, blank=True)
    created_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)

    objects = SpaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("space")
        verbose_name_plural = _("spaces")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "platform", "key"],
                name="space_once_per_programme",
                violation_error_message=_("This space is already in the register of the programme."),
            )
        ]
        indexes = [models.Index(fields=["next_visit"], condition=Q(status="joined"), name="space_due")]

    def __str__(self):
        return self.name


class MemberCount(SharedModel):
    """How many members a space had on a day."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="member_counts", verbose_name=_("space"))
    counted_on = models.DateField(_("counted on"), default=timezone.localdate)
    count = models.PositiveIntegerField(_("members"))

    class Meta:
        verbose_name = _("member count")
        verbose_name_plural = _("member counts")
        ordering = ["-counted_on"]
        constraints = [models.UniqueConstraint(fields=["space", "counted_on"], name="membercount_once_a_day")]

    def __str__(self):
        return f"{self.count} ({self.counted_on})"


class Visit(SharedModel):
    """A colleague looked around in a space on a day."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="visits", verbose_name=_("space"))
    visitor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who")
    )
    visited_on = models.DateField(_("visited on"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(480)]
    )

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["-visited_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "visitor", "visited_on"],
                name="visit_once_a_day",
                violation_error_message=_("You already recorded a visit on this day."),
            )
        ]


class BlockEntry(SharedModel):
    """A line of the block log (Sperrprotokoll): what was deleted or blocked, why we think so, what came of it.

    Evidence for talks with platforms: their filters hit prevention work, too.
    """

    Measure, Cause, Step, Outcome = Measure, Cause, Step, Outcome

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+", verbose_name=_("platform"))
    space = models.ForeignKey(
        Space, models.CASCADE, related_name="blocks", null=True, blank=True, verbose_name=_("space"),
        help_text=_("Empty: it hit an account of ours as a whole."),
    )  # fmt: skip
    happened_on = models.DateField(_("day it happened"), default=timezone.localdate)
    measure = models.CharField(_("what happened"), max_length=10, choices=Measure.choices)
    cause = models.CharField(_("suspected cause"), max_length=8, choices=Cause.choices, default=Cause.UNKNOWN)
    step = models.CharField(_("whom we turned to"), max_length=6, choices=Step.choices, default=Step.NONE)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, default=Outcome.OPEN)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("entered by")
    )

    class Meta:
        verbose_name = _("entry of the block log")
        verbose_name_plural = _("block log")
        ordering = ["-happened_on", "-pk"]


class ReachEstimate(SharedModel):
    """How much the spaces of a programme overlap: the stated assumption behind "people reached".

    Nobody can count distinct members across groups; so the sum is shown with an estimate that says on what it rests.
    """

    programme = models.OneToOneField(
        Programme, models.CASCADE, related_name="reach_estimate", verbose_name=_("programme")
    )
    overlap_percent = models.PositiveSmallIntegerField(
        _("assumed overlap in percent"), validators=[MaxValueValidator(95)],
        help_text=_("Share of memberships that belong to people counted already in another space."),
    )  # fmt: skip
    basis = models.CharField(_("what it rests on"), max_length=300)
    stated_on = models.DateField(_("stated on"), default=timezone.localdate)
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("estimate of the reach")
        verbose_name_plural = _("estimates of the reach")


class OwnChannel(SharedModel):
    """A page, profile or channel of the team's own on a platform.

    Whoever writes there must see who speaks: imprint, privacy notice and availability are part of it (§ 5 DDG,
    Art. 13 GDPR).
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="own_channels", verbose_name=_("programme"))
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+", verbose_name=_("platform"))
    name = models.CharField(_("name"), max_length=120)
    url = models.URLField(_("address"), max_length=500)
    languages = ArrayField(models.CharField(max_length=8), verbose_name=_("languages"), default=list, blank=True)
    availability = models.CharField(
        _("availability"), max_length=300, blank=True, help_text=_("What people read there about when we answer.")
    )
    imprint_url = models.URLField(_("imprint"), max_length=500, blank=True)
    privacy_url = models.URLField(_("privacy notice"), max_length=500, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("responsible"),
    )  # fmt: skip
    is_closed = models.BooleanField(_("closed"), default=False)
    created_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("own channel")
        verbose_name_plural = _("own channels")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "url"],
                name="ownchannel_once",
                violation_error_message=_("This channel is in the register of the programme already."),
            )
        ]

    def __str__(self):
        return self.name


class FollowerCount(SharedModel):
    """How many people followed a channel of ours on a day."""

    channel = models.ForeignKey(
        OwnChannel, models.CASCADE, related_name="follower_counts", verbose_name=_("own channel")
    )
    counted_on = models.DateField(_("counted on"), default=timezone.localdate)
    count = models.PositiveIntegerField(_("followers"))

    class Meta:
        verbose_name = _("follower count")
        verbose_name_plural = _("follower counts")
        ordering = ["-counted_on"]
        constraints = [models.UniqueConstraint(fields=["channel", "counted_on"], name="followercount_once_a_day")]


TRACKED = [
    "id", "programme", "platform", "url", "name", "kind", "languages", "status", "responsible", "advertising",
    "links", "permission", "privacy_risk", "visit_every_days", "last_visit", "next_visit",
]  # fmt: skip


class SpaceEvent(
    pghistory.create_event_model(
        Space,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=TRACKED,
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """A version of a space's facts, written by a trigger whoever changes the row.

    `rules` is left out: free text does not multiply. `actor` is filled by Postgres from the scope.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("version of a space")
        verbose_name_plural = _("versions of spaces")
        indexes = [models.Index(fields=["id", "pgh_id"], name="spaceevent_of_space")]
