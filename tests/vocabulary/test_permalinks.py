import json
import random
import string
import sys

import pytest

from streetwork.vocabulary.permalinks import (
    DATA,
    Pattern,
    PatternError,
    builtin_patterns,
    compile_pattern,
    parse,
)

BUILTIN = builtin_patterns()
PLATFORMS = json.loads(DATA.read_text(encoding="utf-8"))["platforms"]
SETTINGS = {"", "public", "group", "private", "protected"}
MODES = {"", "comment", "direct_message", "chat", "voice_video", "phone", "email", "on_site"}
TARGETS = {"space", "thread", "comment", "profile", "media"}

# address | platform | target | space | thread | comment
TABLE = """
https://www.facebook.com/groups/KPL.Berlin/posts/987|facebook|thread|groups/kpl.berlin|987|
https://www.facebook.com/groups/12/posts/987/?comment_id=55&reply_comment_id=6|facebook|comment|groups/12|987|55
https://m.facebook.com/groups/12/permalink/987/|facebook|thread|groups/12|987|
https://facebook.com/groups/12/permalink/987/?comment_id=5&__cft__[0]=AZ&__tn__=R|facebook|comment|groups/12|987|5
https://web.facebook.com/groups/12/?multi_permalinks=987&hoisted_section_header_type=x|facebook|thread|groups/12|987|
https://www.facebook.com/groups/12?multi_permalinks=987,988|facebook|thread|groups/12|987|
https://mbasic.facebook.com/groups/12?view=permalink&id=987|facebook|thread|groups/12|987|
https://www.facebook.com/groups/12/posts/praca-w-niemczech/987/|facebook|thread|groups/12|987|
https://www.facebook.com/groups/polacyberlin/|facebook|space|groups/polacyberlin||
https://www.facebook.com/groups/polacyberlin/about|facebook|space|groups/polacyberlin||
https://www.facebook.com/groups/12/user/100077/|facebook|profile|groups/12||
https://de-de.facebook.com/Minor.Kontor/posts/pfbid02AbC?locale=de_DE|facebook|thread|minor.kontor|pfbid02AbC|
https://fb.com/minor/posts/some-title/123|facebook|thread|minor|123|
https://www.facebook.com/story.php?story_fbid=pfbid02&id=1000&mibextid=x|facebook|thread|1000|pfbid02|
https://www.facebook.com/permalink.php?story_fbid=77&id=1000&comment_id=9|facebook|comment|1000|77|9
https://www.facebook.com/photo.php?fbid=77&set=a.1&type=3|facebook|media||photo/77|
https://www.facebook.com/photo/?fbid=77&set=a.1|facebook|media||photo/77|
https://www.facebook.com/minor/photos/a.12/77/|facebook|media|minor|photo/77|
https://www.facebook.com/watch/?v=77|facebook|media||video/77|
https://www.facebook.com/watch?v=77&comment_id=3|facebook|comment||video/77|3
https://www.facebook.com/minor/videos/77/|facebook|media|minor|video/77|
https://www.facebook.com/reel/77?fs=e|facebook|media||video/77|
https://fb.watch/aB_c/|facebook|media||watch/aB_c|
https://www.facebook.com/share/p/1AbCdEf/?mibextid=oFDknk|facebook|thread||share/1AbCdEf|
https://www.facebook.com/share/1AbCdEf/|facebook|thread||share/1AbCdEf|
https://www.facebook.com/share/g/1AbCdEf/|facebook|space|share/g/1AbCdEf||
https://www.facebook.com/events/77/?ref=newsfeed|facebook|thread||event/77|
https://www.facebook.com/minor.kontor|facebook|profile|minor.kontor||
https://www.facebook.com/profile.php?id=1000|facebook|profile|1000||
https://www.facebook.com/people/Minor/1000/|facebook|profile|1000||
https://m.me/minor.kontor|facebook|profile|minor.kontor||
https://www.facebook.com/marketplace/item/1|facebook|space|||
https://l.facebook.com/l.php?u=https%3A%2F%2Ft.me%2Fgruppe%2F12&h=AT0|telegram|thread|gruppe|12|
https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fgroups%2F1%2Fposts%2F2%2F|facebook|thread|groups/1|2|
https://www.instagram.com/p/CxY_z-1/?igsh=abc&img_index=2|instagram|thread||CxY_z-1|
https://instagram.com/Minor.Kontor/p/CxY_z-1/|instagram|thread|minor.kontor|CxY_z-1|
https://www.instagram.com/p/CxY_z-1/c/1789/|instagram|comment||CxY_z-1|1789
https://www.instagram.com/reel/CxR/?utm_source=ig_web|instagram|media||CxR|
https://www.instagram.com/minor/reel/CxR/|instagram|media|minor|CxR|
https://www.instagram.com/tv/CxT|instagram|media||CxT|
https://www.instagram.com/stories/minor/3141592/|instagram|media|minor|story/3141592|
https://www.instagram.com/Minor_kontor/|instagram|profile|minor_kontor||
https://www.instagram.com/explore/tags/Integration/|instagram|space|explore/tags/integration||
https://t.me/c/1234567890/4711|telegram|thread|c/1234567890|4711|
https://t.me/c/1234567890/5/4711|telegram|thread|c/1234567890|4711|
https://t.me/c/1234567890/4711?thread=5|telegram|thread|c/1234567890|4711|
https://t.me/Gruppe_DE/12?single|telegram|thread|gruppe_de|12|
https://telegram.me/gruppe_de/12|telegram|thread|gruppe_de|12|
https://t.me/s/gruppe_de/12|telegram|thread|gruppe_de|12|
https://t.me/gruppe_de/3/12|telegram|thread|gruppe_de|12|
https://t.me/gruppe_de/12?comment=99|telegram|comment|gruppe_de|12|99
https://gruppe-de.t.me/12|telegram|thread|gruppe-de|12|
t.me/gruppe_de|telegram|space|gruppe_de||
https://t.me/+AbC-dEf|telegram|space|+AbC-dEf||
https://t.me/joinchat/AbC-dEf|telegram|space|+AbC-dEf||
https://web.telegram.org/a/#-1001234_56|telegram|thread|c/1234|56|
https://chat.whatsapp.com/AbCdEf|whatsapp|space|AbCdEf||
https://chat.whatsapp.com/invite/AbCdEf?mode=r_c|whatsapp|space|AbCdEf||
https://whatsapp.com/channel/0029Va/123|whatsapp|thread|channel/0029Va|123|
https://wa.me/4917612345678|whatsapp|profile|||
https://www.tiktok.com/@Lan.DE/video/7301?is_from_webapp=1|tiktok|media|@lan.de|7301|
https://m.tiktok.com/v/7301.html|tiktok|media||7301|
https://vm.tiktok.com/ZMabc/|tiktok|media||short/ZMabc|
https://www.tiktok.com/t/ZMabc/|tiktok|media||short/ZMabc|
https://www.tiktok.com/@lan.de|tiktok|profile|@lan.de||
https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&t=10s|youtube|media||dQw4w9WgXcQ|
https://m.youtube.com/watch?v=dQw4w9WgXcQ&lc=Ugx.9|youtube|comment||dQw4w9WgXcQ|Ugx.9
https://youtu.be/dQw4w9WgXcQ?si=x|youtube|media||dQw4w9WgXcQ|
https://youtube.com/shorts/dQw4w9WgXcQ?feature=share|youtube|media||dQw4w9WgXcQ|
https://www.youtube.com/live/dQw4w9WgXcQ|youtube|media||dQw4w9WgXcQ|
https://www.youtube.com/post/UgkxAb|youtube|thread||post/UgkxAb|
https://www.youtube.com/channel/UCab/community?lb=UgkxAb|youtube|thread||post/UgkxAb|
https://www.youtube.com/@Handbook/videos|youtube|space|@handbook||
https://www.youtube.com/channel/UCaB|youtube|space|channel/UCaB||
https://vk.com/wall-1_2|vk|thread|club1|2|
https://m.vk.com/wall-1_2?reply=3|vk|comment|club1|2|3
https://vk.com/club1?w=wall-1_2|vk|thread|club1|2|
https://vk.com/feed?w=wall-1_2_r3|vk|comment|club1|2|3
https://vk.ru/wall5_6|vk|thread|id5|6|
https://vk.com/topic-1_2?post=3|vk|comment|club1|topic/2|3
https://vk.com/public1|vk|space|club1||
https://vk.com/id5|vk|profile|id5||
https://vkontakte.ru/russkie_v_berline|vk|profile|russkie_v_berline||
https://ok.ru/group/5333/topic/1577|ok|thread|group/5333|1577|
https://m.ok.ru/group/5333|ok|space|group/5333||
https://odnoklassniki.ru/profile/99/statuses/77|ok|thread|profile/99|77|
https://www.reddit.com/r/Germany/comments/1AbC/some_title/?share_id=x|reddit|thread|r/germany|1abc|
https://old.reddit.com/r/germany/comments/1abc/some_title/k9z/|reddit|comment|r/germany|1abc|k9z
https://www.reddit.com/r/germany/comments/1abc/comment/k9z/|reddit|comment|r/germany|1abc|k9z
https://redd.it/1abc|reddit|thread||1abc|
https://www.reddit.com/r/germany/|reddit|space|r/germany||
https://www.linkedin.com/posts/minor_integration-activity-7123-AbCd?utm_source=share|linkedin|thread||7123|
https://www.linkedin.com/feed/update/urn:li:activity:7123/|linkedin|thread||7123|
https://www.linkedin.com/groups/88/|linkedin|space|groups/88||
https://de.linkedin.com/in/anna-1|linkedin|profile|in/anna-1||
https://twitter.com/Minor/status/99?s=20&t=x|x|thread|minor|99|
https://mobile.x.com/minor/status/99/photo/1|x|thread|minor|99|
https://x.com/i/web/status/99|x|thread||99|
https://www.threads.net/@minor/post/C1aB?xmt=x|threads|thread|@minor|C1aB|
https://www.threads.com/@minor|threads|profile|@minor||
https://discord.com/channels/11/22/33|discord|thread|channels/11|33|
https://discord.com/channels/11/22|discord|space|channels/11||
https://discord.gg/AbC|discord|space|AbC||
https://discord.com/channels/@me/22/33|discord|profile|||
https://invite.viber.com/?g2=AbC|viber|space|?g2=AbC||
https://zalo.me/g/abcXY|zalo|space|g/abcXY||
https://www.snapchat.com/add/Minor|snapchat|profile|add/minor||
https://forum.example.org/showthread.php?t=12&utm_source=x&sid=1|forum|thread|forum.example.org|showthread.php?t=12|
http://www.toytowngermany.com/forum/topic/12-Jobs/#comment-9|forum|thread|toytowngermany.com|forum/topic/12-Jobs|
https://forum.example.org/|forum|space|forum.example.org||
https://forum.example.org:8443/t/1|forum|thread|forum.example.org:8443|t/1|
https://fаcebook.com/groups/1/posts/2|forum|thread|xn--fcebook-2fg.com|groups/1/posts/2|
https://facebook.com.evil.example/groups/1/posts/2|forum|thread|facebook.com.evil.example|groups/1/posts/2|
https://ｆacebook.com/groups/1/posts/2|facebook|thread|groups/1|2|
HTTPS://WWW.FACEBOOK.COM/GROUPS/1/POSTS/2|facebook|thread|groups/1|2|
Look here https://t.me/gruppe/12 !!|telegram|thread|gruppe|12|
siehe z. B. (t.me/gruppe/12), danke|telegram|thread|gruppe|12|
„https://t.me/gruppe/12“|telegram|thread|gruppe|12|
Link:https://t.me/gruppe/12.|telegram|thread|gruppe|12|
zuerst t.me/gruppe/12 dann t.me/andere/13|telegram|thread|gruppe|12|
www.facebook.com/groups/1/posts/2|facebook|thread|groups/1|2|
"""
ROWS = [line.split("|") for line in TABLE.strip().splitlines()]

