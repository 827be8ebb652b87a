"""The filter bars of courses and case studies: GET forms, so that every selection has an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.vocabulary.choices import language_choices, programmes_of, topic_choices, with_children
from streetwork.web.filtering import ALL, FilterBar, number_choice, words_field
from streetwork.web.widgets import QuickSelect
from training.courses.queries import about, containing
from training.enums import Audience, CaseStatus, Competence, CourseStatus
from training.models import CourseVersion


class _Filter(FilterBar):
    """What to show. A wrong value filters nothing."""

    q = words_field()
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = number_choice(_("Topic"))
    programme = number_choice(_("Programme"))

    def __init__(self, data, *, access):
        super().__init__(data)
        self.access, fields = access, self.fields
        self.offer_programmes(programmes_of(access, READS_TRAININGS))
        fields["language"].choices = [ALL, *language_choices(self.programmes)]
        fields["topic"].choices = [ALL, *topic_choices()]


class CourseFilter(_Filter):
    competence = forms.ChoiceField(label=_("Competence area"), required=False, choices=[ALL, *Competence.choices])
    audience = forms.ChoiceField(label=_("Audience"), required=False, choices=[ALL, *Audience.choices])
    status = forms.ChoiceField(
        label=_("Status"), required=False,
        choices=[("", _("in use")), (CourseStatus.RETIRED, _("retired")), ("any", _("all"))],
    )  # fmt: skip

    MORE = ("topic", "audience", "status")

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
