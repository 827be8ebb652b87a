"""The vocabularies in the administration. Entries are retired, never deleted: old records name them."""

from django.contrib import admin
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from streetwork.vocabulary.models import (
    FunderCategory,
    Language,
    OriginGroup,
    PermalinkPattern,
    Platform,
    Topic,
)
from streetwork.web.admin import LabelledTabularInline


class RetiredNotDeleted(admin.ModelAdmin):
    """Takes the place of deleting: an action that retires, one that offers again."""

    list_filter = ["is_retired"]
    actions = ["retire", "offer_again"]

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(description=_("Retire: no longer offer for new entries"), permissions=["change"])
    def retire(self, request, queryset):
        self._set_retired(queryset, True)

    @admin.action(description=_("Offer again"), permissions=["change"])
    def offer_again(self, request, queryset):
        self._set_retired(queryset, False)

    def _set_retired(self, queryset, is_retired):
        for entry in queryset:
            entry.is_retired = is_retired
            entry.save(update_fields=["is_retired"])


class CodeStays(RetiredNotDeleted):
    """An entry's code is its name for machines: set once."""

    code_fields = ["code"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(self.code_fields if obj else [])]


@admin.register(Language)
class LanguageAdmin(CodeStays, TranslationAdmin):
    list_display = ["name", "code", "own_name", "order", "is_retired"]
    list_editable = ["order"]
    search_fields = ["code", "name", "own_name"]


@admin.register(FunderCategory)
class FunderCategoryAdmin(CodeStays, TranslationAdmin):
    code_fields = ["scheme", "code"]
    list_display = ["name", "scheme", "code", "order", "is_retired"]
    list_filter = ["scheme", "is_retired"]
    search_fields = ["code", "name"]


@admin.register(OriginGroup)
class OriginGroupAdmin(CodeStays, TranslationAdmin):
    list_display = ["name", "kind", "code", "order", "is_retired"]
    list_filter = ["kind", "is_retired"]
    search_fields = ["code", "name"]


class PartInline(LabelledTabularInline):
    """The second level of a topic: to see and to go to."""

    model = Topic
    verbose_name_plural = _("parts")
    fields = readonly_fields = ["code", "order", "is_sensitive", "is_retired"]
    extra = max_num = 0
    can_delete = False
    show_change_link = True


@admin.register(Topic)
class TopicAdmin(CodeStays, TranslationAdmin):
    """Two levels. The list shows them as a tree when it is sorted by order, as it opens."""

    list_display = ["in_tree", "code", "mapped_to", "is_sensitive", "order", "is_retired"]
    list_filter = [
        ("parent", admin.RelatedOnlyFieldListFilter),
        "is_sensitive",
        "is_retired",
        "categories__scheme",
    ]
    search_fields = ["code", "name", "words"]
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}
    fields = ["code", "parent", "name", "words", "is_sensitive", "categories", "order", "is_retired"]
    list_per_page = 200

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("categories")

    def get_inlines(self, request, obj):
        return [PartInline] if obj and obj.parent_id is None else []

    @admin.display(description=_("topic"), ordering="order")
    def in_tree(self, topic):
        return format_html("{}{}", "— " if topic.parent_id else "", topic.name)

    @admin.display(description=_("funder categories"))
    def mapped_to(self, topic):
        return ", ".join(sorted(f"{category.scheme}: {category.code}" for category in topic.categories.all()))


class PatternInline(LabelledTabularInline):
    """Link patterns; the most special one wins, `order` is for people who read the list."""

    model = PermalinkPattern
    extra = 1
    fields = ["order", "template", "target", "setting", "mode", "space_prefix"]


@admin.register(Platform)
class PlatformAdmin(CodeStays, TranslationAdmin):
    list_display = ["name", "code", "reply_window_hours", "post_limit", "order", "is_retired"]
    search_fields = ["code", "name"]
    inlines = [PatternInline]
