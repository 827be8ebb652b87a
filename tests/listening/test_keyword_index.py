"""The index: what is turned away beforehand must never be what a full comparison would have found."""

import pytest

from cases.listening.enums import Match
from cases.listening.keywords.index import Index
from cases.listening.keywords.patterns import Rule, compiled


def index(pattern, match=Match.PHRASE, *, language=None, requires=()):
    return Index([compiled(Rule(1, language, 2, pattern, match, (), tuple(requires)))])


class TestAheadOfTheComparison:
    def test_a_phrase_waits_for_all_its_words(self):
        assert index("mehr lohnzettel").in_text(["mehrere", "lohnzettel"]) == {"lohnzettel": [0]}
        assert index("mehr lohnzettel").in_text(["mein", "lohnzettel"]) == {}

    @pytest.mark.parametrize("required", ["chef", "che*", "chef sagt"])
    def test_a_required_word_is_waited_for(self, required):
        assert index("lohn", Match.EXACT, requires=[required]).in_text(["lohn"]) == {}
        assert index("lohn", Match.EXACT, requires=[required]).in_text(["lohn", "chef"]) == {"lohn": [0]}

    def test_a_required_stem_of_two_letters_is_left_to_the_comparison(self):
        assert index("lohn", Match.EXACT, requires=["ab*"]).in_text(["lohn"]) == {"lohn": [0]}

    def test_a_required_word_may_be_written_out(self):
        lookup = index("lohn", Match.EXACT, language="de", requires=["übrig"])
        assert lookup.in_text(["lohn", "uebrig"]) == {"lohn": [0]}

    def test_a_german_word_may_be_written_out_and_a_polish_one_may_not(self):
        assert index("kündigung*", Match.PREFIX, language="de").of("kuendigung") == (0,)
        assert index("kündigung*", Match.PREFIX, language="pl").of("kuendigung") == ()
