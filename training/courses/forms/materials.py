"""Input about files."""

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import QuickSelect
from training.courses.forms.courses import KeyedForm
from training.courses.uploads import ACCEPT, NoMaterial, Taken, taken
from training.models import CourseVersion, Material


class MaterialForm(GuardedTexts, KeyedForm):
    """A file with what is said about it. `taken` is the file as it is stored, once the form is valid."""

    guarded = ("title", "credit")
    taken: Taken | None = None

    file = forms.FileField(
        label=_("File"), max_length=400,
        help_text=_("PDF, Word, PowerPoint, Excel, OpenDocument, text, JPEG or PNG, at most 20 MB."),
        error_messages={
            "required": _("Choose a file."), "empty": _("The file is empty."),
            "max_length": _("Shorten the file's name."),
        },
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"), max_length=140, required=False, help_text=_("Empty: the name of the file."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    module = forms.ModelChoiceField(
        label=_("Module"), queryset=None, required=False, empty_label=_("whole course"), widget=QuickSelect,
        error_messages={"invalid_choice": _("This module is not there any more. Choose again.")},
    )  # fmt: skip
    credit = forms.CharField(
        label=_("Source and licence"), max_length=200, required=False,
        help_text=_("Whose work it is and why it may be passed on, e.g. own; CC BY 4.0, name."),
    )  # fmt: skip
    for_participants = forms.BooleanField(
        label=_("Participants may download it after the training"), required=False, initial=True
    )

    def __init__(self, *args, version: CourseVersion, material: Material | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.material = material
        self.fields["module"].queryset = version.modules.order_by("position")
        if material:
            del self.fields["file"], self.fields["key"]

    def clean_file(self):
        try:
            self.taken = taken(self.cleaned_data["file"])
        except NoMaterial as problem:
            raise forms.ValidationError(problem.sentence) from problem
        return self.cleaned_data["file"]

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        name = self.material.file_name if self.material else self.taken.file_name if self.taken else ""
        title = data["title"].strip() or name.rsplit(".", 1)[0]
        return {
            "title": title[:140],
            "module": data["module"],
            "credit": data["credit"].strip(),
            "for_participants": data["for_participants"],
        }


def initial_of_material(material: Material) -> dict:
    same = ("title", "credit", "for_participants")
    return {name: getattr(material, name) for name in same} | {"module": material.module_id}
