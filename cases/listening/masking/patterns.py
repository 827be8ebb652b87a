"""Own patterns beside the guard's: every link and address, user names, numbers, streets with house number, birthdays.

They read text after `normalise`: digits of all scripts are 0–9, dashes and spaces plain. Every repetition is bounded.
"""

import re

from cases.listening.masking.placeholders import Placeholder

TOP = (
    "de|com|org|net|info|eu|pl|bg|ro|ru|vn|es|it|pt|uk|ua|md|by|kz|su|me|io|co|app|link|page|site|online|shop|blog|tv|gl|ly"
    "|cat|at|ch|fr|nl|cz|gr|tr|us|biz|club|xyz|dev|ai|рф|бг|укр"
)
LINK = re.compile(
    rf"(?:\w{{2,12}}://[^\s<>\"]{{1,1000}}|(?<![\w@])www\.[^\s<>\"]{{2,1000}}"
    rf"|(?<![\w@.])(?:[a-z0-9а-я][\w-]{{0,62}}\.){{1,4}}(?:{TOP})(?![\w-])(?:[/?#:][^\s<>\"]{{0,1000}})?)",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+%'-]{1,64}[ ]?@[ ]?[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
AT = re.compile(r"(?<![\w.])@[\w.]{2,64}")
LABELLED = re.compile(
    r"(?<!\w)(?:insta(?:gram)?|инст[аеуы]|ig|tg|telegram|тг|телег[аеу]|телеграм[ме]?|tiktok|snap(?:chat)?|skype|скайп"
    r"|discord|viber|вайбер|vk|вк|zalo|fb|facebook|messenger|whats ?app|wa|signal|nick(?:name)?|ник|username|login)"
    r"(?:[ ]?[:=-][ ]?|[ ](?:ist|is|to|это|e|es|là)?[ ]?)@?(?P<name>(?=[\w.-]{0,30}[\d_])[a-z][\w.-]{2,40}"
    r"|(?-i:(?<=[:=][ ])[a-z][a-z.]{2,30}|(?<=[:=])[a-z][a-z.]{2,30}))",
    re.IGNORECASE,
)
UNDERSCORED = re.compile(r"(?<![\w@])[^\W\d_][\w.]{0,40}_[\w.]{1,40}|(?<!\w)_[a-z][\w.]{2,40}")
LETTERS_DIGITS = re.compile(r"(?<![\w.§-])(?P<word>[^\W\d_]{4,30})\d{2,4}(?![\w-])")
WITH_NUMBER = ("covid", "corona", "paragraph", "artikel", "hartz", "level", "stufe", "punkt", "punkte")

_DATE = r"(?:[0-3]?\d[./-][ ]?[01]?\d[./-][ ]?(?:19|20)?\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)"
BORN = re.compile(
    rf"(?<!\w)(?:geb(?:oren)?|geburtsdatum|born|dob|birth(?:day| ?date)|ur|urodz\w{{0,10}}|data urodzenia"
    rf"|роден\w{{0,2}}"
    rf"|род|родил\w{{0,4}}|дата рождения|год рождения|рожд\w{{0,8}}|născut\w?|nascut\w?|nacid[oa]|nacimiento|nat[oa]"
    rf"|nascid[oa]|sinh(?: ngày| năm)?|ngày sinh)[ .:]{{0,3}}(?:am|on|dnia|на|la|el|il|em|ngày)?[ ]?"
    rf"(?P<date>{_DATE}|(?:19|20)\d\d(?!\d))",
    re.IGNORECASE,
)
ALONE_BIRTH = re.compile(r"(?<!\d)[0-3]?\d[./-][01]?\d[./-](?:19[3-9]\d|200\d)(?!\d)")

# What has many digits and is nobody's number: dates, spans of years, hours, money, crowds.
SET_ASIDE = re.compile(
    rf"(?<!\d){_DATE}(?!\d)(?:[ ]?(?:-|bis|do|до|to|a|la|đến)[ ]?{_DATE})?"
    r"|(?<!\d)(?:19|20)\d\d[ ]?[-/][ ]?(?:(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?<![\d/])\d{1,4}/(?:19|20)\d\d(?![\d/])"
    r"|(?<!\d)[0-2]?\d[:.][0-5]\d[ ]?(?:-|bis|do|до|to)[ ]?[0-2]?\d[:.][0-5]\d(?!\d)"
    r"|(?<![\d+])\d{1,3}(?:[., ]\d{3}){1,4}(?:[.,]\d{1,2})?[ ]?(?:€|eur|euro|zł|zl|pln|лв|bgn|lei|ron|руб|₽|\$"
    r"|usd|đ|vnd"
    r"|đồng|km|members|mitglieder)"
    r"|(?<![\d+])\d{1,12}(?:[.,]\d{1,2})?[ ]?(?:€|eur\b|euro|zł|zl\b|pln|лв|bgn|lei\b|ron\b|руб|₽|usd|vnd|đồng)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?<![\w])[+(]{0,2}\d(?:[ ./()\-]{0,3}\d){6,39}(?!\d)")
MIXED = re.compile(r"(?<![\w])(?=[\w/.-]{0,30}\d[\w/.-]{0,30})[\w]{1,20}(?:[-/.]?[\w]{1,20}){0,6}")
BANK = re.compile(r"(?<!\w)[A-Z]{2}[ ]?\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w)", re.IGNORECASE)

_HOUSE = (
    r"[ ,]{1,2}(?:n[ro°º]?\.?[ ]?|№[ ]?|д\.?[ ]?|số[ ]?)?\d{1,4}(?:[ ]?[a-zа-я](?!\w))?"
    r"(?:[ ]?[/-][ ]?\d{1,4}[a-z]?)?(?!\d)"
)
_WORDS = r"(?:[^\W\d_][\w'.-]{1,30}[ ]){0,2}[^\W\d_][\w'.-]{1,30}"
STREET = re.compile(
    rf"(?<!\w)(?:"
    rf"(?-i:(?:[A-ZÄÖÜ][\w.-]{{1,30}}[ -]){{0,2}})[\w-]{{0,30}}(?:stra(?:ß|ss)e|str\.?|allee|gasse|damm|chaussee"
    rf"|promenade)"
    rf"(?![^\W\d]){_HOUSE}"
    rf"|(?-i:(?:Am|An der|Auf der|Zum|Zur|Im)[ ][A-ZÄÖÜ][\w-]{{2,30}}[ ]\d{{1,3}}[a-z]?)(?![\w.:%€])"
    rf"|(?-i:[A-ZÄÖÜ][\w-]{{2,30}}(?:weg|platz|ring|ufer|steig|hof|berg|pfad)){_HOUSE}"
    rf"|(?:ul|ulica|ulicy|aleja|al|os|ул|улица|улице|бул|булевард|проспект|пр|пер|жк|strada|str|bulevardul|bd"
    rf"|calle|c/|avenida"
    rf"|avda|plaza|via|viale|piazza|corso|rua|praça|đường|phố|ngõ)(?:\.[ ]?|[ ]){_WORDS}{_HOUSE}"
    rf"|(?:số|so)[ ]\d{{1,4}}\w?[ ,]{{1,2}}(?:đường|phố|ngõ)[ ]{_WORDS})",
    re.IGNORECASE,
)


def links(text):
    for match in LINK.finditer(text):
        end = match.end()
        while end > match.start() and text[end - 1] in ".,;:!?'\"…*|)]}»":
            end -= 1
        yield match.start(), end


def users(text):
    for pattern in (AT, UNDERSCORED):
        for match in pattern.finditer(text):
            yield match.start(), match.start() + len(match[0].rstrip("."))
    for match in LABELLED.finditer(text):
        yield match.span("name")
    for match in LETTERS_DIGITS.finditer(text):
        if match["word"].lower() not in WITH_NUMBER and match["word"].islower():
            yield match.span()


def numbers(text):
    """Seven digits and more, however they are grouped, and file numbers of letters and digits."""
    readable = SET_ASIDE.sub(lambda match: "¦" * len(match[0]), text)
    for match in NUMBER.finditer(readable):
        yield match.span()
    for match in MIXED.finditer(readable):
        if sum(character.isdigit() for character in match[0]) >= 6 and len(match[0]) >= 7:
            yield match.span()


def births(text):
    for match in BORN.finditer(text):
        yield match.span("date")
    for match in ALONE_BIRTH.finditer(text):
        yield match.span()


def _all(pattern):
    return lambda text: (match.span() for match in pattern.finditer(text))


PATTERNS = (
    (Placeholder.MAIL, _all(MAIL)),
    (Placeholder.LINK, links),
    (Placeholder.BANK, _all(BANK)),
    (Placeholder.USER, users),
    (Placeholder.BIRTH, births),
    (Placeholder.NUMBER, numbers),
    (Placeholder.STREET, _all(STREET)),
)
