"""The network: institutions, how they are linked, who is responsible for which step, and coachings."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from streetwork.tenancy.models import Programme, SharedModel, State, TenantModel
from streetwork.vocabulary.models import Language, Topic
from training.enums import Audience, CoachingTopic, InstitutionType, PartnerStatus, RelationKind, SessionForm


class Partner(SharedModel):
    """An institution of a programme's network, in a state or abroad. Institutions are no persons: shared."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="partners", verbose_name=_("programme"))
    name = models.CharField(_("name"), max_length=160)
    name_key = models.CharField(max_length=160, editable=False)  # folded, for finding the same institution again
    institution_type = models.CharField(
        _("type of institution"), max_length=20, choices=InstitutionType.choices, default=InstitutionType.OTHER
    )
    engagement = models.CharField(_("works with"), max_length=9, choices=Audience.choices, default=Audience.FULL_TIME)
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("state"),
        help_text=_("Empty for institutions abroad."),
    )  # fmt: skip
    country = CountryField(_("country"), default="DE")
    city = models.CharField(_("town"), max_length=80, blank=True)
    website = models.URLField(_("web site"), max_length=300, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    note = models.CharField(_("note"), max_length=500, blank=True)
    last_contact_on = models.DateField(_("last contact"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=6, choices=PartnerStatus.choices, default=PartnerStatus.ACTIVE)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="partner_state_in_germany",
                condition=Q(country="DE") | Q(state=None),
                violation_error_message=_("An institution abroad has no German state."),
            ),
            models.UniqueConstraint(
                fields=["programme", "name_key", "state", "country", "city"], nulls_distinct=False, name="partner_once"
            ),
        ]

    def __str__(self):
        return self.name


class PartnerContact(TenantModel):
    """The person to talk to at an institution: only with consent, within the walls of a state."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=120)
    function = models.CharField(_("function"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    consent_on = models.DateField(_("consent on"))
    consent_how = models.CharField(_("consent by"), max_length=120, help_text=_("e.g. by mail, on the list of …"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_on = models.DateField(_("last confirmed"), default=timezone.localdate)

    class Meta(TenantModel.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["name", "pk"]


class PartnerRelation(SharedModel):
    """How two institutions of a network are linked. Directed for `refers`, `funds`, `is a member of`."""

    source = models.ForeignKey(Partner, models.CASCADE, related_name="relations_out", verbose_name=_("institution"))
    target = models.ForeignKey(Partner, models.CASCADE, related_name="relations_in", verbose_name=_("linked with"))
    kind = models.CharField(_("kind"), max_length=11, choices=RelationKind.choices)
    since = models.PositiveSmallIntegerField(
        _("since (year)"), null=True, blank=True, validators=[MinValueValidator(1950), MaxValueValidator(2100)]
    )
    until = models.PositiveSmallIntegerField(
        _("until (year)"), null=True, blank=True, validators=[MinValueValidator(1950), MaxValueValidator(2100)]
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="relation_not_with_itself",
                condition=~Q(source=F("target")),
                violation_error_message=_("An institution is not linked with itself."),
            ),
            models.UniqueConstraint(fields=["source", "target", "kind"], name="relation_once"),
        ]


class ProcedureCard(SharedModel):
    """Which office is responsible for which step of a procedure, by which law (Verfahrenskarte)."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # the form's: saved twice is saved once
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    procedure = models.CharField(_("procedure"), max_length=140)
    position = models.PositiveSmallIntegerField(_("step number"), default=1)
    step = models.CharField(_("step"), max_length=200)
    description = models.TextField(_("what happens"), max_length=3000, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    office = models.CharField(_("responsible office"), max_length=200)
    partner = models.ForeignKey(
        Partner, models.SET_NULL, null=True, blank=True, related_name="procedure_cards",
        verbose_name=_("partner of the network"),
    )  # fmt: skip
    link = models.URLField(_("link"), max_length=500, blank=True)
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("state"),
        help_text=_("Empty: in all of Germany."),
    )  # fmt: skip
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    checked_on = models.DateField(_("checked on"), default=timezone.localdate)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("procedure card")
        verbose_name_plural = _("procedure cards")
        ordering = ["procedure", "position", "pk"]

    def __str__(self):
        return f"{self.procedure}: {self.step}"


class Coaching(TenantModel):
    """Individual advice to an institution on digital tools: time and topic, no persons."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("partner of the network")
    )
    institution = models.CharField(_("institution"), max_length=160)
    institution_type = models.CharField(
        _("type of institution"), max_length=20, choices=InstitutionType.choices, default=InstitutionType.OTHER
    )
    topic = models.CharField(_("topic"), max_length=11, choices=CoachingTopic.choices)
    held_on = models.DateField(_("on"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=60, validators=[MinValueValidator(5), MaxValueValidator(1440)]
    )
    form = models.CharField(_("form"), max_length=7, choices=SessionForm.choices, default=SessionForm.ONLINE)
    people = models.PositiveSmallIntegerField(
        _("people"), default=1, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    result = models.CharField(_("result"), max_length=500, blank=True)
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = _("coaching")
        verbose_name_plural = _("coachings")
        ordering = ["-held_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["state", "key"], name="coaching_once")]
