"""What is exported and imported again is unchanged, in every format."""

import csv
import io
import json
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook

from referrals.exchange.hour_texts import read_hour_text, written_hours
from referrals.hours import BadHours
from referrals.hsds.documents import service_document
from referrals.models import AdvisoryCenter
from streetwork.accounts.roles import Role
from tests.factories.accounts import member
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory
from tests.referrals.importing import Import

REAL = Path(__file__).parents[3] / "shared/data/reference/directory/advisory_centres_integreat_by_bw.csv"
FULL = {
    "name": "=Beratung +49", "phones": ["+49 391 1", "0391 2"], "languages": ["de", "pl"],
    "interpreter_languages": ["ru"], "area": "district", "served_state_ids": [5, 14], "accessibility": "partly",
    "booking_url": "https://t.example.org/", "first_contact": ["phone", "walk_in"], "target_groups": ["eu", "women"],
    "minimum_age": 16, "maximum_age": 99, "is_free": True, "is_anonymous": False, "accepting": False,
    "waiting_weeks": 3, "description_de": "Wir beraten.\nKostenlos.", "bring_de": "Ausweis", "conditions_de": "Alle",
    "directions_de": "Tram 1",
    "hours": {
        "weekly": {"MO": [["09:00", "12:00"], ["14:00", "24:00"]], "TU": [["09:00", "12:00"]]},
        "exceptions": [{"from": "2026-12-24", "until": "2026-12-31", "times": [], "note": "zu"}],
        "by_appointment": True,
    },
}  # fmt: skip


