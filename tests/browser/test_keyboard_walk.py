"""The main job with the keyboard alone: paste, two topics, save, same again; and the phone without a network."""

import pytest

from cases.actions import log_contact
from cases.models import CardUse, Contact
from streetwork.vocabulary.models import Topic
from tests.conftest import open_states as opened_states
from tests.factories.answers import card_of, version_of
from tests.factories.cases import contact_facts
from tests.factories.cast import client_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINK = "https://t.me/c/1234567890/4711"
MOST_KEYS = 25


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def type(self, text):
        self.press(*text)

    def tab_to(self, selector, *, at_most=15):
        """Tab until an element is reached, as a person would."""
        for _ in range(at_most):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is not reached by {at_most} tabs")


def paste(page, text):
    page.evaluate(
        """text => {
            const field = document.activeElement;
            field.value = text;
            field.dispatchEvent(new InputEvent("input", {bubbles: true}));
            field.dispatchEvent(new ClipboardEvent("paste", {bubbles: true}));
        }""",
        text,
    )


@pytest.fixture
def session_of():
    return lambda user: client_of(user).cookies["sessionid"].value


@pytest.fixture
def sign_in(live_server, session_of):
    def sign(page, user):
        page.context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": live_server.url}])

    return sign


@pytest.fixture
def topics(db):
    return dict(Topic.objects.values_list("pk", "code"))


@pytest.fixture
def counselor(cast):
    cast.owner.language = "en"
    cast.owner.save()
    return cast.owner


def contacts(opened):
    with opened("ST"):
        return list(Contact.objects.order_by("pk"))


def test_a_contact_with_two_topics_takes_at_most_25_keys_after_the_paste(
    page, live_server, sign_in, counselor, opened, topics
):
    sign_in(page, counselor)
    page.goto(f"{live_server.url}/today/")
    page.keyboard.press("n")
    page.wait_for_url("**/contacts/new/")
    assert page.evaluate("document.activeElement.id") == "id_link"

    with page.expect_response("**/contacts/lookup/"):
        paste(page, LINK)
    page.wait_for_selector("input[name=platform]:checked")
    keys = Keyboard(page)
    keys.tab_to("input[name=language]")
    keys.type("p")  # the first chip that begins with it: Polish
    keys.tab_to("#topic-search")
    keys.type("reco")
    keys.press("Enter")
    keys.type("hous")
    keys.press("Enter")
    keys.tab_to("input[name=acts]")
    keys.press("Space")
    keys.press("Control+Enter")
    page.wait_for_selector("#same-again")

    saved = contacts(opened)
    assert keys.pressed <= MOST_KEYS
    assert len(saved) == 1
    assert saved[0].language_id == "pl"
    assert [topics[pk] for pk in saved[0].topic_ids] == ["recognition", "housing"]
    assert saved[0].platform.code == "telegram"

    # same again, by its key
    with page.expect_navigation():
        page.keyboard.press("s")
    page.wait_for_selector("#same-again")
    assert len(contacts(opened)) == 2

    # both in the list and on Today
    page.goto(f"{live_server.url}/contacts/")
    assert page.locator("tbody tr").count() == 2
    page.goto(f"{live_server.url}/today/")
    assert page.get_by_role("link", name="2 people this week").is_visible()


def test_a_colleague_is_told_that_the_thread_is_answered(page, live_server, sign_in, cast):
    facts = contact_facts(cast.owner)
    with opened_states("ST", actor=cast.owner):
        log_contact(
            counselor=cast.owner.pk, client_ref=facts.pop("client_ref"), thread_id="telegram|c/1234567890|4711",
            facts={name: value for name, value in facts.items() if name != "counselor"},
        )  # fmt: skip
    sign_in(page, cast.colleague)
    page.goto(f"{live_server.url}/contacts/new/")

    paste(page, LINK)

    page.wait_for_selector("#thread .answered")
    assert "Olga Owner" in page.inner_text("#thread")


def test_without_a_network_the_form_keeps_everything_and_says_so(page, live_server, sign_in, counselor, opened):
    sign_in(page, counselor)
    page.goto(f"{live_server.url}/contacts/new/?url={LINK}")
    page.check("input[name=language][value=pl]", force=True)
    page.check("input[name=topics] >> nth=0", force=True)
    page.check("input[name=acts][value=answered]", force=True)
    page.fill("#id_note", "harmless words")
    page.context.set_offline(True)

    page.keyboard.press("Control+Enter")

    page.wait_for_selector("[data-offline]:not([hidden])")
    assert page.input_value("#id_note") == "harmless words"
    assert page.is_checked("input[name=language][value=pl]")
    page.context.set_offline(False)
    page.click("[data-save]")
    page.wait_for_selector("#same-again")
    assert len(contacts(opened)) == 1


def test_the_form_works_without_script(browser, live_server, session_of, counselor, opened, cast):
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(counselor), "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/contacts/new/")
    page.fill("#id_link", LINK)
    page.click("button[name=read_link]")
    assert page.is_checked("input[name=platform] >> nth=2")
    page.check("input[name=language][value=pl]", force=True)
    page.check("input[name=topics] >> nth=0", force=True)
    page.check("input[name=acts][value=answered]", force=True)

    page.click("[data-save]")

    assert "saved=" in page.url
    context.close()
    assert len(contacts(opened)) == 1


def test_a_card_is_copied_and_attached_by_its_key_and_never_inside_a_field(
    page, live_server, sign_in, counselor, opened, topics
):
    words = version_of(card_of(title="Recognition?"), "pl", text="Uznanie zawodu.")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, counselor)
    page.goto(f"{live_server.url}/contacts/new/?url={LINK}")
    page.locator("input[name=language][value=pl]").evaluate("element => element.click()")
    page.click("#topic-search")
    page.keyboard.type("reco", delay=40)  # as fast as a person: without a pause Enter overtakes the search
    page.keyboard.press("Enter")
    page.wait_for_selector("#answers [data-use='4']")

    page.click("#id_note")
    page.keyboard.type("4")
    assert page.input_value("#id_note") == "4"
    assert page.locator("input[name=answer_cards]").count() == 0

    page.fill("#id_note", "")
    page.locator("input[name=acts]").first.focus()
    page.keyboard.press("Space")
    with page.expect_response("**/contacts/answers/"):
        page.keyboard.press("4")
    page.wait_for_selector("#answers [data-copy].is-done")
    assert page.evaluate("navigator.clipboard.readText()") == "Uznanie zawodu."
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#same-again")

    with opened("ST"):
        assert CardUse.objects.get().version_id == words.pk