SAME_THREAD = [
    [
        "https://www.facebook.com/groups/A.b/posts/7/",
        "m.facebook.com/groups/a.B/permalink/7?comment_id=3",
        "https://facebook.com/groups/a.b/?multi_permalinks=7&fbclid=x",
    ],
    [
        "https://t.me/Name/12",
        "t.me/s/name/12/",
        "https://telegram.me/name/12?single",
        "https://t.me/name/3/12",
        "https://t.me/name/12?comment=5",
    ],
    [
        "https://t.me/c/1/2",
        "https://t.me/c/1/9/2",
        "https://t.me/c/1/2?thread=9",
    ],
    [
        "https://instagram.com/p/X1/",
        "https://www.instagram.com/someone/p/X1/?igsh=1",
    ],
    [
        "https://youtu.be/abc",
        "https://www.youtube.com/watch?v=abc&t=3",
        "https://youtube.com/shorts/abc",
    ],
    [
        "https://redd.it/1ab",
        "https://www.reddit.com/r/x/comments/1ab/title/",
        "old.reddit.com/r/x/comments/1AB/_/k2/",
    ],
    [
        "https://twitter.com/a/status/9",
        "https://x.com/A/status/9?s=20",
        "https://x.com/i/web/status/9",
    ],
    [
        "https://vk.com/wall-1_2",
        "https://m.vk.com/club1?w=wall-1_2",
        "https://vk.com/wall-1_2?reply=7",
    ],
    [
        "https://forum.example.org/t?id=1&b=2",
        "http://www.forum.example.org/t?b=2&id=1&utm_medium=x#post-9",
    ],
]
DIFFERENT_THREADS = [
    ("https://t.me/c/1/2", "https://t.me/c/3/2"),
    ("https://t.me/c/123456/2", "https://t.me/123456/2"),
    ("https://www.facebook.com/groups/1/posts/2", "https://www.facebook.com/1/posts/2"),
    ("https://vk.com/wall-1_2", "https://vk.com/topic-1_2"),
    ("https://vk.com/wall-1_2", "https://vk.com/wall1_2"),
    ("https://youtu.be/abc", "https://youtu.be/ABC"),
    ("https://a.example.org/t/1", "https://b.example.org/t/1"),
]
REFUSED = [
    "",
    "no link here",
    "z.B./usw.",
    "javascript:alert(1)//https://t.me/x/1",
    "JavaScript:https://t.me/x/1",
    "data:text/html,<a href=https://t.me/x/1>",
    "vbscript:https://t.me/x/1",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "https://facebook.com@evil.example/groups/1/posts/2",
    "https://facebook.com:pw@evil.example/x",
    "https://t.me\\@evil.example/x/1",
    "https://t.me/x\x00/12",
    "https://t.me/x%00/12",
    "https://t.me/x%0a/12",
    "https://t.me/\u202egro.live/12",
    "https://t.me/x\u200b/12",
    "https://[::1/x",
    "https://exa mple/x",
    "https://localhost/x",
    "https://t.me:99999/x/1",
    "https://%74.me/x/1",
    "https://",
    "https:///x",
    "https://t.me/x/1?" + "a" * 2000,
    "x" * 10_001 + " https://t.me/x/1",
    None,
    42,
    b"https://t.me/x/1",
]


