from django.urls import include, path

from cases.listening.views import imports, inbox

app_name = "listening"
urlpatterns = [
    path("", inbox.leads, name="leads"),
    path("ignore/", inbox.ignore_many, name="ignore-many"),
    path("<int:pk>/ignore/", inbox.lead_ignore, name="lead-ignore"),
    path("<int:pk>/idea/", inbox.lead_idea, name="lead-idea"),
    path("<int:pk>/undo/", inbox.lead_undo, name="lead-undo"),
    path("imports/", imports.import_list, name="imports"),
    path("imports/new/", imports.import_new, name="import-new"),
    path("imports/<int:pk>/", imports.import_run, name="import"),
    path("imports/<int:pk>/columns/", imports.import_columns, name="import-columns"),
    path("imports/<int:pk>/cancel/", imports.import_cancel, name="import-cancel"),
    path("keywords/", include("cases.listening.keywords.urls")),
]
