"""The list of centres: what it shows to whom, its filters, its order, its pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from referrals.enums import Status
from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Topic
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory

pytestmark = pytest.mark.django_db
LIST = "/directory/"
LEIPZIG = {"code": "SN", "city": "Leipzig", "postcode": "04109", "latitude": 51.3397, "longitude": 12.3731}


@pytest.fixture
def counselor(cast):
    return client_of(cast.owner)


@pytest.fixture
def editor(cast):
    return client_of(cast.directory_editor)


@pytest.fixture
def made(opened):
    def make(**facts):
        with opened(facts.get("code", "ST")):
            return CenterFactory(**facts)

    return make


def names(response):
    assert response.status_code == 200
    return [row.center.name for row in response.context["rows"]]


def test_a_counselor_sees_what_all_states_published_and_no_draft(counselor, made):
    made(name="A Magdeburg")
    made(name="B Entwurf", status=Status.DRAFT)
    made(name="C Leipzig", **LEIPZIG)

    assert names(counselor.get(LIST)) == ["A Magdeburg", "C Leipzig"]


def test_an_editor_begins_with_her_states_and_their_drafts(editor, made):
    made(name="A Magdeburg")
    made(name="B Entwurf", status=Status.DRAFT)
    made(name="C Leipzig", **LEIPZIG)
    made(name="D Leipziger Entwurf", status=Status.DRAFT, **LEIPZIG)

    assert names(editor.get(LIST)) == ["A Magdeburg", "B Entwurf"]
    assert names(editor.get(LIST, {"where": "all"})) == ["A Magdeburg", "C Leipzig"]


def test_the_scope_switch_narrows_my_states(cast, made, state):
    made(name="A Magdeburg")
    made(name="B Leipzig", **LEIPZIG)
    client = client_of(cast.lead)
    assert names(client.get(LIST)) == ["A Magdeburg", "B Leipzig"]

    session = client.session
    session["scope_state"] = state["SN"]
    session.save()

    assert names(client.get(LIST)) == ["B Leipzig"]


def test_closed_entries_show_only_when_asked_for(editor, made):
    made(name="A offen")
    made(name="B zu", status=Status.CLOSED)

    assert names(editor.get(LIST)) == ["A offen"]
    assert names(editor.get(LIST, {"status": "closed"})) == ["B zu"]


@pytest.mark.parametrize("where", ["own", "all"])
class TestFilters:
    def test_the_words_may_stand_in_name_provider_and_town(self, editor, made, where):
        made(name="Willkommen", provider="Arbeit und Leben", city="Halle")
        made(name="Anderes", provider="Arbeit", city="Dessau")

        assert names(editor.get(LIST, {"where": where, "q": "arbeit halle"})) == ["Willkommen"]

    def test_a_topic_finds_its_finer_topics_too(self, editor, made, where):
        finer = Topic.objects.filter(parent__code="recognition").first()
        made(name="fein", about=(finer.code,))
        made(name="anders", about=("housing",))

        assert names(editor.get(LIST, {"where": where, "topic": finer.parent_id})) == ["fein"]

    def test_a_language_may_be_spoken_or_interpreted(self, editor, made, where):
        made(name="a spricht", languages=["vi"])
        made(name="b dolmetscht", languages=["de"], interpreter_languages=["vi"])
        made(name="c keins", languages=["de"])

        assert names(editor.get(LIST, {"where": where, "language": "vi"})) == ["a spricht", "b dolmetscht"]

    def test_accepting_leaves_out_full_and_unknown(self, editor, made, where):
        made(name="nimmt auf")
        made(name="voll", accepting=False)
        made(name="unbekannt", accepting=None)

        assert names(editor.get(LIST, {"where": where, "accepting": "on"})) == ["nimmt auf"]

    def test_overdue_means_more_than_fourteen_days(self, editor, made, where):
        today = timezone.localdate()
        made(name="überfällig", due_on=today - timedelta(days=15))
        made(name="erst fällig", due_on=today - timedelta(days=14))

        assert names(editor.get(LIST, {"where": where, "overdue": "on"})) == ["überfällig"]

    def test_the_state_narrows(self, cast, made, where):
        made(name="Magdeburg")
        made(name="Leipzig", **LEIPZIG)
        sn = State.objects.get(code="SN").pk

        assert names(client_of(cast.lead).get(LIST, {"where": where, "state": sn})) == ["Leipzig"]

    def test_near_a_spot_the_nearest_come_first_with_their_distance(self, cast, made, where, spot):
        made(name="Ganz nah")
        made(name="Halle", city="Halle", latitude=51.4825, longitude=11.9697)
        made(name="Leipzig", **LEIPZIG)
        made(name="online", city="", latitude=None, longitude=None)

        response = client_of(cast.lead).get(LIST, {"where": where, "place": "Magdeburg", "km": 100})

        assert names(response) == ["Ganz nah", "Halle"]
        assert [round(row.center.km) for row in response.context["rows"]] == [0, 76]


@pytest.fixture
def spot(monkeypatch):
    """Magdeburg, and a state, whatever lies in the table of places."""
    from streetwork.places.found import Found, Resolution

    def resolve(text):
        st = State.objects.get(code="ST").pk
        known = {
            "Magdeburg": Found("Magdeburg", "", st, 52.1315, 11.6399, "Magdeburg, ST"),
            "Sachsen-Anhalt": Found("Sachsen-Anhalt", "", st, None, None, "Sachsen-Anhalt"),
        }
        return Resolution(text, found=known.get(text))

    monkeypatch.setattr("streetwork.places.fields.resolve", resolve)


def test_a_whole_state_as_place_narrows_to_it(counselor, made, spot):
    made(name="Magdeburg")
    made(name="Leipzig", **LEIPZIG)

    assert names(counselor.get(LIST, {"place": "Sachsen-Anhalt"})) == ["Magdeburg"]


def test_an_unknown_place_is_named_and_filters_nothing(counselor, made, spot):
    made(name="Magdeburg")

    response = counselor.get(LIST, {"place": "Nirgendheim"})

    assert "place" in response.context["filter"].errors
    assert names(response) == ["Magdeburg"]


WRONG = [
    {"topic": "x"}, {"state": "99"}, {"km": "0"}, {"status": "draft"}, {"where": "nowhere"}, {"sort": "distance"},
    {"after": "x_y"}, {"before": "_"}, {"after": "\0_1"}, {"sort": "verified", "after": "morgen_1"},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_understood_filters_nothing(counselor, made, wrong):
    made(name="Magdeburg")

    assert names(counselor.get(LIST, wrong)) == ["Magdeburg"]


def test_names_are_sorted_as_people_do(counselor, made):
    for name in ("Zebra", "Ärzte", "anlauf", "Öse"):
        made(name=name)

    assert names(counselor.get(LIST)) == ["anlauf", "Ärzte", "Öse", "Zebra"]
    assert names(counselor.get(LIST, {"sort": "-name"})) == ["Zebra", "Öse", "Ärzte", "anlauf"]


def test_the_longest_unverified_come_first(counselor, made):
    today = timezone.localdate()
    made(name="neulich", verified_on=today)
    made(name="nie", verified_on=None)
    made(name="lange her", verified_on=today - timedelta(days=400))

    assert names(counselor.get(LIST, {"sort": "verified"})) == ["nie", "lange her", "neulich"]


@pytest.mark.parametrize("sort", ["name", "-name", "verified", "-verified", "distance"])
@pytest.mark.parametrize("where", ["own", "all"])
def test_pages_follow_each_other_without_loss_and_lead_back(editor, made, spot, monkeypatch, sort, where):
    monkeypatch.setitem(page_defaults(), "size", 2)
    for number in range(5):
        made(name=f"Name {number // 2}", latitude=52.1 + number // 2 / 10)
    asked = {"where": where, "sort": sort, "place": "Magdeburg"}
    pages, response = [], editor.get(LIST, asked)
    while True:
        pages.append([row.center.pk for row in response.context["rows"]])
        if not (following := response.context["page"].following):
            break
        response = editor.get(LIST, {**asked, "after": following})

    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({pk for page in pages for pk in page}) == 5
    back = editor.get(LIST, {**asked, "before": response.context["page"].previous})
    assert [row.center.pk for row in back.context["rows"]] == pages[1]
    first = editor.get(LIST, {**asked, "before": back.context["page"].previous})
    assert [row.center.pk for row in first.context["rows"]] == pages[0]
    assert first.context["page"].previous == ""


def page_defaults():
    from referrals.ordering import page_of

    return page_of.__kwdefaults__


@pytest.mark.parametrize("who", ["owner", "directory_editor", "lead"])
def test_three_rows_cost_as_many_queries_as_one(cast, made, who):
    client = client_of(getattr(cast, who))

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return [query["sql"] for query in captured if query["sql"].startswith("SELECT")]

    made()
    client.get(LIST)
    one = queries()
    made(languages=["vi", "pl"], interpreter_languages=["ru"], about=("housing",))
    made(due_on=timezone.localdate() - timedelta(days=100))

    assert len(queries()) == len(one) <= 6, "\n".join(one)


def test_the_long_texts_are_not_read(counselor, made):
    made()
    with CaptureQueriesContext(connection) as captured:
        counselor.get(LIST)

    assert not [query["sql"] for query in captured if "center" in query["sql"] and "description" in query["sql"]]


def test_links_and_files_carry_the_selection(counselor, made, spot):
    made()

    response = counselor.get(LIST, {"place": "Magdeburg", "km": "25", "language": "pl", "utm": "x"})

    assert response.context["filter"].query == "where=all&place=Magdeburg%2C+ST&km=25&language=pl"


def test_an_empty_directory_says_how_to_fill_it(cast, counselor):
    cast.directory_editor.language = "en"
    cast.directory_editor.save()

    assert "Enter the first one, or import" in client_of(cast.directory_editor).get(LIST).content.decode()
    assert "/directory/new/" not in counselor.get(LIST).content.decode()
