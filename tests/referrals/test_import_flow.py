"""From the file to the directory and back: preview, apply, undo."""

import re

import pytest
from django.urls import reverse

from referrals.enums import Status
from referrals.exchange.readers import MOST_BYTES
from referrals.models import AdvisoryCenter, ImportRow, ImportRun
from referrals.models.history import AdvisoryCenterEvent
from streetwork.delivery.outbox import deliver_due
from streetwork.web.uploads import DRAINED_TIMES
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory
from tests.referrals.importing import Import, csv_of

pytestmark = pytest.mark.django_db

ROW = "A1;Beratung Nord;Hauptstr. 1;39104;Magdeburg;0391 123;a@example.org;pl, ru;recognition"


@pytest.fixture
def job(cast):
    return Import(cast.directory_editor)


def centers(opened):
    with opened("ST"):
        return list(AdvisoryCenter.objects.order_by("pk"))


def test_a_file_becomes_a_preview_and_changes_nothing(job, opened):
    run = job.preview(csv_of(ROW))
    assert (run.status, run.counts["new"]) == ("preview", 1)
    assert "Beratung Nord" in job.page().content.decode()
    assert centers(opened) == []


def test_applied_lines_are_drafts_with_their_source(job, opened):
    job.preview(csv_of(ROW))
    run = job.apply()
    (center,) = centers(opened)
    assert (run.status, run.counts["created"]) == ("applied", 1)
    assert (center.status, center.source, center.source_id) == (Status.DRAFT, "centres", "A1")
    assert (center.languages, center.phones, center.state.code) == (["pl", "ru"], ["0391 123"], "ST")


def test_complete_lines_are_published_on_demand_and_others_stay_drafts(job, opened):
    job.preview(csv_of(ROW, "A2;Ohne Thema;;;Halle;;;;"), new_status="published")
    job.apply()
    assert [each.status for each in centers(opened)] == [Status.PUBLISHED, Status.DRAFT]
    assert centers(opened)[0].due_on is not None


def test_the_same_file_again_is_unchanged(job, opened):
    job.preview(csv_of(ROW))
    job.apply()
    run = job.preview(csv_of(ROW))
    assert (run.counts["unchanged"], run.counts["new"], run.counts["changed"]) == (1, 0, 0)


def test_a_change_is_shown_field_by_field_and_written(job, opened):
    job.preview(csv_of(ROW))
    job.apply()
    job.preview(csv_of(ROW.replace("pl, ru", "pl, ru, bg").replace("0391 123", "0391 456")))
    (row,) = job.rows()
    assert {field: (old, new) for field, old, new in row.changes} == {
        "languages": (["pl", "ru"], ["pl", "ru", "bg"]), "phones": (["0391 123"], ["0391 456"]),
    }  # fmt: skip
    job.apply()
    (center,) = centers(opened)
    assert (center.phones, center.languages, center.city) == (["0391 456"], ["pl", "ru", "bg"], "Magdeburg")


def test_an_empty_cell_leaves_the_field_unless_it_is_to_be_emptied(job, opened):
    job.preview(csv_of(ROW))
    job.apply()
    emptied = csv_of(ROW.replace("0391 123", ""))
    assert job.preview(emptied).counts["unchanged"] == 1
    assert job.preview(emptied, clear_empty="on").counts["changed"] == 1
    job.apply()
    assert centers(opened)[0].phones == []


def test_a_public_entry_does_not_lose_what_a_public_one_needs(job, opened):
    with opened("ST"):
        CenterFactory(source="centres", source_id="A1", name="Beratung Nord")
    run = job.preview(csv_of("A1;Beratung Nord;;;;;;;"), clear_empty="on")
    assert run.counts["rejected"] == 1


def test_a_similar_entry_is_asked_about_and_skipped_unless_chosen(job, opened):
    with opened("ST"):
        known = CenterFactory(name="Beratungsstelle Nord", street="Hauptstraße 1")
    job.preview(csv_of("A1;Beratungstelle Nord;Hauptstr. 1;39104;Magdeburg;0391 777;;;"))
    (row,) = job.rows()
    assert (row.kind, row.choice, row.candidates[0]["id"]) == ("duplicate", "skip", known.pk)
    job.post("choose", {"kind": "duplicate", f"row-{row.pk}": f"update:{known.pk}"})
    job.apply()
    (center,) = centers(opened)
    assert (center.pk, center.phones, center.source_id) == (known.pk, ["0391 777"], "A1")


def test_a_similar_line_may_be_created_anyway(job, opened):
    with opened("ST"):
        CenterFactory(name="Beratungsstelle Nord", street="Hauptstr. 1")
    job.preview(csv_of("A1;Beratungsstelle Nord;Hauptstr. 1;39104;Magdeburg;;;;"))
    job.post("choose", {"kind": "duplicate", "all": "create"})
    job.apply()
    assert len(centers(opened)) == 2


