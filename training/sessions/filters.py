"""The filter bar of the list: a GET form, so that every selection has an address."""

from django import forms
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.filtering import ALL, FilterBar, number_choice, words_field
from streetwork.web.widgets import DayInput, QuickSelect
from training.courses.queries import courses_of
from training.enums import SessionForm, SessionStatus
from training.sessions import choices
from training.sessions.queries import coming, containing, trained_by, unsettled

PERIODS = (("", _("upcoming")), ("past", _("past")), ("all", pgettext_lazy("period", "all")))
STATUSES = (
    ALL,
    ("draft", _("draft")),
    ("open", pgettext_lazy("training session", "open")),
    ("full", pgettext_lazy("training session", "full")),
    ("unsettled", _("over, not settled")),
    ("held", pgettext_lazy("training session", "held")),
    ("cancelled", pgettext_lazy("training session", "cancelled")),
)


class SessionFilter(FilterBar):
    """What to show: what is coming, unless something else is asked for. A wrong value filters nothing."""

    q = words_field()
    period = forms.ChoiceField(label=_("Period"), required=False, choices=PERIODS)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=STATUSES)
    who = forms.ChoiceField(label=_("Trainers"), required=False, choices=[ALL, ("me", _("mine"))])
    course = number_choice(_("Course"))
    form = forms.ChoiceField(label=_("Form"), required=False, choices=[ALL, *SessionForm.choices])
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    state = number_choice(_("Host state"))
    programme = number_choice(_("Programme"))
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)

    MORE = ("course", "form", "language", "state", "programme", "since", "until")

    def __init__(self, data, *, access):
        self.programmes = programmes_of(access, READS_TRAININGS)
        # nothing is to come in an archive: what there was stands open
        is_archive = bool(self.programmes) and all(programme.is_archived for programme in self.programmes)
        given = {"period": "past"} if is_archive else {}
        super().__init__(given | {name: data[name] for name in data})
        self.access, fields = access, self.fields
        keys = [programme.pk for programme in self.programmes]
        states = {state.pk for programme in self.programmes for state in programme.states.all()}
        fields["course"].choices = [ALL, *courses_of(access).order_by("title").values_list("pk", "title")]
        fields["language"].choices = [ALL, *choices.language_choices(keys)]
        fields["state"].choices = [ALL, *choices.state_choices(states)]
        self.offer_programmes(self.programmes)

    @property
    def is_about_past(self) -> bool:
        """Whether the newest stands first."""
        return self._period == "past"

    @property
    def _period(self) -> str:
        chosen = self.chosen
        says_when = {"since", "until"} & chosen.keys() or chosen.get("status") in ("unsettled", "held")
        return chosen.get("period") or ("all" if says_when else "")

    def apply(self, sessions):
        """The sessions that fit, in the order in which they are looked for."""
        now, tests = timezone.now(), self._tests
        for name, value in self.chosen.items():
            if name in tests:
                sessions = sessions.filter(tests[name](value))
        if self._period == "past":
            sessions = sessions.filter(ends_at__lt=now)
        elif self._period == "":
            sessions = sessions.filter(coming(now))
        sessions = containing(sessions, self.chosen.get("q", ""))
        if self.is_about_past:
            return sessions.order_by("-starts_at", "-pk")
        return sessions.order_by(F("starts_at").asc(nulls_first=True), "pk")

    @property
    def _tests(self) -> dict:
        return {
            "form": lambda value: Q(form=value),
            "language": lambda value: Q(language=value),
            "state": lambda value: Q(state=value),
            "programme": lambda value: Q(programme=value),
            "course": lambda value: Q(course_version__course=value),
            "status": lambda value: _status(value, timezone.now()),
            "who": lambda _value: trained_by(self.access.user_id),
            "since": lambda value: Q(ends_at__date__gte=value),
            "until": lambda value: Q(starts_at__date__lte=value),
        }


def _status(wanted: str, now) -> Q:
    if wanted == "full":
        return Q(status=SessionStatus.OPEN, seats_taken__gte=F("capacity"), ends_at__gte=now)
    if wanted == "open":
        return Q(status=SessionStatus.OPEN, ends_at__gte=now)
    return unsettled(now) if wanted == "unsettled" else Q(status=wanted)
