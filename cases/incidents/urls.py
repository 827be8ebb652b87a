from django.urls import path

from cases.incidents.views import detail, preparing, reporting, working

app_name = "incidents"
urlpatterns = [
    path("", reporting.incident_list, name="list"),
    path("new/", reporting.incident_new, name="new"),
    path("figures/", preparing.figures, name="figures"),
    path("plans/", preparing.plans, name="plans"),
    path("plans/<int:pk>/<slug:kind>/", preparing.plan, name="plan"),
    path("plans/<int:pk>/<slug:kind>/reset/", preparing.plan_reset, name="plan-reset"),
    path("plans/<int:pk>/on-call/new/", preparing.on_call_new, name="on-call-new"),
    path("on-call/<int:pk>/", preparing.on_call_edit, name="on-call-edit"),
    path("on-call/<int:pk>/delete/", preparing.on_call_delete, name="on-call-delete"),
    path("<int:pk>/", detail.incident_detail, name="detail"),
    path("<int:pk>/edit/", working.edit, name="edit"),
    path("<int:pk>/steps/<int:position>/", working.step, name="step"),
    path("<int:pk>/second/", working.second, name="second"),
    path("<int:pk>/confirm/", working.confirm, name="confirm"),
    path("<int:pk>/call/", working.call, name="call"),
    path("<int:pk>/close/", working.close, name="close"),
    path("<int:pk>/reopen/", working.reopen, name="reopen"),
    path("<int:pk>/aftercare/", working.aftercare, name="aftercare"),
    path("<int:pk>/people/", working.add_person, name="add-person"),
    path("<int:pk>/people/<int:user>/remove/", working.remove_person, name="remove-person"),
    path("<int:pk>/delete/", working.delete, name="delete"),
]
