"""Input about a version and its modules."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from streetwork.web.guarded import GuardedTexts
from training.courses.actions.versions import FACTS
from training.courses.forms.courses import KeyedForm, title_field
from training.enums import CaseStatus
from training.models import CaseStudy, CourseModule, CourseVersion


def long_text(label, rows: int, most: int, **kwargs):
    return forms.CharField(
        label=label, max_length=most, required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
    )


class VersionForm(GuardedTexts, KeyedForm):
    """What is said about a draft, its modules apart."""

    guarded = ("title", "summary", "aims", "prerequisites", "change_note")

    title = title_field(_("Title"), help_text=_("In the language of this version."))
    summary = long_text(
        _("In short"),
        3,
        600,
        help_text=_("For the public page: what it is about and for whom, in two or three sentences."),
    )
    aims = long_text(_("Aims"), 5, 3000, help_text=_("What people know or can do afterwards, one aim in each line."))
    prerequisites = forms.CharField(
        label=_("Prerequisites"), max_length=500, required=False,
        help_text=_("What people should bring along, e.g. a device or earlier courses."),
    )  # fmt: skip
    change_note = forms.CharField(
        label=_("What is new"), max_length=300, required=False,
        help_text=_("For colleagues who know the last version."),
    )  # fmt: skip

    @property
    def facts(self) -> dict:
        return {name: self.cleaned_data[name].strip() for name in FACTS}


def initial_of_version(version: CourseVersion) -> dict:
    return {name: getattr(version, name) for name in FACTS}


class CaseChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, case):
        return case.title if case.status == CaseStatus.APPROVED else f"{case.title} ({case.get_status_display()})"


class ModuleForm(GuardedTexts, KeyedForm):
    """One step of a curriculum."""

    guarded = ("title", "aim", "content", "method")

    title = title_field(_("Title"))
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=1440, initial=45,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": 5}),
        error_messages={"required": _("Say how many minutes it takes.")},
    )  # fmt: skip
    aim = long_text(_("Aim"), 2, 1000, help_text=_("What people know or can do after this step."))
    content = long_text(_("Content"), 8, 6000)
    method = forms.CharField(
        label=_("Method"), max_length=300, required=False,
        help_text=_("e.g. input, group work, role play, work on a case."),
    )  # fmt: skip
    case_studies = CaseChoice(
        label=_("Case studies"), queryset=CaseStudy.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("This case study is not there any more. Choose again.")},
    )  # fmt: skip

    def __init__(self, *args, version: CourseVersion, module: CourseModule | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.module = module
        offered = Q(status=CaseStatus.APPROVED)
        if module:
            offered |= Q(modules=module)
            del self.fields["key"]
        cases = CaseStudy.objects.filter(offered, programme=version.course.programme_id).distinct()
        self.fields["case_studies"].queryset = cases.order_by("title", "pk")
        if not cases.exists():
            del self.fields["case_studies"]

    def clean_minutes(self):
        return int(self.cleaned_data["minutes"])

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        facts = {name: data[name].strip() for name in ("title", "aim", "content", "method")}
        return facts | {"minutes": data["minutes"], "case_studies": list(data.get("case_studies") or ())}

    @property
    def seen_revision(self) -> int:
        """The revision that the person began with; -1 when the form does not say it."""
        seen = self.cleaned_data["seen"]
        return int(seen) if seen.isascii() and seen.isdecimal() else -1


def initial_of_module(module: CourseModule) -> dict:
    same = ("title", "minutes", "aim", "content", "method")
    return {name: getattr(module, name) for name in same} | {
        "case_studies": [case.pk for case in module.case_studies.all()]
    }
