"""The seed command, as the owner role that `manage.py seed_ground` uses: it sets sequences."""

import pytest
from django.core.management import call_command

from streetwork.tenancy.models import LegalProfile, Programme, State
from streetwork.vocabulary.models import (
    FunderCategory,
    Language,
    OriginGroup,
    PermalinkPattern,
    Platform,
    Topic,
)
from streetwork.vocabulary.seeding import seed_ground
from streetwork.vocabulary.snapshot import vocabulary

SEEDED = [
    State,
    LegalProfile,
    Programme,
    Language,
    OriginGroup,
    FunderCategory,
    Topic,
    Platform,
    PermalinkPattern,
]


@pytest.fixture
def seed(db, monkeypatch):
    """Seeds without the sequences, which belong to the owner role (see the last tests)."""
    monkeypatch.setattr("streetwork.vocabulary.seeding._reset_sequences", lambda *models: None)
    return seed_ground


def rows():
    return {model: list(model.objects.order_by("pk").values()) for model in SEEDED}


def test_a_second_run_changes_nothing(seed):
    before, mapped = rows(), list(Topic.categories.through.objects.values_list())
    assert set(seed().values()) == {0}
    assert rows() == before
    assert list(Topic.categories.through.objects.values_list()) == mapped


def test_a_refresh_of_untouched_data_changes_nothing(seed):
    before, mapped = rows(), set(Topic.categories.through.objects.values_list("topic", "fundercategory"))
    seed(refresh=True)
    assert rows() == before
    assert set(Topic.categories.through.objects.values_list("topic", "fundercategory")) == mapped


def test_states_have_their_official_numbers(db):
    assert list(State.objects.order_by("pk").values_list("pk", "code"))[:3] == [
        (1, "SH"),
        (2, "HH"),
        (3, "NI"),
    ]
    assert State.objects.get(code="DE").pk == State.DE


def test_programmes_come_with_states_languages_and_legal_profile(db):
    kompan = Programme.objects.get(slug="kompan")
    assert kompan.states.count() == 15
    assert kompan.languages == ["bg", "en", "pl", "ro", "de"]
    assert kompan.legal_profile.key == "social_secrecy"
    assert Programme.objects.get(slug="integrif").is_archived


def test_topics_are_named_in_each_language_and_mapped_to_funders(db):
    topic = Topic.objects.get(code="job_search")
    assert (topic.name_de, topic.name_ro) == ("Arbeitssuche", "Căutarea unui loc de muncă")
    assert "Jobsuche" in topic.words_de
    assert {(c.scheme, c.code) for c in topic.categories.all()} == {
        ("eu_equal_treatment", "employment_access"), ("mbe", "job_search"), ("iq", "labour_market"),
    }  # fmt: skip
    assert {part.pk // 100 for part in topic.children.all()} == {topic.pk}


def test_what_an_administrator_edited_stays(seed):
    Topic.objects.filter(code="housing").update(name_de="Wohnen", is_retired=True)
    Topic.objects.get(code="housing").categories.clear()
    Programme.objects.get(slug="kompan").states.set([1])
    PermalinkPattern.objects.filter(platform__code="vk").delete()
    seed()
    housing = Topic.objects.get(code="housing")
    assert (housing.name_de, housing.is_retired, housing.categories.count()) == ("Wohnen", True, 0)
    assert [state.pk for state in Programme.objects.get(slug="kompan").states.all()] == [1]
    assert not PermalinkPattern.objects.filter(platform__code="vk").exists()


def test_a_refresh_takes_the_files_again_but_deletes_nothing(seed):
    platform = Platform.objects.get(code="vk")
    before = Topic.objects.get(code="housing").name_de
    Topic.objects.filter(code="housing").update(name_de="Wohnen", is_retired=True)
    Topic.objects.get(code="housing").categories.clear()
    platform.patterns.filter(template="vk.com/club{space:number}").delete()
    platform.patterns.create(template="vk.example/{space}", target="space")
    own = Topic.objects.create(id=9001, code="own", name_de="Eigenes")
    seed(refresh=True)
    housing = Topic.objects.get(code="housing")
    assert (housing.name_de, housing.is_retired) == (before, True)
    assert housing.categories.exists()
    assert platform.patterns.filter(template="vk.com/club{space:number}").exists()
    assert platform.patterns.filter(template="vk.example/{space}").exists()
    assert Topic.objects.filter(pk=own.pk).exists()


def test_a_missing_entry_comes_back(seed):
    Language.objects.filter(code="vi")._raw_delete("default")
    assert seed()["languages"] == 1
    assert Language.objects.get(code="vi").name_de == "Vietnamesisch"


def test_other_processes_learn_of_a_seeding(seed, django_capture_on_commit_callbacks):
    old = vocabulary().version
    with django_capture_on_commit_callbacks(execute=True):
        seed()
        during = vocabulary().version
    assert len({old, during, vocabulary().version}) == 3


def test_the_runtime_role_may_not_seed(db):
    """It has no right to sequences; manage.py connects as the owner."""
    with pytest.raises(Exception, match="permission denied"):
        call_command("seed_ground")


@pytest.mark.parametrize("table", ["tenancy_state", "vocabulary_topic"])
def test_the_next_entry_gets_a_number_after_the_highest(admin_connection, table):
    """Not always the very next: a test that was rolled back has drawn its number all the same."""
    sequence = admin_connection.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table]).fetchone()[0]
    highest = admin_connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
    last, is_called = admin_connection.execute(f"SELECT last_value, is_called FROM {sequence}").fetchone()
    assert highest < last + is_called < highest + 100
