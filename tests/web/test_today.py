import pytest
from django.utils import translation

from streetwork.web import today
from tests.factories.cast import client_of


@pytest.fixture
def cards(monkeypatch):
    monkeypatch.setattr(today, "_cards", {})


@pytest.mark.django_db
def test_an_empty_day_says_so_calmly(cast, cards):
    with translation.override("en"):
        cast.owner.language = "en"
        cast.owner.save()
    assert "Nothing is due" in client_of(cast.owner).get("/today/").content.decode()


@pytest.mark.django_db
def test_a_card_with_nothing_to_say_is_left_out(cast, cards):
    today.register(today.Card("quiet", "Quiet card", 1, lambda request: None, "web/_empty.html"))
    assert "Quiet card" not in client_of(cast.owner).get("/today/").content.decode()


@pytest.mark.django_db
def test_a_card_gets_what_it_built_as_the_context_of_its_template(cast, cards):
    today.register(
        today.Card("one", "Card one", 1, lambda request: {"icon_name": "sun", "title": "Built"}, "web/_empty.html")
    )
    page = client_of(cast.owner).get("/today/").content.decode()
    assert "Card one" in page
    assert "<h2>Built</h2>" in page


@pytest.mark.django_db
def test_cards_stand_in_order(cast, cards):
    for key, order in (("late", 2), ("early", 1)):
        today.register(today.Card(key, f"Card {key}", order, lambda request: {"icon_name": "sun"}, "web/_empty.html"))
    page = client_of(cast.owner).get("/today/").content.decode()
    assert page.index("Card early") < page.index("Card late")


@pytest.mark.django_db
def test_a_card_for_a_role_is_not_even_built_for_others(cast, cards):
    def build(request):
        raise AssertionError("built")

    today.register(today.Card("lead", "For leads", 1, build, "web/_empty.html", roles=("lead",)))
    assert client_of(cast.owner).get("/today/").status_code == 200


def test_two_cards_with_one_key_are_one(cards):
    for title in ("old", "new"):
        today.register(today.Card("same", title, 1, lambda request: {}, "web/_empty.html"))
    assert [card.title for card in today._cards.values()] == ["new"]


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Good evening"),
        (5, "Good morning"),
        (10, "Good morning"),
        (11, "Hello"),
        (17, "Hello"),
        (18, "Good evening"),
    ],
)
def test_the_greeting_fits_the_hour(hour, words):
    with translation.override("en"):
        assert today.greeting(hour, "Ania") == f"{words}, Ania"


@pytest.mark.django_db
def test_today_needs_a_login():
    response = client_of().get("/today/")
    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")
