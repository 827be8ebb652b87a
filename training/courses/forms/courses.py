"""Input about a course as such."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import first_topics, language_choices, programmes_of
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, QuickSelect
from training.enums import Audience, Competence
from training.models import Course, CourseVersion


def title_field(label, **kwargs):
    return forms.CharField(
        label=label, max_length=140, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give it a title.")}, **kwargs,
    )  # fmt: skip


class KeyedForm(forms.Form):
    """`key` tells a second saving of something new, `seen` what a change began with."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.initial.setdefault("key", uuid.uuid4())

    @property
    def the_key(self) -> uuid.UUID:
        return self.cleaned_data["key"] or self.initial["key"]

    def see_anew(self, stamp: str) -> None:
        """Saved once more, it takes the place of what somebody else wrote meanwhile."""
        self.data = self.data.copy()
        self.data["seen"] = stamp


class CourseForm(KeyedForm):
    """What is said about a course; for a new one also its programme and first language."""

    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    title = title_field(_("Title"))
    language = forms.ChoiceField(
        label=_("Language"), widget=QuickSelect,
        help_text=_("The one it is written in first. Others can be added later."),
    )  # fmt: skip
    competence = forms.ChoiceField(label=_("What it strengthens"), choices=Competence.choices, widget=ChipRadios)
    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices, widget=ChipRadios)
    topics = forms.TypedMultipleChoiceField(label=_("Topics"), coerce=int, required=False, widget=ChipCheckboxes)

    def __init__(self, *args, access, course: Course | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.course, fields = course, self.fields
        self.programmes = programmes_of(access, WRITES_TRAININGS, running=True)
        fields["topics"].choices = first_topics(self.initial.get("topics", ()))
        if course:
            del fields["programme"], fields["language"], fields["key"]
            return
        fields["programme"].choices = [(p.pk, p.short_name) for p in self.programmes]
        fields["language"].choices = language_choices(self.programmes)
        if len(self.programmes) == 1:
            fields["programme"].widget = forms.HiddenInput()
        if self.programmes:
            self.initial.setdefault("programme", self.programmes[0].pk)
        self.initial.setdefault("language", "de")
        self.initial.setdefault("audience", Audience.BOTH)

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of Course."""
        data = self.cleaned_data
        facts = {name: data[name] for name in ("competence", "audience", "topics")} | {"title": data["title"].strip()}
        return facts if self.course else facts | {"programme_id": data["programme"]}


def initial_of(course: Course) -> dict:
    """The values of a course for its form."""
    return {name: getattr(course, name) for name in ("title", "competence", "audience")} | {
        "topics": [topic.pk for topic in course.topics.all()]
    }


class CopyForm(KeyedForm):
    """A course to be made of another one."""

    title = title_field(_("Title of the new course"))
    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)

    def __init__(self, *args, access, course: Course, **kwargs):
        super().__init__(*args, **kwargs)
        self.programmes = programmes_of(access, WRITES_TRAININGS, running=True)
        keys = [programme.pk for programme in self.programmes]
        self.fields["programme"].choices = [(p.pk, p.short_name) for p in self.programmes]
        if len(keys) == 1:
            self.fields["programme"].widget = forms.HiddenInput()
        if keys:
            self.initial.setdefault("programme", course.programme_id if course.programme_id in keys else keys[0])


class LanguageForm(forms.Form):
    """Another language for a course, begun from one of its versions."""

    language = forms.ChoiceField(label=_("Another language"), widget=QuickSelect)

    def __init__(self, *args, course: Course, taken: set[str], programmes, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        free = [row for row in language_choices(programmes) if row[0] not in taken]
        self.fields["language"].choices = [("", _("choose")), *free]


class BeginForm(forms.Form):
    """From which version in which language a draft begins."""

    source = forms.ModelChoiceField(queryset=CourseVersion.objects.none())
    language = forms.ChoiceField()

    def __init__(self, *args, versions, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = versions
        self.fields["language"].choices = language_choices(programmes)
