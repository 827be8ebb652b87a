import pytest

from campaigns.models import ShortLink
from campaigns.release.outgoing import Unwritten, outgoing, with_link
from tests.factories.campaigns import post_version_of

pytestmark = pytest.mark.django_db


def test_the_short_link_takes_the_place_that_the_text_gives_it(bench, settings):
    post_version_of(bench.post, "pl", text="Tutaj: {link} !", target="https://example.org/kurs")
    placement = bench.planned("pl")
    text = outgoing(placement).text
    assert text == f"Tutaj: {settings.BASE_URL}/l/{ShortLink.objects.get(placement=placement).slug} !"


def test_a_link_without_a_place_stands_at_the_end(bench, settings):
    post_version_of(bench.post, "pl", text="Kursy", target="https://example.org/kurs")
    text = outgoing(bench.planned("pl")).text
    assert text.startswith("Kursy\n\n" + settings.BASE_URL + "/l/")


def test_a_text_without_a_target_gets_no_link(bench):
    assert outgoing(bench.planned()).text == bench.source.text
    assert not ShortLink.objects.exists()


def test_each_placement_counts_its_own_clicks(bench):
    post_version_of(bench.post, "pl", text="Kursy", target="https://example.org/kurs")
    first, second = outgoing(bench.planned("pl")), outgoing(bench.planned("pl"))
    assert first.link != second.link


def test_asking_again_gives_the_same_link(bench):
    post_version_of(bench.post, "pl", text="Kursy", target="https://example.org/kurs")
    placement = bench.planned("pl")
    assert outgoing(placement) == outgoing(placement)


def test_a_language_without_a_text_has_nothing_to_go_out(bench):
    with pytest.raises(Unwritten):
        outgoing(bench.planned("ro"))


@pytest.mark.parametrize(
    ("text", "address", "expected"),
    [
        ("A {link} B {link}", "x", "A x B x"),
        ("A", "x", "A\n\nx"),
        ("", "x", "x"),
        ("A {link}", "", "A"),
        ("A\r\nB", "", "A\nB"),
    ],
)
def test_where_the_link_goes(text, address, expected):
    assert with_link(text, address) == expected
