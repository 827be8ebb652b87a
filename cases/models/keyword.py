"""Keyword: language × topic × pattern, with exclusions; how useful it was is counted per programme."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.listening.enums import Match
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel
from streetwork.vocabulary.models import Language, Topic


class Keyword(SharedModel):
    """Stichwort. Without a programme it belongs to the start list that all share; a programme may switch such a
    keyword off for itself. `language` empty: in texts of any language (loan words such as Kindergeld).

    `pattern` is folded (no diacritics, small letters); an acronym in capitals (ZAB) is found in capitals only.
    `excludes` are words that forbid the hit in the same sentence, `requires` words of which one must be there, too.
    """

    Match = Match

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="keywords", null=True, blank=True, verbose_name=_("programme")
    )
    language = models.ForeignKey(
        Language, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("language")
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("topic"))
    pattern = models.CharField(_("pattern"), max_length=80)
    match = models.CharField(_("match"), max_length=6, choices=Match.choices, default=Match.PREFIX)
    excludes = ArrayField(
        models.CharField(max_length=40), verbose_name=_("not together with"), default=list, blank=True
    )
    requires = ArrayField(
        models.CharField(max_length=40), verbose_name=_("only together with one of"), default=list, blank=True
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    switched_off_by = models.ManyToManyField(Programme, related_name="+", blank=True, verbose_name=_("switched off by"))
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ["topic", "pattern"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "language", "topic", "pattern", "match"],
                name="keyword_once",
                nulls_distinct=False,
                violation_error_message=_("There is such a keyword already."),
            )
        ]

    def __str__(self):
        return self.pattern


class KeywordEvent(
    pghistory.create_event_model(
        Keyword,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=["id", "programme", "language", "topic", "pattern", "match", "excludes", "requires", "is_active"],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """A version of a keyword, written by a trigger; `actor` is filled by Postgres."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("version of a keyword")
        verbose_name_plural = _("versions of keywords")
        indexes = [models.Index(fields=["id", "pgh_id"], name="keywordevent_of_keyword")]


class KeywordTally(SharedModel):
    """How often a keyword hit in a programme, and how often people found that useful or useless."""

    keyword = models.ForeignKey(Keyword, models.CASCADE, related_name="tallies")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    hits = models.PositiveIntegerField(_("hits"), default=0)
    useful = models.PositiveIntegerField(_("useful"), default=0)
    useless = models.PositiveIntegerField(_("useless"), default=0)

    class Meta:
        verbose_name = _("number of hits")
        verbose_name_plural = _("numbers of hits")
        constraints = [models.UniqueConstraint(fields=["keyword", "programme"], name="keywordtally_once")]
