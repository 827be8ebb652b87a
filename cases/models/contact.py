"""Contact and its note, its history, and the saved views of the list."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from campaigns.models import AnswerVersion, Placement
from cases.enums import Act, Audience, Depth, Duration, Evidence, Initiative, Kind
from cases.models.case import Case
from cases.models.claim import Claim
from cases.queries import ContactManager
from referrals.models import Referral
from streetwork.presence.models import Space
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.managers import TenantManager
from streetwork.tenancy.models import Programme, SharedModel, State, TenantModel
from streetwork.vocabulary.enums import Mode, Setting
from streetwork.vocabulary.models import Language, OriginGroup, Platform, Topic

NOTE_LENGTH = 500


class Contact(TenantModel):
    """Kontakt: one outreach interaction, anonymous by default.

    No field for a name, a handle, a picture or a transcript exists. The thread is known by a keyed
    fingerprint of its permalink, never by the link. `topic_ids` holds all topics with the main one first:
    an array of small numbers is counted about twice as fast as a through table (research/tenancy, §5).
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    counselor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("counselor")
    )
    client_ref = models.UUIDField(default=uuid.uuid4, editable=False)
    occurred_at = models.DateTimeField(_("when"), default=timezone.now)
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+", db_index=False, verbose_name=_("platform"))
    space = models.ForeignKey(Space, models.PROTECT, related_name="+", verbose_name=_("space"), null=True, blank=True)
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", db_index=False, verbose_name=_("language"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.INFORMATION)
    offer_answered = models.BooleanField(_("offer answered"), null=True, blank=True)
    acts = ArrayField(models.CharField(max_length=12, choices=Act.choices), verbose_name=_("what you did"))
    main_topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="+", db_index=False, verbose_name=_("main topic")
    )
    topic_ids = ArrayField(models.SmallIntegerField(), verbose_name=_("topics"))
    setting = models.CharField(_("setting"), max_length=12, choices=Setting.choices, blank=True)
    mode = models.CharField(_("mode"), max_length=16, choices=Mode.choices, blank=True)
    initiative = models.CharField(_("initiative"), max_length=10, choices=Initiative.choices, blank=True)
    content_based = models.BooleanField(_("came from a post of ours"), default=False)
    depth = models.CharField(_("depth"), max_length=12, choices=Depth.choices, blank=True)
    duration = models.CharField(_("duration"), max_length=2, choices=Duration.choices, blank=True)
    region_evidence = models.CharField(
        _("how the region is known"), max_length=12, choices=Evidence.choices, default=Evidence.UNKNOWN
    )
    origin_group = models.ForeignKey(
        OriginGroup,
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("origin group"),
        null=True,
        blank=True,
    )
    residence_country = CountryField(_("country of residence"), blank=True)
    target_state = models.ForeignKey(
        State, models.PROTECT, related_name="+", db_index=False, verbose_name=_("target state"), null=True, blank=True
    )
    audience = models.CharField(_("silent readers"), max_length=5, choices=Audience.choices, blank=True)
    people_reached = models.PositiveSmallIntegerField(
        _("people answered"), default=1, validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text=_("One entry for several: 12 comments answered."),
    )  # fmt: skip
    referral = TenantForeignKey(
        Referral, models.SET_NULL, related_name="+", db_index=False, verbose_name=_("referral"), null=True, blank=True,
        editable=False,
    )  # fmt: skip
    case = TenantForeignKey(
        Case, models.SET_NULL, related_name="contacts", db_index=False, verbose_name=_("case"), null=True, blank=True,
        editable=False,
    )  # fmt: skip
    claim = models.ForeignKey(
        Claim, models.SET_NULL, related_name="+", verbose_name=_("corrected claim"), null=True, blank=True,
        db_index=False,
    )  # fmt: skip
    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="+", verbose_name=_("came through a post"), null=True, blank=True,
        db_index=False,
    )  # fmt: skip
    thread_fingerprint = models.BinaryField(max_length=16, null=True, editable=False)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)
    note_changed_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("logged"), default=timezone.now, editable=False)

    objects = ContactManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.UniqueConstraint(fields=["state", "client_ref"], name="contact_saved_once"),
            models.UniqueConstraint(
                fields=["state", "referral"],
                condition=models.Q(referral__isnull=False),
                name="contact_of_referral_once",
                violation_error_message=_("This referral belongs to another contact."),
            ),
            models.CheckConstraint(
                name="contact_has_topics",
                condition=models.Q(topic_ids__len__gte=1) & models.Q(topic_ids__len__lte=12),
                violation_error_message=_("Choose between 1 and 12 topics."),
            ),
            models.CheckConstraint(
                name="contact_has_acts",
                condition=models.Q(acts__len__gte=1),
                violation_error_message=_("Say what you did."),
            ),
            models.CheckConstraint(
                name="contact_reaches_people",
                condition=models.Q(people_reached__gte=1, people_reached__lte=500),
                violation_error_message=_("One entry stands for 1 to 500 people."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-occurred_at", "-id"], name="contact_state_newest"),
            models.Index(fields=["-occurred_at", "-id"], name="contact_newest"),
            models.Index(fields=["counselor", "-occurred_at"], name="contact_of_counselor"),
            models.Index(
                fields=["state", "occurred_at"],
                include=[
                    "programme",
                    "language",
                    "platform",
                    "kind",
                    "offer_answered",
                    "people_reached",
                    "main_topic",
                    "topic_ids",
                    "acts",
                    "origin_group",
                    "region_evidence",
                    "initiative",
                    "setting",
                    "depth",
                    "audience",
                    "residence_country",
                    "target_state",
                    "placement",
                ],
                name="contact_figures",
            ),
            models.Index(
                fields=["state", "thread_fingerprint"],
                condition=models.Q(thread_fingerprint__isnull=False),
                name="contact_thread",
            ),
            models.Index(fields=["state", "case"], condition=models.Q(case__isnull=False), name="contact_of_case"),
            models.Index(
                fields=["claim", "occurred_at"], condition=models.Q(claim__isnull=False), name="contact_of_claim"
            ),
            models.Index(
                fields=["placement", "occurred_at"],
                condition=models.Q(placement__isnull=False),
                name="contact_of_placement",
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class ContactNote(TenantModel):
    """The optional note of a contact: guarded, ≤ 500 characters, apart from everything that is counted.

    Own table, so that history, exports, lists and the API cannot carry it by accident, and retention can
    delete it after 90 days while the counted facts stay.
    """

    contact = TenantForeignKey(Contact, models.CASCADE, related_name="notes")
    text = models.CharField(_("note"), max_length=NOTE_LENGTH)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta(TenantModel.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        constraints = [models.UniqueConstraint(fields=["state", "contact"], name="contactnote_once")]


class CardUse(TenantModel):
    """An answer card was used in a contact: which text in which language."""

    contact = TenantForeignKey(Contact, models.CASCADE, related_name="card_uses")
    version = models.ForeignKey(AnswerVersion, models.CASCADE, related_name="+", verbose_name=_("answer"))

    class Meta(TenantModel.Meta):
        verbose_name = _("use of an answer card")
        verbose_name_plural = _("uses of answer cards")
        constraints = [models.UniqueConstraint(fields=["state", "contact", "version"], name="carduse_once")]


TRACKED = [
    "id", "state", "programme", "counselor", "occurred_at", "platform", "space", "language", "kind",
    "offer_answered", "acts", "main_topic", "topic_ids", "setting", "mode", "initiative", "content_based", "depth",
    "duration", "region_evidence", "origin_group", "residence_country", "target_state", "audience",
    "people_reached", "claim", "placement", "note_changed_at",
]  # fmt: skip


class ContactEvent(
    pghistory.create_event_model(
        Contact,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=TRACKED,
        obj_field=None,
        context_field=None,
    ),
    TenantModel,
):
    """A version of a contact's facts, written by a trigger whoever changes the row. Notes are not in it.

    `actor` is filled by Postgres from the transaction's scope.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    objects = TenantManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("version of a contact")
        verbose_name_plural = _("versions of contacts")
        indexes = [models.Index(fields=["state", "id", "pgh_id"], name="contactevent_of_contact")]


class SavedView(SharedModel):
    """A named filter of the contact list, one person's own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="savedview_once",
                violation_error_message=_("You already have a view of this name."),
            )
        ]

    def __str__(self):
        return self.name
