"""Plain language: sentences are split as the language writes, hints name the words."""

import json

import pytest

from campaigns.wording.plain import THRESHOLDS, WORDS, hints
from campaigns.wording.sentences import sentences_of, words_of

SPLITS = [
    ("de", "Wir beraten Sie z. B. zu Arbeit, d.h. zum Lohn. Kommen Sie am 3. Mai um 10.30 Uhr!", 2),
    ("de", "Dr. Lange hilft. Der Kurs kostet ca. 20 Euro bzw. nichts.", 2),
    ("de", "Der Verein Kompan e.V. berät Sie. Kostenlos!", 2),
    ("de", "Kurse:\n- Deutsch A1\n- Deutsch A2\nAnmeldung: www.kompan.de", 4),
    ("de", "Kommen Sie vorbei 😊 Wir freuen uns. #Deutsch #Kurse", 2),
    ("de", "Kostenlos...", 1),
    ("en", "We help with e.g. housing. Ask Mr. Smith. It is free!", 3),
    ("pl", "Kurs trwa np. 3 mies. i jest bezpłatny. Zapisy: ul. Długa 5.", 2),
    ("ru", "Приходите в 2026 г. на ул. Ленина, д. 5. Это бесплатно!", 2),
    ("bg", "Елате на ул. Витоша 5, т.е. в центъра. Безплатно е.", 2),
    ("es", "Ayudamos, p. ej. con papeles. La Sra. Gómez habla español. ¿Preguntas?", 3),
    ("ro", "Cursul este pe str. Lungă nr. 5. Este gratuit.", 2),
    ("vi", "Văn phòng ở TP. Halle. Tư vấn miễn phí, bảo mật, v.v. bằng tiếng Việt.", 2),
    ("ar", "تعال إلينا. المشورة مجانية.", 2),
]


@pytest.mark.parametrize(("language", "text", "number"), SPLITS, ids=lambda value: str(value)[:24])
def test_sentences_end_where_a_reader_ends_them(language, text, number):
    assert len(sentences_of(text, language)) == number, sentences_of(text, language)


def test_vietnamese_is_counted_in_syllables_also_when_its_marks_are_apart():
    assert len(words_of("Tư vấn miễn phí")) == 4
    assert len(words_of("Tiê\u0301ng Viê\u0323t")) == 2
    assert hints("Tư vấn miễn phí bằng tiếng Việt.", "vi").counts_syllables


def test_links_and_tags_are_no_words():
    plain = hints("Alle Kurse finden Sie hier: {link}\n#Deutsch #Kurs @kompan https://kompan.de/kurse", "de")
    assert (plain.words, plain.sentences) == (5, 1)


def test_short_sentences_with_common_words_are_plain():
    text = "Sie suchen einen Deutschkurs? Wir helfen Ihnen. Die Beratung kostet nichts. Rufen Sie uns an."
    plain = hints(text, "de")
    assert plain.level == "plain"
    assert not plain.has_hints


def test_officialese_is_hard_and_each_word_gets_a_simpler_one():
    text = (
        "Die Beantragung der Kostenübernahme ist unverzüglich und fristgerecht seitens der Anspruchsberechtigten "
        "unter Vorlage der erforderlichen Bescheinigungen bei der zuständigen Stelle vorzunehmen, sofern "
        "diesbezüglich keine anderweitigen Regelungen bestehen."
    )
    plain = hints(text, "de")
    assert plain.level == "hard"
    pairs = {each.word: each.simpler for each in plain.difficult}
    assert pairs["unverzüglich"] == "sofort"
    assert pairs["Bescheinigungen"].startswith("Schreiben")
    assert plain.long_sentences
    assert "Anspruchsberechtigten" in plain.long_words


def test_one_long_sentence_is_named():
    text = "Kommen Sie zu uns. " + "Wir helfen Ihnen " + "und Ihrer Familie " * 9 + "gern."
    plain = hints(text, "de")
    assert plain.longest_sentence == 31
    assert [each[:10] for each in plain.long_sentences] == ["Wir helfen"]
    assert plain.level == "fair"


def test_a_hyphen_makes_two_words_of_a_long_one():
    assert hints("Die Aufenthaltserlaubnisverlängerung ist wichtig für Sie.", "de").long_words
    assert not hints("Die Aufenthalts-Erlaubnis-Verlängerung ist wichtig für Sie.", "de").long_words


def test_the_passive_and_piled_nouns_are_noticed_and_the_future_is_not():
    assert hints("Der Antrag wird im Amt genau geprüft.", "de").notes
    assert not hints("Das Amt prüft den Antrag sehr genau.", "de").notes
    assert not hints("Wir werden Ihnen gern helfen und mit Ihnen gehen.", "de").notes
    assert hints("Die Prüfung der Bewilligung und Verlängerung der Leistung dauert.", "de").notes
    assert hints("The form is checked by the office every week.", "en").notes


def test_a_few_words_are_not_judged_and_nothing_is_nothing():
    assert hints("Kostenlos!", "de").level == "short"
    assert (hints("", "de").words, hints("", "de").level) == (0, "short")
    assert hints("\x00 . …", "xx-strange").sentences == 0


def test_words_inside_other_words_are_left_alone():
    assert not hints("Die Seitenstraße und der Sofernrat sind hier gleich nebenan.", "de").difficult


@pytest.mark.parametrize("language", sorted(THRESHOLDS))
def test_every_language_has_its_own_words(language):
    words = json.loads((WORDS / f"{language}.json").read_text(encoding="utf-8"))
    assert len(words) >= (60 if language == "de" else 15)
    assert all(simpler.strip() and simpler.casefold() != word.casefold() for word, simpler in words.items())
    some = next(word for word in words if "*" not in word)
    assert [each.simpler for each in hints(f"… {some} …", language).difficult] == [words[some]]
