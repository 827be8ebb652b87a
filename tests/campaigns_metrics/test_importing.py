"""From a platform's file to kept figures and back: matched only by what is certain, chosen by people, applied once."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from campaigns.enums import ImportStatus
from campaigns.metrics.actions import enter_figures
from campaigns.metrics.imports.applying import apply_import
from campaigns.metrics.imports.plans import Why
from campaigns.metrics.imports.runs import Settled
from campaigns.metrics.retention import imports_not_applied
from campaigns.models import Metric, MetricImport
from streetwork.presence.models import FollowerCount, OwnChannel
from tests.campaigns_metrics.conftest import Importing, at, sample
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
FACEBOOK = "facebook_posts.csv"
HEAD = "Post ID,Page ID,Title,Publish time,Permalink,Views,Reach\n"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "own" / "insights"


def lines_of(plan, outcome):
    return [line.number for line in plan.all if line.outcome == outcome]


def figures_of(placement):
    return dict(Metric.objects.filter(placement=placement).values_list("name", "value"))


def test_a_known_file_leads_straight_to_its_preview_and_writes_nothing(importing, placement):
    answer = importing.upload(sample(FACEBOOK))
    assert answer["Location"] == f"/campaigns/metrics/import/{importing.pk}/"
    plan = importing.plan()
    assert (lines_of(plan, "written"), plan.figures_new) == ([2], 6)
    assert Metric.objects.count() == 0


def test_applied_figures_keep_source_import_day_and_definition(importing, placement, cast):
    importing.upload(sample(FACEBOOK))
    assert importing.post("apply").status_code == 302
    assert figures_of(placement) == {
        "views": 4118, "reach": 3461, "reactions": 85, "comments": 11, "shares": 1, "clicks": 76,
    }  # fmt: skip
    reach = Metric.objects.get(name="reach")
    assert (reach.source, reach.imported_id, reach.measured_on, reach.definition) == (
        "import", importing.pk, timezone.localdate(), "facebook.reach.2026-06",
    )  # fmt: skip
    placement.refresh_from_db()
    assert placement.measured_at is not None
    assert importing.run.status == ImportStatus.APPLIED


def test_the_files_lines_are_gone_once_it_is_applied(importing, placement):
    importing.upload(sample(FACEBOOK))
    importing.post("apply")
    assert "blocks" not in importing.run.staged
    assert "Deutsch lernen in deiner" not in str(importing.run.staged)


def test_the_link_decides_in_every_form_of_it(importing, post):
    placement_of(post, due_at=at(2), status="published",
                 permalink="https://m.facebook.com/kompan/posts/122158000000000001/?mibextid=abc")  # fmt: skip
    importing.upload(sample(FACEBOOK))
    assert lines_of(importing.plan(), "written") == [2]


def test_a_sound_id_matches_where_the_link_is_missing(importing, post):
    mine = placement_of(post, due_at=at(20), status="published", external_id="122158000000000001")
    importing.upload((HEAD + "122158000000000001,6,Anders,11/02/2026 01:05,,100,50\n").encode())
    [line] = importing.plan().lines
    assert (line.placement, line.how) == (mine, "id")


@pytest.mark.parametrize(("written", "why"), [("1.22158E+17", Why.SCIENTIFIC), ("122158000000000000", Why.ROUNDED)])
def test_a_damaged_id_is_reported_and_never_used(importing, post, written, why):
    placement_of(post, due_at=at(20), status="published", external_id=written)
    importing.upload((HEAD + f"{written},6,Anders,11/02/2026 01:05,,100,50\n").encode())
    [line] = importing.plan().lines
    assert (line.placement, why in line.reasons, line.outcome) == (None, True, "left")


def test_with_a_damaged_id_the_link_still_matches(importing, placement):
    text = HEAD + f"1.22E+17,6,x,11/02/2026 01:05,{placement.permalink},100,50\n"
    importing.upload(text.encode())
    [line] = importing.plan().lines
    assert (line.how, line.outcome, line.reasons) == ("link", "written", [Why.SCIENTIFIC])


def test_the_same_day_and_the_same_beginning_are_only_offered(importing, post):
    same_day = placement_of(post, due_at=at(3, 20), status="published")
    other = post_of(post.campaign, title="Kindergeld")
    alike = placement_of(other, due_at=at(12), status="published", published_text="Kindergeld – was man wissen muss!")
    placement_of(other, due_at=at(12), status="published", platform="telegram", published_text="Kindergeld")
    text = HEAD + "9,6,Kindergeld - was man wissen muss,11/03/2026 04:00,https://www.facebook.com/x/posts/5,10,5\n"
    importing.upload(text.encode())
    [line] = importing.plan().lines
    assert line.outcome == "open"
    assert {(each.placement, each.same_day, each.alike) for each in line.candidates} == {
        (same_day, True, False), (alike, False, True),
    }  # fmt: skip
    importing.post("apply")
    assert Metric.objects.count() == 0


def test_what_agrees_in_both_is_offered_first(importing, post):
    placement_of(post, due_at=at(3, 20), status="published")
    both = placement_of(post_of(post.campaign), due_at=at(3), status="published",
                        published_text="Kindergeld: was man wissen muss, kurz")  # fmt: skip
    importing.upload((HEAD + "9,6,Kindergeld - was man wissen muss,11/03/2026 04:00,,10,5\n").encode())
    assert importing.plan().lines[0].candidates[0].placement == both


def test_a_short_number_of_another_channel_matches_nothing(importing, post):
    placement_of(post, due_at=at(20), status="published", external_id="17")
    importing.upload((HEAD + "17,6,x,11/02/2026 01:05,,10,5\n").encode())
    assert importing.plan().lines[0].placement is None


def test_a_chosen_post_is_written_and_its_link_is_known_next_time(importing, post, cast):
    mine = placement_of(post, due_at=at(3), status="published")
    link = "https://www.facebook.com/kompan/posts/5555555555555"
    importing.upload((HEAD + f"5555555555555,6,x,11/03/2026 04:00,{link},10,5\n").encode())
    importing.post("choose", **{"row-2": str(mine.pk)})
    importing.post("apply")
    mine.refresh_from_db()
    assert (figures_of(mine), mine.permalink) == ({"views": 10, "reach": 5}, link)
    again = Importing(cast.campaign_editor)
    again.upload((HEAD + f"5555555555555,6,x,11/03/2026 04:00,{link},11,5\n").encode())
    assert again.plan().lines[0].how == "link"


def test_a_post_that_was_not_offered_cannot_be_chosen(importing, post):
    placement_of(post, due_at=at(3), status="published")
    far = placement_of(post, due_at=at(12), status="published", platform="telegram")
    importing.upload((HEAD + "9,6,x,11/03/2026 04:00,,10,5\n").encode())
    importing.post("choose", **{"row-2": str(far.pk)})
    assert importing.plan().lines[0].outcome == "open"


def test_a_line_may_be_left_out_on_purpose(importing, post):
    placement_of(post, due_at=at(3), status="published")
    importing.upload((HEAD + "9,6,x,11/03/2026 04:00,,10,5\n").encode())
    importing.post("choose", **{"row-2": "skip"})
    [line] = importing.plan().lines
    assert (line.outcome, line.reasons) == ("left", [Why.SKIPPED])
    importing.post("choose", **{"row-2": ""})
    assert importing.plan().lines[0].outcome == "open"


def test_two_lines_about_one_post_write_the_first(importing, placement):
    line = f"1,6,x,11/02/2026 01:05,{placement.permalink}"
    importing.upload((HEAD + f"{line},10,5\n{line},11,6\n").encode())
    plan = importing.plan()
    assert (lines_of(plan, "written"), plan.lines[1].reasons) == ([2], [Why.TWICE])


def test_two_posts_with_one_link_are_offered_and_not_guessed(importing, placement, post):
    placement_of(post, "de", due_at=at(2), status="published", permalink=placement.permalink)
    importing.upload(sample(FACEBOOK))
    line = importing.plan().lines[0]
    assert (line.outcome, len(line.candidates), Why.AMBIGUOUS in line.reasons) == ("open", 2, True)


def test_posts_of_another_programme_never_match(importing, placement):
    foreign = placement_of(post_of(campaign_of(slug=EAST_SIDE, title="S")), status="published", due_at=at(2),
                           permalink="https://facebook.com/kompan/posts/122158000000000002")  # fmt: skip
    importing.upload(sample(FACEBOOK))
    plan = importing.plan()
    offered = {each.placement.pk for line in plan.lines for each in line.candidates}
    assert foreign.pk not in offered | {line.placement.pk for line in plan.lines if line.placement}


def test_an_empty_cell_is_no_zero_and_an_unreadable_one_is_named(importing, placement):
    importing.upload((HEAD + f"1,6,x,11/02/2026 01:05,{placement.permalink},,viele\n").encode())
    [line] = importing.plan().lines
    assert (line.figures, line.reasons) == ([], [Why.SOME_UNREAD, Why.NO_FIGURES])


def test_the_same_file_again_is_recognised(importing, placement, cast):
    importing.upload(sample(FACEBOOK))
    importing.post("apply")
    again = Importing(cast.owner)
    again.upload(sample(FACEBOOK), name="other-name.csv")
    assert (again.pk, MetricImport.objects.count()) == (importing.pk, 1)
    assert "applied already" in again.page().content.decode()


def test_the_same_figures_in_another_file_change_nothing(importing, placement, cast):
    importing.upload(sample(FACEBOOK))
    importing.post("apply")
    again = Importing(cast.campaign_editor)
    again.upload(sample(FACEBOOK) + b"\r\n")
    assert lines_of(again.plan(), "same") == [2]
    again.post("apply")
    assert Metric.objects.filter(imported=importing.pk).count() == 6


def test_applying_twice_writes_once(importing, placement):
    importing.upload(sample(FACEBOOK))
    importing.post("apply")
    importing.post("apply")
    assert Metric.objects.count() == 6
    with pytest.raises(Settled):
        apply_import(run=importing.run, user=None)


def test_a_newer_file_of_the_day_changes_and_undoing_brings_back(importing, placement, cast):
    line = f"1,6,x,11/02/2026 01:05,{placement.permalink}"
    importing.upload((HEAD + f"{line},10,5\n").encode())
    importing.post("apply")
    newer = Importing(cast.campaign_editor)
    newer.upload((HEAD + f"{line},12,5\n").encode())
    assert newer.plan().figures_changed == 1
    newer.post("apply")
    assert figures_of(placement) == {"views": 12, "reach": 5}
    newer.post("undo")
    assert figures_of(placement) == {"views": 10, "reach": 5}
    importing.post("undo")
    placement.refresh_from_db()
    assert (figures_of(placement), placement.measured_at) == ({}, None)


def test_undoing_leaves_what_was_typed_and_forgets_the_link_that_was_learned(importing, post):
    mine = placement_of(post, due_at=at(3), status="published")
    enter_figures(placement=mine, figures={"views": 7}, day=timezone.localdate(), user=None)
    link = "https://www.facebook.com/kompan/posts/5555555555555"
    importing.upload((HEAD + f"5,6,x,11/03/2026 04:00,{link},10,5\n").encode())
    importing.post("choose", **{"row-2": str(mine.pk)})
    importing.post("apply")
    mine.refresh_from_db()
    assert mine.permalink == link
    importing.post("undo")
    importing.post("undo")
    mine.refresh_from_db()
    assert (figures_of(mine), mine.permalink, importing.run.status) == ({"views": 7}, "", "undone")


def test_an_undone_file_can_be_read_anew(importing, placement, cast):
    importing.upload(sample(FACEBOOK))
    importing.post("apply")
    importing.post("undo")
    again = Importing(cast.campaign_editor)
    again.upload(sample(FACEBOOK))
    assert again.pk != importing.pk
    assert lines_of(again.plan(), "written") == [2]


def test_unknown_headings_lead_to_the_columns_and_are_remembered(importing, placement, cast):
    head = "Nummer,Link zum Beitrag,Bildschirmkontakte,Aufrufe\n"
    importing.upload((head + f"1,{placement.permalink},99,10\n").encode())
    page = importing.client.get(f"/campaigns/metrics/import/{importing.pk}/columns/")
    assert [header for header, *_rest, unknown in page.context["form"].rows if unknown] == [
        "Nummer",
        "Bildschirmkontakte",
    ]
    assert importing.map(Bildschirmkontakte="reach")["Location"].endswith(f"/{importing.pk}/")
    importing.post("apply")
    assert figures_of(placement) == {"views": 10, "reach": 99}
    other = Importing(cast.campaign_editor)
    answer = other.upload(
        f"Aufrufe,nummer,Link zum Beitrag,Bildschirmkontakte\n12,1,{placement.permalink},100\n".encode()
    )
    assert answer["Location"].endswith(f"/import/{other.pk}/")
    assert {each.name: each.value for each in other.plan().lines[0].figures} == {"views": 12, "reach": 100}


def test_a_mapping_without_what_is_needed_stays_typed_with_a_sentence(importing, placement):
    importing.upload(b"Nummer,Menge\n1,5\n")
    answer = importing.map(platform="facebook", Menge="views")
    assert answer.status_code == 422
    assert "which post" in answer.content.decode()
    assert answer.context["form"]["platform"].value() == "facebook"
    twice = importing.map(platform="facebook", Menge="views", Nummer="views")
    assert "Another column" in twice.content.decode()


def test_german_headings_and_numbers_are_understood(importing, placement):
    importing.upload(sample("facebook_deutsch.csv"))
    importing.post("apply")
    assert figures_of(placement)["views"] == 4118


def test_instagram_matches_by_its_short_code(importing, post):
    mine = placement_of(post, platform="instagram", due_at=at(2), status="published",
                        permalink="https://www.instagram.com/kompan/p/EX0/?igsh=abc")  # fmt: skip
    importing.upload(sample("instagram_posts.csv"))
    importing.post("apply")
    assert figures_of(mine) == {
        "views": 4389, "reactions": 178, "shares": 29, "comments": 12, "saves": 26, "reach": 3288, "follows": 1,
    }  # fmt: skip


def test_times_that_are_off_are_told_by_posts_known_by_their_link(importing, post):
    rows = ""
    for number in (1, 2):
        link = f"https://www.facebook.com/kompan/posts/77777777777{number}"
        placement_of(post, due_at=at(number + 1, 10, 0), status="published", permalink=link)
        rows += f"{number},6,x,11/0{number + 1}/2026 10:03,{link},10,5\n"
    importing.upload((HEAD + rows).encode())
    assert importing.plan().hours_apart == 9
    importing.map(time_zone="Europe/Berlin")
    assert importing.plan().hours_apart is None


def test_daily_follows_become_figures_of_the_channel_that_the_person_chose(importing, channel):
    answer = importing.upload(sample("page_follows_utf16.csv"))
    assert answer["Location"].endswith("/columns/")
    importing.map(channel=channel.pk)
    importing.post("apply")
    assert list(channel.metrics.order_by("measured_on").values_list("name", "value", "measured_on")) == [
        ("follows", value, date(2026, 11, day)) for day, value in ((1, 1), (2, 9), (3, 8), (4, 3))
    ]
    assert importing.client.get(f"/campaigns/metrics/channels/{channel.pk}/").status_code == 200
    assert FollowerCount.objects.count() == 0


def test_a_series_may_be_the_number_of_followers_and_is_taken_back(importing, channel):
    FollowerCount.objects.create(channel=channel, counted_on=date(2026, 11, 1), count=900)
    importing.upload(sample("page_follows_utf16.csv"))
    importing.map(channel=channel.pk, **{"Facebook follows": "followers"})
    plan = importing.plan()
    assert (plan.figures_new, plan.figures_changed) == (3, 1)
    importing.post("apply")
    assert FollowerCount.objects.get(counted_on=date(2026, 11, 2)).count == 9
    FollowerCount.objects.filter(counted_on=date(2026, 11, 3)).update(count=555)
    importing.post("undo")
    assert dict(FollowerCount.objects.values_list("counted_on__day", "count")) == {1: 900, 3: 555}


def test_each_file_of_daily_figures_asks_whose_they_are(importing, channel, cast):
    """Two pages of ours send the same headings; the channel of the last one is offered, never taken by itself."""
    other = OwnChannel.objects.create(programme=programme(KOMPAN), platform=channel.platform, name="Zweite Seite",
                                      url="https://facebook.com/kompan.ro")  # fmt: skip
    importing.upload(sample("page_follows_utf16.csv"))
    importing.map(channel=channel.pk)
    importing.post("apply")
    second = Importing(cast.campaign_editor)
    answer = second.upload(b'"Facebook follows"\nDate,Primary\n2026-11-01,70\n')
    assert answer["Location"].endswith("/columns/")
    assert second.page().status_code == 302
    form = second.client.get(answer["Location"]).context["form"]
    assert form["channel"].value() == channel.pk
    assert {form[name].value() for name in form.fields if name.startswith("series")} == {"follows"}
    second.map(channel=other.pk)
    second.post("apply")
    assert list(other.metrics.values_list("value", flat=True)) == [70]
    assert channel.metrics.count() == 4


def test_another_programmes_channel_cannot_be_chosen(importing, channel):
    foreign = OwnChannel.objects.create(programme=programme(EAST_SIDE), platform=channel.platform, name="x",
                                        url="https://facebook.com/eastside")  # fmt: skip
    importing.upload(sample("page_follows_utf16.csv"))
    assert importing.map(channel=foreign.pk).status_code == 422


def test_days_to_come_and_nonsense_are_left_out_with_their_reason(importing, channel):
    tomorrow = timezone.localdate() + timedelta(days=1)
    text = f'"Views"\nDate,Primary\n{tomorrow},5\nnie,5\n2026-11-01,x\n2026-11-02,4\n2026-11-02,5\n'
    importing.upload(text.encode())
    importing.map(channel=channel.pk, Views="views")
    assert [line.reasons for line in importing.plan().days] == [
        [Why.FUTURE], [Why.NO_DAY], [Why.NO_FIGURES], [], [Why.TWICE],
    ]  # fmt: skip


def test_a_file_that_is_thrown_away_leaves_nothing(importing, placement):
    importing.upload(sample(FACEBOOK))
    importing.post("discard")
    assert (importing.run.staged, importing.run.status) == ({}, "discarded")
    importing.post("apply")
    assert Metric.objects.count() == 0


def test_after_seven_days_what_was_not_applied_goes_and_what_was_stays(importing, placement, cast):
    importing.upload(sample(FACEBOOK))
    importing.post("apply")
    waiting = Importing(cast.campaign_editor)
    waiting.upload(sample("instagram_posts.csv"))
    cutoff = timezone.now()
    assert list(imports_not_applied(cutoff)) == [waiting.run]
    assert not imports_not_applied(cutoff - timedelta(days=1)).exists()


def test_what_cannot_be_read_is_refused_in_the_form_and_keeps_nothing(importing, db):
    answer = importing.upload(b"\x00\x01\x02")
    assert answer.status_code == 422
    assert "CSV" in answer.context["form"].errors["file"][0]
    assert MetricImport.objects.count() == 0


def test_a_file_above_ten_megabytes_is_refused(importing, db):
    answer = importing.upload(b"x" * (10 * 1024 * 1024 + 1))
    assert answer.status_code == 413
    assert "10 MB" in answer.content.decode()


@pytest.mark.parametrize("step", ["columns", "choose", "apply", "discard", "undo"])
def test_imports_of_others_and_readers_are_closed(importing, placement, cast, step):
    importing.upload(sample(FACEBOOK))
    here = f"/campaigns/metrics/import/{importing.pk}/{step}/"
    assert client_of(cast.stranger).post(here).status_code == 404
    assert client_of(cast.coordinator).post(here).status_code == 403


@pytest.mark.parametrize("step", ["columns", "choose", "apply", "discard", "undo"])
@pytest.mark.parametrize("data", [{"walls": "1"}, {"row-2": "\x00"}, {"row-" + "9" * 50: "1"}, {"row-2": "9" * 50}])
def test_anything_may_be_posted(importing, placement, step, data):
    importing.upload(sample(FACEBOOK))
    assert importing.post(step, **data).status_code in (302, 422)


def test_an_archived_programme_takes_no_file(importing, placement):
    importing.upload(sample(FACEBOOK))
    mine = programme(KOMPAN)
    mine.is_archived = True
    mine.save()
    assert importing.post("apply").status_code == 302
    assert Metric.objects.count() == 0
    assert importing.client.get("/campaigns/metrics/import/").status_code == 403


@pytest.mark.skipif(not SHARED.exists(), reason="The shared samples are not here.")
@pytest.mark.parametrize("name", ["fb_page_posts_own.csv", "ig_posts_own.csv"])
def test_the_shared_posts_are_matched_by_their_links(importing, post, name):
    platform, link = {
        "fb": ("facebook", "https://www.facebook.com/000/posts/3"), "ig": ("instagram", "https://www.instagram.com/p/EX3/"),
    }[name[:2]]  # fmt: skip
    placement = placement_of(post, platform=platform, due_at=at(2), status="published", permalink=link)
    importing.upload((SHARED / name).read_bytes())
    importing.post("apply")
    assert figures_of(placement)["views"] in (1995, 4537)


@pytest.mark.skipif(not SHARED.exists(), reason="The shared samples are not here.")
def test_the_shared_daily_follows_are_read(importing, channel):
    importing.upload((SHARED / "page_daily_follows_own_utf16.csv").read_bytes())
    importing.map(channel=channel.pk)
    importing.post("apply")
    assert channel.metrics.count() == 14
