"""E-mail addresses, links to social platforms, user names.

Not caught: addresses written as prose ("my first name, then gmail"), platforms that ``SOCIAL`` does not list,
user names without @ unless a platform's name and a colon stand before them, and group links by name only.
Every repetition is bounded, so the time grows with the length of the text and no faster.
"""

import re

from .normal import LOOKALIKES, without_accents
from .wordlists import not_names, section

_AT = (
    r"(?:[ ]?@[ ]?"
    r"|[ ]?[(\[{<][ ]?(?:at|ät|aet|et|bei|arroba|chiocciola|małpa|malpa|собака|кльомба|маймуна|@"
    r"|a còng)[ ]?[)\]}>][ ]?"
    r"|[ ](?:at|ät|arroba|chiocciola|małpa|malpa|собака|кльомба|маймунско|a còng)[ ])"
)
_DOT = (
    r"(?:\.|[ ]?[(\[{][ ]?(?:\.|dot|punkt|punto|ponto|kropka|точка|punct|chấm)[ ]?[)\]}][ ]?"
    r"|[ ](?:dot|punkt|punto|ponto|kropka|точка|punct|chấm)[ ])"
)
_LABEL = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
_EMAIL = re.compile(
    rf"(?<![\w.+%-])(?P<local>(?:[\w+%'-]{{1,40}}[ ](?:dot|punkt|punto|ponto|kropka|точка|punct"
    rf"|chấm)[ ]){{0,2}}[\w.+%'-]{{1,64}})(?P<at>{_AT})(?P<domain>{_LABEL}(?:{_DOT}{_LABEL}){{1,4}})",
    re.IGNORECASE,
)
_MAIL_HOSTS = re.compile(
    r"(?:gmail|googlemail|gmx|web|yahoo|hotmail|outlook|live|icloud|t-online|freenet|posteo|proton"
    r"|protonmail|mail"
    r"|yandex|abv|wp|onet|o2|interia|seznam|ukr|bk|list|inbox|rambler|aol|me|libero|orange|telefonica)\b",
    re.IGNORECASE,
)

SOCIAL = section("social")
_USER_SUBDOMAINS = frozenset(["t.me", "tumblr.com", "livejournal.com"])
_SKINS = frozenset(["www", "m", "web", "mobile", "touch"])
_HOST = rf"{_LABEL}(?:(?:\.|[ ]?[(\[](?:\.|dot|punkt)[)\]][ ]?){_LABEL}){{1,4}}"
_URL = re.compile(
    rf"(?<![\w@.-])(?:(?:https?|hxxps?)[ ]?:[ ]?/{{1,2}}[ ]?)?(?P<host>{_HOST})(?::\d{{1,5}})?"
    r"(?P<path>[/?#][^\s<>\"]{0,1000})?",
    re.IGNORECASE,
)
_APP_URL = re.compile(
    r"(?<!\w)(?:tg|fb|fb-messenger|whatsapp|viber|vk|instagram|snapchat|zalo|twitter|skype|sgnl|line"
    r"|tel):(?://|\+)"
    r"[^\s<>\"]{2,300}",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?<![\w@./:&=])@(?P<space>[ ]?)(?P<name>[^\W\d]\w{1,31}(?:\.\w{1,31}){0,3}|\d{1,4}[^\W\d]\w{2,30})"
)
_LABELLED = re.compile(
    r"(?<!\w)(?:insta(?:gram)?|ig|telegram|tele|tg|tiktok|tik[ ]?tok|snap(?:chat)?|skype|discord|viber|vk"
    r"|zalo|fb"
    r"|facebook|messenger|twitter|threads|signal|user(?:name)?|nick(?:name)?|benutzername|profil|профиль"
    r"|ник|телеграм)"
    r"(?:[ ](?:name|user|profil|nick|id|handle))?[ ]?(?:[:=/]"
    r"|->)[ ]?(?P<name>[a-z_][a-z0-9_]{0,30}(?:\.[a-z0-9_]{2,30}){0,3})(?![\w@-])",
    re.IGNORECASE,
)
_TAGGED = re.compile(r"(?<![\w#@])(?P<name>[a-z][a-z0-9_.]{2,31})#(?:\d{4})(?!\d)")
_CROWD = section("crowd")
_DOMAIN_ENDS = (
    ".com",
    ".de",
    ".pl",
    ".bg",
    ".ro",
    ".ru",
    ".vn",
    ".es",
    ".org",
    ".net",
    ".eu",
    ".it",
    ".pt",
    ".info",
)


