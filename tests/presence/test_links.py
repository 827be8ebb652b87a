"""What a pasted link says about a space. Patterns from the file, no database."""

from types import SimpleNamespace

import pytest

from streetwork.presence.links import NotASpace, read_link
from streetwork.vocabulary.permalinks import builtin_patterns, index_of


class AnyPlatform(dict):
    def __missing__(self, code):
        return code


WORDS = SimpleNamespace(links=index_of(builtin_patterns()), platform_by_code=AnyPlatform())


@pytest.mark.parametrize(
    ("pasted", "platform", "key", "kind", "name"),
    [
        ("https://www.facebook.com/groups/polacy-w-halle/posts/77/", "facebook", "groups/polacy-w-halle",
         "group", "Polacy w halle"),
        ("https://facebook.com/groups/123456", "facebook", "groups/123456", "group", ""),
        ("https://t.me/c/1234567890/4711", "telegram", "c/1234567890", "group", ""),
        ("https://t.me/Rumaenen_in_Jena/12", "telegram", "rumaenen_in_jena", "channel", "Rumaenen in jena"),
        ("https://t.me/+AbCdEf123", "telegram", "+AbCdEf123", "group", ""),
        ("https://www.instagram.com/explore/tags/lebenindeutschland/", "instagram",
         "explore/tags/lebenindeutschland", "hashtag", "#lebenindeutschland"),
        ("https://www.reddit.com/r/germany/comments/abc12/title/", "reddit", "r/germany", "forum", "r/germany"),
        ("https://www.youtube.com/@nowinberlin/videos", "youtube", "@nowinberlin", "channel", "Nowinberlin"),
        ("https://whatsapp.com/channel/0029VaXYZ", "whatsapp", "channel/0029VaXYZ", "channel", ""),
        ("https://discord.com/channels/5551/77/88", "discord", "channels/5551", "server", ""),
        ("https://www.linkedin.com/company/minor-kontor/", "linkedin", "company/minor-kontor", "page",
         "Minor kontor"),
        ("https://forum.example.org/thread/9", "forum", "forum.example.org", "forum", "forum.example.org"),
    ],
)  # fmt: skip
def test_a_link_into_a_space_gives_platform_key_kind_and_name(pasted, platform, key, kind, name):
    link = read_link(pasted, WORDS)
    assert (link.platform, link.key, link.kind, link.name) == (platform, key, kind, name)


def test_the_address_is_that_of_the_space_not_of_the_post():
    link = read_link("Schau mal: https://m.facebook.com/groups/4711/posts/99/?comment_id=5&fbclid=x", WORDS)
    assert link.url == "https://facebook.com/groups/4711"


@pytest.mark.parametrize(
    "pasted",
    [
        "https://www.facebook.com/profile.php?id=100012345",
        "https://www.facebook.com/people/Ana-Pop/100012345/",
        "https://www.facebook.com/groups/4711/user/100012345/",
        "https://vk.com/id12345",
        "https://www.linkedin.com/in/ana-pop/",
        "https://wa.me/491701234567",
    ],
)
def test_a_persons_profile_is_refused_whatever_one_says(pasted):
    with pytest.raises(NotASpace) as refused:
        read_link(pasted, WORDS, is_page=True)
    assert not refused.value.may_be_page


@pytest.mark.parametrize(
    ("pasted", "key"),
    [
        ("https://www.facebook.com/minor.kontor/posts/12345", "minor.kontor"),
        ("https://www.instagram.com/minor_kontor/", "minor_kontor"),
        ("https://www.tiktok.com/@minor/video/72345", "@minor"),
    ],
)
def test_what_may_be_a_page_is_refused_until_one_says_that_it_is_one(pasted, key):
    with pytest.raises(NotASpace) as refused:
        read_link(pasted, WORDS)
    assert refused.value.may_be_page
    assert "profile" in str(refused.value.sentence) or "Profil" in str(refused.value.sentence)
    link = read_link(pasted, WORDS, is_page=True)
    assert (link.key, link.kind) == (key, "page")


def test_a_link_that_names_no_space_is_refused():
    with pytest.raises(NotASpace) as refused:
        read_link("https://youtu.be/dQw4w9WgXcQ", WORDS)
    assert not refused.value.may_be_page


def test_text_without_a_link_is_refused():
    with pytest.raises(NotASpace):
        read_link("keine Adresse", WORDS)
