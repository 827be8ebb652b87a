"""AdvisoryCenter: an entry of the directory as its editors keep it, and its published copy."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.enums import Accessibility, Area, FirstContact, Status, TargetGroup, VerifiedBy
from referrals.geo import SpherePoint
from referrals.ordering import Alphabetical
from referrals.queries.centers import CenterManager, PublishedCenterQuerySet
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.models import PublishedModel, TenantModel

# Free texts that exist in all eight languages (referrals/translation.py).
TRANSLATED = ("description", "bring", "conditions", "directions")


def _list_of(field, label, **options):
    return ArrayField(field, verbose_name=label, default=list, blank=True, **options)


class CenterFacts(models.Model):
    """Everything about a centre that anybody may know. One row says all, so that one version restores all.

    `hours` is described in `referrals.hours`. `languages` are counselled in by the staff themselves,
    `interpreter_languages` with an interpreter. `topic_ids` are kept like those of a contact. `accepting` None
    means that nobody asked. `due_on` is the day from which the centre is to be asked again.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    provider = models.CharField(_("provider"), max_length=200, blank=True, help_text=_("Who runs it (Träger)."))
    status = models.CharField(_("status"), max_length=9, choices=Status.choices, default=Status.DRAFT)

    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    area = models.CharField(_("service area"), max_length=10, choices=Area.choices, default=Area.CITY)
    served_state_ids = _list_of(
        models.SmallIntegerField(), _("also serves"), help_text=_("Other states whose people may come.")
    )
    accessibility = models.CharField(
        _("step-free access"), max_length=7, choices=Accessibility.choices, default=Accessibility.UNKNOWN
    )

    phones = _list_of(models.CharField(max_length=40), _("phone numbers"))
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("web site"), max_length=300, blank=True)
    booking_url = models.URLField(_("online booking"), max_length=300, blank=True)
    first_contact = _list_of(models.CharField(max_length=8, choices=FirstContact.choices), _("first contact"))
    hours = models.JSONField(_("opening hours"), default=dict, blank=True)

    languages = _list_of(models.CharField(max_length=8), _("languages of counselling"))
    interpreter_languages = _list_of(models.CharField(max_length=8), _("with an interpreter"))
    topic_ids = _list_of(models.SmallIntegerField(), _("topics"))
    target_groups = _list_of(models.CharField(max_length=8, choices=TargetGroup.choices), _("target groups"))
    minimum_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    is_free = models.BooleanField(_("free of charge"), null=True, blank=True)
    is_anonymous = models.BooleanField(_("anonymous counselling possible"), null=True, blank=True)
    accepting = models.BooleanField(_("accepting now"), null=True, blank=True)
    waiting_weeks = models.PositiveSmallIntegerField(
        _("waiting time in weeks"), null=True, blank=True, validators=[MaxValueValidator(104)]
    )

    description = models.TextField(_("description"), blank=True, max_length=2000)
    bring = models.TextField(_("what to bring"), blank=True, max_length=1000)
    conditions = models.TextField(_("conditions"), blank=True, max_length=1000)
    directions = models.TextField(_("how to get there"), blank=True, max_length=1000)

    verified_on = models.DateField(_("last verified"), null=True, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=6, choices=VerifiedBy.choices, blank=True)
    due_on = models.DateField(_("to be verified from"), null=True, blank=True)
    updated_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class AdvisoryCenter(CenterFacts, TenantModel):
    """Beratungsstelle: the entry as the state's editors keep it, drafts and internal facts included.

    A trigger copies what is public to PublishedCenter whenever the row changes, whoever changes it.
    """

    verification_email = models.EmailField(
        _("e-mail for verification"), blank=True, help_text=_("Empty: the public address. Is not published.")
    )
    verify_every_months = models.PositiveSmallIntegerField(
        _("months between verifications"), default=6, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    verified_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    editor_note = models.TextField(
        _("internal note"),
        blank=True,
        max_length=2000,
        help_text=_("Never published; for colleagues who work with the directory of the state. No names of people."),
    )
    merged_into = TenantForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", editable=False, verbose_name=_("merged into")
    )
    source = models.CharField(max_length=60, blank=True, editable=False)
    source_id = models.CharField(max_length=160, blank=True, editable=False)
    website_checked_on = models.DateField(null=True, blank=True, editable=False)
    website_answers = models.BooleanField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)

    objects = CenterManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("advisory centre")
        verbose_name_plural = _("advisory centres")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["state", "uid"], name="center_uid_once"),
            models.UniqueConstraint(
                fields=["state", "source", "source_id"], condition=~Q(source_id=""), name="center_of_source_once"
            ),
            models.CheckConstraint(
                name="center_has_both_coordinates",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                name="center_ages_in_order",
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age")),
                violation_error_message=_("The lower age is above the upper one."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "status", "name"], name="center_by_status"),
            models.Index(Alphabetical(F("name")), "id", name="center_by_name"),
            models.Index(fields=["state", "due_on"], condition=Q(status="published"), name="center_due"),
        ]


class PublishedCenter(CenterFacts, PublishedModel):
    """What the public knows of a centre: same id, same facts, written by a trigger alone, never deleted.

    Matching, slips, the public directory and HSDS read this table. A paused or closed centre stays, because
    slips lead to it; `listed()` leaves it out.
    """

    id = models.BigIntegerField(primary_key=True)
    merged_into_id = models.BigIntegerField(null=True)

    objects = PublishedCenterQuerySet.as_manager()

    class Meta:
        verbose_name = _("published centre")
        verbose_name_plural = _("published centres")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["uid"], name="publishedcenter_uid_once")]
        indexes = [
            models.Index(fields=["state", "status", "name"], name="publishedcenter_by_status"),
            models.Index(Alphabetical(F("name")), "id", name="publishedcenter_by_name"),
            models.Index(fields=["updated_at"], name="publishedcenter_changed"),
            GistIndex(
                SpherePoint("latitude", "longitude"),
                name="publishedcenter_place",
                condition=Q(latitude__isnull=False),
            ),
            GinIndex(fields=["topic_ids"], name="publishedcenter_topics"),
            GinIndex(fields=["languages"], name="publishedcenter_languages"),
            GinIndex(fields=["interpreter_languages"], name="publishedcenter_interpreters"),
            GinIndex(fields=["name"], name="publishedcenter_similar", opclasses=["gin_trgm_ops"]),
        ]
