from django.urls import path

from cases.views import bulk, detail, exports, listing, log, referring, saved

app_name = "contacts"
urlpatterns = [
    path("", listing.contact_list, name="list"),
    path("new/", log.new_contact, name="new"),
    path("lookup/", log.lookup, name="lookup"),
    path("placements/", log.placements, name="placements"),
    path("guard/", log.guard_note, name="guard"),
    path("matches/", log.matches, name="matches"),
    path("answers/", log.answers, name="answers"),
    path("export.<str:format>", exports.export_contacts, name="export"),
    path("bulk/delete/", bulk.delete_many, name="bulk-delete"),
    path("views/", saved.save_view, name="save-view"),
    path("views/<int:pk>/delete/", saved.delete_view, name="delete-view"),
    path("<int:pk>/", detail.contact_detail, name="detail"),
    path("<int:pk>/edit/", detail.edit_contact, name="edit"),
    path("<int:pk>/again/", log.same_again, name="again"),
    path("<int:pk>/refer/", referring.refer_later, name="refer"),
    path("<int:pk>/upgrade/", detail.upgrade_contact, name="upgrade"),
    path("<int:pk>/delete/", detail.delete_contact_page, name="delete"),
]
