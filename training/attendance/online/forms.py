"""Input of the import."""

from django import forms
from django.utils.translation import gettext_lazy as _

from training.models import SessionDate
from training.sessions.when import date_text


class UploadForm(forms.Form):
    """The report, the date it is about, and how long somebody must have been there to count."""

    date = forms.TypedChoiceField(label=_("Date"), coerce=int)
    least = forms.IntegerField(
        label=_("Present from how many minutes"), min_value=0, max_value=600, initial=5,
        help_text=_("Who only looked in is not marked as there."),
        error_messages={"required": _("Write a number, e.g. 5."),
                        "invalid": _("Write a number, e.g. 5.")},
    )  # fmt: skip
    file = forms.FileField(
        label=_("Report (CSV)"), help_text=_("At most 2 MB, as the service exported it."),
        error_messages={
            "required": _("Choose a file."), "missing": _("Choose a file."),
            "invalid": _("Choose a file."), "empty": _("The file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )  # fmt: skip

    def __init__(self, *args, dates: list[SessionDate], date: SessionDate, **kwargs):
        super().__init__(*args, label_suffix="", initial={"date": date.pk}, **kwargs)
        self.dates = {each.pk: each for each in dates}
        self.fields["date"].choices = [(each.pk, date_text(each)) for each in dates]

    @property
    def chosen_date(self) -> SessionDate:
        return self.dates[self.cleaned_data["date"]]
