"""The directory in the administration: all states, because entries are no personal data. Contacts stay closed."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from referrals.actions import centers as actions
from referrals.enums import FirstContact, Status, TargetGroup
from referrals.forms import choices
from referrals.forms.fields import PhonesField
from referrals.hours import BadHours, read_hours, stored_hours
from referrals.models import AdvisoryCenter
from referrals.rules import Refused, missing_for_publication
from referrals.steps import STEPS, TEXTS
from streetwork.tenancy.scope import scope
from streetwork.vocabulary.snapshot import vocabulary

REASON = "administration of the directory"


class DirectoryAdmin(admin.ModelAdmin):
    """Opens all states around each page of this model and no other: an administrator has no states of their own.

    The answer is rendered inside, because a list reads its rows while it is drawn.
    """

    def changelist_view(self, request, extra_context=None):
        return self._in_all_states(super().changelist_view, request, extra_context=extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        view = super().changeform_view
        return self._in_all_states(view, request, object_id=object_id, form_url=form_url, extra_context=extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        return self._in_all_states(super().delete_view, request, object_id=object_id, extra_context=extra_context)

    def history_view(self, request, object_id, extra_context=None):
        return self._in_all_states(super().history_view, request, object_id=object_id, extra_context=extra_context)

    @staticmethod
    def _in_all_states(view, request, **arguments):
        states = vocabulary().states
        with scope(states, states, actor=request.user.pk, widen=REASON):
            answer = view(request, **arguments)
            return answer.render() if hasattr(answer, "render") else answer


class CenterAdminForm(forms.ModelForm):
    """Lists are ticked; opening hours are checked as the editors' form does."""

    topic_ids = forms.TypedMultipleChoiceField(label=_("topics"), coerce=int, required=False)
    languages = forms.MultipleChoiceField(label=_("languages of counselling"), required=False)
    interpreter_languages = forms.MultipleChoiceField(label=_("with an interpreter"), required=False)
    served_state_ids = forms.TypedMultipleChoiceField(label=_("also serves"), coerce=int, required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("target groups"), choices=TargetGroup.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    first_contact = forms.MultipleChoiceField(
        label=_("first contact"), choices=FirstContact.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    phones = PhonesField(label=_("phone numbers"), required=False)
    website = forms.URLField(label=_("web site"), required=False, max_length=300, assume_scheme="https")
    booking_url = forms.URLField(label=_("online booking"), required=False, max_length=300, assume_scheme="https")

    class Meta:
        widgets = {"postcode": forms.TextInput(attrs={"maxlength": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = vocabulary()
        languages = [(code, language.name) for code, language in words.languages.items()]
        offered = {
            "topic_ids": [(pk, topic.name) for pk, topic in words.topics.items()],
            "languages": languages,
            "interpreter_languages": languages,
            "served_state_ids": choices.states(words.states),
        }
        for name, options in offered.items():
            self.fields[name].choices = options

    def clean_hours(self):
        try:
            return stored_hours(read_hours(self.cleaned_data["hours"] or {}))
        except BadHours as bad:
            raise ValidationError(_("These are no opening hours: %(reason)s") % {"reason": bad}) from None

    def clean(self):
        data = super().clean()
        if self.instance.pk and self.instance.status == Status.PUBLISHED and not self.errors:
            for name in ("name", "street", "city", "area", "phones", "email", "website", "booking_url", "topic_ids",
                         "languages", "first_contact"):  # fmt: skip
                setattr(self.instance, name, data[name])
            for name, sentence in missing_for_publication(self.instance).items():
                self.add_error(name, sentence)
        return data


@admin.register(AdvisoryCenter)
class AdvisoryCenterAdmin(DirectoryAdmin, TranslationAdmin):
    """An entry begins as a draft; actions publish and pause it. What was public once is never deleted."""

    form = CenterAdminForm
    list_display = ["name", "city", "state", "status", "accepting", "verified_on", "due_on"]
    list_filter = ["status", "state", "accepting", "area"]
    search_fields = ["name", "provider", "city", "postcode"]
    list_select_related = ["state"]
    readonly_fields = ["status", "verified_on", "verified_by", "due_on", "merged_into", "updated_at"]
    actions = ["publish", "pause", "reopen"]
    fieldsets = [
        *(
            (step.title, {"fields": ["state", *step.fields] if number == 0 else list(step.fields)})
            for number, step in enumerate(STEPS)
            if step.key != "texts"
        ),
        (_("Texts"), {"fields": list(TEXTS), "classes": ["collapse"]}),
        (_("State of the entry"), {"fields": readonly_fields}),
    ]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["state"] if obj else [])]

    def has_delete_permission(self, request, obj=None):
        """Drafts only, one by one."""
        return obj is not None and obj.status == Status.DRAFT and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        if change:
            content = {name for step in STEPS for name in step.fields}
            facts = {name: getattr(obj, name) for name in form.changed_data if name in content}
            actions.save_center(center=obj, facts=facts)
        else:
            super().save_model(request, obj, form, change)

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request, queryset):
        self._each(request, queryset, actions.publish)

    @admin.action(description=_("Pause"), permissions=["change"])
    def pause(self, request, queryset):
        self._each(request, queryset, actions.pause)

    @admin.action(description=_("Open again"), permissions=["change"])
    def reopen(self, request, queryset):
        self._each(request, queryset, actions.reopen)

    def _each(self, request, queryset, act):
        done = 0
        for center in queryset:
            try:
                act(center=center)
            except Refused as refused:
                messages.error(request, f"{center.name}: {refused}")
            else:
                done += 1
        if done:
            messages.success(request, _("Done: %(number)d entries.") % {"number": done})
