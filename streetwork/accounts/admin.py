"""Administrators manage people, memberships, invitations and the declaration. No secret is shown anywhere."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin, messages
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from streetwork.accounts.actions import end_sessions, invite_member, resend_invitation
from streetwork.accounts.forms import STAFF_LANGUAGES
from streetwork.accounts.models import Declaration, DeclarationSigned, Invitation, Membership, User
from streetwork.accounts.rules import Reach, Refused
from streetwork.accounts.second_factor import holds
from streetwork.web.admin import LabelledTabularInline

UNLIMITED = Reach(unlimited=True)

# Their stock pages show keys and tokens, or offer what accounts.actions alone may do.
for model in (Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken, UserSession):
    admin.site.unregister(model)


class GrantForm(forms.ModelForm):
    """The states belong to the programme, and there is at least one."""

    def clean(self):
        cleaned = super().clean()
        programme, states = cleaned.get("programme"), cleaned.get("states")
        if programme is None or states is None:
            return cleaned
        if not cleaned.get("all_states") and not states:
            self.add_error("states", _("Choose at least one state, or all of them."))
        elif set(states) - set(programme.states.all()):
            self.add_error("states", _("The programme does not work in all of these states."))
        return cleaned


class MembershipInline(LabelledTabularInline):
    model = Membership
    form = GrantForm
    extra = 0
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """People come by invitation; passwords are theirs alone."""

    list_display = ["name", "email", "is_active", "is_staff", "second_factor", "last_login"]
    list_filter = ["is_active", "is_staff", "memberships__programme", "memberships__role"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "language", "is_active", "is_staff", "is_superuser", "last_login", "date_joined"]
    readonly_fields = ["email", "last_login", "date_joined"]
    inlines = [MembershipInline]
    actions = ["sign_out", "remove_second_factors"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(has_second_factor=holds())

    def get_readonly_fields(self, request, obj=None):
        """Whoever is no superuser makes none, and nobody locks themselves out."""
        own = ["is_active", "is_staff", "is_superuser"] if obj == request.user else []
        return [*self.readonly_fields, *(own if request.user.is_superuser else ["is_staff", "is_superuser", *own])]

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not obj.is_active:
            end_sessions(obj)

    @admin.display(description=_("second factor"), boolean=True)
    def second_factor(self, user):
        return user.has_second_factor

    @admin.action(description=_("Sign out on all devices"), permissions=["change"])
    def sign_out(self, request, queryset):
        for user in queryset:
            end_sessions(user)
        messages.success(request, _("Signed out."))

    @admin.action(
        description=_("Remove second factors (only after you have made sure who is asking)"), permissions=["change"]
    )
    def remove_second_factors(self, request, queryset):
        """For lost phones: the person enrols anew after the next sign-in."""
        for user in queryset.exclude(pk=request.user.pk):
            Authenticator.objects.filter(user=user).delete()
            end_sessions(user)
            self.log_change(request, user, "Second factors removed.")
        messages.success(request, _("Removed. The people enrol anew when they sign in."))


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    form = GrantForm
    list_display = ["user", "programme", "role", "all_states"]
    list_filter = ["programme", "role"]
    search_fields = ["user__name", "user__email"]
    autocomplete_fields = ["user"]
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}
    list_select_related = ["user", "programme"]


class InvitationForm(forms.ModelForm):
    """Saves through the action, so that the rules hold and the mail leaves."""

    language = forms.ChoiceField(label=_("language"), choices=STAFF_LANGUAGES, initial="de")
    by: User

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                self.invited = invite_member(by=self.by, reach=UNLIMITED, **cleaned)
            except Refused as refusal:
                self.add_error(None, str(refusal))
        return cleaned


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    form = InvitationForm
    list_display = ["email", "programme", "role", "created_at", "expires_at", "accepted_at", "withdrawn_at"]
    list_filter = ["programme", "role"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "language", "programme", "role", "all_states", "states"]
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}
    list_select_related = ["programme"]
    actions = ["send_again"]

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        return type("InvitationForm", (super().get_form(request, obj, change, **kwargs),), {"by": request.user})

    def save_form(self, request, form, change):
        return form.invited

    def save_model(self, request, obj, form, change):
        """The form did it."""

    def save_related(self, request, form, formsets, change):
        """The form did it."""

    @admin.action(description=_("Send a new link"), permissions=["change"])
    def send_again(self, request, queryset):
        for invitation in queryset.select_related("programme"):
            try:
                resend_invitation(invitation=invitation, reach=UNLIMITED)
            except Refused as refusal:
                messages.error(request, f"{invitation.email}: {refusal}")
            else:
                messages.success(request, _("A new link to %(email)s is on its way.") % {"email": invitation.email})


@admin.register(Declaration)
class DeclarationAdmin(TranslationAdmin):
    """A published version never changes: people signed exactly that text. Publish a new one instead."""

    list_display = ["version", "published_at"]

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_changeform_initial_data(self, request):
        return {"version": Declaration.current_version() + 1}


@admin.register(DeclarationSigned)
class DeclarationSignedAdmin(admin.ModelAdmin):
    list_display = ["user", "declaration", "at"]
    list_filter = ["declaration"]
    list_select_related = ["user", "declaration"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
