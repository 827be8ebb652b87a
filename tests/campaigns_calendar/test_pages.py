"""The calendar as a browser uses it."""

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from icalendar import Calendar

from campaigns.calendar.actions import stamp
from campaigns.calendar.presenters import FACTS
from campaigns.calendar.timing import day_of, local
from campaigns.models import Placement
from streetwork.rota import actions as rota
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.factories.cast import EAST_SIDE, client_of

pytestmark = pytest.mark.django_db
HOME = "/campaigns/calendar/"
VIEWS = ["", "week/", "week/?by=hours", "languages/", "languages/?weeks=1", "list/"]
JSON = {"Accept": "application/json"}


def address(path, day):
    return f"{HOME}{path}{'&' if '?' in path else '?'}on={day}"


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_shows_time_language_title_fact_and_what_the_text_needs(reader, post, at, path):
    placement = placement_of(post, "pl", due_at=at(3))
    with translation.override("de"):
        planned = str(FACTS["planned"][1])
    page = reader.get(address(path, day_of(placement.due_at))).content.decode()
    for words in (
        "18:00",
        "Polnisch",
        "Facebook",
        "Kostenlose Kurse",
        planned,
        f"/campaigns/calendar/{placement.pk}/",
    ):
        assert words in page
    assert "file-earmark" not in page  # icons are inlined, not fetched


@pytest.mark.parametrize("path", VIEWS)
def test_thirty_entries_take_as_many_queries_as_one(editor, campaign, at, path):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert editor.get(address(path, day_of(at(10)))).status_code == 200
        return len(found)

    post = post_of(campaign, title="Erster", is_evergreen=True)
    post_version_of(post)
    placement_of(post, due_at=at(10, 8))
    queries()
    one = queries()
    for number in range(29):
        other = post_of(campaign, title=f"Beitrag {number}", is_evergreen=True)
        post_version_of(other)
        placement_of(other, due_at=at(10, 8 + number % 12))
    assert queries() == one <= 16


def test_the_month_shows_dozens_of_a_day_behind_more(reader, post, at):
    for hour in range(8, 14):
        placement_of(post, due_at=at(3, hour))
    page = reader.get(address("", day_of(at(3)))).content.decode()
    assert page.count('<details class="cal-more">') == 1


def test_published_ones_stand_where_they_went_out(reader, post, at):
    placement_of(post, due_at=at(-40), status="published", published_at=at(-3))
    assert "Kostenlose Kurse" in reader.get(address("list/", day_of(at(-3)))).content.decode()
    assert "Kostenlose Kurse" not in reader.get(address("list/", day_of(at(-40)))).content.decode()


def test_gaps_of_a_language_are_named_in_words(reader, campaign, post, at):
    placement_of(post, due_at=at(2))
    page = reader.get(f"{HOME}languages/").content.decode()
    lane = page[page.index("Polnisch</span>") :]
    assert "cal-gap-words is-amber" in lane[:400]
    assert "is-gap" in lane


def test_a_language_without_a_running_campaign_has_no_gap(reader, campaign):
    campaign.status = "done"
    campaign.save()
    assert "is-gap" not in reader.get(f"{HOME}languages/").content.decode()


def test_filters_narrow_and_wrong_ones_filter_nothing(reader, post, at):
    placement_of(post, due_at=at(3))
    placement_of(post_of(post.campaign, title="Anderer"), "pl", platform="telegram", due_at=at(3))
    day = day_of(at(3))

    def shown(**wanted):
        page = reader.get(f"{HOME}list/?{urlencode(wanted | {'on': day})}").content.decode()
        return [title for title in ("Kostenlose Kurse", "Anderer") if f">{title}</a>" in page]

    assert shown(language="pl") == ["Anderer"]
    assert shown(text="approved") == ["Kostenlose Kurse"]
    assert shown(text="missing") == ["Anderer"]
    assert shown(campaign=post.campaign_id, platform=post.campaign.platforms.get(code="telegram").pk) == ["Anderer"]
    assert len(shown(language="\0x", platform="9" * 40, campaign="x", text="?", programme="-1")) == 2


def test_placements_of_another_programme_are_not_there(cast, post, placement):
    stranger = client_of(cast.stranger)
    assert "Kostenlose Kurse" not in stranger.get(address("list/", day_of(placement.due_at))).content.decode()
    assert stranger.get(f"{HOME}{placement.pk}/").status_code == 404
    assert stranger.get(f"{HOME}of/{post.campaign_id}/").status_code == 404


