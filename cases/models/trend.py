"""TrendNote: what a visit of spaces showed, in five answers. ReviewDecision: what the team made of it in a week."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models import CampaignIdea
from cases.trends.enums import Decision, Subject
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme, SharedModel
from streetwork.vocabulary.models import Language

ANSWER = 400


class TrendNote(SharedModel):
    """Fifteen minutes, five questions, one language; about topics, never about people. Belongs to a programme."""

    QUESTIONS = ("asked", "claims", "mood", "left_out", "follows")

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    space = models.ForeignKey(Space, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("space"))
    noted_on = models.DateField(_("noted on"), default=timezone.localdate)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("author")
    )
    asked = models.CharField(_("What do people ask most?"), max_length=ANSWER, blank=True)
    claims = models.CharField(_("Which false claims go round?"), max_length=ANSWER, blank=True)
    mood = models.CharField(_("What worries or angers people?"), max_length=ANSWER, blank=True)
    left_out = models.CharField(_("What did we leave alone on purpose, and why?"), max_length=ANSWER, blank=True)
    follows = models.CharField(_("What follows for us?"), max_length=ANSWER, blank=True)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("trend note")
        verbose_name_plural = _("trend notes")
        ordering = ["-noted_on", "-pk"]
        indexes = [models.Index(fields=["programme", "-noted_on"], name="trendnote_newest")]

    @property
    def answers(self) -> list[tuple[str, str]]:
        """(question, answer) of what was answered, in the order of the form."""
        fields = ((self._meta.get_field(name).verbose_name, getattr(self, name)) for name in self.QUESTIONS)
        return [(question, answer) for question, answer in fields if answer]


class ReviewDecision(SharedModel):
    """In the weekly review the team decided what to do about a subject: a topic in a language, a claim, a note.

    `idea` is the campaign idea that the decision led to; its questions are counted once, however often the decision
    changes meanwhile.
    """

    Decision, Subject = Decision, Subject

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+", verbose_name=_("programme"))
    week = models.DateField(_("week"), help_text=_("Its Monday."))
    subject = models.CharField(_("about"), max_length=5, choices=Subject.choices)
    subject_key = models.CharField(max_length=40)
    decision = models.CharField(_("decision"), max_length=6, choices=Decision.choices)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)
    idea = models.ForeignKey(CampaignIdea, models.SET_NULL, null=True, related_name="+", editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision of a weekly review")
        verbose_name_plural = _("decisions of weekly reviews")
        constraints = [
            models.UniqueConstraint(fields=["programme", "week", "subject", "subject_key"], name="reviewdecision_once")
        ]
