"""Phone numbers and bank accounts.

Phone numbers are told from other numbers by how they begin (+, 00, 0, 8 in Russia), by a label ("Tel.",
    "тел."),
or, without either, by being a valid number of a country our people come from (libphonenumber). Dates, times,
money, law references and year ranges are set aside first. Free and service numbers (0800, 0180, 8-800) are no
personal data and stay. Not caught: fewer than 6 digits, numbers behind a label such as "Aktenzeichen",
local numbers without area code and label. An IBAN with a typing error fails its checksum and is not found.
"""

import re

import phonenumbers

_IBAN_WRITTEN = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24
FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24
RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20
"""
IBAN_LENGTHS = {code[:2]: int(code[2:]) for code in _IBAN_WRITTEN.split()}
_IBAN_START = re.compile(r"(?<![^\W_])(?:IBAN)?(?P<country>[A-Z]{2})[ -]?\d[ ]?\d", re.IGNORECASE)

_FREE = r"(?<![\d+(./-])"
_ALONE = r"(?![./-]?\d)"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_HOUR = r"(?:[01]?\d|2[0-4])"
_TO = r"[ ]?(?:-|bis|to|до|do|a|la)[ ]?"
_CENTS = r"(?:[.,]\d{1,2})?[ ]?"
_CURRENCY = r"(?:€|eur\b|euro|zł|pln|лв|bgn|lei\b|ron\b|руб|₽|\$|usd|đ\b|vnd|đồng|%|mio|mrd)"
_SET_ASIDE_WRITTEN = (
    rf"{_FREE}\d{{1,2}}\.(?:[ ]?\d{{1,2}}\.)?{_TO}\d{{1,2}}\.[ ]?\d{{1,2}}\.(?:[ ]?{_YEAR}|\d\d)?{_ALONE}",
    rf"{_FREE}{_DAY}\.[ ]?{_MONTH}\.(?:[ ]?{_YEAR}|\d\d)?{_ALONE}",
    rf"{_FREE}{_DAY}(?P<s>[/. -]){_MONTH}(?P=s){_YEAR}{_ALONE}",
    rf"{_FREE}{_YEAR}(?P<s>[-./]){_MONTH}(?P=s){_DAY}(?!\d)",
    rf"{_FREE}{_MONTH}[/.]{_YEAR}(?!\d)(?:{_TO}{_MONTH}[/.]{_YEAR}(?!\d))?",
    rf"{_FREE}{_YEAR}[ ]?[/-][ ]?(?:{_YEAR}|\d\d)(?![./ -]?\d)",
    rf"{_FREE}{_HOUR}[:.][0-5]\d{_TO}{_HOUR}[:.][0-5]\d(?!\d)",
    rf"{_FREE}{_HOUR}(?:[:.][0-5]\d)?[ ]?(?:Uhr|h|ч|am|pm|giờ)\b",
    rf"{_FREE}{_HOUR}[ ]?-[ ]?{_HOUR}[ /]{{1,3}}{_HOUR}[ ]?-[ ]?{_HOUR}(?![ ./-]?\d)",
    rf"(?<![\d+])[1-9]\d{{0,2}}(?:[., ]\d{{3}}){{1,4}}{_CENTS}{_CURRENCY}",
    rf"(?<![\d+])\d{{1,12}}{_CENTS}{_CURRENCY}",
    r"(?:€|\$|₽|eur|euro|vnd|usd)[ ]?\d{1,3}(?:[., ]?\d{3}){0,4}(?:[.,]\d{1,2})?(?!\d)",
    r"§{1,2}[ ]?\d{1,4}[a-z]?(?:[ ]?(?:,|-|u\.|und|bis|f|ff)[ ]?\d{1,4}[a-z]?){0,4}",
    r"(?:artikel|art\.?|abs\.?|absatz|satz|nr\.|чл\.?|ст\.?|điều)[ ]?\d{1,4}(?!\d)",
    r"(?<!\w)PLZ:?[ ]?\d{5}(?:[ ]?-[ ]?\d{5})?",
    r"(?<!\d)\d{2,4}/\d{2,4}/(?:EG|EU|EWG|CE|UE|EC)\b",
)
_SET_ASIDE = [re.compile(pattern, re.IGNORECASE) for pattern in _SET_ASIDE_WRITTEN]
_CANDIDATE = re.compile(
    r"(?<![^\W_])(?<!\d[.,:])[+(]{0,2}[ ]?\d(?:[ ./()\-]{0,3}\d){5,39}(?!\d)"
    r"|(?<![^\W_])\+[ ]?\d(?:[ ./()\-]{0,3}\d){6,16}"
)
_DIGIT, _FEWEST = re.compile(r"\d"), 6
_LABEL_END = r"[ .:]{0,3}(?:nr|no|number|numer|nummer|номер|số|ist|is|es|jest|è|é|este|lautet)?[ .:#=-]{0,3}\(?$"
_PHONE_LABEL = re.compile(
    r"(?<!\w)(?:tel|telefon|telefonnummer|telefonnr|fon|phone|handy|handynummer|handynr|mobil|mob|mobile"
    r"|mobilnummer|móvil|movil"
    r"|móv|cel|cell|celular|cellulare|fax|whats[ ]?app|whatsappnummer|wa|viber|signal|zalo|gsm|sms"
    r"|rufnummer|festnetz"
    r"|komórka|komórki|komórkowy|telefonu|telefonul|telefonului|тел|телефон|телефона|телефонът|тлф|моб"
    r"|мобильный|мобилен"
    r"|teléfono|tfno|telefono|telefone|đt|sđt|điện thoại)" + _LABEL_END,
    re.IGNORECASE,
)
_SOFT_LABEL = re.compile(
    r"(?<!\w)(?:nummer|nr|numer|номер|номерът|número|numero|numărul|số|call|text|anrufen|ruf|rückruf"
    r"|erreichbar|unter|звоните"
    r"|позвоните|zadzwoń|dzwoń|sună|llama|llamar|gọi)" + _LABEL_END,
    re.IGNORECASE,
)
_ID_LABEL = re.compile(
    r"(?:(?<!telefon)(?<!handy)(?<!mobil)(?<!ruf)(?<!fax)(?<!whatsapp)(?<=\w)-?(?:nummer|nr|id)"
    r"|(?<!\w)(?:az|aktenzeichen|geschäftszeichen|kennzeichen|kurs|ticket|id|ref|vorgang|rechnung|№|dossier"
    r"|case|isbn|plz|postleitzahl|code|pin|version|matrikel|steuer|bestellung|maßnahme|flug|zug|bus|raum"
    r"|zimmer|seite|fall|дело|дела|sprawy|expediente|dosar|hồ sơ)"
    r"[ .-]{0,2}(?:nr|nummer|no|numer|номер)?)[ .:#=-]{0,3}$",
    re.IGNORECASE,
)
_MUCH = re.compile(
    r"[ ]?(?:mitglied|mensch|person|einwohner|follow|abonnent|aufruf|view|stück|members|people|osób|души"
    r"|человек|oameni"
    r"|người|personas|kilometer|km\b|kg\b|m²|qm)",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"(?:(?:00)?49|0|00)?800\d{6,8}|(?:(?:00)?49|0)180\d{6,8}|0(?:137|900)\d{6,8}|[78]800\d{7}")
_SPLIT = re.compile(r"[ ]{1,2}(?=[0+(])|[ ][/-][ ]|[ ]{2,3}|[,;]")
# North America, Egypt, South Africa: their codes begin years and case numbers.
_LIKE_YEARS = (1, 20, 27)
_PREFIXED = tuple(str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE if code not in _LIKE_YEARS)
_BARE_REGIONS = ("PL", "ES", "PT", "MD")

_DIGIT_WORDS = {
    word: digit
    for line in (
        "null eins zwei drei vier fünf sechs sieben acht neun",
        "zero one two three four five six seven eight nine",
        "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
        "нула едно две три четири пет шест седем осем девет",
        "ноль один два три четыре пять шесть семь восемь девять",
        "zero unu doi trei patru cinci șase șapte opt nouă",
        "không một hai ba bốn năm sáu bảy tám chín",
        "cero uno dos tres cuatro cinco seis siete ocho nueve",
    )
    for digit, word in enumerate(line.split())
} | {"zwo": 2, "oh": 0, "fuenf": 5, "ein": 1, "sase": 6, "sapte": 7, "noua": 9, "zéro": 0, "нуль": 0}
_WORD = re.compile(r"[^\W_]{1,12}")


def ibans(text):
    """Yield spans of bank account numbers (ISO 13616) whose length and mod-97 checksum are right."""
    for match in _IBAN_START.finditer(text):
        start, length = match.start("country"), IBAN_LENGTHS.get(match["country"].upper())
        if not length:
            continue
        characters, position = [], start
        while position < len(text) and len(characters) < length:
            character = text[position]
            if character.isascii() and character.isalnum():
                characters.append(character.upper())
            elif character not in " -." or position - start > 2 * length:
                break
            position += 1
        if len(characters) == length and _checksum_is_right("".join(characters)):
            yield start, position


def _checksum_is_right(iban):
    return int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97 == 1


def phones(text):
    """Yield spans of phone numbers as people write them, also as digit words."""
    if len(_DIGIT.findall(text)) >= _FEWEST:
        yield from _written(text)
    yield from _spelled(text)


def _written(text):
    for pattern in _SET_ASIDE:
        text = pattern.sub(lambda match: "¦" * len(match[0]), text)
    for match in _CANDIDATE.finditer(text):
        yield from _phones_in(text, match.start(), match.end())


def _phones_in(text, start, end):
    start += len(text[start:end]) - len(text[start:end].lstrip(" "))
    if _SERVICE.fullmatch(re.sub(r"\D", "", text[start:end])):
        return
    if _is_phone(text, start, end):
        yield start, end
        return
    position = start
    parts = [*_SPLIT.finditer(text, start, end)]
    for part_end, following in [*((part.start(), part.end()) for part in parts), (end, end)]:
        if parts and _is_phone(text, position, part_end):
            yield position, part_end
        position = following


def _is_phone(text, start, end):
    written = text[start:end].strip()
    digits = re.sub(r"\D", "", written)
    if not _FEWEST <= len(digits) <= 17 or _SERVICE.fullmatch(digits):
        return False
    if "+" in written[:3]:
        return 7 <= len(digits) <= 16
    if end < len(text) and (text[end].isalpha() or text[end] == "%" or _MUCH.match(text, end)):
        return False
    before = text[max(0, start - 40) : start]
    if _PHONE_LABEL.search(before):
        return not re.fullmatch(rf"{_YEAR}\D{{0,3}}{_YEAR}", written)
    if _ID_LABEL.search(before):
        return False
    called = _SOFT_LABEL.search(before) and 9 <= len(digits) <= 16
    return bool(called or _has_trunk_prefix(written, digits) or _is_bare_phone(written, digits))


def _has_trunk_prefix(written, digits):
    if digits.startswith("00"):
        return len(digits) >= 10 and digits[2] != "0"
    grouped = len(digits) == 7 and re.search(r"[/ )-]", written)
    return digits[0] == "0" and bool(8 <= len(digits) <= 14 or grouped)


def _is_bare_phone(written, digits):
    """Numbers without trunk prefix: only shapes that other numbers hardly have."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){1,4}", written) or digits.endswith("000000"):
        return False
    if len(digits) == 11 and digits[0] in "78":
        return _valid("+7" + digits[1:])
    if re.fullmatch(r"\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}", written):
        return True
    if len(digits) == 9:
        return any(_valid(digits, region) for region in _BARE_REGIONS)
    if len(digits) == 10 and digits.startswith("9"):
        return _valid("+7" + digits)
    return 10 <= len(digits) <= 13 and digits.startswith(_PREFIXED) and _valid("+" + digits)


def _valid(number, region=None):
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


def _spelled(text):
    """Seven digits or more in a row, most of them words: "null eins sieben sechs …"."""
    run = []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        follows = bool(run) and match.start() - run[-1].end() <= 3
        links = word in ("doppel", "plus", "und") or (word.isdigit() and len(word) <= 2)
        if follows and (links or word in _DIGIT_WORDS):
            run.append(match)
            continue
        yield from _spelled_run(run)
        run = [match] if word in _DIGIT_WORDS else []
    yield from _spelled_run(run)


def _spelled_run(run):
    if len(run) >= 7 and sum(match[0].lower() in _DIGIT_WORDS for match in run) >= 7:
        yield run[0].start(), run[-1].end()
