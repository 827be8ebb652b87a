from django.contrib import admin
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple

from streetwork.presence.models import MemberCount, Space
from streetwork.web.admin import LabelledTabularInline


class MemberCountInline(LabelledTabularInline):
    model = MemberCount
    extra = 0


@admin.register(Space)
class SpaceAdmin(admin.ModelAdmin):
    """For corrections. New spaces come from a pasted link, which gives them their key (/spaces/new/).

    A space is left, never deleted: contacts of all states name it, and an administrator sees none of them.
    """

    list_display = ["name", "platform", "programme", "status", "responsible", "next_visit"]
    list_filter = ["programme", "platform", "status", "kind"]
    list_select_related = ["platform", "programme", "responsible"]
    search_fields = ["name", "key", "url"]
    readonly_fields = ["programme", "platform", "key", "url", "created_at"]
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}
    inlines = [MemberCountInline]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
