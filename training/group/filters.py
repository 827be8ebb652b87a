"""Filter bars as GET forms: tasks, and the search of the archive."""

from django import forms
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.web.filtering import ALL, FilterBar, words_field
from training.enums import TaskStatus
from training.group.rules import Standing
from training.models import GroupTask, Meeting

OPEN, OVERDUE, SETTLED, EVERYTHING = "open", "overdue", "settled", "any"


class Filter(FilterBar):
    """A wrong value filters nothing."""


class TaskFilter(Filter):
    show = forms.ChoiceField(
        label=_("Show"), required=False,
        choices=[("", _("open")), (OVERDUE, _("overdue")), (SETTLED, _("done or dropped")), (EVERYTHING, _("all"))],
    )  # fmt: skip
    who = forms.ChoiceField(label=_("Who"), required=False, choices=[ALL, ("me", _("mine"))])

    def __init__(self, data, *, standing: Standing):
        super().__init__(data)
        self.standing = standing
        if standing.member is None:
            del self.fields["who"]

    def apply(self, tasks: QuerySet[GroupTask]) -> QuerySet[GroupTask]:
        show, chosen = self.chosen.get("show", OPEN), self.chosen
        if "who" in chosen and self.standing.member:
            tasks = tasks.filter(assignee=self.standing.member.pk)
        if show == SETTLED:
            return tasks.exclude(status=TaskStatus.OPEN).order_by("-done_at", "-pk")
        if show in (OPEN, OVERDUE):
            tasks = tasks.filter(status=TaskStatus.OPEN)
        if show == OVERDUE:
            tasks = tasks.filter(due_on__lt=timezone.localdate())
        return tasks.order_by(F("due_on").asc(nulls_last=True), "pk")


class ArchiveFilter(Filter):
    q = words_field()
    kind = forms.ChoiceField(
        label=_("In"), required=False,
        choices=[ALL, ("decisions", _("decisions")), ("minutes", pgettext_lazy("of a meeting", "minutes"))],
    )  # fmt: skip
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, data, *, standing: Standing):
        super().__init__(data)
        released = Meeting.objects.filter(group=standing.group, minutes_released_at__isnull=False)
        years = sorted({timezone.localtime(moment).year for moment in released.values_list("starts_at", flat=True)})
        self.fields["year"].choices = [ALL, *((year, str(year)) for year in reversed(years))]

    @property
    def words(self) -> list[str]:
        return self.chosen.get("q", "").split()[:8]

    @property
    def shows_decisions(self) -> bool:
        return self.chosen.get("kind") != "minutes"

    @property
    def shows_minutes(self) -> bool:
        return self.chosen.get("kind") != "decisions"
