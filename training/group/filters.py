"""Filter bars as GET forms: tasks, and the search of the archive."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from training.enums import TaskStatus
from training.group.rules import Standing
from training.models import GroupTask, Meeting

ALL = ("", _("all"))
OPEN, OVERDUE, SETTLED, EVERYTHING = "open", "overdue", "settled", "any"


class Filter(forms.Form):
    """A wrong value filters nothing."""

    def __init__(self, data):
        super().__init__({name: data[name] for name in data}, label_suffix="")

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def query(self) -> str:
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)


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
    q = forms.CharField(
        label=_("Words"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )  # fmt: skip
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
