"""While somebody types, the browser shows the numbers that the server would."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.wording.counting import count
from tests.factories.campaigns import campaign_of, post_of, post_version_of
from tests.factories.cast import client_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXTS = (
    "Familie 👨‍👩‍👧‍👦 und 🇩🇪: kompan.de #Deutsch #Kurs",
    "Tiê\u0301ng Viê\u0323t, бесплатно: {link}\nzwei Zeilen",
    "Deutsch lernen, kostenlos! " * 40 + "{link}",
)


@pytest.fixture
def editor(page, live_server, cast):
    """The editor of a draft, as its writer sees it."""
    cast.owner.language = "en"
    cast.owner.save()
    post = post_of(campaign_of(platforms=("telegram", "x", "instagram", "threads", "vk")))
    post_version_of(post, "de", text="Anfang", status="draft", writer=cast.owner)
    session = client_of(cast.owner).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + reverse("editor:version", args=[post.campaign_id, post.pk, "de"]))
    return page


def shown(page):
    rows = page.locator(".counts-row").all()
    return {
        row.get_attribute("data-platform"): (
            row.locator("[data-used]").inner_text().replace(",", ""),
            [item.get_attribute("data-code") for item in row.locator("[data-problems] li").all()],
        )
        for row in rows
    }


def test_the_counts_follow_the_typing_and_speak_only_when_something_changes(editor):
    for text in TEXTS:
        editor.fill("#id_text", text)
        editor.wait_for_timeout(150)
        expected = {code: count(text, code) for code in ("telegram", "x", "instagram", "threads", "vk")}
        assert shown(editor) == {
            code: (str(each.used), [problem.code for problem in each.problems]) for code, each in expected.items()
        }
    said = editor.locator("[data-said]")
    expect(said).to_contain_text("Too long")
    before = said.inner_text()
    editor.locator("#id_text").press_sequentially(" noch mehr")
    editor.wait_for_timeout(1500)
    assert said.inner_text() == before
    assert editor.locator(".counts-row[data-platform=x]").get_attribute("data-state") == "over"
