"""AnswerCard: one reviewed answer to a recurring question, with a version for each language and state variant."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.enums import Advice, CardStatus, VersionStatus
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel, State
from streetwork.vocabulary.models import Language, Topic

ANSWER_LENGTH = 2000


class AnswerCard(SharedModel):
    """Antwortkarte. `topic_ids` holds the main topic first; the version in `source_language` (without a state) is
    what the others are translated from and adapted to.
    """

    Advice, Status = Advice, CardStatus

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="answer_cards", verbose_name=_("programme"))
    title = models.CharField(_("question in short"), max_length=120)
    topic_ids = ArrayField(models.SmallIntegerField(), verbose_name=_("topics"))
    main_topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("main topic"))
    source_language = models.ForeignKey(
        Language, models.PROTECT, related_name="+", verbose_name=_("language of the source")
    )
    advice = models.CharField(_("kind of advice"), max_length=7, choices=Advice.choices, default=Advice.GENERAL)
    status = models.CharField(_("status"), max_length=7, choices=CardStatus.choices, default=CardStatus.ACTIVE)
    legal_basis = models.CharField(
        _("legal basis or source"), max_length=300, blank=True, help_text=_("Paragraph, authority or page.")
    )  # fmt: skip
    legally_reviewed_on = models.DateField(_("legally reviewed on"), null=True, blank=True)
    legally_reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("legally reviewed by"),
    )  # fmt: skip
    expires_on = models.DateField(_("review again by"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("answer card")
        verbose_name_plural = _("answer cards")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="answercard_has_topics",
                condition=Q(topic_ids__len__gte=1) & Q(topic_ids__len__lte=12),
                violation_error_message=_("Choose between 1 and 12 topics."),
            )
        ]
        indexes = [models.Index(fields=["programme", "status"], name="answercard_of_programme")]

    def __str__(self):
        return self.title


class AnswerVersion(SharedModel):
    """The text of a card in one language, for all states or as a variant for one.

    `text_hash` is SHA-256 of the own text; `source_hash` is the source's at the moment this text was approved
    against it (for the source itself: its own). The version is outdated when the source's hash is another now.
    """

    Status = VersionStatus

    card = models.ForeignKey(AnswerCard, models.CASCADE, related_name="versions", verbose_name=_("answer card"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    state = models.ForeignKey(
        State, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("only for the state")
    )
    text = models.TextField(_("text"), max_length=ANSWER_LENGTH)
    text_hash = models.BinaryField(max_length=32, editable=False)
    source_hash = models.BinaryField(max_length=32, null=True, editable=False)
    status = models.CharField(_("status"), max_length=11, choices=VersionStatus.choices, default=VersionStatus.DRAFT)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now, editable=False)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, editable=False)
    remark = models.CharField(_("remark of the review"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("version of an answer")
        verbose_name_plural = _("versions of answers")
        constraints = [
            models.UniqueConstraint(
                fields=["card", "language", "state"],
                name="answerversion_once",
                nulls_distinct=False,
                violation_error_message=_("The card has this version already."),
            ),
            models.CheckConstraint(
                name="answerversion_approved_by_another",
                condition=~Q(status="approved")
                | (
                    Q(reviewed_at__isnull=False)
                    & (Q(edited_by=None) | Q(reviewed_by=None) | ~Q(reviewed_by=models.F("edited_by")))
                ),
                violation_error_message=_("A version is approved by somebody who did not write it."),
            ),
        ]


class AnswerVersionEvent(
    pghistory.create_event_model(
        AnswerVersion,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=["id", "card", "language", "state", "text", "status"],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """An earlier text of an answer, written by a trigger whoever changes it. `actor` is filled by Postgres."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("earlier version of an answer")
        verbose_name_plural = _("earlier versions of answers")
        indexes = [models.Index(fields=["id", "pgh_id"], name="answerevent_of_version")]


class AnswerCopies(SharedModel):
    """How often a version was copied on a day, by whomever: no line says who."""

    version = models.ForeignKey(AnswerVersion, models.CASCADE, related_name="copies")
    day = models.DateField(default=timezone.localdate)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("copies of an answer")
        verbose_name_plural = _("copies of answers")
        constraints = [models.UniqueConstraint(fields=["version", "day"], name="answercopies_once_a_day")]
