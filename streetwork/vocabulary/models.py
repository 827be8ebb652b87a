"""The vocabularies: shared by all tenants, named in eight languages, kept by administrators in the browser.

Entries are retired, never deleted: contacts of years refer to them by number.
"""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.models import GroundModel
from streetwork.vocabulary.enums import Mode, Setting
from streetwork.vocabulary.permalinks import PatternError, compile_pattern


class VocabularyQuerySet(models.QuerySet):
    def offered(self):
        """Entries for new records; retired ones still name the old."""
        return self.filter(is_retired=False)


class VocabularyModel(GroundModel):
    """Base of the vocabularies: order, retirement, and a new version for every change (see snapshot.py)."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_retired = models.BooleanField(_("retired"), default=False, help_text=_("Not offered for new entries."))

    objects = VocabularyQuerySet.as_manager()

    class Meta:
        abstract = True


class Language(VocabularyModel):
    """A language of counselling, by its BCP 47 code."""

    code = models.CharField(_("code"), max_length=8, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    own_name = models.CharField(_("own name"), max_length=60, help_text=_("As its speakers call it."))

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering = ["order", "code"]

    def __str__(self):
        return self.name


class FunderCategory(VocabularyModel):
    """A heading of one funder's table; topics are mapped onto it so that one log fills every table."""

    class Scheme(models.TextChoices):
        EU_EQUAL_TREATMENT = "eu_equal_treatment", _("Office for the Equal Treatment of EU Workers")
        MBE = "mbe", _("Migration advice for adults (MBE)")
        IQ = "iq", _("IQ network")
        OTHER = "other", _("other funder")

    scheme = models.CharField(_("scheme"), max_length=24, choices=Scheme.choices)
    code = models.SlugField(_("code"))
    name = models.CharField(_("name"), max_length=160)

    class Meta:
        verbose_name = _("funder category")
        verbose_name_plural = _("funder categories")
        ordering = ["scheme", "order"]
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="fundercategory_once")]

    def __str__(self):
        return f"{self.get_scheme_display()}: {self.name}"


class Topic(VocabularyModel):
    """Thema, two levels. The small number is what contacts carry in their `topic_ids`."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField(_("code"), unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), null=True, blank=True, related_name="children",
        limit_choices_to={"parent__isnull": True},
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=80)
    words = models.TextField(
        _("search words"), blank=True, help_text=_("Words that people type to find it, with commas.")
    )
    is_sensitive = models.BooleanField(
        _("sensitive (Art. 9 GDPR)"), default=False, help_text=_("Left out of exports, API, search and mail.")
    )
    categories = models.ManyToManyField(
        FunderCategory, verbose_name=_("funder categories"), blank=True, related_name="topics"
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["order", "id"]

    def __str__(self):
        return self.name

    def clean(self):
        if self.parent and (self.parent.parent_id or self.parent_id == self.pk):
            raise ValidationError({"parent": _("Topics have two levels: choose one of the first level.")})


class OriginGroup(VocabularyModel):
    """Who a space or campaign is for: a community by origin or by occupation (both occur)."""

    class Kind(models.TextChoices):
        ORIGIN = "origin", _("by origin")
        OCCUPATION = "occupation", _("by occupation")

    code = models.SlugField(_("code"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("origin group")
        verbose_name_plural = _("origin groups")
        ordering = ["kind", "order", "code"]

    def __str__(self):
        return self.name


class Platform(VocabularyModel):
    """Where people are met."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=40)
    colour = models.CharField(
        _("colour"), max_length=7, default="#5f6b6d",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as #rrggbb."))],
    )  # fmt: skip
    reply_window_hours = models.PositiveSmallIntegerField(
        _("reply window in hours"), null=True, blank=True, help_text=_("How long the platform lets a page answer.")
    )
    post_limit = models.PositiveIntegerField(_("longest post in characters"), null=True, blank=True)
    default_setting = models.CharField(_("usual setting"), max_length=12, choices=Setting.choices, blank=True)
    default_mode = models.CharField(_("usual mode"), max_length=16, choices=Mode.choices, blank=True)

    class Meta:
        verbose_name = _("platform")
        verbose_name_plural = _("platforms")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class PermalinkPattern(GroundModel):
    """How a link of a platform looks: a template such as `t.me/c/{space}/{thread}`, never a regular expression."""

    class Target(models.TextChoices):
        SPACE = "space", _("a space")
        THREAD = "thread", _("a post or thread")
        COMMENT = "comment", _("a comment")
        PROFILE = "profile", _("a person's profile")
        MEDIA = "media", _("a picture or video")

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="patterns", verbose_name=_("platform"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    template = models.CharField(_("template"), max_length=200)
    target = models.CharField(_("points at"), max_length=8, choices=Target.choices)
    setting = models.CharField(_("setting"), max_length=12, choices=Setting.choices, blank=True)
    mode = models.CharField(_("mode"), max_length=16, choices=Mode.choices, blank=True)
    space_prefix = models.CharField(max_length=40, blank=True, verbose_name=_("space prefix"))

    class Meta:
        verbose_name = _("permalink pattern")
        verbose_name_plural = _("permalink patterns")
        ordering = ["platform", "order"]
        constraints = [models.UniqueConstraint(fields=["platform", "template"], name="permalinkpattern_once")]

    def __str__(self):
        return self.template

    def clean(self):
        try:
            compile_pattern(self.template)
        except PatternError as problem:
            raise ValidationError({"template": str(problem)}) from problem
