"""What is taken out of a hit sentence, what stays, and where the marks go."""

import re
from pathlib import Path

import pytest

from cases.listening.masking import LONGEST, mask

GUARD = Path(__file__).parents[1] / "guard"

TAKEN_OUT = [
    ("Hej Kasia, Kindergeld jest wypłacany, napisz do Agnieszki Wiśniewskiej", ["Kasia", "Agnieszki", "Wiśniewskiej"]),
    ("Czy ktoś wie, jak dostać Anmeldung bez meldunku? Pozdrawiam, Zosia", ["Zosia"]),
    ("Jestem Karolina i szukam pracy, mój numer 0048 501 234 567", ["Karolina", "501"]),
    ("mój mąż Zbyszek dostał wypowiedzenie", ["Zbyszek"]),
    ("mieszkam na ul. Kwiatowej 12/5 w Halle", ["Kwiatowej", "12/5"]),
    ("Здравейте, аз съм Мария от Пловдив", ["Мария"]),
    ("пишете на Иван Петров 0176/5551234", ["Иван", "Петров", "5551234"]),
    ("Съпругът ми Стоян работи в DHL", ["Стоян"]),
    ("mă numesc Andreea, telefon zero șapte doi doi unu doi trei patru", ["Andreea", "șapte"]),
    ("Sotul meu Gheorghe a primit Kündigung. Multumesc, Ileana", ["Gheorghe", "Ileana"]),
    ("Stau pe strada Victoriei 15 în București", ["Victoriei", "15"]),
    ("Привет, Света! Пишите мне в тг @olga_77 или olga77", ["Света", "olga_77", "olga77"]),
    ("Меня зовут Тигран Саркисян, живу на ул. Ленина 5", ["Тигран", "Саркисян", "Ленина"]),
    ("Chào mọi người, em là Hương ở Rostock, Zalo 0912 345 678", ["Hương", "345"]),
    ("Chồng em tên Dũng bị mất việc", ["Dũng"]),
    ("Soy Fernanda de Bogotá, mi correo es fer.lopez@gmail.com", ["Fernanda", "lopez"]),
    ("Vivo en la calle Mayor 23 de Madrid", ["Mayor", "23"]),
    ("Ciao a tutti, sono Giuseppe, via Roma 12", ["Giuseppe", "Roma 12"]),
    ("Meu marido Thiago precisa do visto, me liga +55 11 91234-5678", ["Thiago", "91234"]),
    ("Hi Grace, call me 0151-23456789, my husband Kwame lost his job", ["Grace", "23456789", "Kwame"]),
    ("Meine Freundin Svitlana wohnt in der Lutherstraße 7, LG Mira", ["Svitlana", "Lutherstraße", "Mira"]),
    ("Mein Aktenzeichen ist 123BG0045678, Ansprechpartner Herr Schulze", ["0045678", "Schulze"]),
    ("Infos unter t.me/polen_in_halle oder www.polen-halle.de/anna", ["polen"]),
    ("geb. 12.03.1985 in Sofia, IBAN DE89 3704 0044 0532 0130 00", ["1985", "3704"]),
    ("dzięki Basiu, schreibt an anna (at) gmx punkt de", ["Basiu", "anna", "gmx"]),
    ("0 1 7 6 9 9 9 1 2 3 4 anrufen, insta kasia_z.92", ["9 9 9", "kasia"]),
    ("ruft an: ０１７６ １２３４５６７８", ["１２３４"]),
]  # fmt: skip
STAYS = [
    "Czy dostanę Kindergeld, jeśli dzieci mieszkają w Polsce, a ja pracuję w Magdeburgu?",
    "Szef w Lipsku nie zapłacił mi za Überstunden, a Jobcenter nie odpowiada.",
    "Как получить Fiktionsbescheinigung в Ausländerbehörde Halle?",
    "Кой знае как се прави Anmeldung в Дортмунд без договор?",
    "Cât costă recunoașterea diplomei în Nordrhein-Westfalen?",
    "¿Dónde pido el Anmeldung en Berlín Neukölln y cuánto tarda la Steuer-ID?",
    "Come funziona la Krankenkasse a Berlino se lavoro con un Minijob?",
    "Alguém sabe do Bürgeramt em Berlim, preciso da Anmeldung?",
    "Xin visa lao động ở Rostock cần bằng B1 hay B2?",
    "Ich bin Krankenschwester und suche die Anerkennung in Sachsen, 06108 Halle.",
    "Does anyone know how to get a Blue Card in Hamburg with 48,300 EUR?",
    "Ab dem 01.01.2026 gibt es 255 Euro Kindergeld, § 62 EStG.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "gone"), TAKEN_OUT)
def test_what_could_lead_to_a_person_is_taken_out(text, gone):
    masked, _marks = mask(text)
    assert [word for word in gone if word in masked] == []


@pytest.mark.parametrize("text", STAYS)
def test_towns_offices_and_german_words_stay(text):
    assert mask(text)[0] == text


def test_everything_that_the_guard_must_find_is_taken_out():
    for line in (GUARD / "corpus_true.tsv").read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        parts = line.split("\t")[1].split("‖")
        masked, _marks = mask("".join(parts))
        assert [item for item in parts[1::2] if item in masked] == []


def test_harmless_notes_of_the_guards_corpus_stay_nearly_all():
    lines = [line.strip() for line in (GUARD / "corpus_harmless.txt").read_text().splitlines()]
    lines = [line for line in lines if line and not line.startswith("#") and len(line) < LONGEST]
    changed = [line for line in lines if mask(line)[0] != line]
    assert len(changed) / len(lines) < 0.1


def test_marks_follow_their_words():
    text = "Hej Kasia, 0176 12345678, a Kindergeld i Elterngeld?"
    marks = [
        (m.start(), m.end(), key)
        for key, word in ((1, "Kindergeld"), (2, "Elterngeld"))
        for m in re.finditer(word, text)
    ]
    masked, moved = mask(text, marks)
    assert [(masked[start:end], key) for start, end, key in moved] == [("Kindergeld", 1), ("Elterngeld", 2)]


def test_a_mark_inside_a_link_goes_with_it():
    masked, moved = mask("siehe https://example.org/kindergeld", [(26, 36, 1)])
    assert (masked, moved) == ("siehe [link]", [])


def test_a_keyword_that_looks_like_a_name_stays():
    text = "Hallo Anmeldestelle Musterhaus"
    start = text.index("Musterhaus")
    assert "Musterhaus" in mask(text, [(start, start + 10, 1)])[0]


@pytest.mark.parametrize("place", [0, 600, 1902])
def test_a_long_sentence_is_cut_around_its_keyword_between_words(place):
    words = "słowo " * 400
    text = words[:place] + "Kindergeld " + words[place:]
    masked, ((start, end),) = mask(text, [(place, place + 10)])
    assert len(masked) <= LONGEST
    assert masked[start:end] == "Kindergeld"
    assert set(masked.replace("…", "").split()) <= {"słowo", "Kindergeld"}


def test_neighbours_of_one_kind_become_one():
    assert mask("tel 0176 12345678, 0151 23456789")[0].count("[phone]") == 1


def test_masking_twice_changes_nothing_more():
    for text, _gone in TAKEN_OUT:
        once, _marks = mask(text)
        assert mask(once)[0] == once


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "[name]", "a" * 5000, "1" * 5000, "@" * 3000, "ул. " * 800, "a_" * 2000]
)
def test_odd_texts_are_masked_quickly_and_without_a_crash(text):
    import time

    begin = time.perf_counter()
    assert len(mask(text)[0]) <= LONGEST
    assert time.perf_counter() - begin < 2
