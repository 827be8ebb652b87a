"""Checks, consents, handover, closing, emergency access, erasure, notices."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cases.casework.codes import tidy
from cases.casework.forms.areas import text_area
from cases.casework.people import choices_for
from cases.fields import NumberChoice
from cases.models import Case, CaseCheck, Consent, FollowUp, Handover, NoticeVersion
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, DayInput, QuickSelect

REMARK_LENGTH, RESULT_LENGTH, REASON_LENGTH, SHORTEST_REASON = 1000, 2000, 300, 10
# A promise may outlive the case: then it stays agreed, and comes up on its day like any other.
KEPT_OR_SETTLED = [
    (FollowUp.Status.OPEN.value, _("stays agreed")),
    *(choice for choice in FollowUp.Status.choices if choice[0] != FollowUp.Status.OPEN),
]


class CheckForm(forms.Form):
    """Whom to ask."""

    asked_of = NumberChoice(
        label=_("Whom to ask"), widget=QuickSelect, error_messages={"required": _("Choose a colleague.")}
    )

    def __init__(self, data=None, *, case: Case, user_id: int):
        super().__init__(data)
        self.fields["asked_of"].choices = choices_for(case, without={user_id})


class CheckAnswerForm(GuardedTexts, forms.Form):
    guarded = ("remark",)

    result = forms.ChoiceField(
        label=_("Your answer"), widget=ChipRadios, choices=[choice for choice in CaseCheck.Result.choices if choice[0]]
    )
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=REMARK_LENGTH, widget=text_area(3),
        help_text=_("For those in charge of the case alone."),
    )  # fmt: skip


class ConsentForm(forms.Form):
    kind = forms.ChoiceField(label=_("To what"), choices=Consent.Kind.choices, widget=QuickSelect)
    notice = NumberChoice(label=_("Version of the privacy notice"), required=False, widget=QuickSelect)
    given_on = forms.DateField(label=_("Given on"), widget=DayInput)

    def __init__(self, data=None, *, case: Case, **kwargs):
        super().__init__(data, **kwargs)
        today = timezone.localdate()
        notices = list(NoticeVersion.objects.filter(programme=case.programme_id, valid_from__lte=today))
        self.notices = {notice.pk: notice for notice in notices}
        self.fields["notice"].choices = [*((pk, str(notice)) for pk, notice in self.notices.items()), ("", _("none"))]
        self.initial.setdefault("given_on", today)

    def clean_given_on(self):
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        if day.year < 2000:
            raise ValidationError(_("Look at the year again."))
        return day

    @property
    def chosen_notice(self) -> NoticeVersion | None:
        return self.notices.get(self.cleaned_data["notice"])


class HandoverForm(GuardedTexts, forms.Form):
    guarded = ("remark",)

    to_worker = NumberChoice(
        label=_("To whom"), widget=QuickSelect, error_messages={"required": _("Choose a colleague.")}
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=Handover.Reason.choices, widget=ChipRadios)
    remark = forms.CharField(
        label=_("What matters now"), required=False, max_length=REMARK_LENGTH, widget=text_area(4),
        help_text=_("What was promised, what is urgent, how the person likes to be addressed. No names."),
    )  # fmt: skip

    def __init__(self, data=None, *, case: Case, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["to_worker"].choices = choices_for(case, without={case.worker_id})


class CloseForm(GuardedTexts, forms.Form):
    """How it ended, and what becomes of every open follow-up."""

    guarded = ("result",)

    closure = forms.ChoiceField(
        label=_("How did it end?"), choices=Case.Closure.choices, widget=ChipRadios,
        error_messages={"required": _("Say how the case ended.")},
    )  # fmt: skip
    result = forms.CharField(
        label=_("Result"), required=False, max_length=RESULT_LENGTH, widget=text_area(4),
        help_text=_("What was reached, what stays open. Sealed like the notes."),
    )  # fmt: skip

    def __init__(self, data=None, *, follow_ups, **kwargs):
        super().__init__(data, **kwargs)
        self.follow_ups = {f"follow_up_{each.pk}": each for each in follow_ups}
        for name, each in self.follow_ups.items():
            label = _("Follow-up: %(purpose)s, %(day)s") % {
                "purpose": each.get_purpose_display(), "day": date_format(each.due_on, "SHORT_DATE_FORMAT")
            }  # fmt: skip
            self.fields[name] = forms.ChoiceField(
                label=label, choices=KEPT_OR_SETTLED, initial=FollowUp.Status.OPEN, widget=ChipRadios,
                error_messages={"required": _("Say what becomes of this follow-up.")},
            )  # fmt: skip

    @property
    def chosen(self) -> dict[int, str]:
        return {each.pk: self.cleaned_data[name] for name, each in self.follow_ups.items()}


class GlassForm(GuardedTexts, forms.Form):
    guarded = ("reason",)

    reason = forms.CharField(
        label=_("Reason"), min_length=SHORTEST_REASON, max_length=REASON_LENGTH, widget=text_area(3),
        help_text=_("The worker and the other leads read it. No names, and nothing about the person."),
        error_messages={"required": _("Say why you must read the texts now.")},
    )  # fmt: skip


class EraseForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the case"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, data=None, *, case: Case):
        super().__init__(data)
        self.case = case

    def clean_code(self):
        if tidy(self.cleaned_data["code"]) != self.case.code:
            raise ValidationError(_("This is not the code of this case. Nothing was deleted."))
        return self.case.code


class NoticeForm(forms.Form):
    programme = NumberChoice(label=_("Programme"), widget=QuickSelect)
    version = forms.CharField(label=_("Version"), max_length=20, help_text=_("For instance 2026-03."))
    url = forms.URLField(
        label=_("Where it can be read"), required=False, max_length=200, assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )  # fmt: skip
    valid_from = forms.DateField(label=_("Valid from"), widget=DayInput)

    def __init__(self, data=None, *, programmes):
        super().__init__(data)
        self.fields["programme"].choices = [(programme.pk, programme.short_name) for programme in programmes]
        self.initial.setdefault("valid_from", timezone.localdate())
