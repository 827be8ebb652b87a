"""Filling the table: from packages at first, from an administrator's file later."""

import csv
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from streetwork.places import packages
from streetwork.places.models import Place
from streetwork.places.packages import PackageUnreadable, read_packages
from streetwork.places.rows import Row, place_together
from streetwork.places.search import find_places, resolve
from streetwork.places.seeding import seed_places
from streetwork.tenancy.models import State
from tests.factories.cast import client_of
from tests.factories.places import GEONAMES, geonames_file

pytestmark = pytest.mark.django_db
REFERENCE = Path(__file__).parents[3] / "shared" / "data" / "reference" / "geo"


def load(path, **options):
    call_command("load_places", path, verbosity=0, incomplete=True, **options)


def in_two_states():
    by_postcode = Place.objects.order_by().values("postcode").annotate(number=Count("state", distinct=True))
    return set(by_postcode.filter(number__gt=1).values_list("postcode", flat=True))


def test_an_installation_starts_with_the_packages_places():
    assert Place.objects.filter(source=Place.Source.PACKAGES).count() > 19_000
    assert set(Place.objects.order_by().values_list("state", flat=True).distinct()) == set(range(1, 17))
    assert Place.objects.get(postcode="01067", name="Dresden").weight > 20
    assert Place.objects.filter(postcode="24103").first().state.code == "SH"  # misspelt in the package


def test_the_packages_postcodes_in_two_states_are_the_known_ones():
    assert len(in_two_states()) == 26


def test_seeding_again_changes_nothing():
    newest = Place.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert seed_places() == 0
    assert Place.objects.order_by("-pk").values_list("pk", flat=True)[0] == newest


def test_a_refresh_reads_the_packages_again():
    Place.objects.filter(postcode="18055").delete()
    assert seed_places(refresh=True) == Place.objects.count() > 19_000
    assert Place.objects.filter(postcode="18055").exists()


def test_what_an_administrator_loaded_is_never_seeded_over(tmp_path):
    load(geonames_file(tmp_path))
    assert seed_places() == seed_places(refresh=True) == 0
    assert Place.objects.count() == 6


def test_without_the_npm_package_an_installation_starts_and_says_what_is_missing(monkeypatch, tmp_path, caplog):
    Place.objects.all().delete()
    monkeypatch.setattr(packages, "NAMES", tmp_path / "data.js")
    assert seed_places() == 0
    assert "npm ci" in caplog.text


def test_a_package_of_another_form_is_refused(monkeypatch, tmp_path):
    changed = tmp_path / "data.js"
    changed.write_text("const data = [{ 'ort': 'X', 'plz': 1067 }]")
    monkeypatch.setattr(packages, "NAMES", changed)
    with pytest.raises(PackageUnreadable, match=r"1\.0\.2"):
        read_packages(dict(State.objects.values_list("name_de", "pk")))


def test_a_file_replaces_all_places(tmp_path):
    load(geonames_file(tmp_path))
    assert Place.objects.count() == 6
    rostock = Place.objects.get(postcode="18055")
    assert (rostock.state.code, rostock.district, rostock.folded, rostock.weight, rostock.source) == (
        "MV", "13003", "rostock", 2, "file",
    )  # fmt: skip
    assert find_places("Kassel") == []


def test_loaded_postcodes_in_two_states_are_asked_about(tmp_path):
    load(geonames_file(tmp_path))
    assert in_two_states() == {"99001"}
    assert {option.label for option in resolve("99001").options} == {"99001 Kleinstadt, SN", "99001 Kleinstadt, TH"}
    assert resolve("99001 Kleinstadt, TH").found.state_id == 16
    assert {option.label for option in resolve("Kleinstadt").options} == {"Kleinstadt, SN", "Kleinstadt, TH"}


def test_villages_of_one_name_in_one_state_are_told_apart_by_postcode(tmp_path):
    load(geonames_file(tmp_path))
    options = resolve("Neustadt").options
    assert [option.label for option in options] == ["99002 Neustadt, TH", "99003 Neustadt, TH"]
    assert resolve("99003 Neustadt, TH").found == options[1]


def test_a_zip_file_is_read(tmp_path):
    path = tmp_path / "DE.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "GeoNames")
        archive.writestr("DE.txt", GEONAMES)
    load(path)
    assert Place.objects.count() == 6


def test_a_csv_file_is_read(tmp_path):
    text = 'plz,place,state_iso,kreis_ags,lat,lon\r\n18055,"Rostock, Hansestadt",DE-MV,13003,54.1,12.1\r\n'
    load(geonames_file(tmp_path, "\ufeff" + text))
    assert [place.name for place in Place.objects.all()] == ["Rostock, Hansestadt"]


