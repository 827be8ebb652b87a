"""The ground data as files: complete in eight languages, consistent, in the right alphabets. No database."""

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "streetwork"
LANGUAGES = ["de", "en", "bg", "pl", "ro", "ru", "vi", "es"]
START_SET = [
    "job_search", "working_conditions", "recognition", "vocational_training", "language_courses", "residence",
    "social_benefits", "taxes", "housing", "health", "family", "self_employment", "consumer", "authorities",
    "discrimination", "debt", "crisis", "return", "skilled_immigration", "other",
]  # fmt: skip
KOMPAN_STATES = {"BW", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"}

GERMAN = "äöüß"
OWN_LETTERS = {
    "de": "é",
    "en": "éè",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșț",
    "es": "áéíóúüñ",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
VIETNAMESE_BASE = set("abcdefghijklmnopqrstuvwxyzđ")
VIETNAMESE_MARKS = set("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")


def load(app, name):
    return json.loads((PACKAGE / app / "data" / f"{name}.json").read_text(encoding="utf-8"))


STATES = load("tenancy", "states")
PROGRAMMES = load("tenancy", "programmes")
SPOKEN = load("vocabulary", "languages")
GROUPS = load("vocabulary", "origin_groups")
TOPICS = load("vocabulary", "topics")
FUNDERS = load("vocabulary", "funder_categories")
TOPIC = {topic["code"]: topic for topic in TOPICS}
CATEGORIES = {funder["scheme"]: {category["code"] for category in funder["categories"]} for funder in FUNDERS}
NAMED = {"states": STATES, "languages": SPOKEN, "origin groups": GROUPS, "topics": TOPICS}

named_files = pytest.mark.parametrize("entries", NAMED.values(), ids=NAMED)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def texts_in(language):
    """Every name and search word of that language, in all files."""
    for entries in NAMED.values():
        for entry in entries:
            yield entry["name"][language]
            yield from entry.get("words", {}).get(language, [])


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def is_cyrillic(letter):
    return unicodedata.name(letter, "").startswith("CYRILLIC")


def repeated(values):
    return [value for value, times in Counter(values).items() if times > 1]


@named_files
def test_every_entry_is_named_in_exactly_eight_languages(entries):
    assert [entry for entry in entries if list(entry["name"]) != LANGUAGES] == []
    assert [entry for entry in entries if not all(entry["name"].values())] == []


@named_files
def test_codes_are_unique_slugs(entries):
    codes = [entry["code"] for entry in entries]
    assert repeated(codes) == []
    assert [code for code in codes if not re.fullmatch(r"[A-Za-z][a-z_]*|[A-Z]{2}", code)] == []


@in_each_language
@named_files
def test_no_two_entries_of_a_list_share_a_name(entries, language):
    assert repeated(entry["name"][language].casefold() for entry in entries) == []


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/data/*.json")), ids=lambda path: path.name)
def test_texts_have_no_stray_blanks_and_are_composed(path):
    found = list(strings(json.loads(path.read_text(encoding="utf-8"))))
    assert [text for text in found if text != text.strip() or "  " in text] == []
    assert [text for text in found if text != unicodedata.normalize("NFC", text)] == []


@pytest.mark.parametrize("language", ["bg", "ru"])
@named_files
def test_bulgarian_and_russian_names_are_cyrillic(entries, language):
    assert [e["name"][language] for e in entries if not any(map(is_cyrillic, e["name"][language]))] == []


@pytest.mark.parametrize("language", ["de", "en", "pl", "ro", "vi", "es"])
def test_no_cyrillic_outside_bulgarian_and_russian(language):
    assert [text for text in texts_in(language) if any(map(is_cyrillic, text))] == []


@in_each_language
def test_no_word_mixes_latin_and_cyrillic_letters(language):
    words = [word for text in texts_in(language) for word in re.findall(r"[^\W\d_]+", text)]
    assert [word for word in words if len({is_cyrillic(letter) for letter in word}) > 1] == []


@pytest.mark.parametrize("language", OWN_LETTERS)
def test_texts_use_the_letters_of_their_language_or_of_german(language):
    allowed = set(OWN_LETTERS[language] + GERMAN + "abcdefghijklmnopqrstuvwxyz")
    letters = {letter for text in texts_in(language) for letter in text.lower() if letter.isalpha()}
    assert letters - allowed == set()


def test_vietnamese_texts_use_vietnamese_letters_or_german():
    letters = {letter for text in texts_in("vi") for letter in text.lower() if letter.isalpha()} - set(GERMAN)
    parts = {part for letter in letters for part in unicodedata.normalize("NFD", letter)}
    assert parts - VIETNAMESE_BASE - VIETNAMESE_MARKS == set()


def test_states_are_the_sixteen_and_the_supraregional_one():
    assert [state["id"] for state in STATES] == list(range(1, 18))
    assert all(int(state["ags"]) == state["id"] for state in STATES[:16])
    assert all(state["iso"] == f"DE-{state['code']}" for state in STATES[:16])
    assert (STATES[16]["code"], STATES[16]["grid_row"], STATES[16]["grid_col"]) == ("DE", None, None)


def test_each_state_has_its_own_tile_and_nuts_code():
    assert repeated((state["grid_row"], state["grid_col"]) for state in STATES[:16]) == []
    assert repeated(state["nuts"] for state in STATES) == []


def test_aliases_add_something_to_the_names():
    for state in STATES:
        assert not set(state["aliases"]) & set(state["name"].values()), state["code"]
        assert repeated(state["aliases"]) == []


def test_the_four_programmes_work_in_their_states():
    states = {programme["slug"]: set(programme["states"]) for programme in PROGRAMMES}
    assert states == {
        "kompan": KOMPAN_STATES | {"DE"},
        "welcome-to-the-east-side": {"MV", "ST", "DE"},
        "lara-la-red": {"BE", "DE"},
        "integrif": {"ST"},
    }


def test_programmes_name_known_languages_groups_and_schemes():
    spoken, groups = {entry["code"] for entry in SPOKEN}, {entry["code"] for entry in GROUPS}
    for programme in PROGRAMMES:
        assert set(programme["languages"]) <= spoken
        assert set(programme["target_groups"]) <= groups
        assert set(programme["report_schemes"]) <= set(CATEGORIES)
        assert set(programme["description"]) == {"de", "en"}


def test_programme_periods_are_dates_in_order():
    for programme in PROGRAMMES:
        days = [date.fromisoformat(day) for day in (programme["starts"], programme["ends"]) if day]
        assert days == sorted(days)


def test_only_the_closed_programme_is_archived_and_only_east_side_serves_people_abroad():
    assert [p["slug"] for p in PROGRAMMES if p["is_archived"]] == ["integrif"]
    assert [p["slug"] for p in PROGRAMMES if p["serves_people_abroad"]] == ["welcome-to-the-east-side"]


def test_the_interface_languages_come_first_and_bear_their_own_name():
    assert [entry["code"] for entry in SPOKEN if entry["is_ui"]] == LANGUAGES
    assert [entry["code"] for entry in SPOKEN[:8]] == LANGUAGES
    assert all(entry["own_name"].casefold() == entry["name"][entry["code"]].casefold() for entry in SPOKEN[:8])


def test_languages_in_arabic_script_run_from_right_to_left():
    assert {e["code"] for e in SPOKEN if e["direction"] == "rtl"} == {
        e["code"] for e in SPOKEN if e["script"] == "Arab"
    }


def test_origin_groups_are_by_origin_or_by_occupation():
    assert {group["kind"] for group in GROUPS} == {"origin", "occupation"}


def test_level_one_is_the_start_set_numbered_one_to_twenty():
    assert [(t["code"], t["id"]) for t in TOPICS if t["parent"] is None] == list(
        zip(START_SET, range(1, 21), strict=True)
    )


def test_level_two_carries_the_number_of_its_parent_and_no_third_level_exists():
    for topic in TOPICS:
        if topic["parent"]:
            assert TOPIC[topic["parent"]]["parent"] is None, topic["code"]
            assert topic["id"] // 100 == TOPIC[topic["parent"]]["id"], topic["code"]


def test_each_topic_has_three_to_seven_parts():
    parts = Counter(topic["parent"] for topic in TOPICS if topic["parent"])
    assert {code: parts[code] for code in START_SET if not 3 <= parts[code] <= 7} == {}


def test_topics_stand_in_the_order_of_the_tree():
    assert repeated(topic["id"] for topic in TOPICS) == []
    assert [topic["order"] for topic in TOPICS] == sorted(topic["order"] for topic in TOPICS)


@in_each_language
def test_topic_names_fit_a_chip(language):
    assert [t["name"][language] for t in TOPICS if len(t["name"][language]) > 40] == []


@in_each_language
def test_each_topic_has_two_to_six_search_words_beside_its_name(language):
    for topic in TOPICS:
        words = [word.casefold() for word in topic["words"][language]]
        assert 2 <= len(words) <= 6, topic["code"]
        assert repeated([*words, topic["name"][language].casefold()]) == [], topic["code"]
        assert not any("," in word for word in words), topic["code"]


def test_parts_of_a_sensitive_topic_are_sensitive():
    assert [t["code"] for t in TOPICS if t["parent"] and TOPIC[t["parent"]]["sensitive"] and not t["sensitive"]] == []


def test_health_status_and_exploitation_are_sensitive():
    wanted = {"health", "mental_health", "pregnancy_birth", "disability_care", "asylum_toleration",
              "irregular_status", "labour_exploitation", "crisis", "human_trafficking"}  # fmt: skip
    assert wanted <= {topic["code"] for topic in TOPICS if topic["sensitive"]}


def test_topics_map_onto_categories_that_exist():
    for topic in TOPICS:
        for scheme, category in topic["maps"].items():
            assert category in CATEGORIES[scheme], topic["code"]


def test_every_funder_category_is_reached_by_a_topic():
    reached = {(scheme, category) for topic in TOPICS for scheme, category in topic["maps"].items()}
    assert {(scheme, code) for scheme, codes in CATEGORIES.items() for code in codes} == reached


def test_every_topic_fills_the_complete_mbe_table():
    assert [topic["code"] for topic in TOPICS if "mbe" not in topic["maps"]] == []


def test_the_equal_treatment_office_has_its_eight_categories():
    assert len(CATEGORIES["eu_equal_treatment"]) == 8
