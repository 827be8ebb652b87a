"""What a reader sees before "more", and how links, hashtags and pictures are shown."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from campaigns.models import PostImage, PostVersion
from campaigns.wording.counts import counts_of
from campaigns.wording.layouts import LOOKS
from campaigns.wording.plain import hints
from campaigns.wording.previews import host_of, preview_of
from streetwork.vocabulary.models import Platform

pytestmark = pytest.mark.django_db


def wording(text="", *, width=0, height=1, **facts):
    image = PostImage(pk=7, width=width, height=height) if width else None
    return PostVersion(text=text, image=image, language_id=facts.pop("language_id", "de"), **facts)


def said(parts):
    return "".join(part.text for part in parts)


def test_instagram_shows_125_signs_and_cuts_between_words():
    preview = preview_of(wording("Wort " * 60), "instagram")
    assert len(said(preview.parts)) <= 125
    assert said(preview.parts).endswith("Wort")
    assert said(preview.parts).count("Wort") + said(preview.rest).count("Wort") == 60


def test_facebook_folds_at_477_signs_or_after_five_lines():
    assert not preview_of(wording("a b " * 118), "facebook").rest
    assert preview_of(wording("a b " * 121), "facebook").rest
    assert not preview_of(wording("\n".join("12345")), "facebook").rest
    assert said(preview_of(wording("\n".join("123456")), "facebook").rest) == "6"


def test_a_family_of_emoji_is_never_cut_apart():
    preview = preview_of(wording("👨‍👩‍👧‍👦" * 130), "instagram")
    assert len(said(preview.parts)) % len("👨‍👩‍👧‍👦") == 0


def test_x_and_telegram_show_everything():
    for code in ("x", "telegram", "threads"):
        assert not preview_of(wording("a b " * 300), code).rest


def test_links_are_plain_on_instagram_and_hashtags_everywhere():
    text = "Mehr: {link} #Deutsch @kompan"
    kinds = [part.kind for part in preview_of(wording(text), "instagram").parts]
    assert kinds == ["text", "plain-link", "text", "hashtag", "text", "mention"]
    assert "link" in [part.kind for part in preview_of(wording(text), "facebook").parts]


def test_the_card_shows_the_host_of_the_target_and_our_headline():
    words = wording("Mehr: {link}", target="https://www.kompan.de/kurse?x=1", headline="Kurse")
    card = preview_of(words, "facebook").card
    assert (card.host, card.title) == ("kompan.de", "Kurse")
    assert preview_of(wording("Nur Text"), "facebook").card is None
    assert preview_of(words, "telegram").card is None
    assert preview_of(wording("{link}", width=10, target="https://a.de"), "facebook").card is None


@pytest.mark.parametrize("url", ["http://[", "//", "", "https://", "javascript:alert(1)"])
def test_a_strange_address_has_no_host(url):
    assert host_of(url) == ""


@pytest.mark.parametrize(
    ("code", "size", "ratio", "lost"),
    [
        ("facebook", (1600, 900), "16-9", 0),
        ("facebook", (1000, 2500), "4-5", 50),
        ("instagram", (1000, 1000), "1-1", 0),
        ("instagram", (3000, 1000), "191-100", 36),
        ("telegram", (1000, 2000), "own", 0),
    ],
)
def test_a_picture_is_cropped_as_the_platform_crops_it(code, size, ratio, lost):
    picture = preview_of(wording("x", width=size[0], height=size[1]), code).picture
    assert (picture.ratio, picture.lost) == (ratio, lost)


def test_every_platform_has_a_preview_in_the_language_of_the_text():
    for platform in Platform.objects.all():
        html = render_to_string(
            "wording/_preview.html", {"preview": preview_of(wording("<b>Hi</b> {link}", language_id="ar"), platform)}
        )
        assert 'lang="ar" dir="rtl"' in html
        assert "<b>Hi</b>" not in html
        assert "http-equiv" not in html
        assert "<a " not in html


def test_the_fragments_show_what_was_counted():
    platforms = list(Platform.objects.filter(code__in=["x", "forum"]))
    with translation.override("en"):
        html = render_to_string("wording/_counts.html", {"counts": counts_of("a" * 1300, platforms)})
    assert "1,300" in html
    assert "1,020" in html
    assert 'data-state="over"' in html
    plain = render_to_string("wording/_plain.html", {"plain": hints("Bitte unverzüglich kommen, danke sehr.", "de")})
    assert "unverzüglich" in plain
    assert "sofort" in plain


def test_an_empty_text_says_so():
    html = render_to_string("wording/_preview.html", {"preview": preview_of(wording(""), "facebook")})
    assert "post-preview-none" in html
    assert set(LOOKS) >= {"facebook", "instagram", "telegram", "x", "linkedin", "threads"}
