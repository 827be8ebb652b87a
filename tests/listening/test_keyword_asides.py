"""Second topics: companions of the main one, and mere circumstances."""

import pytest

from cases.listening.enums import Match
from cases.listening.keywords.companions import Companions, standard_companions
from cases.listening.keywords.engine import Matcher
from cases.listening.keywords.patterns import Rule
from tests.listening.figures import topic_numbers

PAY, HEALTH, FLAT = 2, 10, 9


def topics(text, *words, pairs=()):
    """Topics of each hit; `words`: (pattern, topic), single words and phrases."""
    rules = [
        Rule(number, "en", topic, pattern, Match.NEAR if " " in pattern else Match.PREFIX)
        for number, (pattern, topic) in enumerate(words, 1)
    ]
    return [hit.topic_ids for hit in Matcher(rules, ["en"], companions=Companions(pairs)).hits(text)]


def test_a_single_word_beside_the_main_topic_is_a_circumstance():
    words = ("fired boss", PAY), ("pregnant", HEALTH)
    assert topics("My boss fired me and I am pregnant", *words) == [(PAY,)]


def test_companions_stay():
    words = ("fired boss", PAY), ("pregnant", HEALTH)
    assert topics("My boss fired me and I am pregnant", *words, pairs=[(HEALTH, PAY)]) == [(PAY, HEALTH)]


def test_two_words_are_enough_for_a_second_topic():
    words = ("fired boss", PAY), ("health insurance", HEALTH)
    assert set(topics("My boss fired me, I have no health insurance", *words)[0]) == {PAY, HEALTH}


@pytest.mark.parametrize(("end", "hits"), [("?", [(PAY,), (HEALTH,)]), (".", [(PAY,)])])
def test_a_question_of_its_own_keeps_a_weak_topic(end, hits):
    words = ("fired boss", PAY), ("pregnant", HEALTH)
    assert topics(f"My boss fired me. And who helps the pregnant{end}", *words) == hits


def test_a_topic_of_a_topic_goes_together_with_what_its_parent_does():
    numbers = topic_numbers()
    together = standard_companions().go_together
    assert together(numbers["tax_id_class"], numbers["registration"])
    assert together(numbers["uninsured"], numbers["health"])
    assert not together(numbers["uninsured"], numbers["recognition"])


def test_an_unknown_topic_is_nobodys_companion():
    assert not standard_companions().go_together(987654, 1)
