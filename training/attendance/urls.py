"""Addresses of participants and attendance; keys only, never a name or an e-mail address."""

from django.urls import path

from training.attendance.views import mails, online, people, sheet, subject

app_name = "attendance"
urlpatterns = [
    path("find/", subject.find, name="find"),
    path("sessions/<int:pk>/", people.people, name="people"),
    path("sessions/<int:pk>/export/", people.export, name="export"),
    path("sessions/<int:pk>/add/", people.add, name="add"),
    path("sessions/<int:pk>/sheet/", sheet.sheet, name="sheet"),
    path("sessions/<int:pk>/mark/", sheet.mark, name="mark"),
    path("sessions/<int:pk>/rest/", sheet.mark_rest, name="rest"),
    path("sessions/<int:pk>/came/", sheet.bring_in, name="came"),
    path("sessions/<int:pk>/print/", sheet.print_list, name="print"),
    path("sessions/<int:pk>/import/", online.upload, name="import"),
    path("sessions/<int:pk>/import/apply/", online.apply_report, name="import-apply"),
    path("sessions/<int:pk>/mails/", mails.mails, name="mails"),
    path("people/<int:pk>/", subject.person, name="person"),
    path("people/<int:pk>/edit/", subject.edit, name="edit"),
    path("people/<int:pk>/cancel/", subject.give_back, name="cancel"),
    path("people/<int:pk>/export/", subject.export, name="person-export"),
    path("people/<int:pk>/erase/", subject.erase, name="erase"),
]
