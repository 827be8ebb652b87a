import pytest

from campaigns.release.permalink import problem_with
from streetwork.vocabulary.permalinks import builtin_patterns, index_of

PATTERNS = index_of(builtin_patterns())


@pytest.mark.parametrize(
    ("platform", "link"),
    [
        ("facebook", "https://www.facebook.com/kompan/posts/123456789"),
        ("facebook", "https://m.facebook.com/groups/polacy/permalink/987/"),
        ("facebook", "https://www.facebook.com/share/p/abc/"),
        ("instagram", "https://www.instagram.com/p/Cxyz123/"),
        ("telegram", "https://t.me/kompan_pl/42"),
        ("tiktok", "https://www.tiktok.com/@kompan/video/7300000000000000000"),
        ("viber", "https://invite.viber.com/?g=abc"),
        ("forum", "https://forum.example.org/thema/17"),
        ("other", "https://example.org/irgendwo"),
    ],
)
def test_the_link_of_a_post_is_taken(platform, link):
    assert problem_with(link, platform, PATTERNS) == ""


@pytest.mark.parametrize(
    ("platform", "link", "word"),
    [
        ("facebook", "https://t.me/kompan_pl/42", "another platform"),
        ("facebook", "https://www.facebook.com/kompan", "not to the post"),
        ("telegram", "https://t.me/kompan_pl", "not to the post"),
        ("facebook", "https://facebook.com/kompan/posts/1?comment_id=2", "comment"),
        ("facebook", "kein Link", "no link"),
        ("other", "javascript:alert(1)", "no link"),
        ("facebook", "https://facebook.com/\x00/posts/1", "no link"),
    ],
)
def test_what_is_no_link_of_a_post_there_is_refused(platform, link, word):
    assert word in str(problem_with(link, platform, PATTERNS))
