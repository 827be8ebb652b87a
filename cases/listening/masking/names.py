"""Names beyond the guard's: after a greeting or thanks, as a signature, behind kinship, in lower case, in pairs.

Signs are read in German, English, Polish, Bulgarian, Romanian, Russian, Vietnamese, Spanish, Italian, Portuguese. A
word of `not_names.txt`, a German noun by its ending, and the loan words of `KEPT` are nobody's name.
"""

import re
from itertools import pairwise
from pathlib import Path

from streetwork.guard.name_signs import NOUN_ENDING
from streetwork.guard.normal import without_accents
from streetwork.guard.wordlists import first_names, not_names, surnames

WORDS = Path(__file__).parents[1] / "data" / "masking_words.txt"


def _section(name: str) -> list[str]:
    """The words of one list of the file beside the keywords."""
    text = WORDS.read_text(encoding="utf-8").partition(f"[{name}]\n")[2]
    return text.partition("\n[")[0].split()


WORD = re.compile(r"[^\W\d_]{2,40}(?:['-][^\W\d_]{2,40}){0,2}")
_WORD = r"[^\W\d_]{2,40}(?:['-][^\W\d_]{2,40}){0,2}"
GREETING = re.compile(
    rf"(?<!\w)(?:hi|hey|hallo|hello|liebe[rs]?|dear|servus|moin|gr(?:ü|ue)(?:ß|ss) dich|danke(?: dir| ihnen)?"
    rf"|thanks|thank you"
    rf"|cze(?:ść|sc)|hej|witaj|siema|drog[ia]|dzi[ęe]ki|dzi[ęe]kuj[ęe](?: ci)?|здравей|привет(?:ик)?|здравствуй(?:те)?"
    rf"|уважаем[аы][яй]|дорог[аои][яй]|спасибо|благодаря(?: ти)?|мерси|salut|bun[ăa]|drag[ăa]|dragul|mul[țt]umesc|mersi"
    rf"|hola|querid[oa]|estimad[oa]|gracias|ciao|car[oa]|gentile|grazie|ol[áa]|oi|prezad[oa]|obrigad[oa]|ch[àa]o"
    rf"|c[ảa]m [ơo]n|merhaba|sal(?:a|e)m)[ ,!:]{{1,3}}(?P<name>{_WORD}(?:[ ]{_WORD})?)",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    rf"(?<!\w)(?:l\.?g\.?|v\.?g\.?|mfg|gr(?:u|ü|ue)(?:ß|ss)e?(?: von)?|freundlichen gr(?:ü|ue)(?:ß|ss)en|eure?|ihre?"
    rf"|(?:best |kind |warm )?regards|cheers|yours|pozdrawiam(?: serdecznie| was)?|pozdrowienia(?: od)?|pozdro"
    rf"|с уважением|с уважение|поздрави(?: от)?|ваша?|твоя?|cu (?:respect|stimă|stima|drag)|salut[ăa]ri(?: de la)?"
    rf"|(?:un )?saludos?(?: de)?|atentamente|un abrazo|saluti(?: da)?|cordiali saluti|(?:um )?abraços?|atenciosamente"
    rf"|thân(?: ái| mến)?|trân trọng|ký tên)[ ,!:.\n-]{{1,4}}(?P<name>{_WORD}(?:[ ]{_WORD}){{0,2}})[ .!)]{{0,3}}$",
    re.IGNORECASE | re.MULTILINE,
)
SELF = re.compile(
    rf"(?<!\w)(?:ich bin(?: die| der)?|i am|i'm|this is|it's|hier (?:ist|schreibt)|jestem|tu|nazywam si[ęe]"
    rf"|mam na imi[ęe]|аз съм"
    rf"|казвам се|это|я|меня зовут|sunt|aici|eu sunt|soy|me llamo|sono|mi chiamo|sou(?: a| o)?|tôi là|em là"
    rf"|mình là|tôi tên"
    rf"|em tên|ich hei(?:ß|ss)e|my name is|mă numesc|ma numesc|me chamo)[ ,:]{{1,2}}(?P<name>{_WORD}(?:[ ]{_WORD})?)",
    re.IGNORECASE,
)
KIN = re.compile(
    rf"(?<!\w)(?:(?:mein|meine|meinen|meinem|meiner|my|his|her|unser|unsere|mój|moja|moją|mojego|mojej|mojemu|мой"
    rf"|моя|мою|моего"
    rf"|моей|мому|моят|моята|mi|mia|mio|minha|meu)[ ](?:mann|ehemann|frau|ehefrau|sohn|tochter|kind|bruder"
    rf"|schwester|mutter|vater"
    rf"|freundin|freund|kollege|kollegin|chef|chefin|nachbar|nachbarin|vermieter|vermieterin|oma|opa|husband|wife"
    rf"|son|daughter"
    rf"|brother|sister|friend|boss|landlord|mąż|mężem|męża|żona|żoną|żony|syn|syna|synem|córka|córki|córką|brat"
    rf"|siostra|kolega"
    rf"|koleżanka|szef|szefowa|sąsiad|sąsiadka|муж|мужа|мужем|жена|жену|женой|сын|сына|сыном|дочь|дочери|дочка"
    rf"|брат|сестра|друг"
    rf"|подруга|начальник|мъж|син|дъщеря|приятел|приятелка|шеф|marido|esposo|esposa|mujer|hijo|hija|hermano"
    rf"|hermana|amigo|amiga"
    rf"|jefe|jefa|marito|moglie|figlio|figlia|fratello|sorella|amico|amica|capo|filho|filha|irmão|irmã|chefe)"
    rf"|(?:so[țt]ul|so[țt]ia|fiul|fiica|fratele|sora|prietenul|prietena|[șs]eful|[șs]efa)(?: meu| mea)?"
    rf"|мъж(?:ът)? ми|жена ми|син(?:ът)? ми|дъщеря ми|приятелка ми|(?:chồng|vợ|con trai|con gái|con|em trai|em gái"
    rf"|anh trai"
    rf"|chị gái|bạn|sếp)(?: của)? (?:tôi|em|mình)(?: tên| là)?"
    rf"|ansprechpartner(?:in)?|kontaktperson|zuständig ist|sachbearbeiter(?:in)?|contact person|ask for|zapytaj"
    rf"|pytajcie o"
    rf"|пишите|обращайтесь к|питай|попитай|întreab[ăa] de|pregunta por|chiedi di)"
    rf"[ ,:]{{1,3}}(?P<name>{_WORD}(?:[ ]{_WORD})?)",
    re.IGNORECASE,
)
# Words that stand where a name would, and words of our work that look like one.
KEPT = frozenset(without_accents(word) for word in _section("kept"))
GERMAN = re.compile(
    r"(?<!\w)(?:ich|und|der|die|das|ist|nicht|ein|eine|mit|für|auf|von|hat|wie|kann|wir|ihr|zu|den|im|was|wer|man"
    r"|wo|bei)(?!\w)",
    re.IGNORECASE,
)
# First names that are also small words somewhere.
ALSO_WORDS = frozenset(_section("also_words"))