def test_a_campaign_has_a_calendar_of_its_own(reader, post, placement):
    other = post_of(campaign_of(title="Andere Kampagne"), title="Fremd")
    placement_of(other, due_at=placement.due_at)
    for view in ("lanes", "month", "week", "list", "nonsense"):
        path = f"{HOME}of/{post.campaign_id}/?view={view}&on={day_of(placement.due_at)}"
        page = reader.get(path).content.decode()
        assert "Kostenlose Kurse" in page
        assert "Fremd" not in page


def test_who_only_reads_is_offered_nothing_to_move(reader, editor, placement):
    path = address("", day_of(placement.due_at))
    assert "data-move" not in reader.get(path).content.decode()
    assert "data-move" in editor.get(path).content.decode()
    assert reader.post(f"{HOME}{placement.pk}/move/", {"day": day_of(placement.due_at)}).status_code == 403


def move(client, placement, **data):
    answer = client.post(f"{HOME}{placement.pk}/move/", data, headers=JSON)
    return answer.status_code, json.loads(answer.content)["message"]


def test_dropping_on_a_day_keeps_the_time_of_day(editor, placement, today, at):
    status, said = move(editor, placement, day=today + timedelta(days=8), seen=stamp(placement))
    placement.refresh_from_db()
    assert (status, placement.due_at) == (200, at(8))
    assert "18:00" in said


def test_dropping_on_an_hour_keeps_the_minutes(editor, post, at, today):
    placement = placement_of(post, due_at=at(3, 18, 45))
    move(editor, placement, day=today + timedelta(days=3), hour=9)
    placement.refresh_from_db()
    assert placement.due_at == at(3, 9, 45)


def test_the_second_who_drops_is_told(editor, placement, today, at):
    seen = stamp(placement)
    move(editor, placement, day=today + timedelta(days=8), seen=seen)
    status, said = move(editor, placement, day=today + timedelta(days=9), seen=seen)
    placement.refresh_from_db()
    assert (status, placement.due_at) == (409, at(8))
    assert said


@pytest.mark.parametrize("data", [{}, {"day": "x"}, {"day": "2999-01-01"}, {"day": "\0"}, {"walls": "1"},
                                  {"day": "2027-01-01", "hour": "99"}])  # fmt: skip
def test_a_drop_that_says_nothing_sensible_moves_nothing(editor, placement, data):
    before = placement.due_at
    assert move(editor, placement, **data)[0] == 422
    placement.refresh_from_db()
    assert placement.due_at == before


def test_a_published_one_does_not_move(editor, post, at, today):
    placement = placement_of(post, due_at=at(-1), status="published")
    assert move(editor, placement, day=today + timedelta(days=3))[0] == 422


def plan_data(post, today, **changes):
    return {
        "languages": ["de", "pl"], "platforms": [p.pk for p in post.campaign.platforms.all()],
        "day": today + timedelta(days=2), "time": "18:00", "repeat": "",
    } | changes  # fmt: skip


def confirmed(client, path, data):
    """Send, and confirm the cautions if there are any."""
    answer = client.post(path, data)
    if answer.status_code == 422 and answer.context["form"].cautions:
        answer = client.post(path, data | {"confirmed": answer.context["form"].digest})
    return answer


def test_languages_times_platforms_are_planned_at_once(editor, post, today):
    answer = confirmed(editor, f"{HOME}plan/?post={post.pk}", plan_data(post, today))
    assert answer.status_code == 302
    placed = {(p.language_id, p.platform.code) for p in Placement.objects.select_related("platform")}
    assert placed == {("de", "facebook"), ("de", "telegram"), ("pl", "facebook"), ("pl", "telegram")}


def test_the_channel_of_the_language_is_found_by_itself(editor, post, today, channel, platform):
    german, polish = channel("Deutsch", languages=["de"]), channel("Polski", languages=["pl"])
    facebook = platform["facebook"].pk
    data = plan_data(post, today, platforms=[facebook]) | {f"place_{facebook}": "auto"}
    confirmed(editor, f"{HOME}plan/?post={post.pk}", data)
    assert {p.language_id: p.channel for p in Placement.objects.all()} == {"de": german, "pl": polish}


