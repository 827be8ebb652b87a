"""The calendar in a browser: dragged to another day, moved with the keys, left where it was."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from campaigns.calendar.actions import move
from campaigns.calendar.timing import day_of, local
from streetwork.web.localtime import at_local
from tests.factories.campaigns import placement_of, post_of
from tests.factories.cast import client_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def monday(db):
    """That of next week: its seven days are all still to come."""
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())


@pytest.fixture
def placement(monday):
    return placement_of(post_of(title="Kostenlose Kurse"), due_at=at_local(monday + timedelta(days=1), time(18)).at)


@pytest.fixture
def calendar(page, live_server, cast, placement, monday):
    """The week's page, open for the campaign editor."""
    session = client_of(cast.campaign_editor).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/campaigns/calendar/week/?on={monday}")
    return page


def stands(placement):
    placement.refresh_from_db()
    return local(placement.due_at).date(), local(placement.due_at).time()


def entry_on(page, day):
    return page.locator(f'[data-drop="{day}"] [data-entry]')


def drag(page, source, target):
    box, to = source.bounding_box(), target.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(to["x"] + 30, to["y"] + 90, steps=8)
    page.mouse.up()


def test_dragging_to_another_day_moves_it_and_keeps_its_time(calendar, placement, monday):
    friday = monday + timedelta(days=4)
    drag(calendar, calendar.locator("[data-entry]"), calendar.locator(f'[data-drop="{friday}"]'))
    entry_on(calendar, friday).wait_for()
    assert stands(placement) == (friday, time(18))
    assert "18:00" in calendar.locator("#calendar-says").text_content()
    assert calendar.url.endswith(f"?on={monday}")  # the drop opened nothing


def test_dropped_where_it_was_it_stays(calendar, placement, monday):
    before = stands(placement)
    cell = calendar.locator(f'[data-drop="{monday + timedelta(days=1)}"]')
    drag(calendar, calendar.locator("[data-entry]"), cell)
    assert calendar.locator(".cal-ghost").count() == 0
    assert stands(placement) == before


def test_keys_move_by_day_and_week_and_say_where_it_is(calendar, placement, monday):
    calendar.locator("[data-entry] > a").focus()
    says = calendar.locator("#calendar-says")
    calendar.keyboard.press("m")
    assert "Kostenlose Kurse" in says.text_content()
    calendar.keyboard.press("ArrowRight")
    wednesday = monday + timedelta(days=2)
    assert str(wednesday.day) in says.text_content()
    assert calendar.locator(f'[data-drop="{wednesday}"].is-target').count() == 1
    calendar.keyboard.press("Enter")
    entry_on(calendar, wednesday).wait_for()
    assert stands(placement) == (wednesday, time(18))
    assert calendar.evaluate("document.activeElement.closest('[data-entry]') !== null")
    for key in ("m", "ArrowDown", "ArrowLeft", "Enter"):
        calendar.keyboard.press(key)
    calendar.locator("[data-entry]").wait_for(state="detached")
    assert stands(placement)[0] == monday + timedelta(days=8)


def test_escape_leaves_it_where_it_was(calendar, placement):
    before = stands(placement)
    calendar.locator("[data-entry] > a").focus()
    for key in ("m", "ArrowRight", "Escape"):
        calendar.keyboard.press(key)
    assert calendar.locator(".is-picked, .is-target").count() == 0
    assert stands(placement) == before
    calendar.keyboard.press("Enter")
    calendar.wait_for_url(f"**/campaigns/calendar/{placement.pk}/")


def test_the_second_who_moves_it_is_told_and_sees_where_it_is(calendar, placement, monday):
    sunday = monday + timedelta(days=6)
    move(placement=placement, due_at=at_local(sunday, time(18)).at, user=None)
    calendar.locator("[data-entry] > a").focus()
    for key in ("m", "ArrowRight", "Enter"):
        calendar.keyboard.press(key)
    entry_on(calendar, sunday).wait_for()
    assert calendar.locator("#calendar-says.is-problem").count() == 1
    assert day_of(placement.due_at) != sunday
    assert stands(placement)[0] == sunday


def test_a_finger_drags_by_the_grip(browser, live_server, cast, placement, monday):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    session = client_of(cast.campaign_editor).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/campaigns/calendar/week/?on={monday}")
    wednesday = monday + timedelta(days=2)
    page.locator(f'[data-drop="{wednesday}"]').evaluate(
        "cell => cell.scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    grip, to = page.locator("[data-grip]").bounding_box(), page.locator(f'[data-drop="{wednesday}"]').bounding_box()
    touch = page.context.new_cdp_session(page)

    def finger(kind, x=None, y=None):
        points = [] if x is None else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    finger("touchStart", x, y)
    for step in range(1, 7):
        finger("touchMove", x, y + (to["y"] + to["height"] / 2 - y) * step / 6)
    finger("touchEnd")
    entry_on(page, wednesday).wait_for()
    assert stands(placement) == (wednesday, time(18))
    context.close()
