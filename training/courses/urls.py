"""Addresses of courses, their versions and files, and of case studies."""

from django.urls import path

from training.courses.views import cases, courses, materials, versions

app_name = "courses"
urlpatterns = [
    path("", courses.course_list, name="list"),
    path("new/", courses.new_course, name="new"),
    path("<int:pk>/", courses.course_detail, name="detail"),
    path("<int:pk>/edit/", courses.edit_course, name="edit"),
    path("<int:pk>/copy/", courses.copy_course, name="copy"),
    path("<int:pk>/status/", courses.set_status, name="status"),
    path("<int:pk>/versions/", courses.begin, name="begin"),
    path("versions/<int:pk>/", versions.version_page, name="version"),
    path("versions/<int:pk>/edit/", versions.edit_version, name="edit-version"),
    path("versions/<int:pk>/release/", versions.release_version, name="release"),
    path("versions/<int:pk>/drop/", versions.drop_version, name="drop"),
    path("versions/<int:pk>/concept.pdf", versions.concept, name="concept"),
    path("versions/<int:pk>/modules/", versions.new_module, name="new-module"),
    path("modules/<int:pk>/", versions.edit_module, name="module"),
    path("modules/<int:pk>/move/", versions.move_module, name="move-module"),
    path("modules/<int:pk>/remove/", versions.remove_module, name="remove-module"),
    path("versions/<int:pk>/materials/", materials.new_material, name="new-material"),
    path("materials/<int:pk>/", materials.download, name="material"),
    path("materials/<int:pk>/edit/", materials.edit_material, name="edit-material"),
    path("materials/<int:pk>/remove/", materials.remove_material, name="remove-material"),
    path("cases/", cases.case_list, name="cases"),
    path("cases/new/", cases.new_case, name="new-case"),
    path("cases/<int:pk>/", cases.case_detail, name="case"),
    path("cases/<int:pk>/edit/", cases.edit_case, name="edit-case"),
    path("cases/<int:pk>/hand-in/", cases.hand_in, name="hand-in"),
    path("cases/<int:pk>/approve/", cases.approve, name="approve"),
    path("cases/<int:pk>/send-back/", cases.send_back, name="send-back"),
    path("cases/<int:pk>/remove/", cases.remove_case, name="remove-case"),
]