def names(text):
    """Yield spans of what is somebody's name by these signs."""
    for pattern in (GREETING, SELF, KIN):
        for match in pattern.finditer(text):
            yield from _of_run(text, *match.span("name"), sure=pattern is KIN)
    for match in SIGNATURE.finditer(text):
        yield from _of_run(text, *match.span("name"), sure=True)
    words = list(WORD.finditer(text))
    yield from _in_lower_case(words)
    yield from _pairs(text, words)


def _is_kept(word: str) -> bool:
    folded = without_accents(word)
    return folded in KEPT or folded in not_names() or bool(NOUN_ENDING.search(word.lower()))


def _is_known(word: str) -> bool:
    folded = without_accents(word)
    return folded in first_names()[0] or folded in first_names()[1] or folded in surnames()


def _of_run(text, start, end, *, sure):
    """The words that can be a name, from the first on: capitalised ones, or known ones in lower case."""
    last = start
    for match in WORD.finditer(text, start, end):
        word = match[0]
        if _is_kept(word) and not (_is_known(word) and word[0].isupper()):
            break
        if not (_is_known(word) or (word[0].isupper() and (sure or not word.isupper() or len(word) > 3))):
            break
        last = match.end()
    if last > start:
        yield start, last


def _in_lower_case(words):
    for match in words:
        word = match[0]
        known = word.islower() and len(word) > 3 and without_accents(word) in first_names()[0]
        if known and word not in ALSO_WORDS and not _is_kept(word):
            yield match.span()


def _pairs(text, words):
    """Two capitalised words in a row that nobody knows: a full name, unless the text is German, where nouns are so."""
    if len(words) < 4 or len(GERMAN.findall(text)) * 6 >= len(words):
        return
    if sum(match[0][0].isupper() for match in words) * 2 > len(words):
        return
    for first, second in pairwise(words):
        if text[first.end() : second.start()] != " " or not _starts_inside(text, first.start()):
            continue
        both = (first[0], second[0])
        if all(word[0].isupper() and word[1:].islower() and len(word) > 2 and not _is_kept(word) for word in both):
            yield first.start(), second.end()


def _starts_inside(text, start):
    """Whether the word stands inside a sentence, where only a name is capitalised."""
    before = text[:start].rstrip(" \"'„“»«(")
    return bool(before) and before[-1] not in ".!?…:\n•-"