def test_the_kreis_tells_the_state_when_the_land_does_not(tmp_path):
    load(geonames_file(tmp_path, GEONAMES.replace("\tMecklenburg-Vorpommern\tMV\t", "\tMeklenburg\t12\t")))
    assert Place.objects.get(postcode="18055").state.code == "MV"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("DE\t18057", "DE\t1805", "Line 2: '1805' is no postcode"),
        ("54.0951", "north", "Line 2: 'north' is no latitude"),
        ("54.0951", "154.0951", "Line 2: the latitude 154.0951 is not in Germany"),
        ("12.1013", "nan", "Line 2: the longitude nan is not in Germany"),
        ("18057\tRostock\t", "18057\t\t", "Line 2: the name of the place is missing"),
        ("18057\tRostock\t", "18057\t", "Line 2: 11 columns instead of 12"),
        ("\tSachsen\tSN\t\t00\tAnderer Kreis\t14001", "\tTirol\t07\t\t00\t\t", "Line 4: '07 Tirol' is no state"),
        (GEONAMES, "", "names no place in Germany"),
        (GEONAMES, "plz,place,state_iso,kreis_ags,lat,lon\n18055,Rostock,DE-MV\n", "Line 2: 3 columns instead of 6"),
        (GEONAMES, 'plz,place,state_iso,kreis_ags,lat,lon\n18055,"Ros\n', "Line 2: unexpected end of data"),
        (GEONAMES, "PK\x03\x04 no zip\n", "Line 1: 1 columns"),
    ],
)
def test_a_wrong_file_is_refused_with_the_line_and_changes_nothing(tmp_path, old, new, sentence):
    before = Place.objects.count()
    with pytest.raises(CommandError) as refused:
        load(geonames_file(tmp_path, GEONAMES.replace(old, new)))
    assert sentence in str(refused.value).replace("\\t", " ")
    assert "Nothing was changed." in str(refused.value)
    assert Place.objects.count() == before


def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path):
    path = tmp_path / "DE.txt"
    path.write_bytes(GEONAMES.encode("latin-1"))
    with pytest.raises(CommandError, match="Line 3: the text is not UTF-8"):
        load(path)


def test_a_missing_file_and_a_zip_without_the_table_are_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        load(tmp_path / "nothing.txt")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("AT.txt", GEONAMES)
    with pytest.raises(CommandError, match=r"no DE\.txt"):
        load(tmp_path / "other.zip")


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("streetwork.places.files.MOST_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("DE.txt", "x" * 100_000)
    with pytest.raises(CommandError, match="larger than"):
        load(tmp_path / "bomb.zip")


def test_a_file_that_lacks_a_state_is_taken_only_when_told_so(tmp_path):
    with pytest.raises(CommandError, match=r"No place in BB, BE, .* Nothing was changed"):
        call_command("load_places", geonames_file(tmp_path), verbosity=0)
    assert Place.objects.count() > 19_000


def test_towns_are_held_together_by_chains_of_short_steps():
    spots = [("10001", 52.0), ("10002", 52.1), ("10003", 52.2), ("20001", 53.0)]
    placed = place_together(Row(postcode, "Ort", 12, "", latitude, 13.0) for postcode, latitude in spots)
    assert [(p.row.postcode, p.weight, p.part) for p in placed] == [
        ("10001", 3, 1), ("10002", 3, 1), ("10003", 3, 1), ("20001", 1, 2),
    ]  # fmt: skip


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data lie outside the repository")
def test_the_eleven_postcodes_of_the_reference_data_are_asked_about_and_no_other():
    call_command("load_places", REFERENCE / "plz_places_de.csv", verbosity=0)
    with (REFERENCE / "plz_multi_state.csv").open(encoding="utf-8") as lines:
        known = {row["plz"]: set(row["states"].replace("DE-", "").split()) for row in csv.DictReader(lines)}
    codes = dict(State.objects.values_list("pk", "code"))
    assert in_two_states() == set(known)
    for postcode, states in known.items():
        assert {codes[option.state_id] for option in resolve(postcode).options} == states
        assert all(resolve(option.label).found == option for option in resolve(postcode).options)
    others = Place.objects.exclude(postcode__in=known).order_by("postcode").values_list("postcode", flat=True)
    assert not any(resolve(postcode).must_ask for postcode in list(dict.fromkeys(others))[::60])
    assert resolve("Halle").found.label == "Halle, ST"


def test_administrators_look_places_up_but_change_none(cast):
    administrator = client_of(cast.administrator)
    page = administrator.get("/admin/places/place/", {"q": "bad kreuzn"})
    assert "Bad Kreuznach" in page.text
    assert "Bad Abbach" not in page.text
    assert administrator.get("/admin/places/place/add/").status_code == 403
