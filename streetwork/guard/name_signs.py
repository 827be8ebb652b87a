"""The signs by which names are known: titles, introductions, endings, family names. Read by ``names``."""

import re

from .wordlists import section

TITLES = section("titles")
# Titles that are also ordinary words: the next word must itself look like a name.
WEAK_TITLES = section("weak_titles")
AFTER_TITLES = section("after_titles")
INTRODUCTIONS = re.compile(
    r"(?<!\w)(?:ich hei(?:ß|ss)e|mein(?:e)? (?:vor|nach|familien)?name (?:ist|lautet)|(?:ihr|sein) (?:vor"
    r"|nach|familien)?name (?:ist|lautet)"
    r"|mit (?:dem )?namen?|namens|my (?:first |last |full )?name(?: is|'s)|(?:his|her|their) (?:first "
    r"|last |full )?name is|call me"
    r"|nazywam się|nazywam sie|mam na imi[ęe]|ma na imi[ęe]|moje imię to|o imieniu|"
    r"казвам се|името ми е|името (?:ѝ|му|й) е|на име|по име|казва се|меня зовут|мо[её] имя|(?:его"
    r"|е[её]) зовут|зовут|по имени|по фамилии|"
    r"m[ăa] numesc|m[ăa] cheam[ăa]|numele meu (?:este|e)|se numește|o cheamă|îl cheamă|pe nume|"
    r"me llamo|mi nombre es|se llama|llamad[oa]|su nombre es|mi chiamo|il mio nome è|si chiama|di nome"
    r"|me chamo|chamo-me|meu nome é|se chama|"
    r"(?:tôi|mình|em|anh|chị|cháu|con) tên(?: là)?|tên (?:của )?(?:tôi|em|mình|anh|chị|cháu|cô ấy"
    r"|anh ấy)(?: là)?|tên là|"
    r"(?:vor|nach|familien)?name ?:|vollständiger name ?:|imi[ęe](?: i nazwisko)? ?:|nazwisko ?:|им[яе] ?:"
    r"|фамили[яе] ?:|фио ?:|nume(?:le)? ?:|prenume ?:|nombre ?:|apellidos? ?:|họ (?:và )?tên ?:"
    r"|tên ?:)[ ]{0,2}",
    re.IGNORECASE,
)
HEISST = re.compile(
    r"(?<!\w)(?:sie|er|kind|sohn|tochter|mann|frau|klientin|klient|person)[ ]hei(?:ß|ss)t[ ]",
    re.IGNORECASE,
)
NOUN_ENDING = re.compile(
    r"(?<=\w{3})(?:ung|ungen|heit|keit|schaft|innen|geld|amt|zeit|kurs|kurse|(?<!b)recht|stelle|stellen"
    r"|center|vertrag|schein|schluss"
    r"|antrag|arbeit|pflege|tion|tionen|ismus|berechtigte|bürger|[dhklmnrst]erin|torin|entin|antin|istin"
    r"|ologin|eutin|schwester"
    r"|kraft|kräfte|hilfe|karte|pass|visum|programm|projekt|gruppe|kasse|behörde|agentur|zentrum|büro"
    r"|verein|prüfung|nachweis"
    r"|zeugnis|dienst|gesetz|buch|platz|straße|strasse|str|schule|steuer|lohn|urlaub|wohnung|miete|suche"
    r"|frage|thema|nachzug"
    r"|arbeiter|leiter|rat|rätin|flüchtling|lehrling|arbeitslos|obdachlos)$"
)
PLACE_AFTER = re.compile(
    r"[ ](?:straße|strasse|str\b|platz|allee|weg|stiftung|schule|gymnasium|haus|krankenhaus|klinik|kirche"
    r"|institut|universität|hochschule|platte|street|road|avenue)",
    re.IGNORECASE,
)
PLACE_BEFORE = section("place_before")
STRONG_SURNAME = re.compile(
    r"(?:[a-zäöüéóńśćż]{2}(?:ova|ovas|eva|ovna|evna|ovich|evich|owicz|ewicz|iewicz|ovic|evic|escu|eanu|enko"
    r"|tschuk|chuk|czuk|czyk|czak|oglu|shvili|schwili|adze"
    r"|owska|owski|ewska|ewski|owskiej|owską|owskiego|owskim|owskiemu|ińska|iński|yńska|yński|dzka|dzki"
    r"|inska|inski|skaya|skaja|ovski|ovska|evski|evska|anyan|onyan|jan(?:ian|yan))"
    r"|[a-z]{3}(?:kov|lov|nov|rov|tov|gov|dov|mov|pov|sov|hov|zov|bov|iev|aev|eev|kow|now|row)"
    r"|[а-яё]{2}(?:ова|ева|ёва|ову|еву|овой|евой|ёвой|ову|овым|евым|ович|евич|овна|евна|ична|енко|чук|швили"
    r"|оглы|ский|ская|ской|скому|ским|ского|янц|анян|онян)"
    r"|[а-яё]{3}(?:ов|ев|ёв)|[а-яё]{3}(?:ски|ска)|[a-z]{3}(?:ski|ska|sky|cki|cka|wicz)|[a-z]{4}(?:ez|iadis"
    r"|opoulos|akis|sson|sen|mann|zadeh|ullah))$"
)
ADJECTIVE = re.compile(r"(?:ski|ska|sky|cki|cka|ский|ская|ской|скому|ским|ского|ски|ска|mann|sen|ez|ев|ов)$")
LONE_SURNAME = re.compile(
    r"[a-zäöü]{2}(?:escu|enko|owicz|ewicz|iewicz|czyk|czuk|shvili|oglu|opoulos|owska|owski|ewska|ewski"
    r"|ovich|evich)$"
)
PARTICLES = section("particles")
# Slavic and Romanian case endings → endings of the basic form; first names are looked up with them.
CASES_WRITTEN = """
kiem:ek kowi:ek dzie:da|d cie:ta|t rze:ra|r dze:ga ce:ka le:la|l owi: iem: em:|a ą:a ę:a ii:ia ie:a y:a
ei:a| ului: s: a: u:
ом: ем:й|ь ой:а ей:я|а ы:а и:а|я|ия е:а|я| у:|а ю:я|й|ь а: я:й|ь ией:ия ию:ия ии:ия
"""
CASES = tuple(
    (ending, tuple(bases.split("|")))
    for ending, _colon, bases in (written.partition(":") for written in CASES_WRITTEN.split())
)
FAMILY_VI = section("family_vi")
WEAK_VI = section("weak_vi")
PLACES_VI = re.compile(
    r"(?:hồ chí minh|hồ gươm|hồ hoàn kiếm|lê duẩn|lý thường kiệt|trần hưng đạo|nguyễn huệ)",
    re.IGNORECASE,
)
SYLLABLE_VI = re.compile(
    r"(?:ngh?"
    r"|[bcdđghklmnpqrstvx]{0,3})[aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]{1,3}(?:ch"
    r"|nh|ng|[cmnpt])?"
)
