"""The network as tables: out, and in again with a preview."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Topic
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.trainings import partner_of
from training.models import Partner, PartnerRelation

pytestmark = pytest.mark.django_db
ROOM = "/training/network/"


def upload(client, content, name="netz.csv", **more):
    content = content.encode() if isinstance(content, str) else content
    return client.post(ROOM + "import/", {"file": SimpleUploadedFile(name, content), **more})


def outcomes(answer):
    return [(line.number, str(line.outcome), line.reasons) for line in answer.context["plan"].lines]


def apply(client, answer, **more):
    return client.post(ROOM + "import/apply/", {"table": answer.context["token"], **more})


def workbook(*rows) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_the_preview_writes_nothing_and_the_next_step_does(trainer):
    answer = upload(trainer, "Name;Art;Bundesland;Ort\nAWO Halle;welfare association;Sachsen-Anhalt;Halle\n")
    assert outcomes(answer) == [(2, "new", [])]
    assert not Partner.objects.exists()
    assert apply(trainer, answer)["Location"] == ROOM
    partner = Partner.objects.get()
    assert (partner.name, partner.name_key) == ("AWO Halle", "awo halle")
    assert (partner.state.code, partner.city) == ("ST", "Halle")


def test_a_workbook_is_read_as_well(trainer):
    answer = upload(trainer, workbook(["name", "country", "type"], ["Agora Bruxelles", "Belgium", "welfare"]), "n.xlsx")
    apply(trainer, answer)
    partner = Partner.objects.get()
    assert (partner.country.code, partner.institution_type) == ("BE", "welfare")


def test_the_own_export_changes_nothing(trainer, partner):
    partner_of(name="=1+1", state=None, country="SE", note="-7", last_contact_on="2026-01-01")
    for kind in ("csv", "xlsx"):
        file = trainer.get(f"{ROOM}export/institutions.{kind}").getvalue() if kind == "xlsx" else None
        content = file or trainer.get(f"{ROOM}export/institutions.csv").content
        answer = upload(trainer, content, f"netz.{kind}")
        assert [line[1:] for line in outcomes(answer)] == [("unchanged", []), ("unchanged", [])]


def test_relations_leave_and_return(trainer, partner):
    PartnerRelation.objects.create(source=partner, target=partner_of(name="Caritas"), kind="funding", since=2020)
    content = trainer.get(f"{ROOM}export/relations.csv").content
    assert [line[1] for line in outcomes(upload(trainer, content))] == ["unchanged"]
    PartnerRelation.objects.all().delete()
    answer = apply(trainer, upload(trainer, content))
    assert answer["Location"] == f"{ROOM}map/"
    relation = PartnerRelation.objects.get()
    assert (relation.source.name, relation.kind, relation.since) == ("Integrationsnetz Halle", "funding", 2020)


def test_relations_are_found_from_either_end_where_both_say_the_same(trainer, partner):
    PartnerRelation.objects.create(source=partner, target=partner_of(name="Caritas"), kind="cooperation")
    answer = upload(trainer, "source;kind;target;since\nCaritas;cooperation;Integrationsnetz Halle;2019\n")
    assert [line[1] for line in outcomes(answer)] == ["changed"]
    apply(trainer, answer)
    assert PartnerRelation.objects.get().since == 2019


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Nobody;funds;Integrationsnetz Halle;", "the network has no “Nobody”: import the institutions first"),
        ("Integrationsnetz Halle;funds;Integrationsnetz Halle;", "An institution is not linked with itself."),
        ("Integrationsnetz Halle;loves;Caritas;", "kind: “loves” is not known here"),
        ("Integrationsnetz Halle;funds;Caritas;20", "since (year): “20” is no year, such as 2021"),
        ("Integrationsnetz Halle;;Caritas;", "this is missing: kind"),
    ],
)
def test_a_relation_that_cannot_be_says_why(trainer, partner, line, reason):
    partner_of(name="Caritas")
    answer = upload(trainer, f"source;kind;target;since\n{line}\n")
    assert outcomes(answer) == [(2, "rejected", [reason])]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (";welfare;ST;;", "no name"),
        ("A;welfare;;;", "neither state nor country is named"),
        ("A;welfare;Atlantis;;", "state: “Atlantis” is not known here"),
        ("A;welfare;ST;BE;", "An institution abroad has no German state."),
        ("A;witches;ST;;", "type of institution: “witches” is not known here"),
        ("A;welfare;ST;;javascript:alert(1)", "web site: “javascript:alert(1)” is no web address"),
        ("Double;welfare;;;", "the network has 2 institutions of this name: add state, country or town"),
        (f"{'x' * 161};welfare;ST;;", "name: longer than 160 characters"),
    ],
)
def test_an_institution_that_cannot_be_says_why(trainer, line, reason):
    partner_of(name="Double")
    partner_of(name="Double", state="SN")
    answer = upload(trainer, f"name;type;state;country;website\n{line}\n")
    assert outcomes(answer) == [(2, "rejected", [reason])]


def test_a_town_tells_two_of_one_name_apart(trainer):
    partner_of(name="AWO", city="Halle")
    answer = upload(trainer, "name;state;city;note\nAWO;ST;Halle;neu\nAWO;ST;Stendal;\nAWO;ST;Stendal;\n")
    assert [line[1] for line in outcomes(answer)] == ["changed", "new", "rejected"]


def test_an_empty_cell_changes_nothing_and_a_full_one_is_shown_before_and_after(trainer, partner):
    Partner.objects.filter(pk=partner.pk).update(city="Halle")
    answer = upload(trainer, "name;city;works_with\nIntegrationsnetz Halle;;volunteer actors\n")
    (line,) = answer.context["plan"].lines
    assert [(change.before, change.after) for change in line.changes] == [("full-time actors", "volunteer actors")]
    apply(trainer, answer)
    partner.refresh_from_db()
    assert (partner.city, partner.engagement) == ("Halle", "volunteer")


def test_a_programme_of_others_is_refused(trainer, cast):
    answer = upload(trainer, f"programme;name;state\n{EAST_SIDE};A;ST\n")
    assert outcomes(answer)[0][1] == "rejected"


def test_a_note_that_names_somebody_is_written_only_when_confirmed(trainer):
    answer = upload(trainer, "name;state;note\nAWO;ST;Ruf an: 0171 2345678\n")
    assert apply(trainer, answer).status_code == 422
    assert not Partner.objects.exists()
    assert apply(trainer, answer, guard_confirmed="1").status_code == 302
    assert Partner.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.csv"), (b"   ", "a.csv"), (b"\x00\x01", "a.csv"), (b"name;state\n", "a.csv"), (b"a;b\n1;2\n", "a.csv"),
        (b"%PDF-1.7 x", "a.pdf"), (b"PK\x03\x04 broken", "a.xlsx"), (b"\xd0\xcf\x11\xe0 old", "a.xls"),
        (b"name;Name;state\nA;B;ST\n", "a.csv"), (b'name;state\n"A;ST\n' + b"x" * 140_000, "a.csv"),
        (b"name;state\n" + b"A;ST\n" * 2001, "a.csv"), (b"name\n" + b"x" * 1_100_000, "a.csv"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_gets_a_sentence(trainer, content, name):
    answer = upload(trainer, content, name)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_no_file_gets_a_sentence_and_a_foreign_preview_is_not_taken(trainer, cast):
    assert trainer.post(ROOM + "import/", {"walls": "1"}).status_code == 422
    answer = upload(trainer, "name;state\nAWO;ST\n")
    for token in ("", "x", answer.context["token"]):
        assert client_of(cast.lead).post(ROOM + "import/apply/", {"table": token})["Location"] == ROOM + "import/"
    assert not Partner.objects.exists()


def test_the_list_is_exported_as_it_is_filtered(trainer):
    partner_of(name="shown", institution_type="welfare")
    partner_of(name="hidden")
    text = trainer.get(f"{ROOM}export/institutions.csv?type=welfare").text
    assert "shown" in text
    assert "hidden" not in text
    for path in ("relations.pdf", "institutions.pdf", "absent.html", "x.csv"):
        assert trainer.get(f"{ROOM}export/{path}").status_code == 404


def test_two_previews_of_one_table_do_not_double_it(trainer):
    answers = [upload(trainer, "name;state\nAWO;ST\n") for _time in range(2)]
    for answer in answers:
        assert apply(trainer, answer).status_code == 302
    assert Partner.objects.get().state == State.objects.get(code="ST")


def test_what_was_exported_is_taken_back_without_a_change(trainer):
    topic = Topic.objects.first()
    bare = partner_of(name="Caritas", state="TH", note="Erste Zeile\r\n\r\nzweite; Zeile")
    partner_of(name="Caritas", state="TH", city="Erfurt", status="former")
    partner_of(name="Caritas", state="TH", city="erfurt", website="https://example.org/a?b=c;d")
    partner_of(name="Caritas", state=None, country="PL", city="Łódź", last_contact_on="2026-01-01").topics.add(topic)
    partner_of(name="Caritas", state=None)
    other = partner_of(name="AWO")
    PartnerRelation.objects.create(source=other, target=bare, kind="funding", note="seit\r\nlangem")
    before = list(Partner.objects.order_by("pk").values())
    for kind in ("csv", "xlsx"):
        file = trainer.get(f"{ROOM}export/institutions.{kind}?status=any")
        answer = upload(trainer, file.getvalue(), f"netz.{kind}")
        assert [line[1:] for line in outcomes(answer)] == [("unchanged", [])] * 6
        assert {line.row.pk for line in answer.context["plan"].lines} == {row["id"] for row in before}
        apply(trainer, answer)
        assert list(Partner.objects.order_by("pk").values()) == before


def test_line_breaks_of_a_relation_are_no_change(trainer, partner):
    PartnerRelation.objects.create(source=partner, target=partner_of(name="AWO"), kind="funding", note="seit\r\nlangem")
    content = trainer.get(f"{ROOM}export/relations.csv").content
    assert [line[1] for line in outcomes(upload(trainer, content))] == ["unchanged"]


def test_a_town_finds_its_own_row_before_the_one_without(trainer):
    partner_of(name="Caritas", state="TH")
    erfurt = partner_of(name="Caritas", state="TH", city="Erfurt")
    (line,) = upload(trainer, "name;state;city;note\nCaritas;TH;erfurt;neu\n").context["plan"].lines
    assert line.row == erfurt
    (line,) = upload(trainer, "name;state;city\nCaritas;TH;Gera\n").context["plan"].lines
    assert [(change.before, change.after) for change in line.changes] == [("", "Gera")]


def test_without_a_town_the_row_without_one_is_meant(trainer):
    bare = partner_of(name="Caritas", state="TH")
    partner_of(name="Caritas", state="TH", city="Erfurt")
    (line,) = upload(trainer, "name;state;note\nCaritas;TH;neu\n").context["plan"].lines
    assert line.row == bare


def test_without_a_place_two_of_one_name_are_not_guessed_between(trainer):
    partner_of(name="Caritas", state="TH")
    partner_of(name="Caritas", state="SN", city="Leipzig")
    assert [line[1] for line in outcomes(upload(trainer, "name;note\nCaritas;neu\n"))] == ["rejected"]


def test_two_lines_that_find_the_same_row_are_not_merged(trainer):
    bare = partner_of(name="Caritas", state="TH")
    answer = upload(trainer, "name;state;city\nCaritas;TH;Erfurt\nCaritas;TH;Gera\nCaritas;TH;\n")
    second = ["the same as in line 2"]
    assert outcomes(answer) == [(2, "changed", []), (3, "rejected", second), (4, "rejected", second)]
    apply(trainer, answer)
    bare.refresh_from_db()
    assert bare.city == "Erfurt"
