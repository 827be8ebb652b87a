from django.urls import path

from streetwork.reporting.vignettes.views import reading, stepping, writing

app_name = "vignettes"
urlpatterns = [
    path("", reading.vignette_list, name="list"),
    path("new/", writing.new_vignette, name="new"),
    path("from-case/<int:pk>/", writing.from_case, name="from-case"),
    path("<int:pk>/", reading.vignette_detail, name="detail"),
    path("<int:pk>/edit/", writing.edit_vignette, name="edit"),
    path("<int:pk>/submit/", stepping.submit, name="submit"),
    path("<int:pk>/take-back/", stepping.take_back, name="take-back"),
    path("<int:pk>/release/", stepping.release, name="release"),
    path("<int:pk>/send-back/", stepping.send_back, name="send-back"),
    path("<int:pk>/withdraw/", stepping.withdraw, name="withdraw"),
    path("<int:pk>/delete/", stepping.delete, name="delete"),
]
