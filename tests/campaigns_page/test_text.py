"""The text of a post as the page shows it."""

import pytest

from campaigns.public_page.presenters import first_line
from campaigns.public_page.text import host_of, rendered

TARGET = "https://www.example.org/x"


def test_paragraphs_and_lines():
    assert rendered("a\r\nb\n\n\nc", "") == "<p>a<br>b</p><p>c</p>"


def test_the_place_of_the_link_becomes_the_link():
    assert rendered("Hier: {link}!", TARGET) == (
        f'<p>Hier: <a href="{TARGET}" rel="noopener noreferrer">example.org</a>!</p>'
    )


@pytest.mark.parametrize("target", ["", "javascript:alert(1)", "ftp://x"])
def test_without_a_target_on_the_web_its_place_is_empty(target):
    assert rendered("Hier: {link}!", target) == "<p>Hier: !</p>"


def test_links_in_the_text_can_be_followed_without_the_full_stop():
    assert 'href="https://a.example/b"' in rendered("Siehe https://a.example/b.", "")
    assert "</a>.</p>" in rendered("Siehe https://a.example/b.", "")


def test_braces_and_markup_are_text():
    assert rendered("{0} {x} <b>", "") == "<p>{0} {x} &lt;b&gt;</p>"


def test_a_host_that_is_none_is_named_as_it_is():
    assert host_of("https://[broken") == "https://[broken"
    assert host_of("https://www.kompan.de/a") == "kompan.de"


def test_a_long_first_line_is_cut_at_a_word():
    assert first_line("kurz\nmehr") == "kurz"
    cut = first_line("wort " * 60)
    assert len(cut) <= 122
    assert cut.endswith("wort …")
