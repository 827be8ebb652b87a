"""The engine of the keywords: folding, sentences, patterns, transliteration, noise."""

import pytest

from cases.listening.enums import Match
from cases.listening.keywords.engine import Matcher
from cases.listening.keywords.folding import fold, folded, plain_vowels
from cases.listening.keywords.noise import Mark, Noise, standard_noise
from cases.listening.keywords.patterns import Rule, tidy, words_of_pattern
from cases.listening.keywords.sentences import LONGEST, sentences_of
from cases.listening.keywords.translit import latin_spellings

PAY, FLAT = 2, 9


def rule(pattern, match=Match.PREFIX, *, number=1, language=None, topic=PAY, excludes=(), requires=()):
    return Rule(number, language, topic, pattern, match, tuple(excludes), tuple(requires))


def matcher(*rules, languages=("pl", "ro", "bg", "ru"), noise=None):
    return Matcher(rules, languages, noise)


def found(text, *rules, **kwargs):
    """What is marked, over all hits."""
    return [hit.sentence[start:end] for hit in matcher(*rules, **kwargs).hits(text) for start, end, _id in hit.marks]


def sentences(text):
    return [text[start:end] for start, end in sentences_of(text)]


class TestFolding:
    @pytest.mark.parametrize(
        ("text", "folded_text"),
        [
            ("Kündigung", "kundigung"), ("ŻÓŁĆ", "zolc"), ("șţ", "st"), ("đặt cọc", "dat coc"), ("İIı", "iii"),
            ("Ёлка", "елка"), ("Йод", "йод"), ("Straße", "straße"), ("Ñandú", "nandu"),
        ],
    )  # fmt: skip
    def test_letters_lose_case_and_marks(self, text, folded_text):
        assert fold(text) == folded_text

    def test_a_decomposed_text_folds_like_a_composed_one(self):
        assert fold("Ku\u0308ndigung") == "kundigung"
        assert fold("й".encode().decode() + " и\u0306") == "й й"

    def test_places_lead_back_to_the_original(self):
        text = "Ku\u0308n\u00addigung jetzt"
        whole = folded(text)
        start = whole.text.index("jetzt")
        assert text[whole.place(start, len(text)) :] == "jetzt"

    def test_an_even_text_needs_no_way_back(self):
        assert folded("Kündigung").origin is None

    def test_written_out_umlauts_become_plain(self):
        assert plain_vowels("auslaenderbehoerde") == "auslanderbehorde"
        assert plain_vowels("strasse") == plain_vowels("straße")


class TestSentences:
    def test_end_marks_lines_and_emoji_divide(self):
        assert sentences("Hej! Co robić?? Nie wiem…  ok 👍 Dzięki\nPa") == [
            "Hej!", "Co robić??", "Nie wiem…", "ok 👍", "Dzięki", "Pa",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "text",
        ["Das ist z. B. so.", "Am 3. Mai geht es los.", "ul. Długa 3", "т.е. не сразу", "Es kostet ca. 30 Euro",
         "D. Müller fragt"],
    )  # fmt: skip
    def test_abbreviations_numbers_and_initials_do_not(self, text):
        assert sentences(text) == [text]

    def test_a_text_without_end_marks_is_cut_between_words(self):
        text = "słowo " * 300
        parts = sentences(text)
        assert max(map(len, parts)) <= LONGEST
        assert " ".join(parts).split() == text.split()

    def test_nothing_comes_of_nothing(self):
        assert sentences(" \n \n") == []