def test_a_line_cannot_be_pointed_at_an_entry_that_was_not_offered(job, opened):
    with opened("ST"):
        CenterFactory(name="Beratungsstelle Nord", street="Hauptstr. 1")
        other = CenterFactory(name="Ganz anders", city="Halle", postcode="06108", street="")
    job.preview(csv_of("A1;Beratungsstelle Nord;Hauptstr. 1;39104;Magdeburg;;;;"))
    (row,) = job.rows()
    job.post("choose", {"kind": "duplicate", f"row-{row.pk}": f"update:{other.pk}"})
    assert job.rows()[0].choice == "skip"


def test_two_lines_for_one_entry_are_refused_and_nothing_is_applied(job, opened):
    with opened("ST"):
        CenterFactory(name="Beratungsstelle Nord", street="Hauptstr. 1")
    job.preview(
        csv_of("A1;Beratungsstelle Nord;Hauptstr. 1;39104;Magdeburg;;;;",
               "A2;Beratungsstelle Nord;Hauptstr. 1;39104;Magdeburg;;;;", "A3;Neu;;;Halle;;;;")
    )  # fmt: skip
    job.post("choose", {"kind": "duplicate", "all": "update"})
    run = job.apply()
    assert (run.status, run.problem[0]) == ("preview", "same_entry")
    assert len(centers(opened)) == 1


def test_rejected_lines_say_their_number_and_reason(job):
    job.preview(
        csv_of(ROW, ";;Weg 1;39104;Magdeburg;;;;", "A3;Falsche Mail;;39104;Magdeburg;;keine;;",
               "A4;Falsche PLZ;;391;Magdeburg;;;;", "A1;Doppelt;;;;;;;", "A6;Zu viele;;;;;;;;x")
    )  # fmt: skip
    rejected = {row.line: row.reasons[0][0] for row in job.rows(kind="rejected")}
    assert rejected == {3: "no_name", 4: "email", 5: "postcode", 6: "same_line", 7: "more_cells"}
    assert re.search("[„“]keine[“”]", job.page("?kind=rejected").content.decode())


def test_a_change_between_preview_and_apply_leads_back_to_a_new_preview(job, opened):
    job.preview(csv_of(ROW))
    job.apply()
    job.preview(csv_of(ROW.replace("0391 123", "0391 456"), "A2;Neu;;;Halle;;;;"))
    with opened("ST"):
        AdvisoryCenter.objects.update(city="Halle")
    run = job.apply()
    assert (run.status, run.problem) == ("preview", ["stale", {"number": 1}])
    assert len(centers(opened)) == 1
    assert job.apply().status == "applied"


def test_a_failure_in_the_middle_leaves_the_directory_as_it_was(job, opened, monkeypatch):
    job.preview(csv_of(ROW))
    monkeypatch.setattr("referrals.exchange.applying.versions_of", lambda keys: 1 / 0)
    monkeypatch.setattr("referrals.exchange.applying._lock_and_compare", lambda rows: None)
    run = job.apply()
    assert (run.status, run.problem[0]) == ("preview", "broke")
    assert centers(opened) == []


def test_undo_removes_new_drafts_and_restores_changed_entries(job, opened):
    with opened("ST"):
        CenterFactory(source="centres", source_id="A1", name="Alter Name", phones=["1"], description_pl="Tekst")
    job.preview(csv_of(ROW, "A2;Neu;;;Halle;;;;"))
    job.apply()
    run = job.undo()
    (center,) = centers(opened)
    assert (run.status, run.counts["restored"], run.counts["removed"]) == ("undone", 1, 1)
    assert (center.name, center.phones, center.description_pl) == ("Alter Name", ["1"], "Tekst")
    assert run.undone_by_id is not None


def test_undo_closes_what_was_published(job, opened):
    job.preview(csv_of(ROW), new_status="published")
    job.apply()
    job.undo()
    assert centers(opened)[0].status == Status.CLOSED


def test_undo_leaves_alone_what_was_edited_since_and_lists_it(job, opened):
    job.preview(csv_of(ROW, "A2;Neu;;;Halle;;;;"))
    job.apply()
    with opened("ST"):
        AdvisoryCenter.objects.filter(source_id="A1").update(city="Stendal")
    assert "Beratung Nord" in job.client.get(f"/directory/import/{job.pk}/undo/").content.decode()
    run = job.undo()
    assert (run.counts["kept"], run.counts["removed"]) == (1, 1)
    assert [each.name for each in centers(opened)] == ["Beratung Nord"]


def test_only_the_last_import_of_a_state_is_undone(job, opened):
    job.preview(csv_of(ROW))
    job.apply()
    first = job.pk
    job.preview(csv_of("A2;Neu;;;Halle;;;;"))
    job.apply()
    job.pk = first
    assert job.undo().status == "applied"


def test_the_history_names_the_editor(job, opened, cast):
    job.preview(csv_of(ROW))
    job.apply()
    with opened("ST"):
        assert AdvisoryCenterEvent.objects.get().actor_id == cast.directory_editor.pk