def test_two_posts_in_a_channel_on_a_day_are_asked_about_once(editor, post, today, at, channel, platform):
    facebook = channel()
    placement_of(post_of(post.campaign, title="Schon da"), due_at=at(2, 9), channel=facebook)
    pk = platform["facebook"].pk
    data = plan_data(post, today, platforms=[pk], languages=["de"]) | {f"place_{pk}": f"c{facebook.pk}"}
    answer = editor.post(f"{HOME}plan/?post={post.pk}", data)
    assert answer.status_code == 422
    assert "Schon da" in answer.content.decode()
    assert confirmed(editor, f"{HOME}plan/?post={post.pk}", data).status_code == 302


def test_a_series_is_planned_with_one_form(editor, post, today):
    data = plan_data(post, today, languages=["de"], repeat="1", count="4")
    confirmed(editor, f"{HOME}plan/?post={post.pk}", data)
    assert Placement.objects.count() == 8
    assert len(set(Placement.objects.values_list("series", flat=True))) == 1


@pytest.mark.parametrize("change", [{"languages": []}, {"platforms": ["9" * 30]}, {"day": "2000-01-01"}, {"day": ""},
                                    {"time": "25:00"}, {"repeat": "1"}, {"repeat": "1", "until": "2000-01-01"},
                                    {"repeat": "1", "count": "99999"}, {"day": "9999-12-31"},
                                    {"repeat": "x"}])  # fmt: skip
def test_a_plan_that_cannot_be_is_kept_as_it_was_typed(editor, post, today, change):
    answer = editor.post(f"{HOME}plan/?post={post.pk}", plan_data(post, today) | change)
    assert answer.status_code == 422
    assert not Placement.objects.exists()


def test_without_a_post_one_is_chosen_first(editor, post):
    page = editor.get(f"{HOME}plan/?day=2027-01-05&post={'9' * 50}").content.decode()
    assert f"?post={post.pk}&amp;day=2027-01-05" in page
    assert editor.post(f"{HOME}plan/", {"walls": "1"}).status_code == 200


def test_the_next_free_day_is_offered(editor, post, at, today):
    form = editor.get(f"{HOME}plan/?post={post.pk}").context["form"]
    first = form.initial["day"]
    placement_of(post, due_at=at((first - today).days))
    again = editor.get(f"{HOME}plan/?post={post.pk}").context["form"]
    assert again.initial["day"] == first + timedelta(days=1)
    assert again.initial["time"].hour == 18


def test_the_page_of_a_placement_tells_its_history(editor, placement, today):
    move(editor, placement, day=today + timedelta(days=8))
    page = editor.get(f"{HOME}{placement.pk}/").content.decode()
    assert "verschoben von" in page or "moved from" in page


def test_time_and_place_are_changed_by_the_form(editor, placement, today, at, channel):
    facebook = channel()
    data = {"day": today + timedelta(days=5), "time": "09:15", "place": f"c{facebook.pk}", "seen": stamp(placement)}
    assert confirmed(editor, f"{HOME}{placement.pk}/change/", data).status_code == 302
    placement.refresh_from_db()
    assert (placement.due_at, placement.channel) == (at(5, 9, 15), facebook)


def test_the_form_of_somebody_slower_changes_nothing(editor, placement, today, at):
    seen = stamp(placement)
    move(editor, placement, day=today + timedelta(days=8))
    data = {"day": today + timedelta(days=5), "time": "09:15", "place": "", "seen": seen}
    confirmed(editor, f"{HOME}{placement.pk}/change/", data)
    placement.refresh_from_db()
    assert placement.due_at == at(8)


def test_cancelling_and_planning_again(editor, placement):
    editor.post(f"{HOME}{placement.pk}/cancel/", {"scope": "one", "seen": stamp(placement)})
    placement.refresh_from_db()
    assert placement.status == "cancelled"
    editor.post(f"{HOME}{placement.pk}/restore/")
    placement.refresh_from_db()
    assert placement.status == "planned"


def test_a_shift_is_looked_at_before_it_happens(editor, post, at, today):
    placement = placement_of(post, due_at=at(3))
    page = editor.get(f"{HOME}shift/?pick={placement.pk}&days=7")
    assert [day_of(line.to) for line in page.context["preview"]] == [today + timedelta(days=10)]
    placement.refresh_from_db()
    assert placement.due_at == at(3)
    data = {"pick": [placement.pk], "days": "7", "seen": page.context["selection"].stamps}
    assert editor.post(f"{HOME}shift/", data).status_code == 302
    placement.refresh_from_db()
    assert placement.due_at == at(10)
    assert editor.post(f"{HOME}shift/", data).status_code == 422
    placement.refresh_from_db()
    assert placement.due_at == at(10)