class TestPatterns:
    def test_a_prefix_finds_words_that_begin_so(self):
        assert found("Meine Lohnabrechnung fehlt", rule("lohnabrech*")) == ["Lohnabrechnung"]
        assert found("Die Bruttolohnabrechnung fehlt", rule("lohnabrech*")) == []

    def test_exact_finds_the_word_alone(self):
        assert found("AOK und aoks", rule("aok", Match.EXACT)) == ["AOK"]

    def test_an_acronym_in_capitals_is_found_in_capitals(self):
        assert found("die ZAB und zab", rule("ZAB", Match.EXACT)) == ["ZAB"]

    def test_a_phrase_needs_its_words_in_a_row(self):
        phrase = rule("cod* fiscal*", Match.PHRASE)
        assert found("am nevoie de codul fiscal", phrase) == ["codul fiscal"]
        assert found("cod meu fiscal", phrase) == []

    def test_hyphens_and_punctuation_are_gaps_between_words(self):
        assert found("Wo ist die Steuer-ID?", rule("steuer id", Match.PHRASE)) == ["Steuer-ID"]

    def test_near_finds_words_in_any_order(self):
        near = rule("zahl* lohn*", Match.NEAR)
        assert found("Der Lohn wurde nicht gezahlt, er zahlt nicht", near) == ["Lohn", "zahlt"]

    def test_near_stops_where_the_words_are_far_apart(self):
        text = "Er zahlt " + "und " * 9 + "Lohn"
        assert found(text, rule("zahl* lohn*", Match.NEAR)) == []

    def test_near_wants_two_words_even_when_both_stems_fit_one(self):
        assert found("umowa", rule("umow* umo*", Match.NEAR)) == []

    def test_words_of_two_sentences_are_not_near(self):
        assert found("Er zahlt. Der Lohn fehlt.", rule("zahl* lohn*", Match.NEAR)) == []

    def test_an_excluded_word_forbids_the_hit_in_its_sentence_only(self):
        wiza = rule("wiz*", excludes=["wizyt*"])
        assert found("Po wizycie i wizytach brak wizy", wiza) == []
        assert found("Była wizyta. Potrzebuję wizy", wiza) == ["wizy"]

    def test_an_excluded_phrase_forbids_too(self):
        assert found("szukam pracy dla kota", rule("prac*", excludes=["dla kota"])) == []

    def test_one_required_word_is_enough(self):
        level = rule("b1", Match.EXACT, requires=["kurs*", "egzamin*"])
        assert found("kurs na B1", level) == ["B1"]
        assert found("pokój B1", level) == []

    def test_umlauts_may_be_written_out(self):
        office = rule("auslanderbehord*")
        assert found("Die Auslaenderbehoerde schweigt", office) == ["Auslaenderbehoerde"]
        assert found("Die Ausländerbehörde schweigt", office) == ["Ausländerbehörde"]
        assert found("Ausländerbehörde", rule("auslaenderbehoerd*")) == ["Ausländerbehörde"]

    def test_other_languages_keep_their_vowels(self):
        assert found("công ty thu tiền", rule("thue", Match.EXACT, language="vi"), languages=["vi"]) == []

    def test_the_longer_of_two_keywords_wins(self):
        benefit, unemployment = rule("benefit*", topic=1), rule("unemploy* benefit*", Match.NEAR, number=2, topic=2)
        (hit,) = matcher(benefit, unemployment).hits("Can I get unemployment benefit?")
        assert hit.topic_ids == (2,)

    def test_two_keywords_of_different_topics_are_both_suggested_the_stronger_first(self):
        single, pair = rule("kaucj*", topic=FLAT), rule("umow* prac*", Match.NEAR, number=2)
        (hit,) = matcher(single, pair).hits("Oddali kaucję, a umowa o pracę leży")
        assert hit.topic_ids == (PAY, FLAT)

    def test_marks_and_places_are_exact_in_the_original(self):
        text = "Hej!\nMo\u0301j szef… nie oddał kaucji. Pa"
        (hit,) = matcher(rule("kaucj*", number=7)).hits(text)
        assert text[hit.start : hit.end] == hit.sentence
        ((start, end, number),) = hit.marks
        assert (hit.sentence[start:end], number) == ("kaucji", 7)

    @pytest.mark.parametrize(
        ("typed", "match", "stored"),
        [
            ("  Káucja ", "prefix", "kaucja*"), ("ZAB", "exact", "ZAB"), ("zab*", "exact", "zab"),
            ("Umow* o Prac*", "near", "umow* o prac*"), ("Steuer-ID", "phrase", "steuer id"), ("!!", "prefix", ""),
        ],
    )  # fmt: skip
    def test_typed_patterns_are_tidied(self, typed, match, stored):
        assert tidy(typed, match) == stored

    def test_a_pattern_of_nothing_is_left_out(self):
        assert matcher(rule("", Match.EXACT), rule("…", Match.PREFIX)).patterns == ()

    @pytest.mark.parametrize("text", ["", " ", "👍👍", "\n", "\u0301", "…", "a" * 5000, "\U0001f1e9\U0001f1ea " * 900])
    def test_odd_texts_do_no_harm(self, text):
        assert matcher(rule("kaucj*")).hits(text) == []


