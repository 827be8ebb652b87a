from django.urls import path

from cases.claims import views

app_name = "claims"
urlpatterns = [
    path("", views.claim_list, name="list"),
    path("new/", views.claim_new, name="new"),
    path("similar/", views.claim_similar, name="similar"),
    path("<int:pk>/", views.claim_detail, name="detail"),
    path("<int:pk>/edit/", views.claim_edit, name="edit"),
    path("<int:pk>/check/", views.claim_check, name="check"),
    path("<int:pk>/quiet/", views.claim_quiet, name="quiet"),
    path("<int:pk>/wake/", views.claim_wake, name="wake"),
    path("<int:pk>/seen/", views.claim_seen, name="seen"),
    path("<int:pk>/merge/", views.claim_merge, name="merge"),
    path("<int:pk>/idea/", views.claim_idea, name="idea"),
    path("<int:pk>/copied/", views.claim_copied, name="copied"),
]
