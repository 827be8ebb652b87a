"""Staff addresses of the directory, under /directory/."""

from django.urls import path

from referrals.verification.views import corrections, queue, suggest
from referrals.views import (
    detail,
    editing,
    exports,
    gaps,
    history,
    importing,
    listing,
    merging,
    ready_texts,
    referrals,
    results,
)

app_name = "directory"
urlpatterns = [
    path("", listing.center_list, name="list"),
    path("referrals/", referrals.referral_list, name="referrals"),
    path("referrals/<int:pk>/result/", results.referral_result, name="referral-result"),
    path("texts/", ready_texts.ready_text_page, name="ready-texts"),
    path("gaps/", gaps.gap_list, name="gaps"),
    path("gaps/export.csv", gaps.gap_export, name="gaps-export"),
    path("new/", editing.center_new, name="new"),
    path("similar/", editing.similar, name="similar"),
    path("<int:pk>/edit/", editing.center_edit, name="edit"),
    path("<int:pk>/publish/", editing.publish, name="publish"),
    path("<int:pk>/pause/", editing.pause, name="pause"),
    path("<int:pk>/reopen/", editing.reopen, name="reopen"),
    path("<int:pk>/close/", editing.center_close, name="close"),
    path("<int:pk>/verified/", editing.verify_now, name="verify-now"),
    path("<int:pk>/duplicates/", merging.duplicates, name="duplicates"),
    path("<int:pk>/merge/<int:other>/", merging.center_merge, name="merge"),
    path("<int:pk>/", detail.center_detail, name="detail"),
    path("<int:pk>/history/", history.center_history, name="history"),
    path("<int:pk>/history/<int:version>/restore/", history.restore, name="restore"),
    path("verification/", queue.verification_queue, name="verification"),
    path("corrections/", corrections.correction_list, name="corrections"),
    path("corrections/<int:pk>/", corrections.correction_detail, name="correction"),
    path("<int:pk>/ask/", queue.ask_again, name="ask"),
    path("<int:pk>/suggest/", suggest.suggest, name="suggest"),
    path("export.<str:format>", exports.export_centers, name="export"),
    path("import/", importing.import_list, name="import"),
    path("import/<int:pk>/", importing.import_run, name="import-run"),
    path("import/<int:pk>/mapping/", importing.import_mapping, name="import-mapping"),
    path("import/<int:pk>/words/", importing.import_words, name="import-words"),
    path("import/<int:pk>/choose/", importing.import_choose, name="import-choose"),
    path("import/<int:pk>/apply/", importing.import_apply, name="import-apply"),
    path("import/<int:pk>/undo/", importing.import_undo, name="import-undo"),
    path("import/<int:pk>/abandon/", importing.import_abandon, name="import-abandon"),
    path("import/<int:pk>/other-state/", importing.import_other_state, name="import-other-state"),
]
