"""The register as a table: out and in again."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from streetwork.accounts.roles import Role
from streetwork.presence.exchange.reading import Unreadable, decoded, read
from streetwork.presence.models import MemberCount, Space
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import MemberCountFactory, SpaceFactory

EXPORT, IMPORT, APPLY = (reverse(f"spaces:{name}") for name in ("export", "import", "import-apply"))
TODAY = timezone.localdate()
LINK = "https://facebook.com/groups/neue-gruppe"


def upload(client, text, **data):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(IMPORT, {"file": SimpleUploadedFile("x.csv", content), **data})


def preview(client, text):
    response = upload(client, text)
    assert response.status_code == 200, response.context["form"].errors
    return response.context["plan"], response.context["token"]


def outcomes(client, text):
    return [str(line.outcome) for line in preview(client, text)[0].lines]


def put_in(client, text, **data):
    """Preview and apply."""
    return client.post(APPLY, {"table": preview(client, text)[1], **data})


def rows(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.fixture
def full(cast):
    """A space with everything."""
    space = SpaceFactory(
        name="=Polacy", languages=["pl", "de"], responsible=cast.owner, rules="Höflich; „keine“ Links\nDanke",
        advertising="forbidden", links="ask", permission="granted", privacy_risk="low", visit_every_days=14,
        last_visit=TODAY - timedelta(days=3), next_visit=TODAY + timedelta(days=11),
    )  # fmt: skip
    space.states.set([15, 5])
    space.origin_groups.set(space._meta.get_field("origin_groups").related_model.objects.all()[:2])
    MemberCountFactory(space=space, count=1234, counted_on=TODAY - timedelta(days=20))
    return space


def test_what_was_exported_is_unchanged_when_it_comes_back(owner, full):
    SpaceFactory(name="bare", languages=[])
    SpaceFactory(name="pending", status="pending", visit_every_days=7)
    exported = owner.get(EXPORT).content
    assert outcomes(owner, exported) == ["unchanged"] * 3


def test_the_export_has_what_the_list_shows_in_its_order(owner, full):
    SpaceFactory(name="bulgarian", languages=["bg"])
    SpaceFactory(name="a polish one")
    SpaceFactory(slug=EAST_SIDE)
    assert [row["name"] for row in rows(owner.get(EXPORT, {"language": "pl"}))] == ["'=Polacy", "a polish one"]
    assert rows(owner.get(EXPORT, {"sort": "-members"}))[0]["members"] == "1234"


def test_the_export_asks_as_much_for_many_as_for_one(owner, full):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            owner.get(EXPORT)
        return len(asked)

    queries()
    few = queries()
    MemberCountFactory.create_batch(5)
    assert queries() == few


def test_a_new_space_is_registered_with_all_its_facts(owner, cast):
    text = (
        "Adresse;Name;Sprachen;Bundesländer;Status;Zuständig;Besuchsrhythmus;visit_every_days;Mitglieder;kind\n"
        f"{LINK};Neue Gruppe;Polnisch, bg;ST, Sachsen;beigetreten;Olga Owner;egal;14;1.234;Gruppe\n"
    )
    plan, token = preview(owner, text)
    assert plan.unknown == ["Besuchsrhythmus"]
    assert Space.objects.count() == 0
    assert owner.post(APPLY, {"table": token}).url == reverse("spaces:list")
    space = Space.objects.get()
    assert (space.name, space.key, space.platform.code, space.programme.slug) == (
        "Neue Gruppe", "groups/neue-gruppe", "facebook", "kompan",
    )  # fmt: skip
    assert (space.languages, space.responsible, space.next_visit) == (
        ["pl", "bg"], cast.owner, TODAY + timedelta(days=14),
    )  # fmt: skip
    assert set(space.states.values_list("code", flat=True)) == {"ST", "SN"}
    assert [(c.count, c.counted_on) for c in space.member_counts.all()] == [(1234, TODAY)]


def test_a_changed_line_changes_what_it_says_and_an_empty_cell_nothing(owner, full):
    text = f"url;name;status;languages;members\n{full.url};Polacy w Halle;;bg;1500\n"
    plan, _token = preview(owner, text)
    assert {(change.before, change.after) for change in plan.lines[0].changes} == {
        ("=Polacy", "Polacy w Halle"), ("Polnisch, Deutsch", "Bulgarisch"), ("1234", "1500"),
    }  # fmt: skip
    put_in(owner, text)
    full.refresh_from_db()
    assert (full.name, full.status, full.languages, full.visit_every_days) == ("Polacy w Halle", "joined", ["bg"], 14)
    assert MemberCount.objects.filter(space=full).count() == 2


def test_leaving_by_a_table_cancels_the_next_visit(owner, full):
    put_in(owner, f"url;status\n{full.url};left\n")
    full.refresh_from_db()
    assert (full.status, full.next_visit) == ("left", None)


def test_any_address_of_the_space_finds_it(owner, full):
    assert outcomes(owner, f"url;name\n{full.url}/posts/4711;=Polacy\n") == ["unchanged"]


@pytest.mark.parametrize(
    "line",
    [
        ";Ohne Adresse;;;;;", "kein link;x;;;;;", "https://facebook.com/max.mustermann;Max;;;;;",
        f"{LINK};x;klingonisch;;;;", f"{LINK};x;;vielleicht;;;", f"{LINK};x;;;-5;;", f"{LINK};x;;;99999999999;;",
        f"{LINK};x;;;;31.02.2026;", f"{LINK};x;;;;{TODAY + timedelta(days=1)};", f"{LINK};x;;;;;Niemand",
        f"{LINK};{'x' * 161};;;;;",
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_is_rejected_with_its_number_and_reason(owner, line):
    good = "https://facebook.com/groups/gute-gruppe;Gute;;;;;"
    text = f"url;name;languages;status;members;last_visit;responsible\n{line}\n{good}\n"
    plan, token = preview(owner, text)
    bad = plan.lines[0]
    assert (str(bad.outcome), bad.number, len(bad.reasons)) == ("rejected", 2, 1)
    owner.post(APPLY, {"table": token})
    assert [space.name for space in Space.objects.all()] == ["Gute"]


def test_the_same_space_twice_in_a_table_is_taken_once(owner):
    plan, _token = preview(owner, f"url;name\n{LINK};Erste\n{LINK}/posts/1;Zweite\n")
    assert [str(line.outcome) for line in plan.lines] == ["new", "rejected"]
    assert "2" in plan.lines[1].reasons[0]


def test_a_page_is_taken_where_the_table_says_that_it_is_one(owner):
    assert outcomes(owner, "url;name;kind\nhttps://facebook.com/radiopolonia;Radio;Seite\n") == ["new"]


def test_foreign_programmes_and_their_people_are_out_of_reach(owner, cast):
    foreign = SpaceFactory(slug=EAST_SIDE, key="groups/neue-gruppe", name="Ihre")
    text = f"programme;url;name;responsible\n{EAST_SIDE};{LINK};Meine;\nkompan;{LINK};Meine;Stan Stranger\n"
    assert cast.stranger
    assert outcomes(owner, text) == ["rejected", "rejected"]
    assert outcomes(owner, f"url;name\n{LINK};Meine\n") == ["new"]
    foreign.refresh_from_db()
    assert foreign.name == "Ihre"


def test_with_two_programmes_the_form_asks_for_which(cast):
    member(Role.COUNSELOR, EAST_SIDE, "ST", user=cast.owner)
    client = client_of(cast.owner)
    response = upload(client, f"url;name\n{LINK};x\n")
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"programme"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_encodings_and_separators_of_offices_are_read(encoding, sign):
    text = decoded(f"url{sign}name\r\nx{sign}Müller\r\n".encode(encoding))
    assert read(text).lines == [(2, ["x", "Müller"])]


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n", b"url;name", b"name\nx\n", b"\x00\x01\x02", b"PK\x03\x04zip", b'url;name\n"x;y\nz', b"a;b\n\x81\x8d",
     b"x" * (1024 * 1024 + 1), b"url\n" + b"x\n" * 2001, b";".join([b"x"] * 81) + b"\ny\n", b"url;url\nx;y\n"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_said_on_the_page(owner, content):
    response = upload(owner, content)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"file"})


def test_two_thousand_lines_are_read_and_quotes_may_hold_line_ends():
    assert len(read("url\n" + "x\n" * 2000).lines) == 2000
    assert read('sep=;\nurl;name\n"a\nb";c\nd;e\n').lines == [(3, ["a\nb", "c"]), (5, ["d", "e"])]
    with pytest.raises(Unreadable):
        read("url\n" + "x\n" * 2001)


def test_no_file_is_said_too(owner):
    assert owner.post(IMPORT, {}).status_code == 422


def test_what_the_preview_carries_is_signed_for_one_person(owner, cast):
    token = preview(owner, f"url;name\n{LINK};x\n")[1]
    for table in ("", "x", token[:-1] + "x", "\x00"):
        assert owner.post(APPLY, {"table": table}).url == IMPORT
    assert client_of(cast.colleague).post(APPLY, {"table": token}).url == IMPORT
    assert not Space.objects.exists()


def test_applying_twice_does_no_harm(owner):
    token = preview(owner, f"url;name;members\n{LINK};x;5\n")[1]
    for _twice in range(2):
        owner.post(APPLY, {"table": token})
    assert (Space.objects.count(), MemberCount.objects.count()) == (1, 1)


def test_a_failure_in_the_middle_writes_nothing(owner, monkeypatch):
    token = preview(owner, f"url;name;members\n{LINK};x;5\n{LINK}-zwei;y;6\n")[1]
    from django.db import IntegrityError

    from streetwork.presence.exchange import applying

    def fails(**facts):
        if facts["count"] == 6:
            raise IntegrityError

    monkeypatch.setattr(applying, "record_members", fails)
    assert owner.post(APPLY, {"table": token}).status_code == 422
    assert not Space.objects.exists()


def test_rules_that_may_tell_of_a_person_are_confirmed_before_they_are_written(owner):
    text = f"url;name;rules\n{LINK};x;Fragen an 0171 2345678\n"
    plan, token = preview(owner, text)
    assert plan.needs_confirmation
    assert owner.post(APPLY, {"table": token}).status_code == 422
    assert not Space.objects.exists()
    owner.post(APPLY, {"table": token, "guard_confirmed": "1"})
    assert Space.objects.get().rules == "Fragen an 0171 2345678"


def test_a_coordinator_exports_and_does_not_import(cast):
    client = client_of(cast.coordinator)
    assert client.get(EXPORT).status_code == 200
    assert [client.get(IMPORT).status_code, client.post(APPLY).status_code] == [403, 403]