def emails(text):
    """Yield spans of e-mail addresses, also "name (at) host dot de"."""
    for match in _EMAIL.finditer(text):
        at, domain = match["at"], match["domain"]
        spelled = bool(re.fullmatch(r"[ ][^\W\d_].{0,12}[ ]", at))
        spelled_dot = bool(re.search(r"[ (\[{]", domain))
        if spelled and not spelled_dot and not _MAIL_HOSTS.match(domain):
            continue
        if at.startswith(" @") and not _MAIL_HOSTS.match(domain) and (at == " @" or match["local"].isalpha()):
            continue
        last = re.split(r"[^\w-]", domain)[-1]
        local = match["local"].strip(".'%-")
        if not local or len(last) < 2 or any(character.isdigit() or character == "_" for character in last):
            continue
        if not any(character.isalnum() for character in local):
            continue
        yield match.start() + match["local"].index(local), match.end()


def profile_urls(text):
    """Yield spans of links to social platforms: to anything there, because also posts lead to people."""
    for match in _APP_URL.finditer(text):
        yield match.start(), _trimmed_end(text, match.start(), match.end())
    for match in _URL.finditer(text):
        host = re.sub(r"[ ]?[(\[](?:\.|dot|punkt)[)\]][ ]?", ".", match["host"].lower()).translate(LOOKALIKES)
        end = _trimmed_end(text, match.start(), match.end())
        path = text[match.end("host") : end].strip("/?#")
        platform, user = _platform(host)
        if platform and (path or user):
            yield match.start(), end


def _platform(host):
    labels = host.split(".")
    for count in range(len(labels)):
        parent = ".".join(labels[count:])
        if parent in SOCIAL:
            return parent, parent in _USER_SUBDOMAINS and count > 0 and labels[0] not in _SKINS
    return "", False


def _trimmed_end(text, start, end):
    while end > start and text[end - 1] in ".,;:!?'\"…*|)]}":
        if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
            break
        end -= 1
    return end


def handles(text):
    """Yield spans of user names: @name, "insta: name_1", name#1234. Not "@ 10 Uhr", not "@alle"."""
    for match in _HANDLE.finditer(text):
        name = match["name"].lower()
        if match["space"] and not re.search(r"_|[a-z]\d|[a-z]\.[a-z]", name):
            continue
        folded = without_accents(name)
        if folded in _CROWD or folded in not_names() or name.endswith(_DOMAIN_ENDS):
            continue
        if re.fullmatch(r"\d{1,4}(?:uhr|h|am|pm|ч|giờ|prozent|euro|eur|km)\w*", name):
            continue
        yield match.start(), match.end()
    for match in _LABELLED.finditer(text):
        name = match["name"]
        parts = name.split(".")
        if name != name.lower() or len(name) < 4 or name.endswith(_DOMAIN_ENDS):
            continue
        if (
            "_" in name
            or re.search(r"[a-z]{3}\d", name)
            or (len(parts) > 1 and all(len(part) > 2 or part.isdigit() for part in parts))
        ):
            yield match.start("name"), match.end("name")
    for match in _TAGGED.finditer(text):
        if match["name"] not in (
            "ticket",
            "fall",
            "case",
            "issue",
            "kurs",
            "ref",
            "akte",
            "raum",
            "nummer",
            "post",
        ):
            yield match.span()