def test_the_table_is_big_enough():
    assert len(ROWS) >= 90


@pytest.mark.parametrize(("url", "platform", "target", "space", "thread", "comment"), ROWS)
def test_a_link_says_its_platform_space_and_thread(url, platform, target, space, thread, comment):
    link = parse(url, BUILTIN)
    assert link is not None
    assert (link.platform, link.target) == (platform, target)
    assert (link.space_key, link.thread_key, link.comment_key) == (space, thread, comment)


@pytest.mark.parametrize("forms", SAME_THREAD, ids=lambda forms: forms[0])
def test_all_forms_of_a_link_have_one_thread_id(forms):
    ids = {parse(form, BUILTIN).thread_id for form in forms}
    assert len(ids) == 1
    assert ids != {""}


@pytest.mark.parametrize(("one", "two"), DIFFERENT_THREADS)
def test_different_threads_have_different_ids(one, two):
    assert parse(one, BUILTIN).thread_id != parse(two, BUILTIN).thread_id


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text)[:50])
def test_what_cannot_be_trusted_is_no_link(text):
    assert parse(text, BUILTIN) is None


@pytest.mark.parametrize(
    ("url", "space_url"),
    [
        ("https://m.facebook.com/groups/Abc/posts/1", "https://facebook.com/groups/abc"),
        ("https://t.me/c/12/34", "https://t.me/c/12"),
        ("https://vk.com/wall-1_2", "https://vk.com/club1"),
        ("https://web.telegram.org/k/#@name", "https://t.me/name"),
        ("https://invite.viber.com/?g2=AbC", "https://invite.viber.com/?g2=AbC"),
        ("https://forum.example.org/t/1", "https://forum.example.org"),
        ("https://youtu.be/abc", ""),
    ],
)
def test_the_space_has_an_address_that_is_read_as_the_same_space(url, space_url):
    link = parse(url, BUILTIN)
    assert link.space_url == space_url
    assert not space_url or parse(space_url, BUILTIN).space_key == link.space_key


