"""Links, hashtags, mentions and emoji in a text. The patterns are read by Python's `regex` and by the browser alike.

What is a link follows twitter-text 3.1 (github.com/twitter/twitter-text, js/src/extractUrlsWithIndices.js, read
2026-11): with a scheme any host with a dot; without one a host that ends in a known top-level domain.
"""

import regex

# All country codes in use (ISO 3166, IANA root zone 2026-11), and the generic ends that are met in posts.
COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd "
    "cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd "
    "ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg "
    "kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv "
    "mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa "
    "sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug "
    "uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
GENERIC = (
    "com org net info biz edu gov int mil name pro mobi museum aero coop jobs travel app dev page site online website "
    "web blog news help support center community social team work works career education academy school training "
    "courses email link live chat video media tools today world global international berlin hamburg koeln cologne "
    "nrw ruhr bayern saarland wien tirol swiss ngo ong foundation charity care health law legal xyz club shop store"
)
_END = "|".join(sorted(f"{COUNTRIES} {GENERIC}".split(), key=len, reverse=True))
_LABEL = r"[\p{L}\p{N}](?:[\p{L}\p{N}_\-]*[\p{L}\p{N}])?"
_ASCII = r"[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?"
_BRACKETS = r"\([^\s()]*\)"
_INSIDE = rf"(?:[^\s<>(\x22«»„“”]|{_BRACKETS})"
_LAST = rf"(?:[^\s<>(\x22«»„“”.,;:!?…'’)\]}}]|{_BRACKETS})"
_TAIL = rf"(?::[0-9]{{1,5}})?(?:[\/?#](?:{_INSIDE}*{_LAST})?)?"

LINK = (
    rf"[Hh][Tt][Tt][Pp][Ss]?:\/\/(?:localhost|(?:{_LABEL}\.)+\p{{L}}{{2,}}){_TAIL}"
    rf"|(?<![\p{{L}}\p{{N}}@$#_.\/\-])(?:{_ASCII}\.)+(?:{_END}|{_END.upper()})(?![\p{{L}}\p{{N}}@_+\-]){_TAIL}"
)
HASHTAG = r"(?<![\p{L}\p{M}\p{N}_&\/])[#＃](?=[\p{M}\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+"
MENTION = r"(?<![\p{L}\p{N}_@.\/])@[A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?"
EMOJI = r"\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Extended_Pictographic}\u200D"
EMAIL = r"[A-Za-z0-9._%+\-]+@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}"
PHONE = r"(?<![\p{L}\p{N}])(?:\+|00?)[0-9](?:[ ()\/.\-]{0,2}[0-9]){6,14}(?![\p{L}\p{N}])"
# Where the short link of a placement is to stand; see `campaigns.links`.
PLACE = "{link}"

link_pattern = regex.compile(LINK)
hashtag_pattern = regex.compile(HASHTAG)
mention_pattern = regex.compile(MENTION)
emoji_pattern = regex.compile(EMOJI)
email_pattern = regex.compile(EMAIL)
phone_pattern = regex.compile(PHONE)
cluster_pattern = regex.compile(r"\X")


def clusters(text: str) -> list[str]:
    """What a reader takes for one sign: extended grapheme clusters (Unicode Standard Annex 29)."""
    return cluster_pattern.findall(text)


def is_emoji(cluster: str) -> bool:
    """Whether a cluster is shown as an emoji: a family joined by ZWJ, a flag or a keycap is one."""
    return emoji_pattern.search(cluster) is not None


def without_links(text: str) -> str:
    return link_pattern.sub(" ", text)
