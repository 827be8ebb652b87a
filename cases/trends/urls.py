from django.urls import path

from cases.trends.views import notes, review

app_name = "trends"
urlpatterns = [
    path("", review.review, name="review"),
    path("decide/", review.review_decide, name="decide"),
    path("notes/", notes.note_list, name="notes"),
    path("notes/new/", notes.note_new, name="new"),
    path("notes/<int:pk>/", notes.note_detail, name="note"),
    path("notes/<int:pk>/edit/", notes.note_edit, name="edit"),
    path("notes/<int:pk>/delete/", notes.note_delete, name="delete"),
]
