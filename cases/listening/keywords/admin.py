"""The start list in the administration. A programme's own keywords are edited on its pages."""

from django.contrib import admin

from cases.listening.keywords.keeping import announce_change
from cases.listening.keywords.patterns import tidy
from cases.models.keyword import Keyword


@admin.register(Keyword)
class KeywordAdmin(admin.ModelAdmin):
    """Keywords that all programmes share."""

    list_display = ["pattern", "match", "language", "topic", "is_active"]
    list_filter = ["language", "match", "is_active", ("topic", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["language", "topic"]
    search_fields = ["pattern"]
    fields = ["language", "topic", "pattern", "match", "excludes", "requires", "note", "is_active"]
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(programme=None)

    def save_model(self, request, obj, form, change):
        obj.pattern = tidy(obj.pattern, obj.match) or obj.pattern
        super().save_model(request, obj, form, change)
        announce_change()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        announce_change()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        announce_change()
