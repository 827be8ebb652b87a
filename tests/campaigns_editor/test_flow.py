"""Draft, translation, review, approved: who may do what, and what two at once learn of each other."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override

from campaigns.editor.actions import approve, hand_on, remove_version, send_back, write_version
from campaigns.editor.history import moments_of
from campaigns.editor.queries import events_of, last_approved
from campaigns.flow import Refused, seen_of
from campaigns.models import PostVersion
from streetwork.web.steps import Changed
from tests.campaigns_editor.conftest import picture_of, save, words_of
from tests.factories.campaigns import placement_of, post_version_of

pytestmark = pytest.mark.django_db


def written(post, user, language="de", *, seen="", **words):
    return write_version(
        post=post, language=language, wording=words_of(**({"text": "Kurse"} | words)), plain_language=False, seen=seen,
        user=user.pk,
    )  # fmt: skip


def test_a_version_begins_as_a_draft_of_its_writer(cast, post):
    version = written(post, cast.owner)
    assert (version.status, version.edited_by_id) == ("draft", cast.owner.pk)


def test_it_is_approved_by_somebody_who_did_not_write_it(cast, post):
    version = hand_on(version=written(post, cast.owner), to="review")
    with pytest.raises(Refused, match="four_eyes"):
        approve(version=version, seen=seen_of(version), user=cast.owner.pk)
    approved = approve(version=version, seen=seen_of(version), user=cast.colleague.pk)
    assert (approved.status, approved.reviewed_by) == ("approved", cast.colleague)


def test_the_database_itself_keeps_the_four_eyes(cast, source):
    source.reviewed_by = cast.owner
    with pytest.raises(IntegrityError, match="postversion_approved_by_another"), transaction.atomic():
        source.save()


def test_changing_an_approved_version_takes_the_approval_away(cast, source):
    changed = save(source, cast.colleague, text="Anders")
    assert (changed.status, changed.edited_by_id) == ("draft", cast.colleague.pk)


def test_the_tick_for_plain_language_alone_takes_nothing_away(cast, source):
    write_version(
        post=source.post, language="de", wording=words_of(source), plain_language=True, seen=seen_of(source),
        user=cast.colleague.pk,
    )  # fmt: skip
    source.refresh_from_db()
    assert (source.status, source.plain_language, source.edited_by) == ("approved", True, cast.owner)


def test_what_was_not_handed_in_is_not_approved(cast, post):
    version = written(post, cast.owner)
    with pytest.raises(Refused, match="status"):
        approve(version=version, seen=seen_of(version), user=cast.colleague.pk)


def test_a_reviewer_approves_only_what_was_read(cast, post):
    version = hand_on(version=written(post, cast.owner), to="review")
    read = seen_of(version)
    save(version, cast.owner, text="Anders")
    with pytest.raises(Changed):
        approve(version=version, seen=read, user=cast.colleague.pk)


def test_a_reviewer_approves_only_beside_the_source_that_was_read(cast, source, post):
    version = hand_on(version=written(post, cast.owner, "pl"), to="review")
    read = seen_of(source)
    save(source, cast.colleague, text=source.text + "!", keeps_approvals=True)
    with pytest.raises(Changed):
        approve(version=version, seen=seen_of(version), source_seen=read, user=cast.colleague.pk)


def test_a_translation_waits_for_its_source(cast, post):
    post_version_of(post, status="review")
    version = hand_on(version=written(post, cast.owner, "pl"), to="review")
    with pytest.raises(Refused, match="source"):
        approve(version=version, seen=seen_of(version), user=cast.colleague.pk)


def test_a_picture_without_description_is_not_approved(cast, post):
    version = hand_on(version=written(post, cast.owner, image=picture_of(post.campaign.programme)), to="review")
    with pytest.raises(Refused, match="alt"):
        approve(version=version, seen=seen_of(version), user=cast.colleague.pk)


def test_a_place_for_a_link_without_a_link_is_not_approved(cast, post):
    version = hand_on(version=written(post, cast.owner, text="Mehr: {link}"), to="review")
    with pytest.raises(Refused, match="link"):
        approve(version=version, seen=seen_of(version), user=cast.colleague.pk)


def test_what_is_too_long_for_all_platforms_it_is_planned_for_is_not_approved(cast, post):
    placement_of(post, platform="x")
    version = hand_on(version=written(post, cast.owner, text="lang " * 200), to="review")
    with pytest.raises(Refused, match="length"):
        approve(version=version, seen=seen_of(version), user=cast.colleague.pk)


def test_what_fits_one_of_its_platforms_is_approved(cast, post):
    placement_of(post, platform="x")
    placement_of(post, platform="facebook")
    version = hand_on(version=written(post, cast.owner, text="lang " * 200), to="review")
    assert approve(version=version, seen=seen_of(version), user=cast.colleague.pk).status == "approved"


def test_a_cancelled_placement_sets_no_limit(cast, post):
    placement_of(post, platform="x", status="cancelled")
    version = hand_on(version=written(post, cast.owner, text="lang " * 200), to="review")
    assert approve(version=version, seen=seen_of(version), user=cast.colleague.pk).status == "approved"


def test_the_second_of_two_is_told_and_nothing_is_overwritten(cast, source):
    began = seen_of(source)
    save(source, cast.owner, text="Von der Ersten")
    with pytest.raises(Changed):
        save(source, cast.colleague, seen=began, text="Vom Zweiten")
    source.refresh_from_db()
    assert source.text == "Von der Ersten"


def test_two_who_begin_the_same_language_do_not_overwrite_each_other(cast, post):
    written(post, cast.owner)
    with pytest.raises(Changed):
        written(post, cast.colleague, text="Andere Kurse")


def test_sending_the_same_twice_is_saving_once(cast, post):
    first = written(post, cast.owner)
    again = written(post, cast.owner)
    assert (first.pk, PostVersion.objects.count()) == (again.pk, 1)


def test_sending_back_says_why_and_handing_in_again_clears_it(cast, post):
    version = hand_on(version=written(post, cast.owner), to="review")
    back = send_back(version=version, remark="Bitte kürzer.", seen=seen_of(version), user=cast.colleague.pk)
    assert (back.status, back.remark, back.reviewed_by_id) == ("draft", "Bitte kürzer.", cast.colleague.pk)
    assert hand_on(version=back, to="review").remark == ""


def test_nobody_sends_back_their_own(cast, post):
    version = hand_on(version=written(post, cast.owner), to="review")
    with pytest.raises(Refused, match="four_eyes"):
        send_back(version=version, remark="x", seen=seen_of(version), user=cast.owner.pk)


@pytest.mark.parametrize("to", ["approved", "", "nonsense"])
def test_there_is_no_way_around_the_review(cast, post, to):
    with pytest.raises(Refused, match="status"):
        hand_on(version=written(post, cast.owner), to=to)


def test_a_draft_is_removed_and_the_source_or_what_was_approved_is_not(cast, post, source, polish):
    remove_version(version=post_version_of(post, "ro", status="draft"))
    for kept in (source, polish):
        with pytest.raises(Refused, match="status"):
            remove_version(version=kept)
    assert set(post.versions.values_list("language", flat=True)) == {"de", "pl"}


def test_the_history_tells_each_step_with_its_words(cast, post):
    version = written(post, cast.owner, text="ein Wort")
    hand_on(version=version, to="review")
    send_back(version=version, remark="Zwei!", seen=seen_of(version), user=cast.colleague.pk)
    version.refresh_from_db()
    save(version, cast.owner, text="zwei Wort")

    with override("en"):
        moments = moments_of(events_of(version))
        steps = [str(moment.what) for moment in moments]

    assert steps == ["text changed", "sent back", "handed in for review", "written"]
    assert moments[1].remark == "Zwei!"
    _field, pieces = moments[0].changes[0]
    assert [(piece.text, piece.kind) for piece in pieces] == [("ein", "gone"), ("zwei", "new"), (" Wort", "same")]


def test_what_was_approved_last_stays_at_hand(cast, source):
    assert last_approved(source) is None
    old = source.text
    changed = save(source, cast.owner, text="Anders")
    assert last_approved(changed).text == old


@pytest.mark.django_db(transaction=True)
def test_two_real_transactions_on_the_same_version_leave_one_winner(cast, post):
    """Both have read the same version; each saves in its own connection at the same moment."""
    source = post_version_of(post, writer=cast.owner)
    people, began = [cast.owner, cast.colleague], seen_of(source)
    start, outcomes = threading.Barrier(2), {}

    def save_as(user):
        try:
            start.wait(timeout=10)
            save(source, user, seen=began, text=f"Von {user.name}")
            outcomes[user.name] = "saved"
        except Changed:
            outcomes[user.name] = "told"
        finally:
            connection.close()

    threads = [threading.Thread(target=save_as, args=[user]) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    winner = next(name for name, outcome in outcomes.items() if outcome == "saved")
    assert sorted(outcomes.values()) == ["saved", "told"]
    assert PostVersion.objects.get(pk=source.pk).text == f"Von {winner}"
