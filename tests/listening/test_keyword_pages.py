"""The pages of the keywords."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.listening.keywords.actions import save_keyword
from cases.listening.keywords.patterns import Rule
from cases.models.keyword import Keyword, KeywordTally
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Topic
from tests.factories.cast import client_of
from tests.factories.keywords import KeywordFactory

pytestmark = pytest.mark.django_db
LIST, NEW, TRY, IMPORT = (f"/listening/keywords/{path}" for path in ("", "new/", "try/", "import/"))
EXPORT = f"{LIST}export.csv"


@pytest.fixture
def kompan():
    return Programme.objects.get(slug="kompan")


@pytest.fixture
def owner(cast):
    cast.owner.language = "en"
    cast.owner.save()
    return client_of(cast.owner)


def typed(**changes):
    topic = Topic.objects.get(code="working_conditions").pk
    return {"pattern": "Szparagów*", "match": "prefix", "language": "pl", "topic": topic} | changes


def start_keyword(pattern="kindergeld*"):
    return Keyword.objects.get(programme=None, language=None, pattern=pattern)


def text_of(response):
    return response.content.decode()


def test_the_list_is_filtered_by_language_topic_and_word(owner):
    page = text_of(owner.get(LIST, {"language": "pl", "q": "KAUCJ"}))
    assert "kaucj…" in page
    assert "kindergeld" not in page
    topic = Topic.objects.get(code="health").pk
    assert "kaucj…" not in text_of(owner.get(LIST, {"language": "pl", "topic": topic, "q": "kaucj"}))


@pytest.mark.parametrize("query", ["language=xx", "topic=abc", "topic=99999999999", "page=xx", "shown=??", "q=%00"])
def test_an_odd_bookmark_still_shows_the_list(owner, query):
    assert owner.get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize("value", ["0", "abc", "99999999999999999999", "-1", "²"])
def test_a_programme_that_is_not_mine_is_not_found(owner, value):
    assert owner.get(LIST, {"programme": value}).status_code == 404


def test_a_keyword_that_disappoints_gets_a_hint(owner, kompan):
    keyword = KeywordFactory()
    KeywordTally.objects.create(keyword=keyword, programme=kompan, hits=12, useful=2, useless=8)
    page = text_of(owner.get(LIST, {"shown": "doubtful"}))
    assert "Useless in 8 of 10 finds" in page
    assert "2 of 10" in page


def test_adding_folds_the_pattern_and_shows_the_keyword(owner, kompan):
    response = owner.post(NEW, typed(excludes="Zupa, zupa, Krem*", requires=""), follow=True)
    keyword = Keyword.objects.get(programme=kompan)
    assert (keyword.pattern, keyword.excludes) == ("szparagow*", ["zupa", "krem*"])
    assert "szparagow…" in text_of(response)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"pattern": "pr*"}, "too short"),
        ({"pattern": "dwa slowa"}, "Several words"),
        ({"pattern": "praca", "match": "near"}, "at least two words"),
        ({"pattern": "jest", "match": "exact"}, "Almost every message"),
        ({"pattern": "!!!"}, "Nothing is left"),
        ({"pattern": ""}, "required"),
        ({"topic": "0"}, "valid choice"),
        ({"language": "xx"}, "valid choice"),
        ({"match": "like"}, "valid choice"),
        ({"note": "Frag Anna Kowalska, 0151 23456789"}, "points at a person"),
        ({"excludes": "x" * 60}, "too long"),
        ({"pattern": "a\0b"}, "Null"),
    ],
)
def test_a_keyword_that_cannot_work_is_refused_with_a_reason(owner, kompan, changes, sentence):
    response = owner.post(NEW, typed(**changes))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not Keyword.objects.filter(programme=kompan).exists()


def test_the_same_keyword_again_is_refused(owner):
    owner.post(NEW, typed())
    assert "There is such a keyword already" in text_of(owner.post(NEW, typed()))


def test_a_keyword_of_another_programme_is_not_found(cast):
    keyword = KeywordFactory()
    stranger = client_of(cast.stranger)
    for path in ("", "edit/"):
        assert stranger.get(f"{LIST}{keyword.pk}/{path}").status_code == 404
    for path in ("edit/", "switch/", "delete/"):
        assert stranger.post(f"{LIST}{keyword.pk}/{path}", typed()).status_code == 404
    assert Keyword.objects.filter(pk=keyword.pk, is_active=True).exists()


def test_the_start_list_is_not_edited_or_deleted_on_these_pages(cast):
    keyword = start_keyword()
    lead = client_of(cast.lead)
    assert lead.get(f"{LIST}{keyword.pk}/edit/").status_code == 403
    assert lead.post(f"{LIST}{keyword.pk}/delete/").status_code == 403


def test_the_lead_switches_keywords_of_the_start_list_and_a_counselor_does_not(cast, owner, kompan):
    keyword = start_keyword()
    assert owner.post(f"{LIST}{keyword.pk}/switch/").status_code == 403
    client_of(cast.lead).post(f"{LIST}{keyword.pk}/switch/", {"on": "0"})
    assert list(keyword.switched_off_by.all()) == [kompan]
    assert keyword.pattern[:-1] in text_of(owner.get(LIST, {"shown": "off"}))


def test_the_history_tells_who_changed_what(owner, kompan, cast):
    owner.post(NEW, typed())
    keyword = Keyword.objects.get(programme=kompan)
    owner.post(f"{LIST}{keyword.pk}/edit/", typed(excludes="zupa"))
    page = text_of(owner.get(f"{LIST}{keyword.pk}/"))
    assert "added" in page
    assert "zupa" in page


def test_a_text_is_tried_and_its_finds_are_marked(owner):
    text = "Hej! Szef nie zapłacił mi za nadgodziny, co robić? Pozdrawiam"
    page = text_of(owner.post(TRY, {"text": text}))
    assert "<mark>nadgodziny</mark>" in page
    assert "Polish" in page


def test_trying_before_saving_tells_what_the_keyword_would_add(owner):
    text = "Czy na szparagowym polu płacą? Szef nie zapłacił za nadgodziny."
    page = text_of(owner.post(TRY, typed(text=text), headers={"HX-Request": "true"}))
    assert "2 finds" in page
    assert "1 without it" in page
    assert "szparagow*" in page
    assert "<html" not in page


def test_trying_an_impossible_keyword_says_why(owner):
    page = text_of(owner.post(TRY, typed(pattern="pr*", text="Czy praca?"), headers={"HX-Request": "true"}))
    assert "too short" in page


@pytest.mark.parametrize("text", ["x" * 20_001, "a\0b"])
def test_a_text_that_cannot_be_tried_is_refused(owner, text):
    assert owner.post(TRY, {"text": text}).status_code == 422


@pytest.mark.parametrize("path", ["new/", "try/", "import/"])
def test_odd_posts_do_no_harm(owner, path):
    assert owner.post(f"{LIST}{path}", {"walls": "1"}).status_code < 500
    assert owner.post(f"{LIST}{path}", typed(keyword="²", pattern="x", text="y")).status_code < 500


def test_an_own_list_leaves_and_comes_back(owner, kompan, cast):
    save_keyword(
        programme=kompan.pk,
        rule=Rule(0, "pl", Topic.objects.get(code="health").pk, "umow* prac*", "near", ("a*", "b"), ()),
    )
    content = owner.get(EXPORT).content
    Keyword.objects.filter(programme=kompan).delete()
    preview = owner.post(IMPORT, {"file": SimpleUploadedFile("k.csv", content)})
    assert preview.context["new"] == 1
    assert not Keyword.objects.filter(programme=kompan).exists()
    owner.post(IMPORT, {"rows": preview.context["text"]})
    keyword = Keyword.objects.get(programme=kompan)
    assert (keyword.pattern, keyword.match, keyword.excludes) == ("umow* prac*", "near", ["a*", "b"])
    again = owner.post(IMPORT, {"file": SimpleUploadedFile("k.csv", content)})
    assert (again.context["new"], again.context["known"]) == (0, 1)


def test_a_cell_never_becomes_a_formula(owner, kompan):
    KeywordFactory(note="=1+1")
    assert "'=1+1" in text_of(owner.get(EXPORT))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04\0\0", "not a CSV"),
        (b"", "empty"),
        (b"a;b\n1;2\n", "columns"),
        (b"topic;pattern\nnope;kaucja\n", "not known"),
        (b"topic;pattern\nhealth;ab\n", "too short"),
        ("topic;pattern\n" + "health;kaucja\n" * 2001, "more than 2000 lines"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(owner, content, sentence):
    content = content.encode() if isinstance(content, str) else content
    assert sentence in text_of(owner.post(IMPORT, {"file": SimpleUploadedFile("k.csv", content)}))


def test_a_person_without_the_role_stays_outside(cast):
    assert client_of(cast.coordinator).get(LIST).status_code == 403
