"""What the connector of Telegram says and understands."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from campaigns.models import PostImage
from campaigns.sending.bot_api import call_json
from campaigns.sending.connectors import RefusedByPlatform, TryLater, connectors, kind_for, sends_itself
from campaigns.sending.forms import address_of
from campaigns.sending.problems import OF_CHANNEL, SENTENCES, SIGNS, code_of, sentence
from campaigns.sending.tasks import send_due
from campaigns.sending.telegram import _sent
from campaigns.sending.tokens import Token
from tests.campaigns_sending.bot_api import TOKEN
from tests.campaigns_sending.conftest import channel_of, connected, due_placement
from tests.factories.accounts import programme
from tests.factories.campaigns import placement_of, post_of
from tests.factories.cast import KOMPAN

telegram = connectors["telegram"]
CHANNEL = {"id": -100777, "type": "channel", "title": "Kompan PL", "username": "kompan_pl"}


@pytest.fixture
def picture(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(drawn, "PNG")
    image = PostImage(
        programme=programme(KOMPAN), sha256="a" * 64, media_type="image/png", width=8, height=8, size=99, credit="own"
    )
    image.file.save("a.png", ContentFile(drawn.getvalue()))
    image.save()
    image.content = drawn.getvalue()
    return image


def test_a_picture_goes_out_with_the_text_as_its_caption(api, picture):
    placement = due_placement(text="Kurse ab Montag", image=picture, alt="Ein Kursraum")
    send_due()
    (post,) = api.posts
    assert api.requests == ["sendPhoto"]
    assert (post.text, post.photo, post.chat) == ("Kurse ab Montag", picture.content, "@kompan_pl")
    assert set(post.parameters) == {"chat_id", "caption", "photo"}
    placement.refresh_from_db()
    assert placement.permalink == "https://t.me/kompan_pl/1"


def test_a_caption_of_more_than_1024_characters_is_not_even_tried(api, picture):
    due_placement(text="x" * 1025, image=picture, alt="Ein Kursraum")
    send_due()
    assert api.requests == []


def test_a_picture_whose_file_is_gone_is_told(api, picture):
    placement = due_placement(image=picture, alt="Ein Kursraum")
    picture.file.storage.delete(picture.file.name)
    send_due()
    placement.refresh_from_db()
    assert (placement.status, placement.problem, api.requests) == ("failed", "no-picture", [])


@pytest.mark.parametrize(
    ("chat", "link"),
    [
        ({"id": -1001234, "username": "kompan_pl"}, "https://t.me/kompan_pl/7"),
        ({"id": -1001234}, "https://t.me/c/1234/7"),
        ({"id": -55}, ""),
    ],
)
def test_the_link_of_a_post_follows_from_the_answer(chat, link):
    assert _sent({"message_id": 7, "chat": chat}).permalink == link


def test_the_check_names_bot_and_channel_and_posts_nothing(api):
    api.chats = {"@kompan_pl": (CHANNEL, {"status": "administrator", "can_post_messages": True})}
    checked = telegram.check(token=Token(TOKEN), address="@kompan_pl")
    assert (checked.bot_name, checked.title) == ("streetwork_test_bot", "Kompan PL")
    assert api.requests == ["getMe", "getChat", "getChatMember"]


@pytest.mark.parametrize(
    ("kind", "member", "code"),
    [
        ("channel", {"status": "left"}, "member"),
        ("channel", {"status": "member"}, "member"),
        ("channel", {"status": "unknown"}, "member"),
        ("channel", {"status": "kicked"}, "member"),
        ("channel", {"status": "administrator"}, "rights"),
        ("channel", {"status": "administrator", "can_post_messages": False}, "rights"),
        ("supergroup", {"status": "restricted", "can_send_messages": False}, "rights"),
        ("private", {"status": "member"}, "private"),
    ],
)
def test_the_check_says_what_is_missing(api, kind, member, code):
    api.chats = {"@kompan_pl": (CHANNEL | {"type": kind}, member)}
    with pytest.raises(RefusedByPlatform) as refusal:
        telegram.check(token=Token(TOKEN), address="@kompan_pl")
    assert refusal.value.code == code


@pytest.mark.parametrize("member", [{"status": "member"}, {"status": "creator"}])
def test_in_a_group_members_may_post(api, member):
    api.chats = {"@kompan_pl": (CHANNEL | {"type": "supergroup"}, member)}
    assert telegram.check(token=Token(TOKEN), address="@kompan_pl")


def test_a_wrong_token_and_an_unknown_channel_are_told_apart(api):
    with pytest.raises(RefusedByPlatform, match="token"):
        telegram.check(token=Token("1234:" + "b" * 35), address="@kompan_pl")
    api.chats = {}
    with pytest.raises(RefusedByPlatform, match="chat"):
        telegram.check(token=Token(TOKEN), address="@kompan_pl")


def test_a_check_without_an_answer_is_tried_later(api, settings):
    settings.TELEGRAM_API_URL = "http://127.0.0.1:9"
    with pytest.raises(TryLater):
        telegram.check(token=Token(TOKEN), address="@kompan_pl")


def test_only_the_host_of_the_settings_is_asked_with_its_path(api, settings):
    settings.TELEGRAM_API_URL = f"{api.url}/"
    assert call_json(Token(TOKEN), "getMe")["id"] == 123456789


@pytest.mark.parametrize(
    ("status", "words", "code"),
    [
        (400, "Bad Request: chat not found", "chat"),
        (403, "Forbidden: bot was kicked from the channel chat", "removed"),
        (403, "Forbidden: bot is not a member of the channel chat", "removed"),
        (403, "Forbidden: something new", "removed"),
        (400, "Bad Request: not enough rights to send text messages to the chat", "rights"),
        (400, "Bad Request: need administrator rights in the channel chat", "rights"),
        (400, "Bad Request: message is too long", "long"),
        (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", "picture"),
        (401, "Unauthorized", "token"),
        (404, "Not Found", "token"),
        (400, "Bad Request: something new", "refused"),
    ],
)
def test_the_words_of_a_refusal_become_a_code(status, words, code):
    assert code_of(status, words) == code


def test_every_code_has_a_sentence():
    assert {code for _sign, code in SIGNS} | OF_CHANNEL <= set(SENTENCES)
    assert sentence("never heard of") == SENTENCES["refused"]
    assert sentence("") == ""


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("@kompan_pl", "@kompan_pl"),
        (" kompan_pl ", "@kompan_pl"),
        ("https://t.me/kompan_pl/", "@kompan_pl"),
        ("t.me/kompan_pl", "@kompan_pl"),
        ("-1001234567890", "-1001234567890"),
        ("https://t.me/+AbCdEfGh", ""),
        ("https://example.org/kompan_pl", ""),
        ("@ab", ""),
        ("@name with spaces", ""),
        ("12345", ""),
        ("@naïve_name", ""),
    ],
)
def test_the_address_is_read_as_people_have_it(typed, address):
    assert address_of(typed) == address


@pytest.mark.django_db
def test_a_placement_sends_itself_only_by_a_connection_that_works():
    channel = connected()
    placement = placement_of(post_of(), platform="telegram", channel=channel)
    held = channel.connection
    assert sends_itself(placement)
    for change in ({"is_active": False}, {"problem": "rights"}):
        for name, value in change.items():
            setattr(held, name, value)
        assert not sends_itself(placement)
        held.is_active, held.problem = True, ""
    by_hand = placement_of(post_of(), channel=channel_of(on="facebook", url="https://facebook.com/kompan"))
    assert not sends_itself(by_hand)
    assert not sends_itself(placement_of(post_of()))


def test_only_telegram_has_a_connector():
    assert (kind_for("telegram"), kind_for("facebook")) == ("telegram", None)
