import re

import pytest

from tests.web.markup import problems_of


@pytest.mark.parametrize(
    ("address", "title"), [("/statistics/method/", "So zählen wir"), ("/en/statistics/method/", "How we count")]
)
def test_the_method_is_explained_in_german_and_english(visitor, releases, address, title):
    page = visitor.get(address).content.decode()
    assert f"<h1>{title}</h1>" in page
    assert '<article class="stat-text">' in page


@pytest.mark.parametrize("language", ["bg", "es", "pl", "ro", "ru", "vi"])
def test_readers_of_other_languages_get_the_english_text_marked_as_english(visitor, releases, language):
    page = visitor.get(f"/{language}/statistics/method/").content.decode()
    assert f'<html lang="{language}"' in page
    assert '<article class="stat-text" lang="en">' in page
    assert "<h1>How we count</h1>" in page


def test_the_example_does_not_add_up_and_says_so(visitor, releases):
    page = visitor.get("/en/statistics/method/").content.decode()
    table = page.split("<tfoot>")[0].rsplit("<tbody>", 1)[1]
    published = [int(cells[-1]) for row in table.split("</tr>") if (cells := re.findall(r"<td>(\d+)</td>", row))]
    assert f"you get {sum(published)}." in page
    assert "What is published is 253." in page


def test_the_chances_are_those_of_the_method(visitor, releases):
    from streetwork.reporting.releases.perturbation import transition

    page = visitor.get("/en/statistics/method/").content.decode()
    for value, share in transition(1):
        assert re.search(rf'<th scope="row">{value}</th>.*?<td>{100 * share:.0f} %</td>', page)


def test_the_source_names_the_newest_release(visitor, quarter):
    page = visitor.get("/en/statistics/method/").content.decode()
    assert f"release {quarter.pk} (2026-Q3), frozen on" in page


def test_the_page_is_sound(visitor, releases):
    answer = visitor.get("/en/statistics/method/")
    assert problems_of(answer) == []
    assert "<script" not in answer.content.decode()
