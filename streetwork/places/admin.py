"""The places in the administration: to look up, not to edit; `load_places` replaces them all."""

from django.contrib import admin

from streetwork.places.folding import fold
from streetwork.places.models import Place


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    list_display = ["name", "postcode", "state", "weight", "latitude", "longitude", "source"]
    list_filter = ["state", "source"]
    list_select_related = ["state"]
    search_fields = ["folded__startswith", "postcode__startswith"]
    show_full_result_count = False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, f'"{fold(search_term)}"' if search_term else "")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
