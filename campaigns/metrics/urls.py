"""Addresses of the figures: what waits, one placement, channels, imports."""

from django.urls import path

from campaigns.metrics.views import channels, figures, imports

app_name = "metrics"
urlpatterns = [
    path("", figures.figure_list, name="list"),
    path("quick/", figures.enter_quickly, name="quick"),
    path("export.csv", figures.export_figures, name="export"),
    path("words/", figures.glossary, name="glossary"),
    path("placements/<int:pk>/", figures.placement_figures, name="placement"),
    path("channels/", channels.channel_list, name="channels"),
    path("channels/export.csv", channels.export_channels, name="channels-export"),
    path("channels/<int:pk>/", channels.channel_figures, name="channel"),
    path("import/", imports.new_import, name="import-new"),
    path("import/<int:pk>/", imports.import_run, name="import"),
    path("import/<int:pk>/columns/", imports.import_columns, name="import-columns"),
    path("import/<int:pk>/choose/", imports.choose_lines, name="import-choose"),
    path("import/<int:pk>/apply/", imports.apply_import, name="import-apply"),
    path("import/<int:pk>/discard/", imports.discard_import, name="import-discard"),
    path("import/<int:pk>/undo/", imports.undo_import, name="import-undo"),
]