def test_a_shift_into_the_past_is_not_offered(editor, placement):
    page = editor.get(f"{HOME}shift/?campaign={placement.post.campaign_id}&days=-7")
    assert page.context["may_move"] is False


@pytest.mark.parametrize("query", ["", "pick=x", "series=nonsense", "campaign=999999999999999999", "post=-1", "days=x",
                                   "pick=1&days=99999"])  # fmt: skip
def test_a_shift_of_nothing_says_so(editor, query):
    assert editor.get(f"{HOME}shift/?{query}").status_code == 200
    assert editor.post(f"{HOME}shift/", {"walls": "1"}).status_code == 422


def test_nobody_shifts_what_belongs_to_another_programme(cast, placement, at):
    foreign = placement_of(post_of(campaign_of(slug=EAST_SIDE, title="Fremd")), due_at=at(3))
    editor = client_of(cast.campaign_editor)
    assert editor.get(f"{HOME}shift/?pick={foreign.pk}&days=7").context["selection"].placements == []


def test_the_reserve_offers_gaps_in_languages_that_are_ready(editor, campaign, today):
    post = post_of(campaign, title="Zeitlos", is_evergreen=True)
    post_version_of(post)
    page = editor.get(f"{HOME}languages/")
    (row,) = page.context["page"].reserve
    assert {gap.language for gap in row.gaps} == {"de"}
    editor.post(f"{HOME}fill/", {"post": post.pk, "gap": row.choices[0][0], "next": f"{HOME}languages/"})
    assert {each.language_id for each in Placement.objects.all()} == {"de"}


@pytest.mark.parametrize("data", [{}, {"post": "x", "gap": "y"}, {"post": "1", "gap": "de:x:y"}, {"walls": "1"},
                                  {"post": "9" * 30, "gap": "de:2027-01-01:2027-01-02"}])  # fmt: skip
def test_filling_nonsense_plans_nothing(editor, data):
    assert editor.post(f"{HOME}fill/", data).status_code == 302
    assert not Placement.objects.exists()


def test_an_archived_programme_is_read_only(cast, placement, today, at):
    archived = programme(placement.post.campaign.programme.slug)
    archived.is_archived = True
    archived.save()
    editor = client_of(cast.campaign_editor)
    assert move(editor, placement, day=today + timedelta(days=8))[0] == 403
    assert "data-move" not in editor.get(address("", day_of(placement.due_at))).content.decode()


def test_the_feed_tells_those_who_write_and_names_no_text(cast, post, at):
    placement = placement_of(post, due_at=at(3))
    placement_of(post_of(campaign_of(slug=EAST_SIDE, title="Fremd"), title="Nicht meins"), due_at=at(3))
    placement_of(post, "pl", due_at=at(4), status="cancelled")
    body = client_of().get(f"/calendar/{rota.make_feed(user=cast.owner.pk)}.ics").content
    events = [event for event in Calendar.from_ical(body).walk("VEVENT") if "placements-" in event["uid"]]
    (event,) = events
    assert "Kostenlose Kurse" in event["summary"]
    assert event.decoded("dtstart") == local(placement.due_at)
    assert "description" not in event


def test_the_feed_of_somebody_who_only_reads_names_what_they_answer_for(cast, post, at):
    placement_of(post, due_at=at(3))
    path = f"/calendar/{rota.make_feed(user=cast.coordinator.pk)}.ics"
    assert b"placements-" not in client_of().get(path).content
    post.campaign.responsible = cast.coordinator
    post.campaign.save()
    assert b"placements-" in client_of().get(path).content


def test_a_published_post_leads_counselors_to_the_quick_log(cast, post, at):
    published = placement_of(post, "pl", due_at=at(-1), status="published")
    link = f"/contacts/new/?placement={published.pk}"
    address = f"{HOME}{published.pk}/"
    assert link in client_of(cast.owner).get(address).content.decode()
    assert link not in client_of(cast.campaign_editor).get(address).content.decode()
    planned = placement_of(post, "pl", due_at=at(2))
    assert "?placement=" not in client_of(cast.owner).get(f"{HOME}{planned.pk}/").content.decode()
