import pytest

from cases.casework.handles import normalise
from streetwork.vocabulary.permalinks import builtin_patterns, index_of

KNOWN = index_of(builtin_patterns())


@pytest.mark.parametrize(
    ("typed", "platform", "read"),
    [
        ("@Ana.Example", "instagram", "instagram:ana.example"),
        ("  ana.example ", "instagram", "instagram:ana.example"),
        ("https://www.instagram.com/Ana.Example/?hl=de", "instagram", "instagram:ana.example"),
        ("https://www.instagram.com/Ana.Example/", "facebook", "instagram:ana.example"),
        ("https://m.facebook.com/profile.php?id=100012345&ref=x", "facebook", "facebook:100012345"),
        ("facebook.com/people/Ana-Example/100012345/", "facebook", "facebook:100012345"),
        ("https://www.facebook.com/groups/4711/user/100012345/", "facebook", "facebook:100012345"),
        ("https://t.me/AnaExample", "telegram", "telegram:anaexample"),
        ("https://www.tiktok.com/@Ana.Example?lang=de", "tiktok", "tiktok:ana.example"),
        ("https://www.linkedin.com/in/ana-example/", "linkedin", "linkedin:ana-example"),
        ("https://www.reddit.com/user/AnaExample/", "reddit", "reddit:anaexample"),
        ("https://wa.me/491701234567", "whatsapp", "whatsapp:491701234567"),
        ("+49 170 123 45 67", "whatsapp", "whatsapp:491701234567"),
        ("0049 170 1234567", "whatsapp", "whatsapp:491701234567"),
        ("0170/1234567", "whatsapp", "whatsapp:491701234567"),
        ("ＡｎａＥｘ", "telegram", "telegram:anaex"),
        ("@", "telegram", ""),
        ("https://www.instagram.com/", "instagram", ""),
    ],
)
def test_one_person_is_one_handle_however_it_is_typed(typed, platform, read):
    assert normalise(typed, platform, KNOWN) == read


def test_the_same_name_on_another_platform_is_somebody_else():
    assert normalise("ana", "telegram", KNOWN) != normalise("ana", "tiktok", KNOWN)
