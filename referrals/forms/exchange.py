"""The forms of an import: file and state, the columns, the words that nobody knew."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.exchange.columns import columns
from referrals.exchange.meanings import choices
from referrals.exchange.reasons import said
from referrals.models import ImportRun
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

LEFT_OUT = ("", _("— leave out —"))


class UploadForm(forms.Form):
    """`states` are those that the editor may write."""

    file = forms.FileField(
        label=_("File"), help_text=_("CSV, XLSX or HSDS JSON, at most 10 MB and 20,000 lines."), allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.json"}),
    )  # fmt: skip
    state = forms.TypedChoiceField(
        label=_("For which state"), coerce=int,
        help_text=_("Lines that name another state are not imported into this one."),
    )  # fmt: skip

    def __init__(self, data=None, files=None, *, states):
        super().__init__(data, files, label_suffix="")
        known = vocabulary().states
        self.fields["state"].choices = sorted(((pk, known[pk].name) for pk in states), key=lambda each: each[1])


class MappingForm(forms.ModelForm):
    """One select per column of the file; `clean()` fills `mapping`."""

    class Meta:
        model = ImportRun
        fields = ("source", "new_status", "clear_empty")
        widgets = {"new_status": forms.RadioSelect}
        help_texts = {
            "source": _("Tells apart the numbers of different sources when the file comes again."),
            "clear_empty": _("Without this, an empty cell leaves the field as it is."),
        }

    def __init__(self, data=None, *, instance):
        super().__init__(data, instance=instance, label_suffix="")
        self.fields["new_status"].widget.attrs["class"] = "radios"
        offered = [LEFT_OUT, *((column.key, column.label) for column in columns().values())]
        for number, column in enumerate(instance.columns):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=column["header"], choices=offered, required=False, widget=QuickSelect,
                initial=instance.mapping.get(str(number), ""),
            )  # fmt: skip

    def rows(self):
        """(column of the file, bound field) for the table."""
        for number, column in enumerate(self.instance.columns):
            yield column, self[f"column-{number}"]

    def clean(self):
        data = super().clean()
        mapping: dict[str, str] = {}
        for number in range(len(self.instance.columns)):
            key = data.get(f"column-{number}")
            if key and key in mapping.values():
                self.add_error(
                    f"column-{number}",
                    _("“%(field)s” is already filled by another column.") % {"field": columns()[key].label},
                )
            elif key:
                mapping[str(number)] = key
        if "name" not in mapping.values():
            self.add_error(None, _("Choose the column that holds the name of the centre."))
        if "source_id" in mapping.values() and not data.get("source"):
            self.add_error("source", _("With numbers of a source, the source needs a name."))
        self.instance.mapping = mapping
        return data


class WordsForm(forms.Form):
    """One select per (field, word) that is in none of our lists in any language."""

    def __init__(self, data=None, *, words: list[tuple[str, str]], meanings: dict):
        super().__init__(data, label_suffix="")
        self.words = words
        offered: dict[str, list] = {}
        for number, (key, word) in enumerate(words):
            kind = columns()[key].meanings
            offered.setdefault(kind, [LEFT_OUT, *choices(kind)])
            self.fields[f"word-{number}"] = forms.ChoiceField(
                label=word, choices=offered[kind], required=False, widget=QuickSelect,
                initial=meanings.get(key, {}).get(word, ""),
            )  # fmt: skip

    def groups(self):
        """(label of the field, its bound fields)."""
        found: dict[str, list] = {}
        for number, (key, _word) in enumerate(self.words):
            found.setdefault(key, []).append(self[f"word-{number}"])
        return [(said(f"field:{key}"), fields) for key, fields in found.items()]

    def chosen(self) -> dict[str, dict[str, str]]:
        """Field → word → key, "" for left out."""
        found: dict[str, dict[str, str]] = {}
        for number, (key, word) in enumerate(self.words):
            found.setdefault(key, {})[word] = self.cleaned_data[f"word-{number}"]
        return found
