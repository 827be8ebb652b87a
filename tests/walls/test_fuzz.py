"""Whatever a form or an address carries, the answer is a page and never a 500.

Each route gets its own forms filled with a mixture of what stands in them and of what no form would send. The dice are
seeded with the route's name: a failure comes back. `FUZZ=50 make test ARGS="-k fuzz"` throws more often.
"""

import os
import re
from random import Random
from urllib.parse import urlencode

import pytest

from tests.walls.conftest import address
from tests.walls.route import PUBLIC, SIGNED_IN
from tests.walls.table import OWN
from tests.walls.test_entry import ROLE_OF

TURNS = int(os.environ.get("FUZZ", "3"))
TAGS = re.compile(r"<(?:input|select|textarea|button)\b[^>]*>")
NAME, VALUE = re.compile(r'\bname="([^"]+)"'), re.compile(r'\bvalue="([^"]*)"')
# What the frame of every page has.
FRAME = {"csrfmiddlewaretoken", "next"}
HOSTILE = (
    "", " ", "\x00", "a\x00b", "9" * 30, "-1", "0", "1e400", "NaN", "null", "true", "[]", '{"a": 1}', "١٢٣", "½",
    "2026-13-45", "0000-00-00", "9999-12-31", "2026-02-29T25:61", "25:99", "not-a-uuid", "../../etc/passwd", "%00%ff",
    "https://user:pw@[::1", "javascript:alert(1)", "=cmd()", "<script>x</script>", "\u202eabc", "🏴" * 60, "ẞ" * 300,
    "a" * 20_000, "a@b", "Anna Beispiel anna@example.org 0170 1234567", "x;y\r\nz: 1",
)  # fmt: skip
COMMON = ("q", "page", "since", "until", "state", "programme", "language", "topic", "sort", "status", "period", "seen",
          "key", "kind", "to", "format", "on", "walls")  # fmt: skip


def visitor(route):
    """Who may enter, the lead first."""
    if route.who == PUBLIC:
        return "anonymous"
    if route.who == SIGNED_IN or "lead" in route.who:
        return "lead"
    return next(actor for actor, role in ROLE_OF.items() if role in route.who)


def fields_of(page):
    """{name: a value that stands there} of everything that the page's forms send."""
    found = {}
    for tag in TAGS.findall(page):
        if (name := NAME.search(tag)) and name[1] not in FRAME:
            value = VALUE.search(tag)
            found[name[1]] = value[1] if value else ""
    return found


def mixture(fields, dice):
    """Some fields as they stand, some as nobody would fill them, some missing, some twice."""
    filled = []
    for name, value in fields.items():
        fate = dice.random()
        if fate < 0.1:
            continue
        filled.append((name, value if fate < 0.5 else dice.choice(HOSTILE)))
        if fate > 0.95:
            filled.append((name, dice.choice(HOSTILE)))
    return filled


@pytest.mark.parametrize("route", OWN, ids=lambda route: route.name)
def test_no_input_breaks_a_page(world, route):
    dice, actor = Random(route.name), visitor(route)
    url = address(route.name, route.at(world))
    _status, page = world.ask(actor, "get", url)
    fields = dict.fromkeys(COMMON, "") | fields_of(page.decode(errors="replace"))
    for _turn in range(TURNS):
        asked = urlencode(mixture(fields, dice))[:6000]
        status, _body = world.ask(actor, "get", f"{url}?{asked}")
        assert status < 500, f"GET {url}?{asked}"
        sent = urlencode(mixture(fields, dice))
        status, _body = world.ask(actor, "post", url, sent, content_type="application/x-www-form-urlencoded")
        assert status < 500, f"POST {url} {sent[:2000]}"
