"""The filter bars of courses and case studies: GET forms, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web.widgets import QuickSelect
from training.courses.choices import language_choices, programmes_of, topic_choices, with_children
from training.courses.queries import about, containing
from training.enums import Audience, CaseStatus, Competence, CourseStatus
from training.models import CourseVersion

ALL = ("", _("all"))


class _Filter(forms.Form):
    """What to show. A wrong value filters nothing."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = forms.TypedChoiceField(label=_("Topic"), required=False, coerce=int, empty_value=None, widget=QuickSelect)
    programme = forms.TypedChoiceField(
        label=_("Programme"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )

    def __init__(self, data, *, access):
        super().__init__({name: data[name] for name in data}, label_suffix="")
        self.access, fields = access, self.fields
        self.programmes = programmes_of(access, READS_TRAININGS)
        fields["language"].choices = [ALL, *language_choices(self.programmes)]
        fields["topic"].choices = [ALL, *topic_choices()]
        fields["programme"].choices = [ALL, *((p.pk, p.short_name) for p in self.programmes)]
        if len(self.programmes) < 2:
            del fields["programme"]

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)

    @property
    def query(self) -> str:
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})


class CourseFilter(_Filter):
    competence = forms.ChoiceField(label=_("Competence area"), required=False, choices=[ALL, *Competence.choices])
    audience = forms.ChoiceField(label=_("Audience"), required=False, choices=[ALL, *Audience.choices])
    status = forms.ChoiceField(
        label=_("Status"), required=False,
        choices=[("", _("in use")), (CourseStatus.RETIRED, _("retired")), ("any", _("all"))],
    )  # fmt: skip

    MORE = ("topic", "audience", "status")

    @property
    def more_is_open(self) -> bool:
        return any(name in self.chosen for name in self.MORE)

    @property
    def more_fields(self):
        return [self[name] for name in self.MORE]

    def apply(self, courses):
        """The courses that fit: retired ones only when asked for, an audience together with what is for both."""
        chosen = self.chosen
        for name in ("programme", "competence"):
            if name in chosen:
                courses = courses.filter(**{name: chosen[name]})
        if chosen.get("status") != "any":
            courses = courses.filter(status=chosen.get("status", CourseStatus.ACTIVE))
        if "audience" in chosen:
            courses = courses.filter(audience__in={chosen["audience"], Audience.BOTH})
        if "topic" in chosen:
            courses = courses.filter(pk__in=_with_topic(courses.model, chosen["topic"]))
        if "language" in chosen:
            in_it = CourseVersion.objects.filter(language=chosen["language"]).order_by().values("course")
            courses = courses.filter(pk__in=in_it)
        return containing(courses, chosen.get("q", ""))


class CaseFilter(_Filter):
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[ALL, *CaseStatus.choices])

    def apply(self, cases):
        chosen = self.chosen
        for name in ("programme", "language", "status"):
            if name in chosen:
                cases = cases.filter(**{name: chosen[name]})
        if "topic" in chosen:
            cases = cases.filter(pk__in=_with_topic(cases.model, chosen["topic"]))
        return about(cases, chosen.get("q", ""))


def _with_topic(model, topic: int):
    return model.objects.filter(topics__in=with_children(topic)).order_by().values("pk")
