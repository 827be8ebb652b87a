from django.urls import path

from campaigns.release.views import due, gate, marks

app_name = "release"
urlpatterns = [
    path("", due.due_list, name="due"),
    path("<int:pk>/", due.entry, name="entry"),
    path("<int:pk>/done/", marks.done, name="done"),
    path("<int:pk>/undo/", marks.undo, name="undo"),
    path("<int:pk>/link/", marks.permalink, name="permalink"),
    path("<int:pk>/not-published/", marks.not_published, name="not-published"),
    path("texts/<int:pk>/", gate.gate, name="gate"),
    path("texts/<int:pk>/release/", gate.release, name="release"),
    path("texts/<int:pk>/withdraw/", gate.withdraw, name="withdraw"),
    path("checklists/<int:pk>/", gate.settings, name="settings"),
]
