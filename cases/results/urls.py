from django.urls import path

from cases.results import views

app_name = "results"
urlpatterns = [
    path("results/", views.overview, name="overview"),
    path("results/export.<str:format>", views.export_overview, name="overview-export"),
    path("results/gap-idea/", views.gap_idea, name="gap-idea"),
    path("<int:pk>/results/", views.campaign_results, name="campaign"),
    path("<int:pk>/results/need/", views.need, name="need"),
    path("<int:pk>/results/export.<str:format>", views.export_campaign, name="export"),
]
