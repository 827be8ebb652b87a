"""ShortLink: a short address of ours that leads to a stored target, and how often it was followed."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models.placements import Placement
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel


class ShortLink(SharedModel):
    """`/l/<slug>`. Of a placement, or free (a poster, a profile's text). The target is http or https."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    slug = models.CharField(_("short address"), max_length=40, unique=True)
    target = models.URLField(_("leads to"), max_length=500)
    placement = models.OneToOneField(
        Placement, models.SET_NULL, null=True, blank=True, related_name="short_link", verbose_name=_("placement")
    )
    label = models.CharField(_("where it stands"), max_length=120, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.slug


class ShortLinkEvent(
    pghistory.create_event_model(
        ShortLink,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        fields=["id", "target", "is_active"],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """Where a short link led before, written by a trigger whoever changes it: it may stand on paper."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("version of a short link")
        verbose_name_plural = _("versions of short links")
        indexes = [models.Index(fields=["id", "pgh_id"], name="shortlinkevent_of_link")]


class ClickCount(SharedModel):
    """How often a short link was followed on a day: no address, no cookie, no time. Machines are counted apart."""

    link = models.ForeignKey(ShortLink, models.CASCADE, related_name="clicks")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)
    bots = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("clicks of a day")
        verbose_name_plural = _("clicks of days")
        constraints = [models.UniqueConstraint(fields=["link", "day"], name="clickcount_once_a_day")]


class ClickFlush(SharedModel):
    """A parcel of counted clicks that was written: the same parcel again is left alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    flushed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("written parcel of clicks")
        verbose_name_plural = _("written parcels of clicks")


class LinkPolicy(SharedModel):
    """Whether a programme's short links to foreign hosts show a notice page first. `own_hosts` are not foreign."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="link_policy", verbose_name=_("programme"))
    shows_notice = models.BooleanField(_("notice before foreign pages"), default=False)
    own_hosts = ArrayField(
        models.CharField(max_length=120), verbose_name=_("own hosts"), default=list, blank=True,
        help_text=_("Hosts that need no notice, with commas: example.org, www.example.org"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("rule for short links")
        verbose_name_plural = _("rules for short links")
