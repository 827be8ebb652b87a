"""What is typed is kept, for its writer alone, until it is saved or thrown away."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.editor.copies import discard_copy, keep_copy, others_writing
from campaigns.editor.retention import working_copies
from campaigns.flow import seen_of
from campaigns.models import WorkingCopy
from tests.campaigns_editor.conftest import save, words_of
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db


def address(name, post, language="pl"):
    return reverse(f"editor:{name}", args=[post.campaign_id, post.pk, language])


def typed(client, post, text, *, version=None, language="pl", **more):
    data = {"text": text, "seen": seen_of(version), "base": seen_of(version)} | more
    return client.post(address("autosave", post, language), data)


def page_of(client, post, language="pl"):
    return client.get(address("version", post, language)).content.decode()


@pytest.fixture
def owner(cast):
    cast.owner.language = "en"
    cast.owner.save()
    return client_of(cast.owner)


@pytest.fixture
def colleague(cast):
    cast.colleague.language = "en"
    cast.colleague.save()
    return client_of(cast.colleague)


def test_what_was_typed_stands_in_the_form_again(owner, post, source):
    answer = typed(owner, post, "Dar", headline="Kur", target="https://exa")

    page = page_of(owner, post)
    assert answer.status_code == 200
    assert "saved" in answer.content.decode()
    assert ">\nDar</textarea>" in page
    assert 'value="https://exa"' in page
    assert "unsaved changes of yours" in page


def test_it_is_there_after_signing_in_again(cast, owner, post, source):
    typed(owner, post, "Darmowe kursy")
    owner.logout()
    assert ">\nDarmowe kursy</textarea>" in page_of(client_of(cast.owner), post)


def test_nobody_else_sees_it_but_that_somebody_is_writing(owner, colleague, post, source):
    typed(owner, post, "Darmowe kursy")
    page = page_of(colleague, post)
    assert "Darmowe kursy" not in page
    assert "Olga Owner is writing here, too" in page


def test_who_fell_silent_is_not_writing_any_more(cast, post, source):
    copy = keep_copy(
        post=post, language="pl", user=cast.owner.pk, wording=words_of(text="x"), plain_language=False, base=""
    )
    WorkingCopy.objects.filter(pk=copy.pk).update(saved_at=timezone.now() - timedelta(minutes=11))
    assert others_writing(post, "pl", cast.colleague.pk) == []


def test_typing_touches_neither_text_nor_approval(owner, post, polish):
    typed(owner, post, "Coś innego", version=polish)
    before = polish.text
    polish.refresh_from_db()
    assert (polish.text, polish.status) == (before, "approved")


def test_typing_it_back_leaves_nothing_to_continue(owner, post, polish):
    typed(owner, post, "Coś innego", version=polish)
    typed(owner, post, polish.text, version=polish)
    assert not WorkingCopy.objects.exists()


def test_saving_is_the_end_of_the_working_copy_of_the_writer_alone(cast, owner, colleague, post, polish):
    typed(owner, post, "Moje", version=polish)
    typed(colleague, post, "Twoje", version=polish)
    save(polish, cast.owner, text="Moje")
    assert list(WorkingCopy.objects.values_list("user__name", "text")) == [("Carla Colleague", "Twoje")]


def test_discarding_shows_the_text_that_stands_there_and_twice_does_no_harm(owner, post, polish):
    typed(owner, post, "Moje", version=polish)
    for _turn in range(2):
        assert owner.post(address("discard", post)).status_code == 302
    assert f">\n{polish.text}</textarea>" in page_of(owner, post)


def test_while_typing_one_is_told_that_a_colleague_saved(cast, owner, post, polish):
    began = seen_of(polish)
    save(polish, cast.colleague, text="Nowe")
    answer = owner.post(address("autosave", post), {"text": "Moje", "seen": began, "base": began})
    assert "Carla Colleague has saved this text meanwhile" in answer.content.decode()


def test_after_a_reload_an_overtaken_copy_is_shown_beside_theirs(cast, owner, post, polish):
    typed(owner, post, "Moje kursy", version=polish)
    save(polish, cast.colleague, text="Nowe kursy")
    page = page_of(owner, post)
    assert "Carla Colleague saved this text while you were writing" in page
    assert "<del>Nowe</del><ins>Moje</ins>" in page
    assert ">\nMoje kursy</textarea>" in page


def test_the_second_who_saves_is_told_sees_both_and_saves_knowingly(cast, owner, post, polish):
    began = seen_of(polish)
    theirs = save(polish, cast.colleague, text="Nowe kursy")

    told = owner.post(address("save", post), {"text": "Moje kursy", "seen": began, "base": began})
    page = told.content.decode()
    assert told.status_code == 422
    assert "<del>Nowe</del><ins>Moje</ins>" in page
    assert f'name="seen" value="{seen_of(theirs)}"' in page
    assert ">\nMoje kursy</textarea>" in page
    assert WorkingCopy.objects.get(user=cast.owner).text == "Moje kursy"

    kept = owner.post(address("save", post), {"text": "Moje kursy", "seen": seen_of(theirs), "base": began})
    polish.refresh_from_db()
    assert (kept.status_code, polish.text) == (302, "Moje kursy")


def test_taking_theirs_lets_go_of_mine(cast, owner, post, polish):
    began = seen_of(polish)
    save(polish, cast.colleague, text="Nowe kursy")
    owner.post(address("save", post), {"text": "Moje", "seen": began, "base": began})
    owner.post(address("discard", post))
    assert ">\nNowe kursy</textarea>" in page_of(owner, post)


def test_when_the_text_was_removed_meanwhile_mine_can_be_saved_anew(owner, post, source):
    told = owner.post(address("save", post), {"text": "Moje", "seen": "ab" * 32, "base": "ab" * 32})
    assert told.status_code == 422
    assert "Somebody removed this text" in told.content.decode()
    assert owner.post(address("save", post), {"text": "Moje", "seen": "", "base": ""}).status_code == 302


@pytest.mark.parametrize(
    "data",
    [
        {"text": "a\x00b"},
        {"headline": "x" * 121},
        {"image": "99999999999999999999"},
        {"image": "x"},
        {"text": "y" * 24_001},
    ],
)
def test_what_cannot_be_kept_is_said(owner, post, source, data):
    answer = owner.post(address("autosave", post), data)
    assert answer.status_code == 422
    assert "Not kept" in answer.content.decode()


def test_what_is_no_mark_counts_as_none(cast, post, source):
    copy = keep_copy(
        post=post, language="pl", user=cast.owner.pk, wording=words_of(text="x"), plain_language=False, base="zz"
    )
    assert bytes(copy.base) == b""


def test_working_copies_are_deleted_after_a_month(cast, post, source):
    copy = keep_copy(
        post=post, language="pl", user=cast.owner.pk, wording=words_of(text="x"), plain_language=False, base=""
    )
    assert not working_copies(copy.saved_at - timedelta(days=1)).exists()
    assert working_copies(copy.saved_at).exists()


def test_discarding_touches_only_ones_own(cast, post, source):
    for user in (cast.owner, cast.colleague):
        keep_copy(post=post, language="pl", user=user.pk, wording=words_of(text="x"), plain_language=False, base="")
    discard_copy(post=post, language="pl", user=cast.owner.pk)
    assert WorkingCopy.objects.get().user == cast.colleague
