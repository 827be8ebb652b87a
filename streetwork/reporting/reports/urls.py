from django.urls import path

from streetwork.reporting.reports.views import reports, reviewing, sections, templates, writing

app_name = "reports"
urlpatterns = [
    path("", reports.report_list, name="list"),
    path("new/", reports.new, name="new"),
    path("<int:pk>/", reports.detail, name="detail"),
    path("<int:pk>/edit/", writing.edit, name="edit"),
    path("<int:pk>/build/", writing.build, name="build"),
    path("<int:pk>/submit/", writing.submit, name="submit"),
    path("<int:pk>/take-back/", writing.take_back, name="take-back"),
    path("<int:pk>/discard/", writing.discard, name="discard"),
    path("<int:pk>/new-version/", writing.new_version, name="new-version"),
    path("<int:pk>/sign/", reviewing.sign, name="sign"),
    path("<int:pk>/send-back/", reviewing.send_back, name="send-back"),
    path("<int:pk>/report.pdf", reports.pdf, name="pdf"),
    path("<int:pk>/report.xlsx", reports.xlsx, name="xlsx"),
    path("templates/", templates.template_list, name="templates"),
    path("templates/new/", templates.new_template, name="new-template"),
    path("templates/<int:pk>/", templates.template_page, name="template"),
    path("templates/<int:pk>/edit/", templates.edit_template, name="edit-template"),
    path("templates/<int:pk>/copy/", templates.copy_template, name="copy-template"),
    path("templates/<int:pk>/status/", templates.set_status, name="template-status"),
    path("templates/<int:pk>/preview/", templates.preview, name="preview"),
    path("templates/<int:pk>/sections/new/", sections.new_section, name="new-section"),
    path("templates/<int:pk>/sections/<slug:key>/", sections.edit_section, name="section"),
    path("templates/<int:pk>/sections/<slug:key>/move/", sections.move, name="move-section"),
    path("templates/<int:pk>/sections/<slug:key>/remove/", sections.remove, name="remove-section"),
]
