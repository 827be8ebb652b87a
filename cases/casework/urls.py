from django.urls import path

from cases.casework.views import agreeing, contacts, detail, listing, moving, notes, notices, recognising, subject

app_name = "cases"
urlpatterns = [
    path("", listing.case_list, name="list"),
    path("recognise/", recognising.recognise_page, name="recognise"),
    path("notices/", notices.notices, name="notices"),
    path("receipt/", subject.receipt, name="receipt"),
    path("of-contact/<int:pk>/open/", contacts.open_from_contact, name="open"),
    path("of-contact/<int:pk>/attach/", contacts.attach, name="attach"),
    path("of-contact/<int:pk>/detach/", contacts.detach, name="detach"),
    path("<int:pk>/", detail.case_detail, name="detail"),
    path("<int:pk>/edit/", detail.edit_facts, name="edit"),
    path("<int:pk>/notes/new/", notes.new_note, name="note-new"),
    path("<int:pk>/notes/<int:note>/", notes.edit_note, name="note-edit"),
    path("<int:pk>/goals/", notes.new_goal, name="goal-new"),
    path("<int:pk>/goals/<int:goal>/", notes.goal_status, name="goal-status"),
    path("<int:pk>/consents/", agreeing.new_consent, name="consent-new"),
    path("<int:pk>/consents/<int:consent>/withdraw/", agreeing.end_consent, name="consent-withdraw"),
    path("<int:pk>/checks/", agreeing.new_check, name="check-new"),
    path("<int:pk>/checks/<int:check>/", agreeing.answer, name="check-answer"),
    path("<int:pk>/checks/<int:check>/withdraw/", agreeing.take_back_check, name="check-withdraw"),
    path("<int:pk>/handover/", moving.handover, name="handover"),
    path("<int:pk>/take-over/", moving.take_case, name="take-over"),
    path("<int:pk>/close/", moving.close, name="close"),
    path("<int:pk>/reopen/", moving.reopen, name="reopen"),
    path("<int:pk>/remember/", recognising.remember, name="remember"),
    path("<int:pk>/forget/", recognising.forget, name="forget"),
    path("<int:pk>/emergency-access/", subject.open_glass, name="break-glass"),
    path("<int:pk>/export/", subject.export_page, name="export"),
    path("<int:pk>/export.json", subject.export_json, name="export-json"),
    path("<int:pk>/erase/", subject.erase, name="erase"),
]