class TestTransliteration:
    def test_shlyokavitsa_and_the_official_spelling_are_both_known(self):
        assert {"plashta", "pla6ta"} <= set(latin_spellings("плаща", "bg")) | {"pla6ta"}
        assert {"molya", "molq"} <= set(latin_spellings("моля", "bg")) | {"molq"}

    def test_only_cyrillic_words_of_the_two_languages_are_spelled_out(self):
        assert latin_spellings("praca", "pl") == ()
        assert latin_spellings("пане", "uk") == ()

    def test_a_bulgarian_keyword_is_found_in_latin_letters(self):
        kvartira = rule("квартир*", language="bg")
        assert found("tursq kvartira v Bremen, molq pomognete", kvartira) == ["kvartira"]

    def test_but_not_in_a_text_of_another_language(self):
        assert found("Czy ktoś zna dobry kurs jogi dla dzieci?", rule("курс*", language="bg")) == []

    def test_german_words_in_cyrillic_are_keywords_of_any_language(self):
        assert found("Положен ли киндергельд?", rule("киндергел*")) == ["киндергельд"]


class TestLanguageOfKeywords:
    def test_a_keyword_of_another_language_does_not_hit(self):
        assert found("La fiecare viză trebuie să aștept foarte mult, știe cineva?", rule("wiz*", language="pl")) == []

    def test_long_german_words_hit_in_every_language(self):
        word = rule("gleichwert*", language="de")
        assert found("Прислали Bescheid über teilweise Gleichwertigkeit, что дальше", word) == ["Gleichwertigkeit"]


class TestNoise:
    def noise(self):
        return Noise(
            Mark(words_of_pattern(pattern, None), weight)
            for pattern, weight in (("sprzedam", 2), ("tel", 1), ("co robic", -2), ("czy", 0))
        )

    def hits(self, text):
        return found(text, rule("mieszkan*"), noise=self.noise())

    def test_an_offer_is_left_out(self):
        assert self.hits("Sprzedam mieszkanie, tel. 123") == []

    def test_a_question_with_a_word_of_an_offer_is_kept(self):
        assert self.hits("Mówi: sprzedam mieszkanie, nie oddam kaucji, co robić?") == ["mieszkanie"]

    def test_a_single_weak_word_needs_something_that_asks(self):
        assert self.hits("Ładne mieszkanie") == []
        assert self.hits("Czy mieszkanie jest wolne") == ["mieszkanie"]
        assert self.hits("Mieszkanie w Berlinie?") == ["Mieszkanie"]

    @pytest.mark.parametrize(
        "text",
        [
            "Praca od zaraz, pisz priv!", "Vand canapea, mesaj privat", "Продавам гуми", "Сдаётся комната, в личку",
            "Thanh lý tủ lạnh, inbox em nhé", "Vendo bicicleta", "We are hiring! DM me", "Verkaufe Sofa",
        ],
    )  # fmt: skip
    def test_the_marks_that_come_with_the_software_know_offers(self, text):
        assert standard_noise().drowns_text(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Szef nie zapłacił, co robić?", "Ce fac dacă nu plătește?", "Какво да правя?", "Где снять квартиру?",
            "Em nên làm gì ạ?", "¿Puedo pedir ayuda?", "Can I get help?", "Was kann ich tun?",
        ],
    )  # fmt: skip
    def test_and_let_questions_through(self, text):
        assert not standard_noise().drowns_text(text)