def test_a_link_to_a_space_has_no_thread_id():
    assert parse("https://t.me/gruppe", BUILTIN).thread_id == ""


def test_setting_and_mode_come_from_the_pattern():
    link = parse("https://www.facebook.com/groups/1/posts/2", BUILTIN)
    assert (link.setting, link.mode) == ("group", "comment")


def test_a_bar_in_a_key_cannot_imitate_another_thread():
    assert parse("https://a.example.org/x%7Cy", BUILTIN).thread_id == "forum|a.example.org|x%7Cy"


def test_the_more_special_template_wins_whatever_the_order():
    general = Pattern("p", "example.org/{space}/{thread}", "thread")
    special = Pattern("p", "example.org/c/{thread}", "media")
    for patterns in ([general, special], [special, general]):
        assert parse("https://example.org/c/9", patterns).target == "media"


def test_an_unusable_template_does_not_stop_the_others():
    patterns = [Pattern("p", "example.org/{oops}", "thread"), Pattern("p", "example.org/{thread}", "thread")]
    assert parse("https://example.org/9", patterns).thread_key == "9"


def test_without_patterns_there_is_no_permalink():
    assert parse("https://t.me/x/1", []) is None


def test_a_number_must_be_a_number():
    patterns = [Pattern("p", "example.org/{thread:number}", "thread")]
    assert parse("https://example.org/12a", patterns) is None
    assert parse("https://example.org/٣", patterns) is None
    assert parse("https://example.org/012", patterns).thread_key == "12"


