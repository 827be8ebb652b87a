"""The filter bar of the list of cases: a GET form, so that every selection has an address."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import choices
from cases.fields import NumberChoice
from cases.models import Case
from streetwork.accounts.models import User
from streetwork.accounts.roles import Role
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))
MINE, COVERED, LED = "mine", "deputy", "programme"


class CaseFilter(forms.Form):
    """Equality and array overlap only; a wrong value filters nothing and is named beside its field."""

    status = forms.ChoiceField(label=_("Status"), choices=[*Case.Status.choices, ("all", _("all"))], required=False)
    risk = forms.ChoiceField(label=_("Risk"), choices=[ALL, *Case.Risk.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = NumberChoice(label=_("Topic"), required=False, widget=QuickSelect)
    worker = NumberChoice(label=_("Worker"), required=False, widget=QuickSelect)
    due = forms.BooleanField(label=_("follow-up due"), required=False)

    def __init__(self, data, *, access):
        super().__init__(data)
        self.access = access
        words = vocabulary()
        self.fields["language"].choices = [ALL, *((entry.pk, entry.name) for entry in words.languages.values())]
        self.fields["topic"].choices = [ALL, *choices.topics()]
        if self.view == LED:
            self.fields["worker"].choices = [ALL, *self._workers()]
        else:
            del self.fields["worker"]

    def _workers(self):
        led = Case.objects.led_by(self.access).order_by().values_list("worker", flat=True).distinct()
        return list(User.objects.filter(pk__in=set(led)).values_list("pk", "name"))

    @property
    def views(self) -> list[tuple[str, object]]:
        """The lists that this person has."""
        offered: list[tuple[str, object]] = [(MINE, _("Mine")), (COVERED, _("I deputise"))]
        return [*offered, (LED, _("All of the programme"))] if self.access.has(Role.LEAD) else offered

    @property
    def view(self) -> str:
        """What the address says; without a word the leads see the programme, everybody else their own."""
        known = [key for key, _label in self.views]
        asked = self.data.get("view", "")
        return asked if asked in known else MINE if self.access.has(Role.COUNSELOR) else known[-1]

    @property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    def cases(self):
        """The cases of the chosen view, narrowed to the selection."""
        today = timezone.localdate()
        if self.view == MINE:
            cases = Case.objects.worked_by(self.access)
        elif self.view == COVERED:
            cases = Case.objects.covered_by(self.access, today)
        else:
            cases = Case.objects.led_by(self.access)
        chosen = self.chosen
        status = chosen.pop("status", Case.Status.OPEN)
        if status != "all":
            cases = cases.filter(status=status)
        if chosen.pop("due", False):
            cases = cases.with_due_follow_up(today)
        if topic := chosen.pop("topic", None):
            cases = cases.filter(self._about(topic))
        return cases.filter(**chosen)

    @staticmethod
    def _about(topic: int) -> Q:
        children = [each.pk for each in vocabulary().topics.values() if each.parent_id == topic]
        return Q(topic_ids__overlap=[topic, *children])

    @property
    def query(self) -> str:
        """The selection as a query string, the chosen view in front."""
        wanted = {"view": self.view} if self.data.get("view") else {}
        wanted |= {name: self.data[name] for name in self.fields if self.data.get(name)}
        return urlencode(wanted)

    @property
    def is_narrowing(self) -> bool:
        return any(self.data.get(name) for name in self.fields)
