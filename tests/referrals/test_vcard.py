"""The centre as a contact: what phones must be able to read."""

import pytest

from referrals.models import PublishedCenter
from referrals.slips.vcards import vcard_of
from tests.factories.slips import referred


def center(**facts):
    return PublishedCenter(**{"name": "Beratung", "phones": ["+49 391 1"], "city": "Halle"} | facts)


def lines(card):
    """Unfolded (RFC 2426, 2.6)."""
    return card.decode().replace("\r\n ", "").split("\r\n")


def test_it_is_a_vcard_from_begin_to_end():
    card = vcard_of(center())
    assert card.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert card.endswith(b"END:VCARD\r\n")
    assert b"\n" not in card.replace(b"\r\n", b"")


def test_separators_in_a_name_are_escaped():
    assert r"FN:Rat\, Tat\; Hilfe \\ Co" in lines(vcard_of(center(name="Rat, Tat; Hilfe \\ Co")))


def test_a_line_break_cannot_smuggle_in_another_field():
    card = lines(vcard_of(center(name="X\r\nTEL:0900", website="https://x.example.org/\r\nNOTE:y")))
    assert not any(line.startswith(("TEL:0900", "NOTE")) for line in card)


def test_lines_are_at_most_75_bytes_and_no_letter_is_torn():
    name = "Консультационный центр " * 8
    card = vcard_of(center(name=name))
    assert max(map(len, card.split(b"\r\n"))) <= 75
    assert all(line.decode() for line in card.split(b"\r\n")[:-1])
    assert f"FN:{name.strip()}" in lines(card)


def test_address_and_place_are_given_where_known():
    card = lines(vcard_of(center(street="Weg 1", postcode="06108", latitude=51.5, longitude=11.97)))
    assert "ADR;TYPE=WORK:;;Weg 1;Halle;;06108;Deutschland" in card
    assert "GEO:51.50000;11.97000" in card
    assert not any(line.startswith(("GEO", "EMAIL", "URL")) for line in lines(vcard_of(center())))


@pytest.mark.django_db
def test_the_phone_gets_it_as_a_file(client, cast):
    _referral, token = referred(cast.owner)
    response = client.get(f"/r/{token}/centre.vcf")
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="centre.vcf"'
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies
