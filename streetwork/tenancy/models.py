"""State and Programme, and the three kinds a model can be: a tenant's, shared, or published."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.changes import announce_change
from streetwork.tenancy.managers import TenantManager


class SharedModel(models.Model):
    """Rows that belong to no single state: vocabularies, accounts, registers. Say so by inheriting."""

    class Meta:
        abstract = True


class GroundModel(SharedModel):
    """Shared rows that every process keeps in memory; saving or deleting one announces the change."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        announce_change()

    def delete(self, *args, **kwargs):
        answer = super().delete(*args, **kwargs)
        announce_change()
        return answer


class StateManager(models.Manager):
    def all_ids(self) -> set[int]:
        """Primary keys of every state."""
        return set(self.values_list("pk", flat=True))


class State(GroundModel):
    """Bundesland: the tenant. 16 Länder and `DE` (überregional) for contacts of unknown or no region.

    The primary key is the official municipality key's Land number (AGS 1 to 16); `DE` is 17.
    """

    DE = 17

    id = models.SmallAutoField(primary_key=True)
    code = models.CharField(_("code"), max_length=3, unique=True, help_text=_("ISO 3166-2 without “DE-”, e.g. NW."))
    name = models.CharField(_("name"), max_length=80)
    capital = models.CharField(_("capital"), max_length=40, blank=True)
    nuts = models.CharField("NUTS", max_length=5, blank=True)
    grid_row = models.SmallIntegerField(_("row in the tile map"), null=True, blank=True)
    grid_column = models.SmallIntegerField(_("column in the tile map"), null=True, blank=True)
    aliases = ArrayField(models.CharField(max_length=80), verbose_name=_("other names"), default=list, blank=True)

    objects = StateManager()

    class Meta:
        verbose_name = _("state")
        verbose_name_plural = _("states")
        ordering = ["code"]

    def __str__(self):
        return self.name

    @property
    def is_supraregional(self) -> bool:
        return self.pk == self.DE


class LegalProfile(SharedModel):
    """Which confidentiality and retention regime a carrier works under; overrides retention periods in days."""

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    regime = models.TextField(_("legal bases"), blank=True, help_text=_("e.g. § 203 StGB, §§ 61–65 SGB VIII, KDG."))
    retention_days = models.JSONField(
        _("retention in days"),
        default=dict,
        blank=True,
        help_text=_('Only what differs: rule → days, e.g. {"cases.contact_notes": 60}.'),
    )

    class Meta:
        verbose_name = _("legal profile")
        verbose_name_plural = _("legal profiles")
        ordering = ["name"]

    def __str__(self):
        return self.name


class ProgrammeQuerySet(models.QuerySet):
    def running(self):
        """Programmes that take new entries; an archived one is read-only."""
        return self.filter(is_archived=False)


class Programme(GroundModel):
    """Projekt: who works, for whom, paid by whom, in which states and languages."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=20)
    description = models.TextField(_("description"), blank=True)
    carrier = models.CharField(_("carrier"), max_length=200, blank=True)
    funders = ArrayField(models.CharField(max_length=200), verbose_name=_("funders"), default=list, blank=True)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    states = models.ManyToManyField(State, verbose_name=_("states"), related_name="programmes")
    languages = ArrayField(
        models.CharField(max_length=8), verbose_name=_("languages"), help_text=_("Codes with commas: bg,pl,ro")
    )
    target_groups = ArrayField(
        models.CharField(max_length=120), verbose_name=_("target groups"), default=list, blank=True
    )
    serves_people_abroad = models.BooleanField(
        _("serves people who still live abroad"),
        default=False,
        help_text=_("Shows country of residence and target state in the quick log."),
    )
    legal_profile = models.ForeignKey(
        LegalProfile, models.PROTECT, verbose_name=_("legal profile"), null=True, blank=True
    )
    legal_hold = models.BooleanField(
        _("legal hold"), default=False, help_text=_("Nothing of this programme is deleted by retention meanwhile.")
    )
    is_archived = models.BooleanField(_("archived (read-only)"), default=False)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="programme_ends_after_start",
                condition=models.Q(ends__isnull=True)
                | models.Q(starts__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                violation_error_message=_("The programme ends before it starts."),
            )
        ]

    def __str__(self):
        return self.name


class TenantModel(models.Model):
    """A row of one state. Its migration adds `TenantTable`; system checks refuse to start without it."""

    # db_index: TenantTable's unique key on (state, id) already starts with it
    state = models.ForeignKey(State, models.PROTECT, verbose_name=_("state"), related_name="+", db_index=False)

    objects = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"


class PublishedModel(models.Model):
    """A row of one state that everybody may read, also without a scope; only the state's writers may change it.

    For what is public anyway, such as a published advisory centre: no policy hides rows from the planner, so
    trigram and distance indexes work. Its migration adds `TenantTable(…, readable_by_all=True)`.
    """

    state = models.ForeignKey(State, models.PROTECT, verbose_name=_("state"), related_name="+", db_index=False)

    class Meta:
        abstract = True
