"""The editor of a post keeps what is typed by itself, whatever happens, and tells two who write at once."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from campaigns.models import PostVersion, WorkingCopy
from tests.campaigns_editor.conftest import save
from tests.factories.campaigns import campaign_of, post_of, post_version_of
from tests.factories.cast import client_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def owner(cast):
    cast.owner.language = "en"
    cast.owner.save()
    return cast.owner


@pytest.fixture
def polish(owner, cast):
    post = post_of(campaign_of(languages=("de", "pl")))
    post_version_of(post, writer=owner, reviewer=cast.colleague)
    return post_version_of(post, "pl", text="Darmowe kursy", status="draft", writer=cast.colleague)


@pytest.fixture
def sign_in(live_server):
    def sign(page, user):
        value = client_of(user).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])

    return sign


@pytest.fixture
def editor(page, live_server, sign_in, owner, polish):
    """The editor of the Polish version, open."""
    sign_in(page, owner)
    page.goto(live_server.url + address(polish))
    page.wait_for_load_state("networkidle")
    return page


def address(version):
    return reverse("editor:version", args=[version.post.campaign_id, version.post_id, version.language_id])


def typed(owner):
    return WorkingCopy.objects.filter(user=owner).values_list("text", flat=True).first()


def test_what_is_typed_is_kept_by_itself_and_survives_a_reload(editor, owner, polish):
    with editor.expect_response("**/autosave/"):
        editor.fill("#id_text", "Nowe kursy")
    editor.wait_for_selector("[data-kept-at]")
    assert typed(owner) == "Nowe kursy"
    assert "saved" in editor.inner_text("[data-kept]")

    editor.reload()
    assert editor.input_value("#id_text") == "Nowe kursy"
    polish.refresh_from_db()
    assert polish.text == "Darmowe kursy"


def test_leaving_keeps_the_last_words(editor, owner, live_server):
    editor.on("dialog", lambda dialog: dialog.accept())
    editor.fill("#id_text", "Ostatnie słowa")
    editor.goto(f"{live_server.url}/today/")
    editor.wait_for_load_state("networkidle")
    assert typed(owner) == "Ostatnie słowa"


def test_without_a_network_nothing_is_lost_and_it_is_tried_again(editor, owner, polish):
    editor.context.set_offline(True)
    editor.fill("#id_text", "Bez sieci")
    editor.click("[data-save]")
    editor.wait_for_selector("[data-kept] .is-problem")
    assert editor.input_value("#id_text") == "Bez sieci"
    assert "no connection" in editor.inner_text("[data-kept]")

    editor.context.set_offline(False)
    with editor.expect_navigation():
        editor.click("[data-save]")
    polish.refresh_from_db()
    assert polish.text == "Bez sieci"
    assert typed(owner) is None


def test_a_lost_session_loses_no_word(editor, owner, sign_in, polish):
    Session.objects.all().delete()
    editor.context.clear_cookies(name="sessionid")
    editor.fill("#id_text", "Po wylogowaniu")
    editor.click("[data-save]")
    editor.wait_for_selector("[data-kept] .is-problem a")
    assert "signed out" in editor.inner_text("[data-kept]")
    assert editor.input_value("#id_text") == "Po wylogowaniu"

    sign_in(editor, owner)
    editor.context.clear_cookies(name="csrftoken")  # signing in changes the token, too
    with editor.expect_navigation():
        editor.click("[data-save]")
    polish.refresh_from_db()
    assert polish.text == "Po wylogowaniu"


def test_the_second_of_two_sees_both_and_keeps_what_they_chose(editor, cast, owner, polish):
    editor.fill("#id_text", "Moje kursy")
    save(polish, cast.colleague, text="Nowe kursy")

    with editor.expect_navigation():
        editor.click("[data-save]")
    assert "Carla Colleague saved this text" in editor.inner_text(".ed-overtaken")
    assert editor.inner_text(".ed-overtaken del") == "Nowe"
    assert editor.inner_text(".ed-overtaken ins") == "Moje"
    assert editor.input_value("#id_text") == "Moje kursy"

    editor.fill("#id_text", "Moje nowe kursy")
    with editor.expect_navigation():
        editor.keyboard.press("Control+Enter")
    polish.refresh_from_db()
    assert polish.text == "Moje nowe kursy"
    assert PostVersion.objects.filter(post=polish.post).count() == 2


def test_the_approved_text_is_one_key_away_while_writing(editor, cast, polish, live_server):
    PostVersion.objects.filter(pk=polish.pk).update(
        status="approved", reviewed_by=cast.lead, reviewed_at=polish.edited_at
    )
    polish.refresh_from_db()
    save(polish, cast.colleague, text="Całkiem nowe")
    editor.reload()
    editor.click("#id_text")
    assert not editor.is_visible(".ed-previous .ed-diff")
    editor.keyboard.press("F2")
    assert editor.is_visible(".ed-previous .ed-diff")
    editor.keyboard.press("F2")
    assert not editor.is_visible(".ed-previous .ed-diff")
    editor.locator("h1").click()
    editor.keyboard.press("?")
    editor.wait_for_selector("dialog[open]")
    assert "Show what was approved before" in editor.inner_text("dialog[open]")


def test_it_works_without_script(browser, live_server, owner, polish):
    context = browser.new_context(java_script_enabled=False)
    value = client_of(owner).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + address(polish))
    page.fill("#id_text", "Bez skryptu")
    page.click("[data-save]")
    context.close()
    polish.refresh_from_db()
    assert polish.text == "Bez skryptu"