@pytest.mark.parametrize(
    "template",
    [
        "",
        "   ",
        None,
        "facebook",
        "/groups/{space}",
        "face book.com/x",
        "facebook.com/{group}",
        "facebook.com/{space}{thread}",
        "facebook.com/{space}*",
        "facebook.com/{space}/x/{space}",
        "{space}/{space}",
        "facebook.com/{space",
        "facebook.com/space}",
        "facebook.com/**/x",
        "facebook.com/{thread+}/x",
        "facebook.com/?v",
        "facebook.com/?v=",
        "facebook.com/{thread:digits}",
        "facebook.com/{thread:as=}",
        "facebook.com/" + "x" * 300,
        "javascript:alert(1)",
    ],
)
def test_a_wrong_template_is_refused_with_a_sentence(template):
    with pytest.raises(PatternError) as refusal:
        compile_pattern(template)
    assert len(refusal.value.args) == 1


@pytest.mark.parametrize("pattern", BUILTIN, ids=lambda pattern: pattern.template)
def test_every_built_in_pattern_is_usable(pattern):
    assert compile_pattern(pattern.template)
    assert pattern.target in TARGETS
    assert pattern.setting in SETTINGS
    assert pattern.mode in MODES
    if pattern.target in ("thread", "comment"):
        assert "{thread" in pattern.template


def test_the_built_in_platforms_are_complete():
    codes = (
        "facebook instagram telegram whatsapp tiktok youtube vk ok viber zalo linkedin x discord reddit"
        " threads snapchat forum email phone onsite other"
    )
    assert {platform["code"] for platform in PLATFORMS} == set(codes.split())
    for platform in PLATFORMS:
        assert platform["source"]
        assert platform["colour"].startswith("#")
        assert platform["reply_window_hours"] is None or platform["reply_window_hours"] > 0
    windows = {platform["code"]: platform["reply_window_hours"] for platform in PLATFORMS}
    assert windows["facebook"] == windows["instagram"] == windows["whatsapp"] == 24


def test_no_input_makes_it_raise():
    chance = random.Random(11)
    hosts = [
        "t.me/",
        "https://facebook.com/groups/",
        "https://vk.com/wall",
        "http://[",
        "//",
        "https://x/?w=",
    ]
    pool = string.printable + "%{}[]@\\#?&=.:/\u202e\u0000äжﬁ。．／"
    for _round in range(3000):
        tail = "".join(
            chance.choice(pool) if chance.random() < 0.8 else chr(chance.randrange(sys.maxunicode))
            for _ in range(chance.randrange(60))
        )
        link = parse(chance.choice(hosts) + tail, BUILTIN)
        assert link is None or link.platform
        try:
            compile_pattern(tail)
        except PatternError:
            continue


def test_hostile_length_is_matched_to_the_end():
    for unit in ("a/", "%2F", "_", "-", "wall-1_", "?w=wall-", "&a=1", "..", "../"):
        parse("https://vk.com/" + (unit * 2000)[:1900], BUILTIN)
