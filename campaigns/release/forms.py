"""What people tell about publishing by hand, and the boxes of the checklist."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from campaigns.models import Placement
from campaigns.release.enums import NotPublished
from campaigns.release.permalink import problem_with
from campaigns.release.questions import Question
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.localtime import at_local
from streetwork.web.widgets import ChipRadios

CLOCK_SKEW = timedelta(minutes=5)
# What was posted longer ago belongs into no list of today; what is planned further away, into the calendar.
OLDEST, FURTHEST = timedelta(days=60), timedelta(days=366)


class LocalMoment(forms.DateTimeField):
    """A date and time as clocks here show it, as an aware moment; see `campaigns.calendar.timing.at_local`."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {"invalid": _("Write day and time like this: 2026-12-31 14:30.")}

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            naive = parse_datetime(str(value).strip().replace(" ", "T"))
        except ValueError:
            naive = None
        if naive is None or not 2000 <= naive.year < 2199:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return at_local(naive.date(), naive.time()).at


class PermalinkForm(forms.Form):
    """Where the post stands now; may stay empty and be added later."""

    permalink = forms.CharField(
        label=_("Link of the published post"), required=False, max_length=500,
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url", "placeholder": "https://"}),
    )  # fmt: skip

    def __init__(self, *args, placement: Placement, **kwargs):
        super().__init__(*args, label_suffix="", auto_id=f"id_{placement.pk}_%s", **kwargs)
        self.placement = placement

    def clean_permalink(self) -> str:
        link = self.cleaned_data["permalink"].strip()
        if not link:
            return ""
        if "://" not in link:
            link = f"https://{link}"
        if problem := problem_with(link, self.placement.platform.code, vocabulary().links):
            raise ValidationError(problem, code="permalink")
        try:
            URLValidator(schemes=["https", "http"])(link)
        except ValidationError:
            raise ValidationError(
                _("This is no link that can be read. Copy the whole address of the post, from https:// on."),
                code="permalink",
            ) from None
        return link


class PublishedForm(PermalinkForm):
    """The post stands there: since when, and where."""

    at = LocalMoment(label=_("Posted at"), required=False, help_text=_("Empty: just now."))

    def clean_at(self):
        at, now = self.cleaned_data["at"], timezone.now()
        if at and at > now + CLOCK_SKEW:
            raise ValidationError(_("This moment is still to come. Say when it was posted, or leave it empty."))
        if at and at < now - OLDEST:
            raise ValidationError(_("This is more than two months ago. Please check the day."))
        return min(at, now) if at else None


class AgainForm(forms.Form):
    """When it is to be posted after all."""

    again = LocalMoment(label=_("Publish at"), error_messages={"required": _("Say when it is to be posted.")})

    def __init__(self, *args, placement: Placement, **kwargs):
        ids = f"id_{type(self).__name__.lower()}_{placement.pk}_%s"
        super().__init__(*args, label_suffix="", auto_id=ids, **kwargs)

    def clean_again(self):
        again, now = self.cleaned_data["again"], timezone.now()
        if again and again < now - CLOCK_SKEW:
            raise ValidationError(_("This time is over. Choose a later one."))
        if again and again > now + FURTHEST:
            raise ValidationError(_("This is more than a year away. Choose a nearer day."))
        return again


class NotPublishedForm(AgainForm):
    """Why it could not be posted, and whether it is tried again."""

    field_order = ("reason", "again")

    reason = forms.ChoiceField(
        label=_("Why not?"), choices=NotPublished.choices, widget=ChipRadios,
        error_messages={"required": _("Say why it could not be posted.")},
    )  # fmt: skip
    again = LocalMoment(label=_("Try again at"), required=False, help_text=_("Empty: it is cancelled."))


class GateForm(forms.Form):
    """The checklist: every box, and the wording it was gone through for (`seen`)."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    checks = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args, questions: list[Question], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["checks"].choices = [(question.key, question.label) for question in questions]

    @property
    def ticked(self) -> set[str]:
        return set(self.data.getlist("checks")) if self.is_bound else set()

    def clean_checks(self) -> list[str]:
        ticked = self.cleaned_data["checks"]
        if len(set(ticked)) < len(self.fields["checks"].choices):
            raise ValidationError(_("Go through every question: all of them are needed before it goes out."))
        return ticked