def test_the_file_goes_when_the_import_is_applied_or_abandoned(job, opened):
    job.preview(csv_of(ROW))
    job.apply()
    assert job.run().content is None
    job.preview(csv_of(ROW.replace("Nord", "Süd")))
    job.post("abandon")
    assert (job.run().content, job.run().status, job.rows()) == (None, "abandoned", [])
    assert job.page().status_code == 404


@pytest.mark.parametrize(("status", "answer", "left"), [("analysing", 302, "abandoned"), ("applying", 404, "applying")])
def test_a_stuck_comparison_can_be_abandoned_and_an_application_cannot(job, opened, status, answer, left):
    job.preview(csv_of(ROW))
    with opened("ST"):
        ImportRun.objects.update(status=status)
    assert job.post("abandon").status_code == answer
    assert job.run().status == left


def test_a_mapping_is_remembered_for_the_same_headers(job):
    content = csv_of("X;Beratung Nord;rot", header="Kennziffer;Wie heisst es;Farbe\n")
    job.upload(content)
    job.map(**{"Wie heisst es": "name", "Kennziffer": "source_id", "source": "Liste"})
    deliver_due()
    job.upload(content, "anders.csv")
    assert job.run().mapping == {"0": "source_id", "1": "name"}
    assert job.run().source == "Liste"


def test_without_a_column_for_the_name_the_mapping_says_so(job):
    job.upload(csv_of("1;2", header="a;b\n"))
    answer = job.map(a="", b="")
    assert answer.status_code == 422
    assert "Choose the column" in answer.content.decode() or "Spalte" in answer.content.decode()


def test_two_columns_for_one_field_are_refused(job):
    job.upload(csv_of("1;2", header="a;b\n"))
    assert job.map(a="name", b="name").status_code == 422


def test_unknown_words_are_asked_for_once_and_remembered(job):
    content = csv_of("A;Eins;MBE", header="id;name;service_type\n")
    job.upload(content)
    assert job.map()["Location"].endswith("/words/")
    job.words({"word-0": "1"})
    deliver_due()
    assert job.rows()[0].values["facts"]["topic_ids"] == [1]
    job.upload(content)
    assert not job.map()["Location"].endswith("/words/")


def test_lines_of_other_states_are_rejected_with_the_reason(cast, opened):
    job = Import(cast.lead, scope=("ST", "NW"))
    run = job.preview(csv_of("1;A;DE-ST", "2;B;NW", "3;C;Atlantis", header="id;name;state_iso\n"))
    assert [row.reasons[0][0] if row.reasons else "" for row in job.rows()] == ["", "other_state", "unknown_state"]
    assert run.counts["other_states"] == {"NW": 1}


def test_a_state_that_the_editor_may_not_write_is_named_as_foreign(job):
    job.preview(csv_of("1;A;BY", header="id;name;state\n"))
    assert job.rows()[0].reasons[0] == ["foreign_state", {"state": "BY"}]


def test_the_same_file_starts_for_another_own_state(cast, opened):
    job = Import(cast.lead, scope=("ST", "NW"))
    job.preview(csv_of("1;A;ST", "2;B;NW", header="id;name;state\n"))
    other = Import(cast.lead, state="NW").state.pk
    job.pk = int(job.post("other-state", {"state": other})["Location"].split("/")[3])
    job.map()
    deliver_due()
    assert (job.run().state_id, job.run().counts["new"]) == (other, 1)


def test_another_state_cannot_be_chosen_for_the_upload(job, cast):
    from streetwork.tenancy.models import State

    job.state = State.objects.get(code="BY")
    assert job.upload(csv_of(ROW)).status_code == 422


def test_coordinates_come_from_the_postcode_by_one_query(job, opened):
    job.preview(csv_of(ROW, "A2;Zwei;;39104;Magdeburg;;;;"))
    job.apply()
    first = centers(opened)[0]
    assert 52.0 < first.latitude < 52.3
    assert 11.5 < first.longitude < 11.8


def test_a_run_without_rights_stops(job, cast, opened):
    job.upload(csv_of(ROW))
    job.map()
    cast.directory_editor.memberships.all().delete()
    deliver_due()
    assert job.run().problem[0] == "not_yours"
    assert not job.rows()


def test_progress_is_shown_while_the_worker_has_not_come(job):
    job.upload(csv_of(ROW))
    job.map()
    page = job.page().content.decode()
    assert "<progress" in page
    assert "hx-get" in page


def test_retention_empties_files_and_deletes_what_was_never_applied(job, opened):
    from datetime import timedelta

    from django.utils import timezone

    from referrals import retention

    job.preview(csv_of(ROW))
    with opened("ST"):
        ImportRun.objects.update(created_at=timezone.now() - timedelta(hours=25))
        assert retention._empty_import_files() == 1
        retention.imports_not_applied(timezone.now()).delete()
        assert not ImportRow.objects.exists()


def test_a_file_far_too_large_is_refused_in_words_before_it_is_read(cast):
    announced = str(DRAINED_TIMES * MOST_BYTES + 1)
    answer = client_of(cast.directory_editor).post(reverse("directory:import"), CONTENT_LENGTH=announced)
    assert answer.status_code == 413
    assert "MB" in answer.content.decode()
