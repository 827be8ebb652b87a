"""Relations, the map that they draw, and the table that says the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.cast import EAST_SIDE
from tests.factories.trainings import partner_of
from training.models import PartnerRelation
from training.network.graph import picture

pytestmark = pytest.mark.django_db
LIST, MAP = "/training/network/", "/training/network/map/"


@pytest.fixture
def other(db):
    return partner_of(name="Caritas Dessau", institution_type="welfare")


def linked(source, target, kind="cooperation", **facts):
    return PartnerRelation.objects.create(source=source, target=target, kind=kind, **facts)


def link(client, partner, other, how="cooperation", **more):
    return client.post(f"{LIST}{partner.pk}/relations/", {"how": how, "other": other.pk, **more})


def test_two_institutions_are_linked_and_both_pages_say_so(trainer, partner, other):
    assert link(trainer, partner, other, "funding", since="2021").status_code == 302
    relation = PartnerRelation.objects.get()
    assert (relation.source, relation.target, relation.kind, relation.since) == (partner, other, "funding", 2021)
    assert "Funds" in trainer.get(f"{LIST}{partner.pk}/").text
    assert "Is funded by" in trainer.get(f"{LIST}{other.pk}/").text


def test_the_other_direction_turns_the_ends(trainer, partner, other):
    link(trainer, partner, other, "funding:in")
    relation = PartnerRelation.objects.get()
    assert (relation.source, relation.target) == (other, partner)


def test_what_both_say_alike_is_saved_once_from_either_end(trainer, partner, other):
    link(trainer, partner, other)
    link(trainer, partner, other)
    link(trainer, other, partner)
    assert PartnerRelation.objects.count() == 1
    link(trainer, partner, other, "referral")
    link(trainer, other, partner, "referral")
    assert PartnerRelation.objects.count() == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"how": "x"}, {"how": "cooperation:in"}, {"other": ""}, {"other": "99999999999999999999"}, {"since": "1"},
        {"since": "2020", "until": "2019"}, {"note": "a\x00"}, {"since": "zwei"},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_linked(trainer, partner, other, wrong):
    answer = trainer.post(f"{LIST}{partner.pk}/relations/", {"how": "cooperation", "other": other.pk} | wrong)
    assert answer.status_code == 422
    assert not PartnerRelation.objects.exists()


def test_institutions_of_other_programmes_are_not_offered(trainer, partner):
    foreign = partner_of(name="foreign", slug=EAST_SIDE)
    assert link(trainer, partner, foreign).status_code == 422
    assert link(trainer, partner, partner).status_code == 422


def test_years_are_changed_and_nobody_is_overwritten(trainer, partner, other):
    url = f"{LIST}relations/{linked(partner, other).pk}/"
    seen = trainer.get(url).context["form"]["seen"].value()
    assert trainer.post(url, {"seen": seen, "since": "2019", "until": "2023"}).status_code == 302
    assert trainer.post(url, {"seen": seen, "since": "2001"}).status_code == 422
    relation = PartnerRelation.objects.get()
    assert (relation.since, relation.until) == (2019, 2023)


def test_a_relation_is_taken_away_and_one_of_others_is_not_found(trainer, partner, other):
    relation = linked(partner, other)
    answer = trainer.post(f"{LIST}relations/{relation.pk}/remove/", {"back": str(other.pk)})
    assert answer["Location"] == f"{LIST}{other.pk}/"
    foreign = linked(partner_of(name="a", slug=EAST_SIDE), partner_of(name="b", slug=EAST_SIDE))
    assert trainer.post(f"{LIST}relations/{foreign.pk}/remove/").status_code == 404
    assert PartnerRelation.objects.get() == foreign


def page_of(client, query=""):
    return client.get(MAP + query).context["page"]


def test_picture_and_table_say_the_same(trainer, partner, other):
    linked(partner, other, "funding", since=2020)
    linked(other, partner_of(name="Third"))
    partner_of(name="alone")
    page = page_of(trainer)
    assert [(row.source.name, str(row.words), row.target.name, row.years) for row in page.rows] == [
        ("Caritas Dessau", "works together with", "Third", ""),
        ("Integrationsnetz Halle", "funds", "Caritas Dessau", "2020"),
    ]
    assert {line.relation.pk for line in page.picture.lines} == {row.relation.pk for row in page.rows}
    assert {node.partner.name for node in page.picture.nodes} == {"Caritas Dessau", "Integrationsnetz Halle", "Third"}
    assert page.unlinked == 1


def test_every_node_is_a_link_that_names_its_neighbours(trainer, partner, other):
    linked(partner, other)
    text = trainer.get(MAP).text
    assert f'href="{LIST}{partner.pk}/" data-key="{partner.pk}" data-near="{other.pk}"' in text
    assert (
        'aria-label="Integrationsnetz Halle, municipality or district, Saxony-Anhalt; linked with Caritas Dessau"'
        in text
    )


def test_numbers_in_the_picture_have_points_in_german_too(trainer, cast, partner, other):
    linked(partner, other)
    cast.training_manager.language = "de"
    cast.training_manager.save()
    svg = trainer.get(MAP).text.split('id="net-svg"')[1].split("</svg>\n")[0]
    node = page_of(trainer).picture.nodes[0]
    assert f'cx="{node.x}"' in svg


def test_the_filters_keep_relations_of_which_both_ends_fit(trainer, partner, other):
    linked(partner, other)
    abroad = partner_of(name="Stockholm", state=None, country="SE", engagement="volunteer")
    linked(partner, abroad, "exchange")
    assert len(page_of(trainer).rows) == 2
    assert [row.target.name for row in page_of(trainer, "?kind=exchange").rows] == ["Stockholm"]
    assert page_of(trainer, "?place=abroad").rows == []
    assert page_of(trainer, "?type=welfare").rows == []
    picture = page_of(trainer).picture
    assert (picture.has_abroad, picture.has_volunteers) == (True, True)


def test_around_one_are_its_neighbours_and_how_they_are_linked(trainer, partner, other):
    third, fourth = partner_of(name="Third"), partner_of(name="Fourth")
    for pair in ((partner, other), (partner, third), (other, third), (third, fourth)):
        linked(*pair)
    page = page_of(trainer, f"?around={partner.pk}")
    assert {node.partner for node in page.picture.nodes} == {partner, other, third}
    assert len(page.rows) == 3
    assert [node.partner for node in page.picture.nodes if node.is_centre] == [partner]
    assert page_of(trainer, "?around=99999999999999999999").centre is None


def test_several_relations_of_two_are_bent_apart(trainer, partner, other):
    for kind in ("cooperation", "funding", "referral"):
        linked(partner, other, kind)
    lines = page_of(trainer).picture.lines
    assert len({line.path for line in lines}) == 3
    assert [line.has_arrow for line in lines] == [False, True, True]


def test_the_least_linked_are_left_out_of_a_crowded_picture_and_stay_in_the_table(trainer, monkeypatch):
    monkeypatch.setattr(picture, "MOST_DRAWN", 3)
    hub = partner_of(name="hub")
    for name in "abcd":
        linked(hub, partner_of(name=name))
    page = page_of(trainer)
    assert (len(page.picture.nodes), page.picture.hidden, len(page.rows)) == (3, 2, 4)
    assert "2 institutions with few relations are left out" in trainer.get(MAP).text


def test_former_institutions_are_not_on_the_map(trainer, partner, other):
    linked(partner, other)
    other.status = "former"
    other.save()
    assert page_of(trainer).rows == []


def test_the_map_asks_as_often_for_many_relations_as_for_one(trainer, partner, other):
    linked(partner, other)
    trainer.get(MAP)
    with CaptureQueriesContext(connection) as first:
        trainer.get(MAP)
    for name in ("x", "y"):
        linked(partner, partner_of(name=name))
    with CaptureQueriesContext(connection) as second:
        trainer.get(MAP)
    assert len(first) == len(second)


def test_an_empty_map_says_how_to_fill_it(trainer):
    assert "No relation yet" in trainer.get(MAP).text
    assert "No relation fits this selection" in trainer.get(MAP + "?kind=funding").text