def taken(client, ending, query="where=own"):
    answer = client.get(f"/directory/export.{ending}?{query}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_an_export_comes_back_unchanged(cast, opened, ending):
    with opened("ST"):
        CenterFactory(**FULL)
        CenterFactory(name="Zweite", hours={}, phones=[], provider="", latitude=None, longitude=None, city="Halle")
        CenterFactory(name="Zweisprachig", description_de="Deutsch", description_pl="Polski")
    content = taken(client_of(cast.directory_editor), ending)
    run = Import(cast.directory_editor).preview(content, f"export.{ending}")
    assert {kind: run.counts[kind] for kind in ("new", "changed", "unchanged", "duplicate", "rejected")} == {
        "new": 0, "changed": 0, "unchanged": 3, "duplicate": 0, "rejected": 0,
    }  # fmt: skip


@pytest.mark.django_db
def test_an_export_into_an_empty_directory_makes_the_same_centres(cast, opened):
    with opened("ST"):
        before = CenterFactory(**FULL)
    content = taken(client_of(cast.directory_editor), "json")
    with opened("ST"):
        AdvisoryCenter.objects.update(name="Anders", street="Anderswo 5", city="Halle", postcode="06108")
        AdvisoryCenter.objects.update(uid=UUID(int=1))
    job = Import(cast.directory_editor)
    job.preview(content, "export.json", new_status="published")
    job.apply()
    with opened("ST"):
        after = AdvisoryCenter.objects.exclude(pk=before.pk).get()
    kept = set(FULL) - {"hours", "interpreter_languages"}
    assert {name: getattr(after, name) for name in kept} == {name: FULL[name] for name in kept}
    assert (after.status, after.hours["weekly"]) == ("published", FULL["hours"]["weekly"])
    assert after.source_id == str(before.uid)


@pytest.mark.django_db
def test_exports_hold_what_the_list_shows_and_nothing_internal(cast, opened):
    with opened("ST"):
        CenterFactory(name="Drinnen", editor_note="geheim", verification_email="intern@example.org")
        CenterFactory(name="Draussen", accepting=False)
    text = taken(client_of(cast.directory_editor), "csv", "where=own&accepting=on").decode("utf-8-sig")
    names = [row["name"] for row in csv.DictReader(io.StringIO(text), delimiter=";")]
    assert names == ["Drinnen"]
    assert "geheim" not in text
    assert "intern@" not in text


@pytest.mark.django_db
def test_no_cell_of_an_export_is_a_live_formula(cast, opened):
    with opened("ST"):
        CenterFactory(name="=HYPERLINK()", provider="@SUM", phones=["+49 391 1"])
    client = client_of(cast.directory_editor)
    rows = list(csv.reader(io.StringIO(taken(client, "csv").decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(io.BytesIO(taken(client, "xlsx"))).active
    cells = [*rows[1], *(cell.value for cell in sheet[2] if isinstance(cell.value, str))]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]
    assert all(cell.data_type != "f" for cell in sheet[2])


@pytest.mark.django_db
def test_an_unknown_format_is_not_found(cast):
    assert client_of(cast.directory_editor).get("/directory/export.pdf").status_code == 404


@pytest.mark.django_db
def test_a_service_document_says_what_hsds_asks_for(opened):
    with opened("ST"):
        document = service_document(CenterFactory(**FULL))
    place = document["service_at_locations"][0]["location"]
    assert json.loads(json.dumps(document)) == document
    assert (document["status"], document["minimum_age"], place["location_type"]) == ("active", 16, "physical")
    assert place["addresses"][0]["state_province"] == "ST"
    assert {each["code"]: each.get("note") for each in document["languages"]} == {
        "de": None, "pl": None, "ru": "interpreter",
    }  # fmt: skip
    assert ("MO,TU", "09:00", "12:00") in {
        (each.get("byday"), each.get("opens_at"), each.get("closes_at")) for each in document["schedules"]
    }
    terms = [each["taxonomy_term"]["code"] for each in document["attributes"] if each["link_type"] == "topics"]
    assert terms == ["recognition"]


@pytest.mark.django_db
def test_ids_of_a_document_stay_the_same(opened):
    with opened("ST"):
        center = CenterFactory()
        assert service_document(center)["service_at_locations"] == service_document(center)["service_at_locations"]
        twin = CenterFactory(provider=center.provider)
    assert service_document(center)["organization"]["id"] == service_document(twin)["organization"]["id"]
    assert service_document(center)["service_at_locations"] != service_document(twin)["service_at_locations"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Mo-Fr 9-12 Uhr", "MO 09:00-12:00; TU 09:00-12:00; WE 09:00-12:00; TH 09:00-12:00; FR 09:00-12:00"),
        ("Mo–Di 9:00–12:00 Uhr und 14.00 bis 16.00 Uhr", "MO 09:00-12:00, 14:00-16:00; TU 09:00-12:00, 14:00-16:00"),
        ("Di, Do 10-12; n. V.", "TU 10:00-12:00; TH 10:00-12:00; by appointment"),
        ("Mo-Mi 9-12, Di geschlossen", "MO 09:00-12:00; WE 09:00-12:00"),
        ("nach telefonischer Vereinbarung", "by appointment"),
    ],
)
def test_german_opening_hours_are_understood(text, written):
    assert written_hours(read_hour_text(text)) == written


@pytest.mark.parametrize("text", ["jeden 2. Montag", "9-12 Uhr", "Mo 12-9", "Mo 25-26", "auf Anfrage", "Mo"])
def test_other_opening_hours_are_left_out(text):
    with pytest.raises(BadHours):
        read_hour_text(text)


@pytest.mark.django_db
@pytest.mark.skipif(not REAL.exists(), reason="the real rows lie outside the repository")
def test_57_real_rows_are_understood(cast, opened):
    editor = member(Role.DIRECTORY_EDITOR, "kompan", "NW", name="Rita Real")
    content = REAL.read_text(encoding="utf-8").replace("DE-BY", "DE-NW").replace("DE-BW", "DE-NW").encode()
    job = Import(editor, state="NW", scope=("NW",))
    run = job.preview(content, "integreat.csv")
    assert run.counts["new"] + run.counts["rejected"] == 57
    assert run.counts["rejected"] <= 2, [(row.line, row.reasons) for row in job.rows(kind="rejected")]
    job.apply()
    with opened("NW"):
        assert AdvisoryCenter.objects.filter(latitude=None).count() <= 3
        assert AdvisoryCenter.objects.get(source_id="IG016").email == "augsburg@profamilia.de"
    assert job.preview(content, "integreat.csv").counts["unchanged"] == run.counts["new"]
