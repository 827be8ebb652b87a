"""The start list on labelled posts, and the languages."""

import pytest

from cases.listening.keywords.languages import detect
from tests.listening.figures import (
    BLIND_POSTS,
    HELD,
    LATER,
    OWN_POSTS,
    SAMPLE,
    TUNED,
    TUNED_BLIND,
    UNTOUCHED,
    measure,
    posts_of,
    start_matcher,
)

LANGUAGES = ("bg", "pl", "ro", "ru", "vi", "es")


@pytest.fixture(scope="module")
def matcher():
    return start_matcher()


@pytest.mark.parametrize("part", [TUNED, HELD, LATER])
def test_own_posts_are_found_with_their_topics_and_languages(matcher, part):
    figures = measure(matcher, posts_of(OWN_POSTS, part))
    assert figures.precision >= 0.85
    assert figures.recall >= 0.9
    assert figures.language >= 0.95


def test_blind_posts_that_were_tuned_on_later_are_found(matcher):
    figures = measure(matcher, posts_of(BLIND_POSTS, *TUNED_BLIND))
    assert figures.precision >= 0.85
    assert figures.recall >= 0.9
    assert figures.language >= 0.95


def test_posts_that_were_never_tuned_on_do_not_fall_far_behind(matcher):
    """A looser floor: first measured with 0.91 precision and 0.86 recall together."""
    figures = measure(matcher, posts_of(BLIND_POSTS, *UNTOUCHED))
    assert figures.precision >= 0.85
    assert figures.recall >= 0.8
    assert figures.language >= 0.95


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample lies outside the repository")
def test_the_sample_is_found_with_its_topics_and_languages(matcher):
    figures = measure(matcher, posts_of(SAMPLE))
    assert figures.precision >= 0.85
    assert figures.recall >= 0.9
    assert figures.language >= 0.95


def test_greetings_and_offers_are_no_finds(matcher):
    noise = [post for post in posts_of(OWN_POSTS) if post["topics"] == "noise"]
    wrong = [post["id"] for post in noise if matcher.hits(post["text"])]
    assert len(noise) >= 30
    assert len(wrong) <= len(noise) * 0.1, wrong


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Czy ktos wie jak to zalatwic", "pl"), ("stie cineva unde se poate", "ro"), ("Как става това", "bg"),
        ("Подскажите где это", "ru"), ("cho em hoi o dau a", "vi"), ("alguien sabe donde puedo", "es"),
        ("Kak da se registriram bez dogovor, molq", "bg"), ("podskazhite gde mozhno snyat kvartiru", "ru"),
        ("Wo bekomme ich das", "de"), ("where do I get this", "en"), ("mam Termin w Jobcenter jutro, muszę", "pl"),
        ("👍👍👍", None), ("", None), ("12345 !!!", None),
    ],
)  # fmt: skip
def test_short_texts_are_told_apart(text, language):
    assert detect(text, LANGUAGES) == language


def test_only_languages_of_the_programme_german_and_english_are_thought_of():
    assert detect("Подскажите, где это", ["bg"]) == "bg"
    assert detect("Подскажите, где это", ["pl"]) is None


def test_a_language_that_the_model_does_not_know_does_no_harm():
    assert detect("Wo bekomme ich das?", ["rom", "other", "pl"]) == "de"
